import CanvassDiagnostics
import CanvassSampling

/// What rule packs say of the means and shares of waves. A change is withheld where one of its two waves is, and that of an
/// index where one of its components is.
struct ReleasedWaves: Sendable {
  /// A mean or share.
  struct Place: Hashable {
    var quantity: Int
    var wave: Int
    /// The values of the cell; none for all together.
    var cell: [String]
  }

  /// The marks of all.
  var release: EstimateRelease
  /// Where the mark of each stands.
  let places: [Place: Int]
  private let quantities: Int

  /// The waves of all together, or in the cells of one comparison.
  struct Part {
    let comparison: WaveComparison
    /// What packs judge of them.
    let judged: WaveComparison
    let rows: ComparedRows
  }

  /// - Parameters:
  ///   - whole: the waves of all together, which say what part of them a cell is.
  ///   - judged: what is judged of each quantity.
  ///   - population: how many people there are in a wave, where that was said.
  ///   - weighsPopulation: whether the weights say it.
  /// - Throws: `RulePackError`.
  init(
    _ parts: [Part], of whole: WaveComparison?, judged: JudgedWaves, packs: [RulePack],
    population: Double?,
    weighsPopulation: Bool, isNulled: Bool
  ) throws {
    quantities = judged.count
    var tables: [TableRelease] = []
    var places: [Place] = []
    for part in parts {
      var cells: [TableRelease.Cell] = []
      for quantity in 0..<judged.count {
        for wave in part.comparison.waves.indices {
          for (place, values) in part.comparison.cells.enumerated() {
            let all = whole?.level(quantity, wave: wave)
            let found = judged.cell(quantity, wave: wave, cell: place, in: part.judged) {
              estimate in
              population.flatMap { people in
                all.map { people * (estimate.populationSize / $0.populationSize) }
              } ?? (weighsPopulation ? estimate.populationSize : nil)
            }
            guard let found else { continue }
            places.append(Place(quantity: quantity, wave: wave, cell: values))
            cells.append(
              TableRelease.Cell(
                variable: "\(quantity) \(wave)", level: nil, domain: values, found))
          }
        }
      }
      tables.append(try TableRelease(cells, packs: packs))
    }
    var all = TableRelease(joining: tables)
    for part in parts where !part.rows.shares.isEmpty { all.keepBack(part, places) }
    release = EstimateRelease(table: all, isNulled: isNulled)
    self.places = Dictionary(uniqueKeysWithValues: zip(places, all.outcomes.indices))
  }

  /// What was decided of a wave.
  func outcome(_ quantity: Int, wave: Int, cell: [String]) -> TableRelease.Outcome? {
    places[Place(quantity: quantity, wave: wave, cell: cell)].map { release.table.outcomes[$0] }
  }

  /// Whether a change is withheld: of a component, or of the index where `quantity` is `nil`.
  func withholdsChange(of quantity: Int?, to wave: Int, cell: [String]) -> Bool {
    (quantity.map { [$0] } ?? Array(0..<quantities)).contains { quantity in
      [wave - 1, wave].contains { wave in
        outcome(quantity, wave: wave, cell: cell)?.isWithheld ?? false
      }
    }
  }
}

extension TableRelease {
  /// Keeps back what would tell a unit that has parts of older ones: those parts are what is unknown.
  fileprivate mutating func keepBack(_ part: ReleasedWaves.Part, _ places: [ReleasedWaves.Place]) {
    let own = places.indices.filter { !places[$0].cell.isEmpty }
    for group in Dictionary(
      grouping: own, by: { [places[$0].quantity, places[$0].wave] }
    ).values {
      let wave = part.comparison.waves[places[group[0]].wave]
      let older = (part.rows.shares[wave] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      let sums = group.map { place in
        Dictionary(
          uniqueKeysWithValues: older.enumerated().compactMap { unit, shares in
            shares[places[place].cell[0]].map { (unit, $0) }
          })
      }
      let everybody = Dictionary(uniqueKeysWithValues: older.indices.map { ($0, 1.0) })
      keepBack(among: group, madeOf: sums, known: [everybody])
    }
  }
}

extension StackedSurvey {
  /// What packs say of the waves of each comparison; `nil` where none are asked.
  ///
  /// A comparison of waves is not compared with other answers of the session, and stands alone.
  ///
  /// - Throws: `RulePackError`; `DisclosureError`.
  func marks(
    _ options: ReleaseOptions, _ comparisons: [(comparison: WaveComparison, rows: ComparedRows)],
    in session: inout Session
  ) throws -> ReleasedWaves? {
    guard let packs = try options.packs(in: &session) else { return nil }
    try session.admitUnremembered(contentsOf: paths)
    let judged = try judgedWaves()
    let parts = try comparisons.map { compared, rows in
      ReleasedWaves.Part(
        comparison: compared, judged: try comparison(of: judged.quantities, in: rows), rows: rows)
    }
    var released = try ReleasedWaves(
      parts, of: options.population == nil ? nil : comparison(in: rows.together), judged: judged,
      packs: packs, population: options.population, weighsPopulation: weighsPopulation,
      isNulled: options.withhold)
    try released.compareQuantities(
      comparisons.map {
        try sums(in: $0.rows, of: $0.comparison, packs: packs, population: options.population)
      })
    return released
  }
}
