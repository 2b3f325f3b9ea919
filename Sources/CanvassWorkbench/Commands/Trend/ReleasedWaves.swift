import CanvassDiagnostics
import CanvassSampling

/// What rule packs say of the means and shares of waves. A change is withheld where one of its two waves is, and that of an
/// index where one of its components is.
struct ReleasedWaves: Sendable {
  /// A mean or share.
  struct Place: Hashable {
    var quantity: Int
    var wave: Int
    /// `nil` for all units together.
    var unit: String?
  }

  /// The marks of all.
  var release: EstimateRelease
  /// Where the mark of each stands.
  let places: [Place: Int]
  private let quantities: Int

  /// The waves of all units together, or of the units of one comparison.
  struct Part {
    let comparison: WaveComparison
    /// What packs judge of them.
    let judged: WaveComparison
    let isAll: Bool
    /// What part of each older unit each unit has, by wave, where one was split.
    var shares: [String: [String: [String: Double]]] = [:]
  }

  /// - Parameters:
  ///   - judged: what is judged of each quantity.
  ///   - population: how many people there are in a wave, where that was said.
  ///   - weighsPopulation: whether the weights say it.
  /// - Throws: `RulePackError`.
  init(
    _ parts: [Part], judged: JudgedWaves, packs: [RulePack], population: Double?,
    weighsPopulation: Bool, isNulled: Bool
  ) throws {
    quantities = judged.count
    let whole = parts.first { $0.isAll }?.comparison
    var tables: [TableRelease] = []
    var places: [Place] = []
    for part in parts {
      var cells: [TableRelease.Cell] = []
      for quantity in 0..<judged.count {
        for wave in part.comparison.waves.indices {
          for (unit, name) in (part.isAll ? [""] : part.comparison.units).enumerated() {
            let all = whole?.level(quantity, wave: wave)
            let found = judged.cell(quantity, wave: wave, unit: unit, in: part.judged) { estimate in
              population.flatMap { people in
                all.map { people * (estimate.populationSize / $0.populationSize) }
              } ?? (weighsPopulation ? estimate.populationSize : nil)
            }
            guard let found else { continue }
            places.append(
              Place(quantity: quantity, wave: wave, unit: part.isAll ? nil : name))
            cells.append(
              TableRelease.Cell(
                variable: "\(quantity) \(wave)", level: nil,
                domain: part.isAll ? [] : [name], found))
          }
        }
      }
      tables.append(try TableRelease(cells, packs: packs))
    }
    var all = TableRelease(joining: tables)
    for part in parts where !part.shares.isEmpty { all.keepBack(part, places) }
    release = EstimateRelease(table: all, isNulled: isNulled)
    self.places = Dictionary(uniqueKeysWithValues: zip(places, all.outcomes.indices))
  }

  /// What was decided of a wave.
  func outcome(_ quantity: Int, wave: Int, unit: String?) -> TableRelease.Outcome? {
    places[Place(quantity: quantity, wave: wave, unit: unit)].map { release.table.outcomes[$0] }
  }

  /// Whether a change is withheld: of a component, or of the index where `quantity` is `nil`.
  func withholdsChange(of quantity: Int?, to wave: Int, unit: String?) -> Bool {
    (quantity.map { [$0] } ?? Array(0..<quantities)).contains { quantity in
      [wave - 1, wave].contains { wave in
        outcome(quantity, wave: wave, unit: unit)?.isWithheld ?? false
      }
    }
  }
}

extension TableRelease {
  /// Keeps back what would tell a unit that has parts of older ones: those parts are what is unknown.
  fileprivate mutating func keepBack(_ part: ReleasedWaves.Part, _ places: [ReleasedWaves.Place]) {
    let own = places.indices.filter { places[$0].unit != nil }
    for group in Dictionary(
      grouping: own, by: { [places[$0].quantity, places[$0].wave] }
    ).values {
      let wave = part.comparison.waves[places[group[0]].wave]
      let older = (part.shares[wave] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      let sums = group.map { place in
        Dictionary(
          uniqueKeysWithValues: older.enumerated().compactMap { unit, shares in
            places[place].unit.flatMap { shares[$0] }.map { (unit, $0) }
          })
      }
      let everybody = Dictionary(uniqueKeysWithValues: older.indices.map { ($0, 1.0) })
      keepBack(among: group, madeOf: sums, known: [everybody])
    }
  }
}

extension StackedSurvey {
  /// What packs say of the waves, and of their units where these were merged; `nil` where none are asked.
  ///
  /// A comparison of waves is not compared with other answers of the session, and stands alone.
  ///
  /// - Throws: `RulePackError`; `DisclosureError`.
  func marks(
    _ options: ReleaseOptions, _ all: WaveComparison,
    units: (comparison: WaveComparison, merged: MergedUnits, column: String)? = nil,
    in session: inout Session
  ) throws -> ReleasedWaves? {
    guard let packs = try options.packs(in: &session) else { return nil }
    try session.admitUnremembered(contentsOf: paths)
    let judged = try judgedWaves()
    var parts: [ReleasedWaves.Part] = []
    if let units {
      let found = try comparison(
        in: units.merged, of: units.column, quantities: judged.quantities)
      parts = [
        .init(
          comparison: all,
          judged: units.merged.hasSplits
            ? try comparison(of: judged.quantities) : found.all, isAll: true),
        .init(
          comparison: units.comparison, judged: found.units, isAll: false,
          shares: units.merged.hasSplits ? units.merged.shares : [:]),
      ]
    } else {
      parts = [.init(comparison: all, judged: try comparison(of: judged.quantities), isAll: true)]
    }
    var released = try ReleasedWaves(
      parts, judged: judged, packs: packs, population: options.population,
      weighsPopulation: weighsPopulation, isNulled: options.withhold)
    var sums = [
      try self.sums(in: nil, of: all.sample, packs: packs, population: options.population)
    ]
    if let units {
      sums.append(
        try self.sums(
          in: (units.merged, units.comparison.units), of: units.comparison.sample, packs: packs,
          population: options.population))
    }
    try released.compareQuantities(sums)
    return released
  }
}
