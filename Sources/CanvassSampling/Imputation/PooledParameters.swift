import CanvassNumerics

/// Parameters that were estimated together from each of several imputations, pooled by Rubin's rules.
public struct PooledParameters: Sendable {
  /// The pooled estimates.
  public let estimates: [Double]
  /// The mean of their covariances, W.
  public let within: Matrix
  /// The covariance of the estimates between imputations, B.
  public let between: Matrix
  /// The number of imputations.
  public let imputations: Int

  /// Pools the estimates of each imputation with their covariances.
  ///
  /// - Precondition: two imputations or more, of one shape.
  public init(_ estimates: [[Double]], _ covariances: [Matrix]) {
    precondition(estimates.count == covariances.count && estimates.count > 1, "imputations to pool")
    let m = Double(estimates.count)
    imputations = estimates.count
    let means = estimates[0].indices.map { place in
      estimates.reduce(0) { $0 + $1[place] } / m
    }
    self.estimates = means
    within = (1 / m) * covariances.dropFirst().reduce(covariances[0], +)
    let distances = Matrix(rows: estimates.count, columns: means.count) {
      estimates[$0][$1] - means[$1]
    }
    between = (1 / (m - 1)) * distances.symmetricProduct
  }

  /// T = W + (1 + 1/m)B.
  public var covariance: Matrix { within + (1 + 1 / Double(imputations)) * between }

  /// Tests that some parameters are zero: F = q̄ᵀW⁻¹q̄/(k(1 + r)) with r = (1 + 1/m)·tr(BW⁻¹)/k (K. H. Li,
  /// T. E. Raghunathan and D. B. Rubin, JASA 86, 1991). One parameter is tested by its own T and `freedom`.
  ///
  /// - Parameters:
  ///   - complete: degrees of freedom that complete answers would have had.
  ///   - freedom: the fewest of these parameters' own.
  /// - Returns: `nil` where W is singular.
  func test(
    _ places: [Int], complete: Double, freedom: Double
  ) -> (statistic: Double, degreesOfFreedom: Double)? {
    let b = places.map { estimates[$0] }
    if let only = places.first, places.count == 1 {
      let variance = covariance[only, only]
      return variance > 0 ? (b[0] * b[0] / variance, freedom) : nil
    }
    let w = within.selecting(rows: places, columns: places)
    let units = w.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    guard !units.contains(0),
      let factor = try? Cholesky(of: w.scalingRows(by: units).scalingColumns(by: units)),
      factor.reciprocalCondition > 1e-12
    else { return nil }
    let scaled = between.selecting(rows: places, columns: places).scalingRows(by: units)
      .scalingColumns(by: units)
    let z = zip(b, units).map { $0 * $1 }
    guard let whitened = try? factor.whiten(Matrix(columns: [z])),
      let spread = try? factor.whitenBothSides(scaled)
    else { return nil }
    let (k, m) = (Double(places.count), Double(imputations))
    let r = (1 + 1 / m) * spread.diagonal.reduce(0, +) / k
    let statistic = whitened.elements.reduce(0) { $0 + $1 * $1 } / (k * (1 + r))
    return (statistic, testFreedom(k, r, complete: complete) ?? freedom)
  }

  /// Degrees of freedom of the denominator: 4 + (t − 4)(1 + (1 − 2/t)/r)² with t = k(m − 1) where complete answers have
  /// them without limit, else J. P. Reiter's (Biometrika 94, 2007), which tend to these; `nil` where theirs need more
  /// imputations (t > 4) or more clusters.
  private func testFreedom(_ k: Double, _ r: Double, complete: Double) -> Double? {
    let t = k * Double(imputations - 1)
    guard complete.isFinite else {
      if r == 0 { return .infinity }
      let ratio = 1 + (1 - 2 / t) / r
      return t > 4 ? 4 + (t - 4) * ratio * ratio : t * (1 + 1 / k) * (1 + 1 / r) * (1 + 1 / r) / 2
    }
    guard t > 4 else { return nil }
    let a = r * t / (t - 2)
    let v = (complete + 1) / (complete + 3) * complete
    let (near, far) = (v - 2 * (1 + a), v - 4 * (1 + a))
    guard far > 0 else { return nil }
    let first = a * a * near / ((1 + a) * (1 + a) * far)
    let second = 8 * a * a * near / ((1 + a) * far * far) + 4 * a * a / ((1 + a) * far)
    let third = 4 * a * a / (near * far) + 16 * a * a * near / (far * far * far)
    let parts = first + second + third + 8 * a * a / (far * far)
    return 4 + 1 / (1 / far + parts / (t - 4))
  }
}
