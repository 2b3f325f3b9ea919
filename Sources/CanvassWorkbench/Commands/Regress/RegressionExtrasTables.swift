import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What was asked for besides the coefficients, for people.
extension RegressionReport {
  /// Most rows that a table for people has.
  private static let mostRows = 200

  /// Odds ratios and the like.
  var ratioBlocks: [OutputBlock] {
    guard extras.hasRatios, let kind = RatioKind(regression.family) else { return [] }
    let rows = inference.coefficients.map { entry -> [String] in
      let ratio = ratio(entry)
      let digits = words.number(smallest: ratio.standardError, value: ratio.value)
      return [
        people(entry.term), digits.text(ratio.value), digits.text(ratio.standardError),
        digits.text(ratio.interval, landmarks: [0, 1]),
      ]
    }
    return [
      .table(
        OutputTable(
          headings: [
            .init(words.regression.term, .leading), .init(words.regression.name(kind)),
            .init(words.standardError),
            .init(words.interval(level)),
          ], rows: rows))
    ]
  }

  /// The tests of terms, where a term has more than one coefficient.
  var termBlocks: [OutputBlock] {
    let tests = termTests
    guard tests.contains(where: { $0.coefficients > 1 }) else { return [] }
    let isF = inference.degreesOfFreedom.isFinite
    return [
      .table(
        OutputTable(
          headings: [
            .init(words.regression.term, .leading), .init(isF ? "F" : "χ²"),
            .init(words.degreesOfFreedom),
            .init("p"),
          ],
          rows: tests.map { test in
            let freedom = test.denominator.map { words.number(decimals: 0).text($0) }
            return [
              people(term: test.term), words.number(decimals: 2).text(test.statistic),
              ([String(test.coefficients)] + [freedom].compactMap(\.self)).joined(separator: ", "),
              words.p(test.probability),
            ]
          }))
    ]
  }

  var effectBlocks: [OutputBlock] {
    guard let effects = extras.effects else { return [] }
    let hasCategories = effects.contains { $0.category != nil }
    let rows = effects.map { entry -> [String] in
      let effect = entry.effect
      let digits = words.number(smallest: effect.standardError, value: effect.value)
      let column = regression.formula.column(ofTerm: entry.term) ?? entry.term
      let name = people(term: entry.term)
      let change = entry.level.map { level in
        "\(name): \(label(of: entry.reference ?? "", in: column)) → \(label(of: level, in: column))"
      }
      return [change ?? name] + (hasCategories ? [entry.category.map(people(category:)) ?? ""] : [])
        + [
          digits.text(effect.value), digits.text(effect.standardError),
          words.number(decimals: 2).text(effect.statistic), words.p(effect.probability),
          digits.text(effect.interval(level: level)),
        ]
    }
    return [
      .heading(words.regression.marginalEffects, level: 2),
      .table(
        OutputTable(
          headings: [.init(words.regression.change, .leading)]
            + (hasCategories ? [.init(words.regression.category, .leading)] : []) + [
              .init(words.regression.effect), .init(words.standardError),
              .init(inference.degreesOfFreedom.isFinite ? "t" : "z"), .init("p"),
              .init(words.interval(level)),
            ], rows: rows, identifying: hasCategories ? 2 : 1)),
      .paragraph(words.regression.effectNote(isShare: hasCategories || regression.family.isBinary)),
    ]
  }

  var predictionBlocks: [OutputBlock] {
    guard let predictions = extras.predictions else { return [] }
    let shown = predictions.rows.prefix(Self.mostRows)
    let columns = predictions.columns.filter(predictions.table.contains)
    let hasResponse = predictions.hasResponseIntervals
    let rows = shown.map { entry -> [String] in
      let digits = words.number(smallest: entry.standardError, value: entry.value)
      let given = columns.map { name in
        (try? predictions.table.column(name))?.text(at: entry.row) ?? ""
      }
      return [String(entry.row + 1)] + given
        + (predictions.hasCategories ? [entry.category.map(people(category:)) ?? ""] : [])
        + [
          digits.text(entry.value), digits.text(entry.standardError), digits.text(entry.interval),
        ] + (hasResponse ? [digits.text(entry.responseInterval)] : [])
    }
    var blocks: [OutputBlock] = [
      .heading(words.regression.predictions(for: predictions.path), level: 2),
      .table(
        OutputTable(
          headings: [.init(words.regression.row)] + columns.map { .init($0) }
            + (predictions.hasCategories ? [.init(words.regression.category, .leading)] : []) + [
              .init(words.regression.prediction), .init(words.standardError),
              .init(words.interval(level)),
            ]
            + (hasResponse
              ? [.init(words.regression.responseInterval(percent: words.percentage(of: level)))]
              : []),
          rows: rows,
          identifying: 1 + columns.count + (predictions.hasCategories ? 1 : 0))),
    ]
    if predictions.rows.count > shown.count {
      blocks.append(.paragraph(words.regression.more(rows: predictions.rows.count - shown.count)))
    }
    return blocks
  }

  var diagnosticBlocks: [OutputBlock] {
    guard let diagnostics = extras.diagnostics else { return [] }
    var blocks: [OutputBlock] = [.heading(words.regression.diagnostics, level: 2)]
    if !diagnostics.inflation.isEmpty {
      blocks.append(
        .table(
          OutputTable(
            headings: [
              .init(words.regression.term, .leading), .init(words.degreesOfFreedom), .init("GVIF"),
              .init("GVIF^(1/2df)"),
            ],
            rows: diagnostics.inflation.map {
              [
                people(term: $0.term), String($0.coefficients),
                words.number(decimals: 2).text($0.factor),
                words.number(decimals: 2).text($0.perCoefficient),
              ]
            })))
    }
    var points: [String] = []
    if let number = diagnostics.conditionNumber {
      points.append(words.regression.conditionNumber(words.number(decimals: 1).text(number)))
    }
    if let pseudo = diagnostics.pseudoRSquared {
      let format = words.number(decimals: 4)
      var values = [
        "McFadden \(format.text(pseudo.mcFadden))", "Cox–Snell \(format.text(pseudo.coxSnell))",
        "Nagelkerke \(format.text(pseudo.nagelkerke))",
      ]
      if let tjur = diagnostics.discrimination { values.append("Tjur \(format.text(tjur))") }
      points.append("R²: " + values.joined(separator: ", "))
    }
    if let test = diagnostics.hosmerLemeshow {
      points.append(
        "Hosmer–Lemeshow: χ² = \(words.number(decimals: 2).text(test.statistic)), "
          + "\(words.degreesOfFreedom) \(words.number(decimals: 0).text(test.degreesOfFreedom)), "
          + "p \(words.p(test.p))")
    }
    points += diagnostics.omissions.map(words.text(of:))
    if !points.isEmpty { blocks.append(.list(points)) }
    return blocks
  }

  /// The rows with the largest Cook's distances.
  var influenceBlocks: [OutputBlock] {
    guard let influence = extras.influence else { return [] }
    let order = regression.rows.indices.filter { influence.cooksDistances[$0].isFinite }
      .sorted { influence.cooksDistances[$0] > influence.cooksDistances[$1] }
    let rows = order.prefix(10).map { place -> [String] in
      let value = influence.fitted[place]
      let digits = words.number(smallest: .nan, value: value)
      return [
        String(regression.rows[place] + 1), digits.text(value),
        digits.text(influence.residuals[place]),
        words.number(decimals: 2).text(influence.standardized[place]),
        words.number(decimals: 4).text(influence.leverages[place]),
        words.number(decimals: 4).text(influence.cooksDistances[place]),
      ]
    }
    return [
      .heading(words.regression.influence, level: 2),
      .table(
        OutputTable(
          headings: [
            .init(words.regression.row), .init(words.regression.fitted),
            .init(words.regression.residual),
            .init(words.regression.standardizedResidual), .init(words.regression.leverage),
            .init(words.regression.cook),
          ], rows: rows)),
    ]
  }

  var extraWarnings: [Note] {
    var warnings = extras.omissions
    if let predictions = extras.predictions, predictions.incompleteRows > 0 {
      let (rows, path) = (predictions.incompleteRows, predictions.path)
      warnings.append(Note { $0.regressionNotes.noPrediction(rows: rows, path: path) })
    }
    let untested = termTests.filter { $0.statistic == nil && $0.coefficients > 1 }.map(\.term)
    if !untested.isEmpty, inference.degreesOfFreedom > 0 {
      warnings.append(Note { $0.regressionNotes.untested(listed(untested, $0)) })
    }
    return warnings
  }
}
