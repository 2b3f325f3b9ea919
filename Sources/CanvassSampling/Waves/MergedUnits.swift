import CanvassNumerics
import CanvassTables

/// Waves whose units were merged or split between them, with the units of the last day in every row.
///
/// A new unit that is made of whole old ones is their union, so that its estimate in an old wave is that of a domain of the
/// old sample: no row leaves it, and its strata and clusters stay what they were. A row of a unit that was split is in each
/// part with its weight times the share, as if people of all parts answered alike; the sums of weights stay the same.
public struct MergedUnits: Sendable {
  /// The rows; those of split units once for each part.
  public let table: Table
  /// The column of the new units.
  public let column: String
  /// The design of these rows.
  public let design: DesignSpecification
  /// Rows that are looked at; all if `nil`.
  public let inside: [Bool]?
  /// The new units that have rows, in the order of the crosswalk.
  public let units: [Unit]
  /// What part of each unit went to each new one, by wave and unit.
  public let shares: [String: [String: [String: Double]]]

  /// Whether any unit was split.
  public var hasSplits: Bool { units.contains(where: \.isSplit) }

  /// A new unit.
  public struct Unit: Sendable, Hashable {
    /// What it is called.
    public let name: String
    /// The units that it was made of, as the data have them.
    public let parts: [String]
    /// Whether one of them was split.
    public let isSplit: Bool
    /// Waves in which some of the units that it is made of have no row, and these.
    public let absent: [Absent]
  }

  /// Units without rows in a wave.
  public struct Absent: Sendable, Hashable {
    /// The wave.
    public let wave: String
    /// The units.
    public let units: [String]
  }

  /// The columns that are added.
  private static let (unit, weight, row) = ("new unit", "weight and share", "row")

  /// Waves with their new units.
  ///
  /// - Parameters:
  ///   - unit: the column of the units, as they were called when each wave was asked.
  ///   - wave: the column of the waves.
  ///   - inside: rows that are looked at; all if `nil`.
  /// - Throws: `WaveError` for a unit that is none of the crosswalk, and for a design that cannot have parts of a row;
  ///   `TableError`.
  public init(
    _ crosswalk: Crosswalk, of unit: String, in table: Table, wave: String,
    design: DesignSpecification, inside: [Bool]? = nil
  ) throws {
    let (units, waves) = (try table.column(unit), try table.column(wave))
    var found: [String: Set<String>] = [:]
    var places: [(wave: String, unit: String)?] = []
    for row in 0..<table.rowCount {
      guard let name = units.text(at: row), let wave = waves.text(at: row) else {
        places.append(nil)
        continue
      }
      places.append((wave, name))
      found[wave, default: []].insert(name)
    }
    var shares: [String: [String: [Crosswalk.Share]]] = [:]
    for (wave, names) in found { shares[wave] = try crosswalk.shares(of: names) }
    self.units = try Self.units(crosswalk, found)
    self.shares = shares.mapValues { units in
      units.mapValues { Dictionary($0.map { ($0.unit, $0.share) }, uniquingKeysWith: +) }
    }
    column = Self.unit
    let parts = places.map { place in place.flatMap { shares[$0.wave]?[$0.unit] } ?? [] }
    guard parts.contains(where: { $0.count > 1 }) else {
      var merged = table
      merged.set(Self.unit, to: .categories(parts.map { $0.first?.unit }))
      (self.table, self.design, self.inside) = (merged, design, inside)
      return
    }
    var (rows, names, factors): ([Int], [String?], [Double]) = ([], [], [])
    for (row, parts) in parts.enumerated() {
      if parts.isEmpty {
        rows.append(row)
        names.append(nil)
        factors.append(1)
      }
      for part in parts {
        rows.append(row)
        names.append(part.unit)
        factors.append(part.share)
      }
    }
    var (merged, own) = (table.selecting(rows: rows), design)
    if design.clusters.isEmpty {
      merged.set(Self.row, to: .real(rows.map(Double.init)))
      own.clusters = [Self.row]
    }
    guard design.fpc.isEmpty || design.weights != nil && design.fpc.count <= own.clusters.count
    else {
      throw WaveError(
        "parts of a unit that was split have a share of the weights, and these follow from the population sizes; write the "
          + "weights into a column, and give population sizes of clusters alone")
    }
    let weights = try design.weights.map { try merged.column($0) }
    merged.set(
      Self.weight,
      to: .real(factors.indices.map { (weights?.number(at: $0) ?? 1) * factors[$0] }))
    own.weights = Self.weight
    merged.set(Self.unit, to: .categories(names))
    (self.table, self.design) = (merged, own)
    self.inside = inside.map { inside in rows.map { inside[$0] } }
  }

  /// What the new units are made of.
  private static func units(_ crosswalk: Crosswalk, _ found: [String: Set<String>]) throws -> [Unit]
  {
    // Of each wave, all units of its time: of the last at which its own were there.
    let stages = try found.mapValues { names in try crosswalk.stages(with: names).last ?? [:] }
    return crosswalk.newUnits.compactMap { name in
      var (parts, isSplit, absent) = (Set<String>(), false, [Absent]())
      var isThere = false
      for (wave, stage) in stages.sorted(by: { $0.key < $1.key }) {
        let members = stage.filter { $0.value.contains { $0.unit == name } }
        let (present, missing) = (
          members.keys.filter { found[wave]?.contains($0) == true },
          members.keys.filter { found[wave]?.contains($0) != true }
        )
        if present.isEmpty { continue }
        // A wave that has the new unit as such says nothing of what it was made of.
        if members.count == 1, members[name] != nil {
          isThere = true
          continue
        }
        parts.formUnion(present)
        isSplit = isSplit || present.contains { (members[$0]?.count ?? 0) > 1 }
        if !missing.isEmpty { absent.append(.init(wave: wave, units: missing.sorted())) }
      }
      if parts.isEmpty, isThere { parts = [name] }
      if parts.isEmpty { return nil }
      return Unit(name: name, parts: parts.sorted(), isSplit: isSplit, absent: absent)
    }
  }
}
