import CanvassNumerics
import CanvassTables

/// Which units became which: provinces or communes that were merged or split on a day.
///
/// Estimates of old units recombine to those of new ones, ȳ = Σ W_h ȳ_h, with W_h the share of the new unit's people
/// that come from old unit h. Old units that lie whole in one new unit are strata of it, and variances add: Σ W_h² v_h. An
/// old unit that was split is in several new ones with its share of people in each, as if people of all parts answered
/// alike; then new units have a covariance.
public struct Crosswalk: Sendable {
  /// A line: an old unit, or a part of it, in a new one.
  public struct Part: Sendable, Hashable {
    /// The old unit.
    public var old: String
    /// The new unit.
    public var new: String
    /// The share of the old unit's people; 1 for one that was not split.
    public var share: Double
    /// The day from which it holds, as YYYY-MM-DD; empty where none is said.
    public var from: String

    /// A line.
    public init(_ old: String, _ new: String, share: Double = 1, from: String = "") {
      (self.old, self.new, self.share, self.from) = (old, new, share, from)
    }
  }

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

  /// The lines.
  public let parts: [Part]

  /// A crosswalk.
  ///
  /// - Throws: `WaveError` where the shares of an old unit do not sum to 1, or lie outside 0 to 1.
  public init(_ parts: [Part]) throws {
    guard !parts.isEmpty else {
      throw WaveError("the crosswalk has no lines; it needs one for each old unit")
    }
    var sums: [String: Double] = [:]
    var seen = Set<[String]>()
    for part in parts {
      guard part.share > 0, part.share <= 1 else {
        throw WaveError(
          "the crosswalk gives \"\(part.new)\" a share of \(shortestText(part.share)) of \"\(part.old)\"; shares are above 0 "
            + "and at most 1")
      }
      guard seen.insert([part.old, part.new]).inserted else {
        throw WaveError(
          "the crosswalk says twice that \"\(part.old)\" went to \"\(part.new)\"; put their shares together"
        )
      }
      guard part.from.isEmpty || Self.isDate(part.from) else {
        throw WaveError(
          "the crosswalk has the date \"\(part.from)\" for \"\(part.old)\"; dates are written as 2025-07-01"
        )
      }
      sums[part.old, default: 0] += part.share
    }
    for part in parts {
      let sum = sums[part.old] ?? 0
      guard abs(sum - 1) < 1e-9 else {
        throw WaveError(
          "the shares of \"\(part.old)\" in the crosswalk sum to \(roundedText(sum)) and not to 1; a unit that was split needs "
            + "the share of its people in each part")
      }
    }
    self.parts = parts
  }

  private static func isDate(_ text: String) -> Bool {
    text.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/#) != nil
  }

  /// The crosswalk as it is on a day: lines that hold later leave their old units as they are.
  ///
  /// - Throws: `WaveError` for what is no day.
  public func onDay(_ day: String) throws -> Crosswalk {
    guard Self.isDate(day) else {
      throw WaveError("\"\(day)\" is no day; write it as 2025-07-01")
    }
    var kept: [Part] = []
    var left = Set<String>()
    for part in parts {
      if part.from.isEmpty || part.from <= day {
        kept.append(part)
      } else if left.insert(part.old).inserted {
        kept.append(Part(part.old, part.old))
      }
    }
    return try Crosswalk(kept)
  }

  /// The estimates of the new units, in the order in which they come in the crosswalk.
  ///
  /// - Throws: `WaveError` naming an old unit that has no line, or a line that has no estimate.
  public func recombine(_ units: [OldUnit]) throws -> [NewUnit] {
    var known: [String: OldUnit] = [:]
    let lines = Set(parts.map(\.old))
    for unit in units {
      guard known.updateValue(unit, forKey: unit.name) == nil else {
        throw WaveError("\"\(unit.name)\" has two estimates; give each old unit one")
      }
      guard lines.contains(unit.name) else {
        throw WaveError(
          "\"\(unit.name)\" has an estimate and is no old unit of the crosswalk; add its line")
      }
      guard unit.population > 0, unit.population.isFinite, unit.variance >= 0 else {
        throw WaveError(
          "\"\(unit.name)\" has a population of \(shortestText(unit.population)) and a variance of "
            + "\(shortestText(unit.variance)); populations are above 0, variances not below it")
      }
    }
    var order: [String] = []
    var members: [String: [Part]] = [:]
    for part in parts {
      guard known[part.old] != nil else {
        throw WaveError(
          "the crosswalk needs \"\(part.old)\" for \"\(part.new)\", and it has no estimate; without it the new unit is not "
            + "whole")
      }
      if members[part.new] == nil { order.append(part.new) }
      members[part.new, default: []].append(part)
    }
    return order.map { name in
      let inside = (members[name] ?? []).compactMap { part in
        known[part.old].map { (part: part, unit: $0) }
      }
      let people = inside.reduce(0) { $0 + $1.part.share * $1.unit.population }
      let weights = inside.map { $0.part.share * $0.unit.population / people }
      var (estimate, variance) = (0.0, 0.0)
      for (weight, member) in zip(weights, inside) {
        estimate += weight * member.unit.estimate
        variance += weight * weight * member.unit.variance
      }
      return NewUnit(
        name: name, parts: zip(inside, weights).map { ($0.part.old, $1) }, estimate: estimate,
        variance: variance, population: people,
        hasSplitParts: inside.contains { $0.part.share < 1 })
    }
  }
}
