import CanvassNumerics
import CanvassTables

/// Estimates of old units as those of new ones, ȳ = Σ W_h ȳ_h, with W_h the share of the new unit's people that come
/// from old unit h.
///
/// Old units that lie whole in one new unit are strata of it, and variances add: Σ W_h² v_h. An old unit that was split
/// is in several new ones with its share of people in each, as if people of all parts answered alike.
extension Crosswalk {
  /// An old unit's estimate.
  public struct OldUnit: Sendable {
    /// What it is called.
    public var name: String
    /// Its estimate.
    public var estimate: Double
    /// The variance of it.
    public var variance: Double
    /// Its people.
    public var population: Double

    /// An estimate.
    public init(_ name: String, _ estimate: Double, variance: Double, population: Double) {
      (self.name, self.estimate, self.variance, self.population) = (
        name, estimate, variance, population
      )
    }
  }

  /// A new unit's estimate.
  public struct NewUnit: Sendable {
    /// What it is called.
    public let name: String
    /// The old units that it is made of, with their weights W_h.
    public let parts: [(old: String, weight: Double)]
    /// Σ W_h ȳ_h.
    public let estimate: Double
    /// Σ W_h² v_h.
    public let variance: Double
    /// Its people.
    public let population: Double
    /// Whether an old unit in it was split, which supposes that its parts answer alike.
    public let hasSplitParts: Bool
  }

  /// A unit that is an old one and a new one, and that is taken for the new one.
  public struct TakenAsNew: Sendable {
    /// What it is called.
    public let name: String
    /// The old unit that the new one is made of besides, and that has no estimate.
    public let missing: String
  }

  /// The estimates of the new units, in the order in which they come in the crosswalk.
  ///
  /// - Throws: `WaveError` naming an old unit that has no line, or a line that has no estimate.
  public func recombine(_ units: [OldUnit]) throws -> [NewUnit] {
    try recombined(units).units
  }

  /// The same, with a unit that would not be whole as an old one, where all estimates can be those of new units.
  ///
  /// - Throws: as `recombine`.
  public func recombined(_ units: [OldUnit]) throws -> (units: [NewUnit], takenAsNew: TakenAsNew?) {
    var known: [String: OldUnit] = [:]
    for unit in units {
      guard known.updateValue(unit, forKey: unit.name) == nil else {
        throw WaveError("\"\(unit.name)\" has two estimates; give each old unit one")
      }
      guard unit.population > 0, unit.population.isFinite, unit.variance >= 0 else {
        throw WaveError(
          "\"\(unit.name)\" has a population of \(number: shortestText(unit.population)) and a variance of "
            + "\(number: shortestText(unit.variance)); populations are above 0, variances not below it"
        )
      }
    }
    let fitting = try stages(with: Set(known.keys))
    // What a new unit is made of besides, at the time of the estimates.
    func missing(_ stage: [String: [Share]]) -> (old: String, new: String)? {
      let begun = Set(units.flatMap { stage[$0.name] ?? [] }.map(\.unit))
      for old in stage.keys.sorted() where known[old] == nil {
        if let new = stage[old]?.first(where: { begun.contains($0.unit) }) {
          return (old, new.unit)
        }
      }
      return nil
    }
    guard let shares = fitting.first(where: { missing($0) == nil }) else {
      let (old, new) = missing(fitting[0]) ?? ("", "")
      throw WaveError(
        "the crosswalk needs \"\(old)\" for \"\(new)\", and it has no estimate; without it the new unit is not whole"
      )
    }
    let first = missing(fitting[0]).map { TakenAsNew(name: $0.new, missing: $0.old) }
    let found = newUnits.compactMap { name -> NewUnit? in
      let inside = units.compactMap { unit in
        shares[unit.name]?.first { $0.unit == name }.map { (share: $0.share, unit: unit) }
      }
      if inside.isEmpty { return nil }
      let people = inside.reduce(0) { $0 + $1.share * $1.unit.population }
      let weights = inside.map { $0.share * $0.unit.population / people }
      var (estimate, variance) = (0.0, 0.0)
      for (weight, member) in zip(weights, inside) {
        estimate += weight * member.unit.estimate
        variance += weight * weight * member.unit.variance
      }
      return NewUnit(
        name: name, parts: zip(inside, weights).map { ($0.unit.name, $1) }, estimate: estimate,
        variance: variance, population: people, hasSplitParts: inside.contains { $0.share < 1 })
    }
    return (found, first)
  }
}
