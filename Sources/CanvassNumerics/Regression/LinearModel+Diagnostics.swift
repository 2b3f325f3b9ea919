extension LinearModel {
  /// The diagonal of the hat matrix: w xᵀ(XᵀWX)⁻¹x for each row.
  public var leverages: [Double] {
    let x = data.x.selecting(columns: columns)
    let spread = x * inverseCrossProduct
    let w = data.rowWeights
    return (0..<x.rows).map { i in
      w[i] * (0..<x.columns).reduce(0) { $0 + spread[i, $1] * x[i, $1] }
    }
  }

  /// Residuals over their own standard errors: √w·residual / (s √(1 − h)).
  public var standardizedResiduals: [Double] {
    let s = residualVariance.squareRoot()
    let w = data.rowWeights
    return leverages.enumerated().map { i, h in
      w[i].squareRoot() * residuals[i] / (s * (1 - h).squareRoot())
    }
  }

  /// Residuals over the standard error they would have in a fit without their row.
  public var studentizedResiduals: [Double] {
    let df = residualDegreesOfFreedom
    return standardizedResiduals.map { $0 * ((df - 1) / (df - $0 * $0)).squareRoot() }
  }

  /// Cook's distances: how far all fitted values move when a row is left out.
  public var cooksDistances: [Double] {
    let p = Double(columns.count)
    return zip(standardizedResiduals, leverages).map { r, h in r * r * h / ((1 - h) * p) }
  }

  /// The corrections of the heteroscedasticity-consistent covariance for small samples.
  public enum RobustKind: Sendable, Equatable, CaseIterable {
    /// e² as it is (White 1980).
    case hc0
    /// e² n/(n − p): Stata's `robust`.
    case hc1
    /// e²/(1 − h).
    case hc2
    /// e²/(1 − h)², near the jackknife (MacKinnon and White 1985).
    case hc3
    /// e²/(1 − h)^δ with δ = min(4, h/h̄) (Cribari-Neto 2004).
    case hc4
  }

  /// The heteroscedasticity-consistent covariance of the coefficients.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  public func covariance(_ kind: RobustKind) throws(MatrixError) -> Matrix {
    let p = Double(columns.count)
    let n = data.units
    let h = leverages
    let factors: [Double]
    switch kind {
    case .hc0: factors = h.map { _ in 1 }
    case .hc1: factors = h.map { _ in (n / (n - p)).squareRoot() }
    case .hc2: factors = h.map { 1 / (1 - $0).squareRoot() }
    case .hc3: factors = h.map { 1 / (1 - $0) }
    case .hc4: factors = h.map { pow(1 - $0, -min(4, n * $0 / p) / 2) }
    }
    // A row that stands for w units is w equal rows, each with 1/w of the row's leverage.
    if case .frequency(let w) = data.weights {
      return try frequencyCovariance(kind, w, h)
    }
    return try sandwich(rowScores.scalingRows(by: factors).symmetricProduct)
  }

  private func frequencyCovariance(
    _ kind: RobustKind, _ w: [Double], _ h: [Double]
  ) throws(MatrixError) -> Matrix {
    let p = Double(columns.count)
    let n = data.units
    let factors = zip(w, h).enumerated().map { i, pair -> Double in
      let (w, h) = pair
      guard w > 0 else { return 0 }
      let own = h / w
      let correction: Double
      switch kind {
      case .hc0: correction = 1
      case .hc1: correction = n / (n - p)
      case .hc2: correction = 1 / (1 - own)
      case .hc3: correction = 1 / ((1 - own) * (1 - own))
      case .hc4: correction = pow(1 - own, -min(4, n * own / p))
      }
      return (w * correction).squareRoot() * residuals[i]
    }
    return try sandwich(
      data.x.selecting(columns: columns).scalingRows(by: factors).symmetricProduct)
  }

  /// The covariance with clusters as independent units and Stata's corrections:
  /// G/(G − 1) · (n − 1)/(n − p).
  ///
  /// - Throws: `MatrixError` if the information is singular or there are fewer than two clusters.
  public func covariance(clusters: [Int]) throws(MatrixError) -> Matrix {
    let g = Double(Set(clusters).count)
    guard g > 1 else {
      throw MatrixError("cluster column", .shape(found: counted(Int(g), "cluster"), expected: "2"))
    }
    let n = data.units
    let factor = g / (g - 1) * (n - 1) / residualDegreesOfFreedom
    return factor * (try robustCovariance(clusters: clusters))
  }

  /// How much each slope's variance is inflated by the other columns: the diagonal of the inverse
  /// correlation matrix of the columns that vary, with their terms.
  ///
  /// - Throws: `MatrixError` if the columns are dependent.
  public func varianceInflation() throws(MatrixError) -> [(term: String, factor: Double)] {
    let w = data.rowWeights
    let x = data.x
    let varying = columns.filter { j in
      let values = (0..<x.rows).filter { w[$0] > 0 }.map { x[$0, j] }
      return values.contains { $0 != values[0] }
    }
    guard !varying.isEmpty else { return [] }
    let correlation = Matrix(rows: varying.count, columns: varying.count) { i, j in
      i == j
        ? 1 : CorrelationMatrix.pearsonCoefficient(x.column(varying[i]), x.column(varying[j]), w)
    }
    let inverse = try Cholesky(of: correlation, named: "correlations of the terms").inverse
    return zip(varying, inverse.diagonal).map { (data.terms[$0], $1) }
  }
}
