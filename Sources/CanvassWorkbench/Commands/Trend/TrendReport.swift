import CanvassNumerics
import CanvassSampling

/// What changed between waves, as an answer.
struct TrendReport: Sendable {
  private let words: any Phrases
  private let level: Double
  private let levels: [Row]
  private let changes: [Change]
  private let comparison: WaveComparison
  private let units: Units?
  private let measures: [WaveMeasure]
  private let isOneScale: Bool

  /// The new units of waves before and after a merger.
  struct Units: Sendable {
    let comparison: WaveComparison
    let merged: MergedUnits
    let names: CrosswalkFile
  }

  /// A mean in a wave.
  private struct Row: Sendable {
    /// `nil` for all units together.
    let unit: String?
    let wave: String
    let measure: WaveMeasure
    let record: EstimateRecord
  }

  /// A change of a component, or of the index of all.
  private struct Change: Sendable {
    /// `nil` for all units together.
    let unit: String?
    /// `nil` for the index.
    let variable: String?
    let change: WaveChange
    let interval: Interval?
    /// The mean before and after; `nil` of the index.
    let before: EstimateRecord?
    let after: EstimateRecord?
    /// What the component adds to the change of the index, and its share of it.
    let contribution: Double?
    let contributionShare: Double?
    /// `nil` for the index of columns that have different ones.
    let measure: WaveMeasure?
    let isShare: Bool

    var style: NumberStyle {
      isShare
        ? .points(decimals: 1)
        : .error(change.standardError, value: change.value)
    }
  }

  /// - Parameters:
  ///   - comparison: the waves, with all units together.
  ///   - units: the waves in each new unit, where units were merged.
  ///   - measures: what is compared of each column.
  ///   - isOneScale: whether the columns have an index, their mean.
  init(
    _ comparison: WaveComparison, units: Units? = nil, measures: [WaveMeasure], isOneScale: Bool,
    level: Double, words: any Phrases
  ) {
    self.words = words
    self.level = level
    (self.measures, self.isOneScale) = (measures, isOneScale)
    (self.comparison, self.units) = (comparison, units)
    var (levels, changes): ([Row], [Change]) = ([], [])
    func add(_ comparison: WaveComparison, _ place: Int, _ unit: String?) {
      let rows = Self.levels(comparison, place, unit, measures, level)
      levels += rows.flatMap { $0.compactMap(\.self) }
      changes += Self.changes(
        comparison, place, unit, rows, measures, isOneScale: isOneScale, level)
    }
    add(comparison, 0, nil)
    if let units {
      for unit in units.merged.units {
        guard let place = units.comparison.units.firstIndex(of: unit.name) else { continue }
        add(units.comparison, place, unit.name)
      }
    }
    (self.levels, self.changes) = (levels, changes)
  }

  /// The means of a unit, by quantity and wave; `nil` where it has no rows.
  private static func levels(
    _ comparison: WaveComparison, _ place: Int, _ unit: String?, _ measures: [WaveMeasure],
    _ level: Double
  ) -> [[Row?]] {
    comparison.quantities.indices.map { quantity in
      comparison.waves.indices.map { wave in
        guard let estimate = comparison.level(quantity, wave: wave, unit: place)?.shown else {
          return nil
        }
        let style: NumberStyle =
          measures[quantity].isShare
          ? .percent() : .error(estimate.standardError, value: estimate.value)
        return Row(
          unit: unit, wave: comparison.waves[wave], measure: measures[quantity],
          record: EstimateRecord(estimate, estimate.interval(level: level), style: style))
      }
    }
  }

  /// The changes of a unit from each wave to the next.
  private static func changes(
    _ comparison: WaveComparison, _ place: Int, _ unit: String?, _ levels: [[Row?]],
    _ measures: [WaveMeasure], isOneScale: Bool, _ level: Double
  ) -> [Change] {
    let count = comparison.quantities.count
    let hasIndex = count > 1 && isOneScale
    return (1..<comparison.waves.count).flatMap { wave -> [Change] in
      let share = 1 / Double(count)
      let index = comparison.change(
        ofIndex: "", weights: [Double](repeating: share, count: count), from: wave - 1, to: wave,
        unit: place)
      guard let index else { return [] }
      let parts = (0..<count).compactMap { quantity in
        comparison.change(quantity, from: wave - 1, to: wave, unit: place).map { change in
          Change(
            unit: unit, variable: change.name, change: change,
            interval: change.interval(level: level), before: levels[quantity][wave - 1]?.record,
            after: levels[quantity][wave]?.record,
            contribution: hasIndex ? share * change.value : nil,
            contributionShare: hasIndex ? share * change.value / index.value : nil,
            measure: measures[quantity], isShare: measures[quantity].isShare)
        }
      }
      guard hasIndex else { return parts }
      return parts + [
        Change(
          unit: unit, variable: nil, change: index, interval: index.interval(level: level),
          before: nil, after: nil, contribution: index.value, contributionShare: 1,
          measure: Set(measures).count == 1 ? measures[0] : nil,
          isShare: measures.allSatisfy(\.isShare))
      ]
    }
  }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var warnings: [Note] {
    // A variance that came out below 0 is said, not hidden.
    let names = changes.filter { $0.change.variance < 0 }.map { change in
      let variable = change.variable ?? words.trend.index
      return change.unit.map { "\(variable) (\(name($0)))" } ?? variable
    }
    var notes = names.isEmpty ? [] : [Note { $0.trend.negativeVariance(names) }]
    let count = changes.count
    let unknown = changes.count { $0.change.value.isFinite && $0.change.variance.isNaN }
    if unknown > 0 {
      notes.append(
        Note { $0.surveyNotes.noInterval([(reason: .noVariance, estimates: unknown)], of: count) })
    }
    let lost = changes.map(\.change.lostReplicates).filter { $0 > 0 }
    if let most = lost.max() {
      notes.append(
        Note { $0.surveyNotes.lostReplicates(most, estimates: lost.count, of: count) })
    }
    if !isOneScale { notes.append(Note { $0.trend.noIndex }) }
    guard let units else { return notes }
    let split = units.merged.units.count(where: \.isSplit)
    if split > 0 { notes.append(Note { $0.trend.split(units: split) }) }
    for unit in units.merged.units {
      for absent in unit.absent {
        let (name, parts) = (name(unit.name), absent.units)
        notes.append(Note { $0.trend.absent(parts, of: name, in: absent.wave) })
      }
    }
    let ambiguous = comparison.ambiguousClusters
    if ambiguous > 0 { notes.append(Note { $0.trend.ambiguous(clusters: ambiguous) }) }
    return notes
  }

  /// What a unit is called.
  private func name(_ unit: String) -> String { units?.names.name(of: unit) ?? unit }

  private var parts: [ResultPart] {
    [
      .heading(words.trend.title, level: 1), .paragraph(measured), .table(levelTable),
      .table(changeTable),
      .paragraph(
        words.trend.repeated(clusters: comparison.repeatedClusters, of: comparison.clusters)),
      .fact(.count("repeatedClusters", comparison.repeatedClusters)),
      .fact(.count("clusters", comparison.clusters)),
    ] + (units.map { [.table(unitTable($0.merged.units))] } ?? [])
  }

  /// What the numbers are: of all columns, or of each.
  private var measured: String {
    let names = comparison.quantities.map(\.name)
    var kinds: [WaveMeasure] = []
    for measure in measures where !kinds.contains(measure) { kinds.append(measure) }
    return kinds.map { kind in
      words.trend.compared(
        kind,
        of: kinds.count == 1 ? [] : zip(names, measures).filter { $0.1 == kind }.map(\.0))
    }.joined(separator: " ")
  }

  /// What the new units are made of.
  private func unitTable(_ units: [MergedUnits.Unit]) -> ResultTable {
    let fields: [Field<MergedUnits.Unit>] = [
      .text("unit", words.trend.unit) { $0.name }.worded { name($0.name) },
      .text("parts", words.trend.madeOf) { $0.parts.joined(separator: ", ") },
      .flag("split") { $0.isSplit },
    ]
    return ResultTable(
      key: "units", for: [.people, .json], caption: words.trend.newUnits, fields, of: units)
  }

  /// The unit of a row, where there are units.
  private func unitField<Record>(_ unit: @escaping @Sendable (Record) -> String?) -> [Field<Record>]
  {
    guard units != nil else { return [] }
    return [
      .text("unit", words.trend.unit) { unit($0) }.worded { [all = words.trend.allUnits] in
        unit($0).map(name) ?? all
      }
    ]
  }

  private var levelTable: ResultTable {
    let fields: [Field<Row>] =
      unitField { $0.unit } + [
        .text("variable", words.variable) { $0.record.estimate.variable },
        .text("wave", words.trend.wave) { $0.wave },
      ]
      + EstimateRecord.fields(words, level: level, showsFreedom: false).map { $0.of { $0.record } }
      + [.text("measure") { $0.measure.rawValue }]
    return ResultTable(
      key: "waves", for: [.people, .json], caption: words.trend.levels, fields, of: levels,
      identifying: units == nil ? 2 : 3)
  }

  private var changeTable: ResultTable {
    let index = words.trend.index
    let hasIndex = changes.contains { $0.variable == nil }
    let fields: [Field<Change>] =
      unitField { $0.unit } + [
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
      ] + levelFields("from") { $0.before } + levelFields("to") { $0.after } + [
        .text("measure") { $0.measure?.rawValue }
      ]
    return ResultTable(
      key: "changes", caption: words.trend.changes, fields, of: changes,
      identifying: units == nil ? 3 : 4)
  }

  /// The mean of a wave beside the change, in records: these have all that people read in two tables.
  private func levelFields(
    _ prefix: String, _ record: @escaping @Sendable (Change) -> EstimateRecord?
  ) -> [Field<Change>] {
    func number(_ key: String, _ value: @escaping @Sendable (EstimateRecord) -> Double?)
      -> Field<Change>
    {
      .number(prefix + key) { record($0).flatMap(value) }
    }
    let fields: [Field<Change>] = [
      number("Estimate") { $0.estimate.value }, number("Se") { $0.estimate.standardError },
      number("Lower") { $0.interval?.lower }, number("Upper") { $0.interval?.upper },
      .count(prefix + "Df") { record($0)?.estimate.degreesOfFreedom },
      number("Deff") { $0.estimate.designEffect },
      .count(prefix + "N") { record($0)?.estimate.count },
      number("NEffective") { $0.estimate.effectiveCount },
    ]
    return fields.map { $0.only(.records) }
  }
}
