extension LinearModel {
  /// The diagonal of the hat matrix: w xᵀ(XᵀWX)⁻¹x for each row.
  public var leverages: [Double] {
    let spread = basis.z * factor.inverseRoot
    let w = data.rowWeights
    return (0..<spread.rows).map { i in
      w[i] * (0..<spread.columns).reduce(0) { $0 + spread[i, $1] * spread[i, $1] }
    }
  }

  /// The share of its own fitted value from which a row is fitted by itself alone: its residual is zero,
  /// and what is divided by 1 − h has no value.
  static let fullLeverage = 1 - 1e-10

  /// Residuals over their own standard errors: √w·residual / (s √(1 − h)); NaN where h is 1.
  public var standardizedResiduals: [Double] {
    let s = residualVariance.squareRoot()
    let w = data.rowWeights
    return leverages.enumerated().map { i, h in
      guard h < Self.fullLeverage else { return .nan }
      return w[i].squareRoot() * residuals[i] / (s * (1 - h).squareRoot())
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

    /// Whether it divides by 1 − h.
    var usesLeverages: Bool { self != .hc0 && self != .hc1 }

    /// What e² is multiplied by.
    func correction(_ h: Double, units n: Double, coefficients p: Double) -> Double {
      switch self {
      case .hc0: return 1
      case .hc1: return n / (n - p)
      case .hc2: return 1 / (1 - h)
      case .hc3: return 1 / ((1 - h) * (1 - h))
      case .hc4: return pow(1 - h, -min(4, n * h / p))
      }
    }
  }

  /// The heteroscedasticity-consistent covariance of the coefficients; NaN where it divides by 1 − h
  /// and a single row with h = 1 decides the coefficient.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  public func covariance(_ kind: RobustKind) throws(MatrixError) -> Matrix {
    try parameterCovariance(kind).matrix
  }

  /// The same, from which functions of the coefficients take their variances.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  public func parameterCovariance(_ kind: RobustKind) throws(MatrixError) -> ParameterCovariance {
    let (n, p) = (data.units, Double(columns.count))
    let w = data.rowWeights
    // A row that stands for w units is w equal rows, each with 1/w of the row's leverage.
    var isFrequency = false
    if case .frequency = data.weights { isFrequency = true }
    var single: [Int] = []
    let factors = leverages.enumerated().map { i, whole -> Double in
      guard w[i] > 0 else { return 0 }
      let h = isFrequency ? whole / w[i] : whole
      if kind.usesLeverages, h >= Self.fullLeverage {
        single.append(i)
        return 0
      }
      let size = isFrequency ? w[i].squareRoot() : w[i]
      return size * residuals[i] * kind.correction(h, units: n, coefficients: p).squareRoot()
    }
    let covariance = try sandwich(basis.z.scalingRows(by: factors).symmetricProduct)
    guard !single.isEmpty else { return covariance }
    let directions = single.map { factor.solve(basis.z.row($0)) }
    return ParameterCovariance(covariance.fitted, map, undefined: directions)
  }

  /// How much each slope's variance is inflated by the other columns: one over the share of what a
  /// column varies that the others leave of it, for the columns that vary, with their terms.
  ///
  /// - Throws: `RegressionError` if the columns are dependent.
  public func varianceInflation() throws(RegressionError) -> [(term: String, factor: Double)] {
    let w = data.rowWeights
    let x = data.x
    let varying = columns.filter { j in
      let values = (0..<x.rows).filter { w[$0] > 0 }.map { x[$0, j] }
      return values.contains { $0 != values[0] }
    }
    let terms = varying.map { data.terms[$0] }
    let groups = terms.map { TermGroup(name: $0, terms: [$0]) }
    return zip(terms, try generalizedVarianceInflation(groups)).map { ($0, $1.factor) }
  }
}
