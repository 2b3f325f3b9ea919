/// How well a moment structure fits, with the divisor n of `lavaan`; n counts the rows of all groups.
public struct ConfirmatoryFit: Sendable {
  /// n times the discrepancy.
  public let chiSquared: Double
  /// p(p + 1)/2 per group, with means p more, less the number of parameters.
  public let degreesOfFreedom: Double
  /// P(χ² ≥ that); NaN without degrees of freedom.
  public let p: Double
  /// χ² of the model in which nothing covaries.
  public let nullChiSquared: Double
  /// p(p − 1)/2 per group.
  public let nullDegreesOfFreedom: Double
  /// 1 − max(χ² − df, 0) / max(χ₀² − df₀, χ² − df, 0).
  public let cfi: Double
  /// (χ₀²/df₀ − χ²/df) / (χ₀²/df₀ − 1); NaN without degrees of freedom.
  public let tli: Double
  /// √max(G (χ² − df)/(df n), 0) in G groups.
  public let rmsea: Double
  /// Its 90 % interval.
  public let rmseaInterval: ClosedRange<Double>
  /// The root mean square of (s_ij − σ_ij)/√(s_ii s_jj) over i ≤ j and, with means, of
  /// (x̄_i − μ_i)/√s_ii; of several groups the mean, weighted by their rows.
  public let srmr: Double
  /// −n/2 (p log 2π + log|Σ| + tr SΣ⁻¹), summed over groups; the means are free unless modelled.
  public let logLikelihood: Double
  /// −2 log-likelihood + 2 × parameters; means count only where modelled.
  public let aic: Double
  /// −2 log-likelihood + log n × parameters.
  public let bic: Double

  init(_ scoring: MomentScoring, _ point: MomentScoring.Point, rows n: Double) {
    let groups = scoring.groups
    let (count, p) = (Double(groups.count), Double(scoring.structure.items))
    let parameters = scoring.structure.parameterCount
    let hasMeans = scoring.structure.hasMeans
    let residual = groups.indices.reduce(0) { sum, g in
      sum
        + groups[g].share
        * Self.residual(
          groups[g].covariance, groups[g].means, model: point.models[g],
          means: hasMeans ? point.means[g] : nil)
    }
    let logSample = groups.reduce(0) { $0 + $1.share * $1.logDeterminant }
    self.init(
      chiSquared: max(0, n * point.value),
      degreesOfFreedom: count * (p * (p + 1) / 2 + (hasMeans ? p : 0)) - Double(parameters),
      nullChiSquared: groups.reduce(0) {
        $0 + n * $1.share * ($1.covariance.diagonal.reduce(0) { $0 + log($1) } - $1.logDeterminant)
      },
      nullDegreesOfFreedom: count * p * (p - 1) / 2, rows: n, groups: groups.count, srmr: residual,
      logLikelihood: -n / 2 * (p * log(2 * .pi) + logSample + point.value + p),
      parameters: parameters)
  }

  /// All that follows from χ² and the likelihood of a model and of the null model.
  init(
    chiSquared: Double, degreesOfFreedom: Double, nullChiSquared: Double,
    nullDegreesOfFreedom: Double, rows n: Double, groups: Int, srmr: Double, logLikelihood: Double,
    parameters: Int
  ) {
    self.chiSquared = chiSquared
    self.degreesOfFreedom = degreesOfFreedom
    self.nullChiSquared = nullChiSquared
    self.nullDegreesOfFreedom = nullDegreesOfFreedom
    let indices = FitIndices(
      FitIndices.Statistic(value: chiSquared, degreesOfFreedom: degreesOfFreedom),
      null: FitIndices.Statistic(
        value: nullChiSquared, degreesOfFreedom: nullDegreesOfFreedom), rows: n,
      groups: Double(groups))
    (cfi, tli) = (indices.cfi, indices.tli)
    (rmsea, rmseaInterval) = (indices.rmsea, indices.rmseaInterval)
    p =
      degreesOfFreedom > 0
      ? ChiSquared(degreesOfFreedom: degreesOfFreedom).upperTail(chiSquared) : .nan
    self.srmr = srmr
    self.logLikelihood = logLikelihood
    aic = -2 * logLikelihood + 2 * Double(parameters)
    bic = -2 * logLikelihood + log(n) * Double(parameters)
  }

  /// The root mean square standardised residual of one group.
  static func residual(
    _ s: Matrix, _ sampleMeans: [Double], model: Matrix, means: [Double]?
  ) -> Double {
    var squares = 0.0
    var count = 0.0
    for j in 0..<s.columns {
      for i in 0...j {
        let e = s[i, j] - model[i, j]
        squares += e * e / (s[i, i] * s[j, j])
        count += 1
      }
    }
    for (i, mean) in (means ?? []).enumerated() {
      squares += (sampleMeans[i] - mean) * (sampleMeans[i] - mean) / s[i, i]
      count += 1
    }
    return (squares / count).squareRoot()
  }
}
