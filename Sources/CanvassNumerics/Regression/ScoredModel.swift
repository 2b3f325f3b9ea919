/// A fitted model as a design sees it: estimates, the information in them, and what each row
/// contributes to the score. Row scores added up by cluster give design-based standard errors, added
/// up by row robust ones.
public protocol ScoredModel: Sendable {
  /// The names of the parameters that were estimated.
  var parameters: [String] { get }
  /// Their estimates.
  var estimates: [Double] { get }
  /// Minus the derivative of the score, observed or expected: parameters × parameters.
  var information: Matrix { get }
  /// The weighted contribution of each row to the score: rows × parameters; columns add up to zero.
  var rowScores: Matrix { get }
}

extension ScoredModel {
  /// A⁻¹BA⁻¹ for the information A and a covariance B of the total score.
  ///
  /// - Throws: `MatrixError` if the information is singular or the shapes differ.
  public func sandwich(_ scoreCovariance: Matrix) throws(MatrixError) -> Matrix {
    let factor = try Cholesky(of: information, named: "information matrix")
    let half = try factor.solve(scoreCovariance)
    return try factor.solve(half.transposed)
  }

  /// The influence of each row on the estimates: row scores times the inverse information.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  public func rowInfluences() throws(MatrixError) -> Matrix {
    let factor = try Cholesky(of: information, named: "information matrix")
    return try factor.solve(rowScores.transposed).transposed
  }

  /// The robust covariance with clusters as independent units, each row its own if none are given:
  /// A⁻¹ (Σ s_g s_gᵀ) A⁻¹, without corrections for small samples.
  ///
  /// - Throws: `MatrixError` if the information is singular or the number of clusters differs from
  ///   that of the rows.
  public func robustCovariance(clusters: [Int]? = nil) throws(MatrixError) -> Matrix {
    let scores = rowScores
    guard let clusters else { return try sandwich(scores.symmetricProduct) }
    guard clusters.count == scores.rows else {
      throw MatrixError(
        "cluster column",
        .shape(found: counted(clusters.count, "row"), expected: "\(scores.rows)"))
    }
    var places: [Int: Int] = [:]
    for cluster in clusters where places[cluster] == nil { places[cluster] = places.count }
    var sums = Matrix(rows: places.count, columns: scores.columns)
    for j in 0..<scores.columns {
      for (i, cluster) in clusters.enumerated() {
        sums[places[cluster] ?? 0, j] += scores[i, j]
      }
    }
    return try sandwich(sums.symmetricProduct)
  }
}
