import CanvassTables

/// Totals that arrive in pieces and in any order: from the chunks of a stream, from a database, from
/// other machines. Pieces of the same place add; two builders add.
///
/// A place is named by the values of columns, as the data spell them; strata and clusters are numbered
/// when all have arrived, by the rules of a table in memory. Memory is that of the places: clusters ×
/// cells that occur, or rows, where the design samples rows.
public struct TotalsBuilder: Sendable {
  /// Where rows lie.
  public struct Place: Sendable, Hashable {
    /// The values of the design's columns that are not weights, in the order of
    /// `DesignSpecification.placeColumns`; and where the design samples rows, what tells the row from
    /// all others.
    public var design: [String]
    /// The values of the columns of the cells; `nil` outside all cells.
    public var cell: [String]?

    /// A place.
    public init(design: [String], cell: [String]?) {
      self.design = design
      self.cell = cell
    }
  }

  let specification: DesignSpecification
  let centres: [[Double]]
  /// The tuples of values that places are made of.
  var designs: ValueTuples
  var cells: ValueTuples
  /// Rows inside the domain whose cell is not known because a column is missing.
  public internal(set) var unassigned = 0
  /// Rows that have arrived in pieces.
  public internal(set) var rowCount = 0
  /// Declared orders of values, by column.
  public var orders: [String: [String]] = [:]
  /// Columns whose values are text, whatever they look like: they are ordered by their characters.
  public var textColumns: Set<String> = []
  private var numbers: [UInt64: Int32] = [:]
  private var places: [(design: Int32, cell: Int32)] = []
  /// For each group, the moments of each place, one after another.
  private var sums: [[Double]]
  /// Of each place, of all rows, answered or not.
  private var weights: [WeightSums] = []
  /// Of each place, the first row that has arrived there.
  private var firstRows: [Int] = []

  /// The node of rows that are in no cell.
  static let outside: Int32 = -1

  /// A builder without rows.
  ///
  /// - Parameters:
  ///   - cells: the columns whose values name the cells.
  ///   - centres: those of each group's quantities.
  public init(_ specification: DesignSpecification, cells: [String], centres: [[Double]]) {
    self.specification = specification
    self.centres = centres
    designs = ValueTuples(
      specification.placeColumns + (specification.samplesRows ? [""] : []))
    self.cells = ValueTuples(cells)
    sums = centres.map { _ in [] }
  }

  /// Adds the moments of some rows at one place: one for each group.
  ///
  /// - Parameters:
  ///   - weights: of these rows, answered or not.
  public mutating func add(_ moments: [Moments], at place: Place, weights: WeightSums) {
    precondition(moments.map(\.centres) == centres, "sums about the same centres")
    let number = number(
      design: designs.node(of: place.design),
      cell: place.cell.map { cells.node(of: $0) } ?? Self.outside, firstRow: 0)
    for (group, moments) in moments.enumerated() { add(moments.sums[...], of: group, at: number) }
    self.weights[number] += weights
  }

  /// The number of a place, with room for its sums.
  mutating func number(design: Int32, cell: Int32, firstRow: Int) -> Int {
    let key = UInt64(UInt32(bitPattern: design)) << 32 | UInt64(UInt32(bitPattern: cell))
    if let known = numbers[key] { return Int(known) }
    let number = places.count
    numbers[key] = Int32(number)
    places.append((design, cell))
    weights.append(WeightSums())
    firstRows.append(firstRow)
    for (group, centres) in centres.enumerated() {
      sums[group].append(
        contentsOf: repeatElement(0, count: Moments.count(quantities: centres.count)))
    }
    return number
  }

  /// Adds the sums of a group at a place.
  mutating func add(_ more: ArraySlice<Double>, of group: Int, at place: Int) {
    let first = place * more.count
    more.withUnsafeBufferPointer { more in
      sums[group].withUnsafeMutableBufferPointer { sums in
        for index in more.indices { sums[first + index] += more[index] }
      }
    }
  }

  /// Adds the weights of rows at a place.
  mutating func add(_ more: WeightSums, at place: Int) { weights[place] += more }

  /// Adds what has arrived elsewhere.
  public static func += (left: inout TotalsBuilder, right: TotalsBuilder) {
    precondition(left.centres == right.centres, "sums about the same centres")
    for (index, place) in right.places.enumerated() {
      let cell = place.cell == outside ? nil : right.cells.texts(of: place.cell)
      let number = left.number(
        design: left.designs.node(of: right.designs.texts(of: place.design)),
        cell: cell.map { left.cells.node(of: $0) } ?? outside, firstRow: right.firstRows[index])
      for (group, sums) in right.sums.enumerated() {
        let width = Moments.count(quantities: right.centres[group].count)
        left.add(sums[index * width..<(index + 1) * width], of: group, at: number)
      }
      left.weights[number] += right.weights[index]
    }
    left.unassigned += right.unassigned
    left.rowCount += right.rowCount
    left.orders.merge(right.orders) { mine, _ in mine }
    left.textColumns.formUnion(right.textColumns)
  }

  /// The totals of all that has arrived, with the cells, ascending by the order of their columns'
  /// levels. The builder is used up, so that no sum stands in memory twice.
  ///
  /// - Parameters:
  ///   - groups: the quantities that were added up.
  /// - Throws: `DesignError` for no rows, for a design that contradicts itself.
  public consuming func totals(of groups: [[Quantity]]) throws -> GatheredTotals {
    if unassigned > 0, !places.contains(where: { $0.cell != Self.outside }) {
      throw Domains.noCells(of: cells.columns)
    }
    let table = table()
    var compiler = try DesignCompiler(specification, table)
    compiler.rowNumbers = firstRows
    let (tree, leafOfPlace) = try compiler.nest()
    let domains = try Domains(
      by: cells.columns, filter: places.map { $0.cell != Self.outside }, in: table)
    // Weights that come from population sizes are known only now.
    let factors =
      specification.weights == nil
      ? try compiler.analysisWeights() : [Double](repeating: 1, count: places.count)
    let index = RowIndex(groupOfRow: leafOfPlace, groups: tree.leafCount, weights: factors)
    let ofPlace = domains.ofRow ?? [Int32](repeating: 0, count: places.count)
    let pairs = PairsOfLeaves(index, ofPlace, domains: domains.cells.count)
    var merged: [ArraySlice<Double>] = []
    for group in centres.indices {
      merged.append(self.merged(pairs, group, factors)[...])
      sums[group] = []
    }
    let scaled = scaledWeights(factors)
    let totals = ClusterTotals(
      tree: tree,
      cells: ClusterCells(leaf: pairs.leaf, domain: pairs.domain, domains: domains.cells.count),
      sums: merged, centres: centres, weightScale: WeightScale(scaled))
    guard scaled.count > 0 else { throw noWeight(specification.weights ?? "") }
    return GatheredTotals(
      totals: totals, domainColumns: cells.columns, cells: domains.cells,
      design: DesignSummary(
        specification: specification, rowCount: rowCount, tree: tree,
        degreesOfFreedom: tree.degreesOfFreedom(
          ofRowsIn: leafOfPlace, weights: weights.map(\.count)),
        notes: compiler.notes), unassigned: unassigned,
      cellWeights: cellWeights(domains, factors), weight: scaled.sum, groups: groups)
  }

  private func scaledWeights(_ factors: [Double]) -> WeightSums {
    var sum = WeightSums()
    for (weights, factor) in zip(weights, factors) { sum += weights.scaled(by: factor) }
    return sum
  }

  /// Σw by cell.
  private func cellWeights(_ domains: Domains, _ factors: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: domains.cells.count)
    for place in places.indices {
      let cell = domains.ofRow.map { Int($0[place]) } ?? 0
      if cell >= 0 { sums[cell] += factors[place] * weights[place].sum }
    }
    return sums
  }

  /// The sums of a group by pair.
  private func merged(_ pairs: PairsOfLeaves, _ group: Int, _ factors: [Double]) -> [Double] {
    let width = Moments.count(quantities: centres[group].count)
    var merged = [Double](repeating: 0, count: pairs.leaf.count * width)
    for pair in pairs.leaf.indices {
      for position in pairs.start[pair]..<pairs.start[pair + 1] {
        let place = Int(pairs.order[position])
        for offset in 0..<width {
          // The second sum counts rows, whatever they weigh.
          let factor = offset == 1 ? 1 : factors[place]
          merged[pair * width + offset] += factor * sums[group][place * width + offset]
        }
      }
    }
    return merged
  }

  /// One row for each place, with the columns of design and cells.
  private func table() -> Table {
    var table = Table(rowCount: places.count)
    for (name, column) in designs.table(of: places.map(\.design))
    where !name.isEmpty && !table.contains(name) {
      table.set(name, to: .coded(ordered(column, name)))
    }
    for (name, column) in cells.table(of: places.map(\.cell)) where !table.contains(name) {
      table.set(name, to: .coded(ordered(column, name)))
    }
    return table
  }

  private func ordered(_ column: CodedColumn, _ name: String) -> CodedColumn {
    var column = column
    if textColumns.contains(name) { column.levels = column.levels.map { Level($0.text) } }
    return orders[name].map { column.ordered(by: $0) } ?? column
  }
}

extension DesignSpecification {
  /// The columns that say where a row lies: strata, clusters, population sizes, each once.
  public var placeColumns: [String] {
    var seen = Set<String>()
    return (strata + clusters + fpc + (collapseWithin.map { [$0] } ?? [])).filter {
      seen.insert($0).inserted
    }
  }

  /// Whether the units of the last stage are rows, because no column names their clusters.
  public var samplesRows: Bool { max(strata.count, fpc.count, 1) > clusters.count }
}
