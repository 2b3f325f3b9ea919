import CanvassNumerics

/// By what each replicate multiplies the weights of each leaf cluster, and what it counts for in a variance.
public struct Replicates: Sendable {
  /// What distances are taken from.
  public let centre: ReplicateMethod.Centre
  /// c_r: what the squared distance of each replicate is multiplied by.
  public let scales: [Double]
  let multipliers: Multipliers
  /// The weight of each leaf, where degrees of freedom are those of the replicate weights themselves.
  let weights: [Double]?

  init(
    centre: ReplicateMethod.Centre, scales: [Double], multipliers: Multipliers,
    weights: [Double]? = nil
  ) {
    (self.centre, self.scales, self.multipliers) = (centre, scales, multipliers)
    self.weights = weights
  }

  /// How many replicate weights of some leaves are independent: whose residual from those before is above 10⁻⁵ of their
  /// length (R's `degf` has the same tolerance); `nil` where clusters and strata say the degrees of freedom.
  func independentWeights(ofLeaves leaves: [Int32]) -> Int? {
    guard let weights, case .table(let table) = multipliers else { return nil }
    let some = leaves.map(Int.init)
    let replicates = table.selecting(columns: some).scalingColumns(by: some.map { weights[$0] })
    var products = replicates.timesTranspose(replicates)
    let squares = products.diagonal
    var rank = 0
    for pivot in squares.indices
    where squares[pivot] > 0 && products[pivot, pivot] > 1e-10 * squares[pivot] {
      rank += 1
      for row in squares.indices.dropFirst(pivot + 1) {
        let factor = products[row, pivot] / products[pivot, pivot]
        for column in squares.indices.dropFirst(pivot + 1) {
          products[row, column] -= factor * products[pivot, column]
        }
      }
    }
    return rank
  }

  /// The multipliers.
  enum Multipliers: Sendable {
    /// Replicates × leaves.
    case table(Matrix)
    /// Replicate i leaves cluster i out, and n/(n − 1) times the others of its stratum are in.
    case deleted(DeletedClusters)
  }

  /// Number of replicates.
  public var count: Int { scales.count }

  /// The root of an estimate from its values in the replicates.
  ///
  /// A replicate in which it has no value has no say, as in R; where none has one there is no variance.
  func root(ofValues values: [Double], estimate: Double) -> [Double] {
    var (sum, having) = (0.0, 0.0)
    for (value, scale) in zip(values, scales) where scale > 0 && value.isFinite {
      sum += value - estimate
      having += 1
    }
    guard having > 0 || scales.allSatisfy({ $0 == 0 }) else {
      return values.map { _ in .nan }
    }
    let shift = centre == .mean && having > 0 ? sum / having : 0
    return zip(values, scales).map { value, scale in
      scale > 0 && value.isFinite ? scale.squareRoot() * (value - estimate - shift) : 0
    }
  }

  /// The same with the leaves in another order.
  func selecting(leaves: [Int]) -> Replicates {
    guard case .table(let table) = multipliers else { return self }
    return Replicates(
      centre: centre, scales: scales, multipliers: .table(table.selecting(columns: leaves)),
      weights: weights.map { weights in leaves.map { weights[$0] } })
  }

  /// The multipliers of a leaf.
  func multipliers(ofLeaf leaf: Int) -> [Double] {
    switch multipliers {
    case .table(let table): table.column(leaf)
    case .deleted(let clusters): clusters.multipliers(of: leaf)
    }
  }
}

/// The clusters of a stage, each of which a replicate leaves out.
struct DeletedClusters: Sendable {
  /// The stratum of each cluster.
  let stratumOfCluster: [Int32]
  /// The clusters of each stratum, which follow one another.
  let clusters: [Range<Int>]

  func multipliers(of cluster: Int) -> [Double] {
    var multipliers = [Double](repeating: 1, count: stratumOfCluster.count)
    let stratum = clusters[Int(stratumOfCluster[cluster])]
    guard stratum.count > 1 else { return multipliers }
    for other in stratum { multipliers[other] = Double(stratum.count) / Double(stratum.count - 1) }
    multipliers[cluster] = 0
    return multipliers
  }

  /// The totals of each replicate: T + T_h/(n_h − 1) − n_h/(n_h − 1)·T_hi. O(clusters).
  ///
  /// - Parameter present: the clusters that have a value, ascending.
  func totals(
    _ values: UnsafeBufferPointer<Double>, of present: [Int32],
    into totals: UnsafeMutableBufferPointer<Double>
  ) {
    let total = values.reduce(0, +)
    totals.update(repeating: total)
    var position = 0
    while position < present.count {
      let stratum = clusters[Int(stratumOfCluster[Int(present[position])])]
      let first = position
      var sum = 0.0
      while position < present.count, stratum.contains(Int(present[position])) {
        sum += values[position]
        position += 1
      }
      guard stratum.count > 1 else { continue }
      let others = Double(stratum.count - 1)
      for cluster in stratum { totals[cluster] = total + sum / others }
      for place in first..<position {
        totals[Int(present[place])] -= Double(stratum.count) / others * values[place]
      }
    }
  }
}
