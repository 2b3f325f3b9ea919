import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What a regression says of single rows: predictions, and their influence.
extension RegressionReport {
  /// Most rows that a table for people has.
  private static let mostRows = 200

  var predictionParts: [ResultPart] {
    guard let predictions = extras.predictions else { return [] }
    let columns = predictions.columns.filter(predictions.table.contains)
    let style: @Sendable (RegressionPrediction) -> NumberStyle = {
      .error($0.standardError, value: $0.value)
    }
    let given = columns.map { name -> Field<RegressionPrediction> in
      Field("", label(of: name)) { entry in
        let value = (try? predictions.table.column(name))?.text(at: entry.row)
        return .text(value.map { label(of: $0, in: name) } ?? "")
      }
    }
    var fields: [Field<RegressionPrediction>] = [.count("row", words.regression.row) { $0.row + 1 }]
    fields += given
    fields += [
      .text("category", words.regression.category) { $0.category }
        .worded { $0.category.map(people(category:)) ?? "" }
        .only(predictions.hasCategories ? .all : .programs),
      .number("estimate", words.regression.prediction, style: style) { $0.value },
      .number("se", words.standardError, style: style) { $0.standardError },
      .interval(heading: words.interval(level), style: style) { $0.interval },
    ]
    if predictions.hasResponseIntervals {
      let heading = words.regression.responseInterval(percent: words.percentage(of: level))
      fields.append(.interval("response", heading: heading, style: style) { $0.responseInterval })
    }
    let shown = Array(predictions.rows.prefix(Self.mostRows))
    let more = predictions.rows.count - shown.count
    return [
      .heading(words.regression.predictions(for: predictions.path), level: 2),
      .table(
        ResultTable(
          fields, of: shown, identifying: 1 + columns.count + (predictions.hasCategories ? 1 : 0))),
      .table(ResultTable(key: "predictions", for: .programs, fields, of: predictions.rows)),
    ] + (more > 0 ? [.paragraph(words.regression.more(rows: more))] : [])
  }

  /// Leverages and distances of all rows; for people those with the largest Cook's distances.
  var influenceParts: [ResultPart] {
    guard let influence = extras.influence else { return [] }
    let rows = regression.rows
    let style: @Sendable (Int) -> NumberStyle = { .error(.nan, value: influence.fitted[$0]) }
    let fields: [Field<Int>] = [
      .count("row", words.regression.row) { rows[$0] + 1 },
      .number("fitted", words.regression.fitted, style: style) { influence.fitted[$0] },
      .number("residual", words.regression.residual, style: style) { influence.residuals[$0] },
      .number("", words.regression.standardizedResidual, .decimals(2)) {
        influence.standardized[$0]
      },
      .number("leverage", words.regression.leverage, .decimals(4)) { influence.leverages[$0] },
      .number("standardized") { influence.standardized[$0] },
      .number("cook", words.regression.cook, .decimals(4)) { influence.cooksDistances[$0] },
    ]
    let largest = rows.indices.filter { influence.cooksDistances[$0].isFinite }
      .sorted { influence.cooksDistances[$0] > influence.cooksDistances[$1] }.prefix(10)
    return [
      .heading(words.regression.influence, level: 2),
      .table(ResultTable(fields, of: Array(largest))),
      .table(ResultTable(key: "influence", for: .programs, fields, of: Array(rows.indices))),
    ]
  }
}
