/// How well a covariance structure fits, with the divisor n of `lavaan`.
public struct ConfirmatoryFit: Sendable {
  /// n times the discrepancy.
  public let chiSquared: Double
  /// p(p + 1)/2 less the number of parameters.
  public let degreesOfFreedom: Double
  /// P(χ² ≥ that); NaN without degrees of freedom.
  public let p: Double
  /// χ² of the model in which nothing covaries.
  public let nullChiSquared: Double
  /// p(p − 1)/2.
  public let nullDegreesOfFreedom: Double
  /// 1 − max(χ² − df, 0) / max(χ₀² − df₀, χ² − df, 0).
  public let cfi: Double
  /// (χ₀²/df₀ − χ²/df) / (χ₀²/df₀ − 1).
  public let tli: Double
  /// √max((χ² − df)/(df n), 0).
  public let rmsea: Double
  /// Its 90 % interval.
  public let rmseaInterval: ClosedRange<Double>
  /// The root mean square of (s_ij − σ_ij)/√(s_ii s_jj) over i ≤ j.
  public let srmr: Double
  /// −n/2 (p log 2π + log|Σ| + tr SΣ⁻¹), the means free.
  public let logLikelihood: Double
  /// −2 log-likelihood + 2 × parameters; means are not counted.
  public let aic: Double
  /// −2 log-likelihood + log n × parameters.
  public let bic: Double

  init(
    discrepancy: Double, sample: Matrix, model: Matrix, rows n: Double, parameters: Int
  ) throws(MatrixError) {
    let p = Double(sample.rows)
    let logSample = try Cholesky(of: sample, named: "covariance matrix").logDeterminant
    chiSquared = max(0, n * discrepancy)
    degreesOfFreedom = p * (p + 1) / 2 - Double(parameters)
    nullChiSquared = n * (sample.diagonal.reduce(0) { $0 + log($1) } - logSample)
    nullDegreesOfFreedom = p * (p - 1) / 2
    let (chi, df) = (chiSquared, degreesOfFreedom)
    let nullExcess = nullChiSquared - nullDegreesOfFreedom
    cfi = 1 - max(chi - df, 0) / max(nullExcess, chi - df, 1e-300)
    if df > 0 {
      self.p = ChiSquared(degreesOfFreedom: df).upperTail(chi)
      let null = nullChiSquared / nullDegreesOfFreedom
      tli = (null - chi / df) / (null - 1)
      rmsea = max((chi - df) / (df * n), 0).squareRoot()
      let bounds = [0.95, 0.05].map {
        (NoncentralChiSquared.noncentrality(degreesOfFreedom: df, cumulative: $0, at: chi)
          / (df * n)).squareRoot()
      }
      rmseaInterval = .between(bounds[0], bounds[1])
    } else {
      (self.p, tli, rmsea, rmseaInterval) = (.nan, .nan, 0, 0...0)
    }
    var squares = 0.0
    for j in 0..<sample.columns {
      for i in 0...j {
        let e = sample[i, j] - model[i, j]
        squares += e * e / (sample[i, i] * sample[j, j])
      }
    }
    srmr = (2 * squares / (p * (p + 1))).squareRoot()
    logLikelihood = -n / 2 * (p * log(2 * .pi) + logSample + discrepancy + p)
    aic = -2 * logLikelihood + 2 * Double(parameters)
    bic = -2 * logLikelihood + log(n) * Double(parameters)
  }
}
