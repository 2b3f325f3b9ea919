import CanvassNumerics

/// Replicates: the variance of an estimate is how far its values in the replicates lie apart,
/// V = Σ_r c_r (θ̂_r − θ̄)². The root has one element √c_r·(θ̂_r − θ̄) for each replicate.
///
/// An estimand is evaluated again at the totals of each replicate (`ReplicateRoot.values`). What is known by its
/// influence alone, such as the parameters of a model, takes the first-order value θ̂ + Σ (m_r − 1)·z in its place.
struct ReplicateVariance: VarianceMethod {
  let replicates: Replicates
  /// What a stratum with one cluster adds.
  let lonely: LonelyClusterRule

  func degreesOfFreedom(_ clustersLessStrata: Int, ofLeaves leaves: [Int32]) -> Int {
    min(
      clustersLessStrata,
      replicates.independentWeights(ofLeaves: leaves).map { max(0, $0 - 1) }
        ?? replicates.count - 1)
  }

  func movement(_ tree: SampleTree, leaves: [Int32]) -> LeafMovement {
    // Weights that replicates make by cluster are the same within it, and leaves are clusters.
    guard replicates.areOfRows else { return .apart }
    let clusters = leaves.lazy.map { tree.cluster(ofLeaf: $0) }
    guard let first = clusters.first else { return .apart }
    let moveTogether =
      clusters.allSatisfy { $0 == first } || replicates.independentWeights(ofLeaves: leaves) == 1
    return moveTogether ? .together : .apart
  }

  func requireVariance(_ tree: SampleTree) throws { try lonely.requireVariance(tree.stages) }

  func looksAtPresence(_ tree: SampleTree) -> Bool { false }

  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot {
    ReplicateRoot(replicates, leaves: leaves)
  }
}

/// The replicates of estimates that have rows in some leaves.
struct ReplicateRoot: VarianceRoot {
  private let replicates: Replicates
  private let leaves: [Int32]
  /// Replicates × these leaves, or all; `nil` for deleted clusters.
  private let table: Matrix?
  /// Whether the table is that of all leaves while these are fewer.
  private let isSpread: Bool
  /// Whether the table is that of all leaves.
  private let isWhole: Bool

  init(_ replicates: Replicates, leaves: [Int32]) {
    self.replicates = replicates
    self.leaves = leaves
    guard case .table(let all) = replicates.multipliers else {
      (table, isSpread, isWhole) = (nil, false, false)
      return
    }
    // A copy costs more than the products with the zeros of the other leaves, unless these are many.
    isWhole = 2 * leaves.count > all.columns
    isSpread = isWhole && leaves.count < all.columns
    table = isWhole ? all : all.selecting(columns: leaves.map(Int.init))
  }

  var count: Int { replicates.count }

  var replicated: ReplicateRoot? { self }

  /// The multipliers of all leaves, replicates × leaves, where these are most of them.
  var ofAllLeaves: Matrix? { isWhole ? table : nil }

  /// The totals of each replicate of sums by leaf: replicates × columns of leaves × columns.
  func totals(of sums: Matrix) -> Matrix {
    if let table {
      guard isSpread else { return table * sums }
      var spread = [Double](repeating: 0, count: table.columns * sums.columns)
      for column in 0..<sums.columns {
        let (to, from) = (column * table.columns, column * leaves.count)
        for place in leaves.indices {
          spread[to + Int(leaves[place])] = sums.elements[from + place]
        }
      }
      return table * Matrix(rows: table.columns, columns: sums.columns, elements: spread)
    }
    guard case .deleted(let clusters) = replicates.multipliers else { return sums }
    var columns: [[Double]] = []
    for column in 0..<sums.columns {
      columns.append(
        [Double](unsafeUninitializedCapacity: count) { totals, initialized in
          totals.initialize(repeating: 0)
          sums.column(column).withUnsafeBufferPointer {
            clusters.totals(
              $0, of: leaves, into: UnsafeMutableBufferPointer(rebasing: totals[..<count]))
          }
          initialized = count
        })
    }
    return Matrix(columns: columns)
  }

  /// The root of an estimate from its values in the replicates.
  func root(ofValues values: [Double], estimate: Double) -> [Double] {
    replicates.root(ofValues: values, estimate: estimate)
  }

  /// Its values in the replicates; the estimate itself where the recipe of the weights reproduces it.
  func withoutRounding(_ values: [Double], of estimate: Double) -> [Double] {
    replicates.withoutRounding(values, of: estimate)
  }

  /// In how many replicates that count for something an estimate has no value.
  func lost(_ values: [Double]) -> Int { replicates.lost(values) }

  /// The variance of an estimate from its values in the replicates, and in how many it has none.
  ///
  /// - Parameter isFixed: whether no cluster moves it by more than rounding.
  func variance(ofValues values: [Double], estimate: Double, isFixed: Bool = false)
    -> (variance: Double, lost: Int)
  {
    replicates.variance(ofValues: values, estimate: estimate, isFixed: isFixed)
  }

  func write(
    _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>
  ) {
    let values = totals(of: Matrix(columns: [Array(influence)])).column(0)
    let elements = self.root(ofValues: values, estimate: influence.reduce(0, +))
    for (place, element) in elements.enumerated() { root[place] = element }
  }
}
