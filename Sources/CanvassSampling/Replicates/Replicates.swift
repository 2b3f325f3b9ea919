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
  /// Whether a recipe makes the weights anew in each, so that what it reproduces is the same in all but for rounding.
  let areReplayed: Bool

  init(
    centre: ReplicateMethod.Centre, scales: [Double], multipliers: Multipliers,
    weights: [Double]? = nil, areReplayed: Bool = false
  ) {
    (self.centre, self.scales, self.multipliers) = (centre, scales, multipliers)
    (self.weights, self.areReplayed) = (weights, areReplayed)
  }

  /// The values of an estimate in the replicates; the estimate itself where it is reproduced by the recipe of the weights, which
  /// it is if none differs by more than the rounding of the recipe.
  func withoutRounding(_ values: [Double], of estimate: Double) -> [Double] {
    guard areReplayed else { return values }
    let limit = Self.roundingOfRecipes * abs(estimate)
    guard values.allSatisfy({ !$0.isFinite || abs($0 - estimate) <= limit }) else { return values }
    return values.map { $0.isFinite ? estimate : $0 }
  }

  /// How far totals that a recipe reproduces may be from each other, relative to their size.
  private static let roundingOfRecipes = 1e-11

  /// Whether they came with the data, a weight for each row.
  var areOfRows: Bool { weights != nil }

  /// How many replicate weights of some leaves are independent: whose residual from those before is above 10⁻⁵ of their
  /// length (R's `degf` has the same tolerance); `nil` where clusters and strata say the degrees of freedom.
  ///
  /// - Parameter noise: the root of the mean square that a residual has to be above, too.
  func independentWeights(ofLeaves leaves: [Int32], above noise: Double = 0) -> Int? {
    guard let weights, case .table(let table) = multipliers else { return nil }
    let some = leaves.map(Int.init)
    let replicates = table.selecting(columns: some).scalingColumns(by: some.map { weights[$0] })
    var products = replicates.timesTranspose(replicates)
    let squares = products.diagonal
    let least = noise * noise * Double(some.count)
    var rank = 0
    for pivot in squares.indices
    where squares[pivot] > 0 && products[pivot, pivot] > max(1e-10 * squares[pivot], least) {
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
  /// A replicate in which it has no value has no say, as in R; where none has one there is no variance. How many these are
  /// is `lost(_:)`.
  func root(ofValues values: [Double], estimate: Double) -> [Double] {
    let values = withoutRounding(values, of: estimate)
    guard let shift = shift(ofValues: values, estimate: estimate) else {
      return values.map { _ in .nan }
    }
    return zip(values, scales).map { value, scale in
      scale > 0 && value.isFinite ? scale.squareRoot() * (value - estimate - shift) : 0
    }
  }

  /// How far what distances are taken from lies above the estimate; `nil` where no replicate has a say.
  private func shift(ofValues values: [Double], estimate: Double) -> Double? {
    var (sum, having) = (0.0, 0.0)
    for (value, scale) in zip(values, scales) where scale > 0 && value.isFinite {
      sum += value - estimate
      having += 1
    }
    guard having > 0 else { return scales.allSatisfy { $0 == 0 } ? 0 : nil }
    return centre == .mean ? sum / having : 0
  }

  /// In how many replicates that count for something an estimate has no value.
  func lost(_ values: [Double]) -> Int {
    zip(values, scales).count { $1 > 0 && !$0.isFinite }
  }

  /// The variance of an estimate from its values in the replicates, and in how many it has none.
  ///
  /// - Parameter isFixed: whether no cluster moves it by more than rounding.
  func variance(ofValues values: [Double], estimate: Double, isFixed: Bool = false)
    -> (variance: Double, lost: Int)
  {
    let lost = lost(values)
    if isFixed { return (0, lost) }
    let values = withoutRounding(values, of: estimate)
    guard let shift = shift(ofValues: values, estimate: estimate) else { return (.nan, lost) }
    var sum = 0.0
    for (value, scale) in zip(values, scales) where scale > 0 && value.isFinite {
      let distance = value - estimate - shift
      sum += scale * (distance * distance)
    }
    return (sum, lost)
  }

  /// The same with the leaves in another order.
  func selecting(leaves: [Int]) -> Replicates {
    guard case .table(let table) = multipliers else { return self }
    return Replicates(
      centre: centre, scales: scales, multipliers: .table(table.selecting(columns: leaves)),
      weights: weights.map { weights in leaves.map { weights[$0] } }, areReplayed: areReplayed)
  }

  /// The multipliers of a leaf.
  func multipliers(ofLeaf leaf: Int) -> [Double] {
    switch multipliers {
    case .table(let table): table.column(leaf)
    case .deleted(let clusters): clusters.multipliers(of: leaf)
    }
  }

  /// The multipliers of some leaves in a replicate.
  func multipliers(ofLeaves leaves: [Int32], in replicate: Int) -> [Double] {
    switch multipliers {
    case .table(let table): leaves.map { table[replicate, Int($0)] }
    case .deleted(let clusters): clusters.multipliers(of: leaves, without: replicate)
    }
  }

  /// For each replicate, the first one in which some leaves, which ascend, have the same multipliers, as far as that
  /// is known without a look at these.
  func firstAlike(ofLeaves leaves: [Int32]) -> [Int] {
    switch multipliers {
    case .table: Array(0..<count)
    case .deleted(let clusters): clusters.firstAlike(of: leaves)
    }
  }

  /// With the squares of the multipliers.
  var squared: Replicates {
    let squares: Multipliers =
      switch multipliers {
      case .table(let table):
        .table(Matrix(rows: table.rows, columns: table.columns) { table[$0, $1] * table[$0, $1] })
      case .deleted(let clusters): .deleted(clusters.squared)
      }
    return Replicates(centre: centre, scales: scales, multipliers: squares)
  }
}
