/// Both forms of the information on the means and covariances of a group in which answers are missing.
struct SaturatedInformation {
  /// A: that of the exact second derivatives, in the order of `RowMomentScores`.
  let observed: Matrix
  /// A⁻¹.
  let inverse: Matrix
  /// B: the sum of squared row scores.
  let squares: Matrix
  /// That of complete rows of these moments.
  let complete: Matrix

  init(_ moments: SaturatedMoments) throws {
    observed = moments.information
    inverse = try InformationFactor(information: observed).inverse
    var squares = Matrix(rows: observed.rows, columns: observed.rows)
    let scores = RowMomentScores(moments, at: moments.point, means: moments.means)
    try scores.forEachBlock { squares = squares + $1.symmetricProduct }
    self.squares = squares
    let whole = try Observations(Matrix([moments.means]), names: moments.names)
    let likelihood = PatternLikelihood(whole)
    guard let point = likelihood.evaluate(mean: moments.means, covariance: moments.covariance)
    else {
      throw MatrixError("covariance matrix", .notPositiveDefinite(order: whole.values.columns))
    }
    complete = (moments.rows / 2) * likelihood.curvature(point, .expected)
  }

  /// tr BA⁻¹.
  var trace: Double { innerProduct(squares.elements, inverse.elements) }

  /// tr (I − K)ᵀC(I − K)A⁻¹BA⁻¹ over groups, K = Δ(ΔᵀAΔ)⁻¹ΔᵀA, with C the information of complete rows and
  /// derivatives Δ of the moments by the parameters of a model: the mean of the χ² that complete rows of the
  /// saturated moments have at the estimates. X. Zhang and V. Savalei, Psychol. Methods 28 (2023).
  static func correctedTrace(_ groups: [SaturatedInformation], slopes: [Matrix]) throws -> Double {
    let count = slopes[0].columns
    var information = Matrix(rows: count, columns: count)
    var squares = information
    var complete = information
    for (group, delta) in zip(groups, slopes) {
      information = information + delta.transposeTimes(group.observed * delta)
      squares = squares + delta.transposeTimes(group.squares * delta)
      complete = complete + delta.transposeTimes(group.complete * delta)
    }
    let inverse = try InformationFactor(
      information: 0.5 * (information + information.transposed)
    ).inverse
    let reached = inverse * squares * inverse
    var trace = innerProduct(complete.elements, reached.elements)
    for (group, delta) in zip(groups, slopes) {
      let spread = group.squares * group.inverse
      let covariance = group.inverse * spread
      trace += innerProduct(group.complete.elements, covariance.elements)
      let moved = inverse * delta.transposeTimes(spread)
      trace -= 2 * innerProduct((group.complete * delta).elements, moved.transposed.elements)
    }
    return trace
  }
}
