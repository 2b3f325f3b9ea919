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
  let cellColumns: [String]
  let centres: [[Double]]
  private var numbers: [Place: Int] = [:]
  private var places: [Place] = []
  /// Of each place, the moments of all groups, one after another.
  private var sums: [[Double]] = []
  /// Of each place, of all rows, answered or not.
  private var weights: [WeightSums] = []

  /// A builder without rows.
  ///
  /// - Parameters:
  ///   - cells: the columns whose values name the cells.
  ///   - centres: those of each group's quantities.
  public init(_ specification: DesignSpecification, cells: [String], centres: [[Double]]) {
    self.specification = specification
    cellColumns = cells
    self.centres = centres
  }

  /// Adds the moments of some rows at one place: one for each group.
  ///
  /// - Parameters:
  ///   - weights: of these rows, answered or not.
  public mutating func add(_ moments: [Moments], at place: Place, weights: WeightSums) {
    precondition(moments.map(\.centres) == centres, "sums about the same centres")
    add(moments.flatMap(\.sums), weights, at: place)
  }

  private mutating func add(_ more: [Double], _ weights: WeightSums, at place: Place) {
    guard let number = numbers[place] else {
      numbers[place] = places.count
      places.append(place)
      sums.append(more)
      self.weights.append(weights)
      return
    }
    for index in more.indices { sums[number][index] += more[index] }
    self.weights[number] += weights
  }

  /// Adds what has arrived elsewhere.
  public static func += (left: inout TotalsBuilder, right: TotalsBuilder) {
    precondition(left.centres == right.centres, "sums about the same centres")
    for number in right.places.indices {
      left.add(right.sums[number], right.weights[number], at: right.places[number])
    }
  }

  /// The totals of all that has arrived, with the cells, ascending by the order of their columns'
  /// levels.
  ///
  /// - Throws: `DesignError` for no rows, for a design that contradicts itself.
  public func totals() throws -> (totals: ClusterTotals, cells: [Domains.Cell]) {
    let table = table()
    var compiler = try DesignCompiler(specification, table)
    let (tree, leafOfPlace) = try compiler.nest()
    let domains = try Domains(
      by: cellColumns, filter: places.map { $0.cell != nil }, in: table)
    // Weights that come from population sizes are known only now.
    let factors =
      specification.weights == nil
      ? try compiler.analysisWeights() : [Double](repeating: 1, count: places.count)
    let index = RowIndex(groupOfRow: leafOfPlace, groups: tree.leafCount, weights: factors)
    let ofPlace = domains.ofRow ?? [Int32](repeating: 0, count: places.count)
    let pairs = PairsOfLeaves(index, ofPlace, domains: domains.cells.count)
    var sums: [[Double]] = []
    var first = 0
    for group in centres {
      let count = Moments.count(quantities: group.count)
      sums.append(merged(pairs, first..<(first + count), factors))
      first += count
    }
    let totals = ClusterTotals(
      tree: tree,
      cells: ClusterCells(leaf: pairs.leaf, domain: pairs.domain, domains: domains.cells.count),
      sums: sums, centres: centres, weightScale: WeightScale(scaledWeights(factors)))
    return (totals, domains.cells)
  }

  private func scaledWeights(_ factors: [Double]) -> WeightSums {
    var sum = WeightSums()
    for (weights, factor) in zip(weights, factors) { sum += weights.scaled(by: factor) }
    return sum
  }

  /// The sums of some elements by pair.
  private func merged(
    _ pairs: PairsOfLeaves, _ elements: Range<Int>, _ factors: [Double]
  ) -> [Double] {
    var merged = [Double](repeating: 0, count: pairs.leaf.count * elements.count)
    for pair in pairs.leaf.indices {
      for position in pairs.start[pair]..<pairs.start[pair + 1] {
        let place = Int(pairs.order[position])
        for (offset, element) in elements.enumerated() {
          // The second sum counts rows, whatever they weigh.
          let factor = offset == 1 ? 1 : factors[place]
          merged[pair * elements.count + offset] += factor * sums[place][element]
        }
      }
    }
    return merged
  }

  /// One row for each place, with the columns of design and cells.
  private func table() -> Table {
    var table = Table(rowCount: places.count)
    for (index, name) in specification.placeColumns.enumerated() where !table.contains(name) {
      table.set(name, to: .coded(CodedColumn(spelled: places.map { $0.design[index] })))
    }
    for (index, name) in cellColumns.enumerated() where !table.contains(name) {
      table.set(name, to: .coded(CodedColumn(spelled: places.map { $0.cell?[index] })))
    }
    return table
  }
}

extension DesignSpecification {
  /// The columns that say where a row lies: strata, clusters, population sizes, each once.
  public var placeColumns: [String] {
    var seen = Set<String>()
    return (strata + clusters + fpc).filter { seen.insert($0).inserted }
  }

  /// Whether the units of the last stage are rows, because no column names their clusters.
  public var samplesRows: Bool { max(strata.count, fpc.count, 1) > clusters.count }
}
