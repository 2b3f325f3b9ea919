import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling

/// What changed between waves, as an answer.
struct TrendReport: Sendable {
  let words: any Phrases
  private let analysed: AnalysedSurvey
  let level: Double
  let levels: [Row]
  let changes: [Change]
  private let comparison: WaveComparison
  /// The columns whose cells are compared; empty where units were merged.
  let columns: [String]
  let units: Units?
  private let measures: [WaveMeasure]
  private let isOneScale: Bool
  let release: ReleasedWaves?

  /// The new units of waves before and after a merger, and the waves of all together.
  struct Units: Sendable {
    let all: WaveComparison
    let merged: MergedUnits
    let names: CrosswalkFile
  }

  /// A mean in a wave.
  struct Row: Sendable {
    /// The values of the columns, or the unit; none for all together.
    let cell: [String]
    let wave: String
    let measure: WaveMeasure
    let record: EstimateRecord
  }

  /// A change of a component, or of the index of all.
  struct Change: Sendable {
    /// The values of the columns, or the unit; none for all together.
    let cell: [String]
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
    /// Whether it would tell a wave that is withheld, and whether the change of the index would.
    var isWithheld = false
    var isIndexWithheld = false

    var style: NumberStyle {
      isShare
        ? .points(decimals: 1)
        : .error(change.standardError, value: change.value)
    }
  }

  /// - Parameters:
  ///   - comparison: the waves, in the cells of some columns or in new units.
  ///   - columns: those of the cells; none of new units.
  ///   - wholes: all units together where that alone knows how many people there were; those of `units` where `nil`.
  ///   - analysed: what is said of the survey, with the design of all waves.
  ///   - units: the new units, where units were merged.
  ///   - measures: what is compared of each column.
  ///   - isOneScale: whether the columns have an index, their mean.
  ///   - release: what rule packs say, where they were asked.
  init(
    _ comparison: WaveComparison, by columns: [String] = [], levels wholes: WaveComparison? = nil,
    units: Units? = nil, of analysed: AnalysedSurvey, measures: [WaveMeasure], isOneScale: Bool,
    level: Double, release: ReleasedWaves?, words: any Phrases
  ) {
    self.release = release
    self.analysed = analysed
    self.words = words
    self.level = level
    (self.measures, self.isOneScale) = (measures, isOneScale)
    self.columns = columns
    (self.comparison, self.units) = (comparison, units)
    var (levels, changes): ([Row], [Change]) = ([], [])
    func add(
      _ comparison: WaveComparison, levels wholes: WaveComparison? = nil, _ place: Int
    ) {
      let rows = Self.levels(wholes ?? comparison, place, measures, level, release)
      levels += rows.flatMap { $0.compactMap(\.self) }
      changes += Self.changes(
        comparison, place, rows, measures, isOneScale: isOneScale, level, release)
    }
    if let units {
      add(units.all, levels: wholes, 0)
      for unit in units.merged.units {
        guard let place = comparison.cells.firstIndex(of: [unit.name]) else { continue }
        add(comparison, place)
      }
    } else {
      for place in comparison.cells.indices { add(comparison, place) }
    }
    (self.levels, self.changes) = (levels, changes)
  }

  /// The means of a cell, by quantity and wave; `nil` where it has no rows.
  private static func levels(
    _ comparison: WaveComparison, _ place: Int, _ measures: [WaveMeasure], _ level: Double,
    _ release: ReleasedWaves?
  ) -> [[Row?]] {
    let cell = comparison.cells[place]
    return
      comparison.quantities.indices.map { quantity in
        comparison.waves.indices.map { wave in
          guard let estimate = comparison.level(quantity, wave: wave, cell: place)?.shown else {
            return nil
          }
          let style: NumberStyle =
            measures[quantity].isShare
            ? .percent() : .error(estimate.standardError, value: estimate.value)
          let method: IntervalMethod = measures[quantity].isShare ? .logit : .wald
          var record = EstimateRecord(
            estimate, estimate.interval(method, level: level), style: style)
          record.release = release?.outcome(quantity, wave: wave, cell: cell)
          record.isNulled = release?.release.isNulled ?? false
          return Row(
            cell: cell, wave: comparison.waves[wave], measure: measures[quantity], record: record)
        }
      }
  }

  /// The changes of a cell from each wave to the next.
  private static func changes(
    _ comparison: WaveComparison, _ place: Int, _ levels: [[Row?]], _ measures: [WaveMeasure],
    isOneScale: Bool, _ level: Double, _ release: ReleasedWaves?
  ) -> [Change] {
    let (count, cell) = (comparison.quantities.count, comparison.cells[place])
    let hasIndex = count > 1 && isOneScale
    return (1..<comparison.waves.count).flatMap { wave -> [Change] in
      let share = 1 / Double(count)
      let index = comparison.change(
        ofIndex: "", weights: [Double](repeating: share, count: count), from: wave - 1, to: wave,
        cell: place)
      guard let index else { return [] }
      let withholdsIndex = release?.withholdsChange(of: nil, to: wave, cell: cell) ?? false
      let parts = (0..<count).compactMap { quantity in
        comparison.change(quantity, from: wave - 1, to: wave, cell: place).map { change in
          Change(
            cell: cell, variable: change.name, change: change,
            interval: change.interval(level: level), before: levels[quantity][wave - 1]?.record,
            after: levels[quantity][wave]?.record,
            contribution: hasIndex ? share * change.value : nil,
            contributionShare: hasIndex ? share * change.value / index.value : nil,
            measure: measures[quantity], isShare: measures[quantity].isShare,
            isWithheld: release?.withholdsChange(of: quantity, to: wave, cell: cell) ?? false,
            isIndexWithheld: withholdsIndex)
        }
      }
      guard hasIndex else { return parts }
      return parts + [
        Change(
          cell: cell, variable: nil, change: index, interval: index.interval(level: level),
          before: nil, after: nil, contribution: index.value, contributionShare: 1,
          measure: Set(measures).count == 1 ? measures[0] : nil,
          isShare: measures.allSatisfy(\.isShare),
          isWithheld: withholdsIndex, isIndexWithheld: withholdsIndex)
      ]
    }
  }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var warnings: [Note] {
    // Of what is withheld nothing is said.
    let shown = changes.filter { !$0.isWithheld }
    // A variance that came out below 0 is said, not hidden.
    let names = shown.filter { $0.change.variance < 0 }.map { change in
      let variable = change.variable.map(label) ?? words.trend.index
      let cell = zip(cellColumns, change.cell).map { $0.label($1) }
      return cell.isEmpty ? variable : "\(variable) (\(cell.joined(separator: ", ")))"
    }
    var notes = names.isEmpty ? [] : [Note { $0.trend.negativeVariance(names) }]
    let count = shown.count
    let unknown = shown.count { $0.change.value.isFinite && $0.change.variance.isNaN }
    if unknown > 0 {
      notes.append(
        Note { $0.surveyNotes.noInterval([(reason: .noVariance, estimates: unknown)], of: count) })
    }
    let lost = shown.map(\.change.lostReplicates).filter { $0 > 0 }
    if let most = lost.max() {
      notes.append(
        Note { $0.surveyNotes.lostReplicates(most, estimates: lost.count, of: count) })
    }
    notes += release?.release.warnings ?? []
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

  /// What a column is called.
  func label(_ column: String) -> String { analysed.survey.label(of: column, words.language) }

  /// What a unit is called.
  func name(_ unit: String) -> String { units?.names.name(of: unit) ?? unit }

  /// A column of cells, or that of the units.
  struct CellColumn: Sendable {
    let key: String
    let heading: String
    /// What people read of a value.
    let label: @Sendable (String) -> String
  }

  /// What says the cell of a row.
  var cellColumns: [CellColumn] {
    if units != nil {
      return [.init(key: "unit", heading: words.trend.unit, label: { name($0) })]
    }
    let (survey, language) = (analysed.survey, words.language)
    return columns.map { column in
      .init(key: column, heading: label(column)) { survey.label(of: $0, in: column, language) }
    }
  }

  private var parts: [ResultPart] {
    [
      .heading(words.trend.title, level: 1), .paragraph(measured), .table(levelTable),
      .table(changeTable),
    ] + (release?.release.note(words).map { .paragraph($0) } ?? []) + [
      .paragraph(
        words.trend.repeated(clusters: comparison.repeatedClusters, of: comparison.clusters)),
      .paragraph(words.designNote(analysed)),
      .fact(.count("repeatedClusters", comparison.repeatedClusters)),
      .fact(.count("clusters", comparison.clusters)),
    ] + (units.map { [.table(unitTable($0.merged.units))] } ?? [])
  }

  /// What the numbers are: of all columns, or of each.
  private var measured: String {
    let names = comparison.quantities.map { label($0.name) }
    var kinds: [WaveMeasure] = []
    for measure in measures where !kinds.contains(measure) { kinds.append(measure) }
    return kinds.map { kind in
      words.trend.compared(
        kind,
        of: kinds.count == 1 ? [] : zip(names, measures).filter { $0.1 == kind }.map(\.0))
    }.joined(separator: " ")
  }
}
