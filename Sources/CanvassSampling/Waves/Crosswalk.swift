import CanvassNumerics
import CanvassTables

/// Which units became which: provinces or communes that were merged, split or renamed on a day.
///
/// Changes of several days follow one another: where A became B in 2023 and B became C in 2025, A became C. Between two
/// such days there is a *stage*: the units that were there then, each of which goes to units of the last day with shares of
/// its people that sum to 1.
public struct Crosswalk: Sendable {
  /// A line: an old unit, or a part of it, in a new one.
  public struct Part: Sendable, Hashable {
    /// The old unit.
    public var old: String
    /// The new unit.
    public var new: String
    /// The share of the old unit's people; 1 for one that was not split.
    public var share: Double
    /// The day from which it holds, as YYYY-MM-DD; empty where none is said, which is before all days.
    public var from: String

    /// A line.
    public init(_ old: String, _ new: String, share: Double = 1, from: String = "") {
      (self.old, self.new, self.share, self.from) = (old, new, share, from)
    }
  }

  /// A unit of the last day, with the share of an earlier unit's people that is in it.
  struct Share: Sendable, Equatable {
    var unit: String
    var share: Double
  }

  /// The lines.
  public let parts: [Part]
  /// For the time before the first day, between each two, and after the last: where each unit of that time is in the end.
  let stages: [[String: [Share]]]
  /// The units of the last day, in the order in which they come in the lines.
  public let newUnits: [String]

  /// A crosswalk.
  ///
  /// - Throws: `WaveError` where the shares of an old unit do not sum to 1, or lie outside 0 to 1; where a unit changes
  ///   that another line has ended before.
  public init(_ parts: [Part]) throws {
    try Self.check(parts)
    self.parts = parts
    let days = Set(parts.map(\.from)).sorted()
    var units = [Self.firstUnits(parts, days)]
    var lines: [[String: [Part]]] = []
    for day in days {
      let own = parts.filter { $0.from == day }
      let ofOld = Dictionary(grouping: own, by: \.old)
      if let part = own.first(where: { !units[units.count - 1].contains($0.old) }) {
        throw WaveError(
          "the crosswalk changes \"\(part.old)\" on \(part.from), which had become another unit before; correct the days, or "
            + "add the line that leaves it as it is")
      }
      lines.append(ofOld)
      units.append(
        units[units.count - 1].subtracting(ofOld.keys).union(own.map(\.new)))
    }
    var stages = [
      Dictionary(
        uniqueKeysWithValues: units[days.count].map { ($0, [Share(unit: $0, share: 1)]) })
    ]
    for step in days.indices.reversed() {
      let later = stages[0]
      stages.insert(
        Dictionary(
          uniqueKeysWithValues: units[step].map { unit in
            guard let own = lines[step][unit] else { return (unit, later[unit] ?? []) }
            return (unit, Self.composed(own, later))
          }), at: 0)
    }
    self.stages = stages
    var seen = Set<String>()
    newUnits = parts.map(\.new).filter {
      units[days.count].contains($0) && seen.insert($0).inserted
    }
  }

  /// The units before the first day: those that change before, or when, a line makes them.
  private static func firstUnits(_ parts: [Part], _ days: [String]) -> Set<String> {
    var (first, made) = (Set<String>(), Set<String>())
    for day in days {
      let own = parts.filter { $0.from == day }
      first.formUnion(own.map(\.old).filter { !made.contains($0) })
      made.formUnion(own.map(\.new))
    }
    return first
  }

  /// Where the parts of a unit are in the end.
  private static func composed(_ parts: [Part], _ later: [String: [Share]]) -> [Share] {
    var order: [String] = []
    var sums: [String: Double] = [:]
    for part in parts {
      for share in later[part.new] ?? [] {
        if sums[share.unit] == nil { order.append(share.unit) }
        sums[share.unit, default: 0] += part.share * share.share
      }
    }
    return order.map { unit in
      let share = sums[unit] ?? 0
      // Parts that come together again are whole.
      return Share(unit: unit, share: abs(share - 1) < 1e-9 ? 1 : share)
    }
  }

  private static func check(_ parts: [Part]) throws {
    guard !parts.isEmpty else {
      throw WaveError("the crosswalk has no lines; it needs one for each old unit")
    }
    var sums: [[String]: Double] = [:]
    var seen = Set<[String]>()
    for part in parts {
      guard part.share > 0, part.share <= 1 else {
        throw WaveError(
          "the crosswalk gives \"\(part.new)\" a share of \(number: shortestText(part.share)) of \"\(part.old)\"; shares are above 0 "
            + "and at most 1")
      }
      guard seen.insert([part.old, part.new, part.from]).inserted else {
        throw WaveError(
          "the crosswalk says twice that \"\(part.old)\" went to \"\(part.new)\"; put their shares together"
        )
      }
      guard part.from.isEmpty || isDate(part.from) else {
        throw WaveError(
          "the crosswalk has the date \"\(part.from)\" for \"\(part.old)\"; dates are written as 2025-07-01"
        )
      }
      sums[[part.old, part.from], default: 0] += part.share
    }
    for part in parts {
      let sum = sums[[part.old, part.from]] ?? 0
      guard abs(sum - 1) < 1e-9 else {
        throw WaveError(
          "the shares of \"\(part.old)\" in the crosswalk sum to \(number: roundedText(sum)) and not to 1; a unit that was split needs "
            + "the share of its people in each part")
      }
    }
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
    let early = parts.filter { $0.from <= day }
    let known = Set(early.flatMap { [$0.old, $0.new] })
    var kept: [Part] = []
    var left = Set<String>()
    // Units that a later line makes are not there yet.
    let first = Self.firstUnits(parts, Set(parts.map(\.from)).sorted())
    for part in parts {
      if part.from <= day {
        kept.append(part)
      } else if first.contains(part.old), !known.contains(part.old),
        left.insert(part.old).inserted
      {
        kept.append(Part(part.old, part.old))
      }
    }
    return try Crosswalk(kept)
  }

  /// The times at which all of some units were there.
  ///
  /// - Throws: `WaveError` naming one that is no unit, or two that were not there together.
  func stages(with units: Set<String>) throws -> [[String: [Share]]] {
    let sorted = units.sorted()
    if let unit = sorted.first(where: { unit in !stages.contains { $0[unit] != nil } }) {
      let hint: Sentence =
        nearest(to: unit, among: stages.flatMap(\.keys)).map { " (did you mean \"\($0)\"?)" } ?? ""
      throw WaveError(
        "\"\(unit)\" is no unit of the crosswalk\(hint); spell it as there, or add its line")
    }
    let fitting = stages.filter { stage in units.allSatisfy { stage[$0] != nil } }
    if fitting.isEmpty {
      let (first, second) = Self.apart(sorted, stages)
      throw WaveError(
        "\"\(first)\" and \"\(second)\" were not there at the same time by the crosswalk; where they were, add the line that "
          + "leaves the one as it is")
    }
    return fitting
  }

  /// Where each of some units is in the end.
  ///
  /// - Parameter units: units that were there at one time.
  /// - Throws: `WaveError` naming one that is none, two that were not there together, or one of which it is not known
  ///   whether the old or the new unit of that name is meant.
  func shares(of units: Set<String>) throws -> [String: [Share]] {
    let fitting = try stages(with: units)
    for unit in units.sorted() where fitting.contains(where: { $0[unit] != fitting[0][unit] }) {
      throw WaveError(
        "\"\(unit)\" is an old unit and a new one by the crosswalk, and may be either here; give the two names of their own"
      )
    }
    return fitting[0].filter { units.contains($0.key) }
  }

  /// Two units that no stage has together; of units that fail together only the first two.
  private static func apart(_ units: [String], _ stages: [[String: [Share]]]) -> (String, String) {
    for (place, first) in units.enumerated() {
      for second in units[place...]
      where !stages.contains(where: { $0[first] != nil && $0[second] != nil }) {
        return (first, second)
      }
    }
    return (units[0], units[units.count - 1])
  }
}
