/// Geomin: f = Σ_i (Π_j (λ_ij² + δ))^(1/k). K. A. Yates, Multivariate Exploratory Data Analysis (1987).
public struct Geomin: RotationCriterion {
  /// What keeps the criterion smooth where a loading is zero; 0.01 in GPArotation, 0.001 in lavaan.
  public let delta: Double

  /// The criterion with a parameter δ > 0.
  public init(delta: Double = 0.01) { self.delta = delta }

  /// The criterion at loadings L, and its gradient.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let (p, k) = (loadings.rows, loadings.columns)
    let means = (0..<p).map { i in
      exp((0..<k).reduce(0) { $0 + log(loadings[i, $1] * loadings[i, $1] + delta) } / Double(k))
    }
    let gradient = Matrix(rows: p, columns: k) { i, j in
      let x = loadings[i, j]
      return 2 / Double(k) * x / (x * x + delta) * means[i]
    }
    return (means.reduce(0, +), gradient)
  }
}
