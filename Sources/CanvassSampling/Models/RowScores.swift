import CanvassNumerics

/// What rows move some estimates by, their weights included: the influence of estimates that are no
/// function of a few totals, such as the parameters of a model, correlations of ordered answers, α over
/// pairs of items.
///
/// The variance of their totals is that of the estimates, whatever the design. A row that is not named
/// is one that the estimates do not use.
public struct RowScores: Sendable {
  /// The row of the design of each row of the matrix.
  let rows: [Int]
  /// Rows × estimates.
  let values: Matrix

  /// The scores of one estimate.
  ///
  /// - Parameters:
  ///   - rows: rows of the design.
  ///   - values: one for each of them.
  public init(rows: [Int], values: [Double]) {
    self.init(
      rows: rows, values: Matrix(rows: rows.count, columns: 1, elements: values))
  }

  /// The scores of several estimates that use the same rows.
  public init(rows: [Int], values: Matrix) {
    precondition(values.rows == rows.count, "as many rows of the design as of scores")
    (self.rows, self.values) = (rows, values)
  }

  /// The parameters of a model: row scores times the inverse information.
  ///
  /// - Parameter rows: the row of the design of each row of the model.
  /// - Throws: `MatrixError` when the information is singular.
  public init(_ model: any ScoredModel, rows: [Int]) throws(MatrixError) {
    self.init(rows: rows, values: try model.rowInfluences())
  }

  /// Number of estimates.
  public var count: Int { values.columns }
}

extension Design {
  /// The totals of row scores: their variances and degrees of freedom are those of the estimates.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  public func totals(of scores: RowScores, threads: Int = 0) throws -> [Estimate] {
    let added = try AddedScores(scores, self)
    return mapInParallel(scores.count, threads: threads) { column in
      let (influence, moments) = added.sums(of: column)
      let total = Linearisation(value: moments.total(0), weight: 0, first: [1])
      return Estimate(
        variable: "", level: nil, cell: .init(values: []), value: total.value,
        variance: influence.withUnsafeBufferPointer(added.presence.variance),
        degreesOfFreedom: added.presence.degreesOfFreedom, count: Int(moments.rows),
        populationSize: moments.weight,
        simpleRandomVariance: simpleRandomVariance(total, moments, weightScale))
    }
  }

  /// The covariance of the estimates, with their degrees of freedom: clusters less strata among the rows
  /// with weight.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  public func covariance(
    of scores: RowScores, threads: Int = 0
  ) throws -> (covariance: EstimateCovariance, degreesOfFreedom: Int) {
    let added = try AddedScores(scores, self)
    var roots = EstimateRoots(in: added.presence)
    roots.append(scores.count, threads: threads) { column, root in
      added.sums(of: column).influence.withUnsafeBufferPointer {
        added.presence.write(rootOf: $0, into: root)
      }
    }
    return (EstimateCovariance(roots), added.presence.degreesOfFreedom)
  }

  /// By how much estimates depart in each replicate, at first order: Σ(m − 1)z, replicates × estimates; `nil` where
  /// variances are not made of replicates.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  func departures(of scores: RowScores) throws -> Matrix? {
    let added = try AddedScores(scores, self)
    guard let replicates = added.presence.replicated else { return nil }
    let sums = (0..<scores.count).map { added.sums(of: $0).influence }
    let totals = replicates.totals(of: Matrix(columns: sums))
    return Matrix(rows: totals.rows, columns: totals.columns) {
      totals[$0, $1] - sums[$1].reduce(0, +)
    }
  }

  /// The covariance of the parameters of a model that was fitted to some rows: A⁻¹ V̂(Σs) A⁻¹, where A is
  /// the information and V̂ the variance of this design for the totals of the row scores (D. A. Binder,
  /// Int. Statist. Rev. 51, 1983).
  ///
  /// All stages, population sizes and the lonely-cluster rule count. Rows that the model does not
  /// use count as zeros; none leaves the design.
  ///
  /// - Parameters:
  ///   - model: fitted with the weights of this design, up to a factor.
  ///   - rows: the row of the design of each row of the model.
  /// - Returns: the covariance, from which functions of the parameters take their variances, and
  ///   clusters less strata among the rows with weight.
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MatrixError` when
  ///   the information is singular.
  public func covariance(
    of model: any ScoredModel, rows: [Int]
  ) throws -> (covariance: ParameterCovariance, degreesOfFreedom: Int) {
    try tree.requireVariance()
    let (covariance, freedom) = try covariance(of: RowScores(model, rows: rows))
    return (ParameterCovariance(covariance.matrix, model.map), freedom)
  }
}

/// Row scores of a design, and the leaf clusters in which they have weight.
private struct AddedScores: Sendable {
  let presence: Presence
  private let scores: RowScores
  private let weights: [Double]
  /// For each row of the scores, the place of its leaf; -1 where it has no weight.
  private let places: [Int32]
  /// Where the weights were calibrated: with what, and the weights before it of each row of the scores.
  private let calibration: DesignCalibration?
  /// Σw by leaf, and over all rows with their number.
  private let leafWeights: [Double]
  private let moments: Moments

  init(_ scores: RowScores, _ design: Design) throws {
    try design.tree.requireVariance()
    var placeOfLeaf = [Int32](repeating: -1, count: design.leafCount)
    for row in scores.rows where design.weights[row] != 0 {
      placeOfLeaf[Int(design.leafOfRow[row])] = 0
    }
    let leaves = (0..<Int32(design.leafCount)).filter { placeOfLeaf[Int($0)] == 0 }
    for (place, leaf) in leaves.enumerated() { placeOfLeaf[Int(leaf)] = Int32(place) }
    // Cross-moments of scores and calibration columns follow the leaves.
    calibration = design.calibration
    let columns = (0..<Int32(calibration?.count ?? 0)).map { Int32(design.leafCount) + $0 }
    presence = Presence(design.tree, pairs: leaves + columns, leaves: leaves + columns)
    let weights = scores.rows.map { design.weights[$0] }
    self.weights = weights
    places = scores.rows.map { row in
      design.weights[row] != 0 ? placeOfLeaf[Int(design.leafOfRow[row])] : -1
    }
    self.scores = scores
    var leafWeights = [Double](repeating: 0, count: presence.leaves.count)
    var moments = Moments(centres: [0])
    let first = leafWeights.count - (calibration?.count ?? 0)
    for (row, place) in places.enumerated() where place >= 0 {
      design.calibration?.forEachCrossWeight(ofRow: scores.rows[row]) { column, weight in
        leafWeights[first + column] += weight / weights[row] * weight
      }
      leafWeights[Int(place)] += weights[row]
      moments.sums[0] += weights[row]
      moments.sums[1] += 1
    }
    (self.leafWeights, self.moments) = (leafWeights, moments)
  }

  /// The scores of an estimate by leaf, zeros where on no leaf they are more than rounding; and over all
  /// rows, per unit of weight.
  func sums(of column: Int) -> (influence: [Double], moments: Moments) {
    var influence = [Double](repeating: 0, count: presence.leaves.count)
    var squares = influence
    var (sum, sumOfSquares) = (0.0, 0.0)
    let count = scores.values.rows
    scores.values.elements[column * count..<(column + 1) * count].withUnsafeBufferPointer { own in
      for (row, place) in places.enumerated() where place >= 0 {
        let score = own[row]
        let square = score * score / weights[row]
        influence[Int(place)] += score
        squares[Int(place)] += square
        sum += score
        sumOfSquares += square
      }
      if let calibration {
        let first = influence.count - calibration.count
        for (row, place) in places.enumerated() where place >= 0 {
          let square = own[row] * own[row] / weights[row]
          calibration.forEachCrossWeight(ofRow: scores.rows[row]) { column, weight in
            influence[first + column] += weight / weights[row] * own[row]
            squares[first + column] += square
          }
        }
      }
    }
    var moments = moments
    (moments.sums[2], moments.sums[3]) = (sum, sumOfSquares)
    let limit = 2 * Moments.rounding * Moments.rounding
    let isRounding =
      presence.movesAsOne
      ? isNoMoreThanRounding(sum, limit * moments.weight * sumOfSquares)
      : influence.indices.allSatisfy {
        isNoMoreThanRounding(influence[$0], limit * leafWeights[$0] * squares[$0])
      }
    if isRounding { for place in influence.indices { influence[place] = 0 } }
    return (influence, moments)
  }
}
