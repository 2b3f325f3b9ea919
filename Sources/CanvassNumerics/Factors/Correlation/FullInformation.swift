extension CorrelationMatrix {
  /// Pearson's correlations by full information: those of the covariances that have the greatest likelihood where rows are
  /// normal and each counts with the answers that it has.
  ///
  /// The matrix is never indefinite. Each pair rests on all rows.
  public init(_ moments: SaturatedMoments) {
    let deviations = moments.covariance.diagonal.map { $0.squareRoot() }
    let count = moments.names.count
    let rows = moments.likelihood.patterns.reduce(0) { $0 + $1.rows.count }
    self.init(
      names: moments.names,
      values: Matrix(rows: count, columns: count) {
        $0 == $1 ? 1 : moments.covariance[$0, $1] / (deviations[$0] * deviations[$1])
      },
      rows: Matrix(rows: count, columns: count, repeating: Double(rows)))
  }
}

extension CorrelationInfluence {
  /// The influences on correlations by full information: with s the score of a row and A the exact second derivatives of
  /// minus the log-likelihood, the moments move by A⁻¹s, and r_ij = σ_ij/√(σ_ii σ_jj) by its derivatives.
  ///
  /// They hold where answers are missing at random, whatever the distribution (M. G. Kenward and G. Molenberghs, Statist.
  /// Sci. 13, 1998); a row without any answer moves nothing.
  ///
  /// - Throws: `MatrixError` where the answers do not determine the moments.
  package static func fullInformation(_ moments: SaturatedMoments) throws -> CorrelationInfluence {
    let correlations = CorrelationMatrix(moments).values
    let variances = moments.covariance.diagonal
    let weights = moments.data.weights
    let pairs = pairs(of: variances.count)
    let inverse = try InformationFactor(information: moments.information).inverse
    var slopes = Matrix(rows: inverse.rows, columns: pairs.count)
    for (pair, (i, j)) in pairs.enumerated() {
      let r = correlations[i, j]
      slopes[TriangularPlaces.place(i, j), pair] = 1 / (variances[i] * variances[j]).squareRoot()
      slopes[TriangularPlaces.place(i, i), pair] = -r / (2 * variances[i])
      slopes[TriangularPlaces.place(j, j), pair] = -r / (2 * variances[j])
    }
    let turned = inverse * slopes
    var values = Matrix(rows: weights.count, columns: pairs.count)
    // Scores have the weights of their rows.
    let scores = RowMomentScores(moments, at: moments.point, means: moments.means)
    try scores.forEachBlock { rows, scores in
      let moved = scores * turned
      for pair in pairs.indices {
        for (place, row) in rows.enumerated() {
          values[row, pair] = moved[place, pair] / weights[row]
        }
      }
    }
    return CorrelationInfluence(pairs: pairs, values: values, boundary: [])
  }
}
