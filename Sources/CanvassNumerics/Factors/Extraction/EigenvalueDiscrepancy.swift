/// How far eigenvalues λ of Ψ^−½ R Ψ^−½ that no factor explains are from 1, where they would be if the
/// factors explained everything.
enum EigenvalueDiscrepancy {
  /// f = λ − log λ − 1: maximum likelihood.
  case likelihood
  /// f = ½ (1/λ − 1)²: generalised least squares.
  case leastSquares

  /// f(λ).
  func value(_ x: Double) -> Double {
    switch self {
    case .likelihood: x - log(x) - 1
    case .leastSquares: 0.5 * (1 / x - 1) * (1 / x - 1)
    }
  }

  /// h(λ) = −λ f′(λ), the derivative by the logarithm of all uniquenesses at once.
  func slope(_ x: Double) -> Double {
    switch self {
    case .likelihood: 1 - x
    case .leastSquares: (1 / x - 1) / x
    }
  }

  /// The derivative of that.
  func slopeOfSlope(_ x: Double) -> Double {
    switch self {
    case .likelihood: -1
    case .leastSquares: (1 - 2 / x) / (x * x)
    }
  }

  /// Σ over pairs m, n of −½ (λ_m + λ_n) h[λ_m, λ_n] u_m u_mᵀ ∘ u_n u_nᵀ, with the divided difference h[a, b]
  /// of the slope.
  ///
  /// - Parameter sum: Σ over m of w_m u_m u_mᵀ for given weights w.
  func curvature(_ values: [Double], _ sum: ([Double]) -> Matrix) -> Matrix {
    let plain = sum(values.map { _ in 1 })
    switch self {
    case .likelihood:
      // ½ (λ_m + λ_n).
      return sum(values).timesElements(plain)
    case .leastSquares:
      // ½ (1/λ_m + 1/λ_n)² − ½ (1/λ_m + 1/λ_n).
      let inverse = sum(values.map { 1 / $0 })
      let square = sum(values.map { 1 / ($0 * $0) })
      return square.timesElements(plain) + inverse.timesElements(inverse - plain)
    }
  }
}

extension Matrix {
  /// The products of elements at the same place.
  fileprivate func timesElements(_ other: Matrix) -> Matrix {
    Matrix(
      rows: rows, columns: columns, elements: zip(elements, other.elements).map { $0 * $1 })
  }
}
