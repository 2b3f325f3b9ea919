import CanvassNumerics
import CanvassSampling

/// What changed between waves, as an answer.
struct TrendReport: Sendable {
  private let words: any Phrases
  private let level: Double
  private let waves: [String]
  private let levels: [Row]
  private let changes: [Change]
  private let repeated: Int
  private let clusters: Int

  /// A mean in a wave.
  private struct Row: Sendable {
    let wave: String
    let record: EstimateRecord
  }

  /// A change of a component, or of the index of all.
  private struct Change: Sendable {
    /// `nil` for the index.
    let variable: String?
    let change: WaveChange
    let interval: Interval?
    /// What the component adds to the change of the index, and its share of it.
    let contribution: Double?
    let contributionShare: Double?
    let isShare: Bool

    var style: NumberStyle {
      isShare
        ? .points(decimals: 1)
        : .error(change.standardError, value: change.value)
    }
  }

  init(_ comparison: WaveComparison, shares: [Bool], level: Double, words: any Phrases) {
    self.words = words
    self.level = level
    waves = comparison.waves
    (repeated, clusters) = (comparison.repeatedClusters, comparison.clusters)
    let count = comparison.quantities.count
    levels = (0..<count).flatMap { quantity in
      comparison.waves.indices.map { wave in
        let estimate = comparison.level(quantity, wave: wave)
        let style: NumberStyle =
          shares[quantity]
          ? .percent() : .error(estimate.standardError, value: estimate.value)
        return Row(
          wave: comparison.waves[wave],
          record: EstimateRecord(estimate, estimate.interval(level: level), style: style))
      }
    }
    let isAllShares = shares.allSatisfy { $0 }
    changes = (1..<comparison.waves.count).flatMap { wave -> [Change] in
      let share = 1 / Double(count)
      let index = comparison.change(
        ofIndex: "", weights: [Double](repeating: share, count: count), from: wave - 1, to: wave)
      let parts = (0..<count).map { quantity in
        let change = comparison.change(quantity, from: wave - 1, to: wave)
        return Change(
          variable: change.name, change: change, interval: change.interval(level: level),
          contribution: count > 1 ? share * change.value : nil,
          contributionShare: count > 1 ? share * change.value / index.value : nil,
          isShare: shares[quantity])
      }
      guard count > 1 else { return parts }
      return parts + [
        Change(
          variable: nil, change: index, interval: index.interval(level: level),
          contribution: index.value, contributionShare: 1, isShare: isAllShares)
      ]
    }
  }

  var output: Output { Output(parts, words, warnings: warnings) }

  /// A variance that came out below 0 is said, not hidden.
  private var warnings: [Note] {
    let names = changes.filter { $0.change.variance < 0 }.map { $0.variable ?? words.trend.index }
    return names.isEmpty ? [] : [Note { $0.trend.negativeVariance(names) }]
  }

  private var parts: [ResultPart] {
    [
      .heading(words.trend.title, level: 1), .table(levelTable), .table(changeTable),
      .paragraph(words.trend.repeated(clusters: repeated, of: clusters)),
      .fact(.count("repeatedClusters", repeated)), .fact(.count("clusters", clusters)),
    ]
  }

  private var levelTable: ResultTable {
    let fields: [Field<Row>] =
      [
        .text("variable", words.variable) { $0.record.estimate.variable },
        .text("wave", words.trend.wave) { $0.wave },
      ]
      + EstimateRecord.fields(words, level: level, showsFreedom: false).map { $0.of { $0.record } }
    return ResultTable(
      key: "waves", for: [.people, .json], caption: words.trend.levels, fields, of: levels,
      identifying: 2)
  }

  private var changeTable: ResultTable {
    let index = words.trend.index
    let hasIndex = changes.contains { $0.variable == nil }
    let fields: [Field<Change>] = [
      .text("variable", words.variable) { $0.variable }.worded { $0.variable ?? index },
      .text("from", words.trend.from) { $0.change.from },
      .text("to", words.trend.to) { $0.change.to },
      .number("estimate", words.trend.change, style: \.style) { $0.change.value },
      .number("se", words.standardError, style: \.style) { $0.change.standardError }
        .worded { [words] in
          $0.isShare
            ? words.percent($0.change.standardError, decimals: 1) : nil
        },
      .interval(heading: words.interval(level), style: \.style) { $0.interval },
      .count("df", words.degreesOfFreedom) { $0.change.degreesOfFreedom },
      .number("p", "p", .probability) { $0.change.pValue },
      .number("correlation", words.trend.correlation, .decimals(2)) { $0.change.correlation },
      .number("seIndependent") { $0.change.independentVariance.squareRoot() },
      .number("contribution", words.trend.contribution, style: \.style) { $0.contribution }
        .only(hasIndex ? .all : .programs),
      .number("contributionShare", words.trend.share, .percent()) { $0.contributionShare }
        .only(hasIndex ? .all : .programs),
    ]
    return ResultTable(
      key: "changes", caption: words.trend.changes, fields, of: changes, identifying: 3)
  }
}
