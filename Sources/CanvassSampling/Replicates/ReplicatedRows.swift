import CanvassNumerics

/// Rows of a design from which an estimate is made again in every replicate with their weights in it: for what is no
/// function of a few totals, such as a quantile.
struct ReplicatedRows: Sendable {
  /// The replicates of the leaves that have these rows.
  let root: ReplicateRoot
  private let replicates: Replicates
  /// The leaves that have these rows, ascending.
  private let leaves: [Int32]
  /// The place among these of the leaf of each row.
  private let places: [Int]
  private let weights: [Double]

  /// Rows with weight; `nil` where variances are not made of replicates.
  init?(_ rows: [Int], of design: Design) {
    guard let replicates = design.replicates else { return nil }
    let leafOfRow = rows.map { design.leafOfRow[$0] }
    leaves = Set(leafOfRow).sorted()
    var placeOfLeaf = [Int](repeating: 0, count: design.leafCount)
    for (place, leaf) in leaves.enumerated() { placeOfLeaf[Int(leaf)] = place }
    places = leafOfRow.map { placeOfLeaf[Int($0)] }
    weights = rows.map { design.weights[$0] }
    root = ReplicateRoot(replicates, leaves: leaves)
    self.replicates = replicates
  }

  /// The values of some statistics in each replicate: one list for each statistic. O(replicates × rows), and where
  /// clusters are left out one by one, as many replicates as clusters have these rows.
  ///
  /// - Parameter statistics: of weights that are not below zero and some of which are above; there are `count`.
  /// - Throws: `Interrupted`.
  func values(
    _ count: Int, threads: Int, _ statistics: @Sendable (_ weights: [Double]) -> [Double]
  ) throws -> [[Double]] {
    let interruption = Interruption.current
    let first = replicates.firstAlike(ofLeaves: leaves)
    let nothing = [Double](repeating: .nan, count: count)
    let found = mapInParallel(first.count, threads: threads) { replicate -> [Double] in
      guard first[replicate] == replicate, interruption?.isRequested != true else {
        return nothing
      }
      let multipliers = replicates.multipliers(ofLeaves: leaves, in: replicate)
      let own = zip(weights, places).map { $0 * multipliers[$1] }
      guard own.allSatisfy({ $0 >= 0 }), own.contains(where: { $0 > 0 }) else { return nothing }
      return statistics(own)
    }
    try interruption?.check()
    return (0..<count).map { statistic in first.map { found[$0][statistic] } }
  }

  /// The totals of columns of numbers in each replicate, replicates × columns: Σ m·w·x, or Σ m²·w²·x.
  ///
  /// - Parameter power: of the weights.
  func totals(_ columns: [[Double]], power: WeightPower = .one) -> Matrix {
    let sums = Matrix(
      columns: columns.map { column in
        var sums = [Double](repeating: 0, count: leaves.count)
        for (row, number) in column.enumerated() {
          let weight = weights[row]
          sums[places[row]] += (power == .one ? weight : weight * weight) * number
        }
        return sums
      })
    return power == .one
      ? root.totals(of: sums) : ReplicateRoot(replicates.squared, leaves: leaves).totals(of: sums)
  }

  /// What weights are raised to.
  enum WeightPower { case one, two }
}
