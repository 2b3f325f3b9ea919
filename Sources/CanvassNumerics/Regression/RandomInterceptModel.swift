/// A linear model whose constant varies from group to group: y = xᵀβ + u_g + e, with u ~ N(0, τ²) and
/// e ~ N(0, σ²/w).
///
/// Everything but the ratio λ = τ²/σ² has a closed form, so that the (restricted) likelihood is a
/// function of λ alone; its derivative is brought to zero. After one pass over the rows the cost of a
/// step does not depend on their number. J. C. Pinheiro and D. M. Bates, Mixed-Effects Models in S and
/// S-PLUS (2000).
public struct RandomInterceptModel: Sendable {
  /// What is made as large as possible.
  public enum Criterion: Sendable, Equatable {
    /// The likelihood of the contrasts that do not contain β: variances without downward bias.
    case restrictedMaximumLikelihood
    /// The likelihood.
    case maximumLikelihood
  }

  /// The names of the terms with a coefficient.
  public let parameters: [String]
  /// Their coefficients.
  public let estimates: [Double]
  /// The names of the terms that depend on earlier ones.
  public let aliased: [String]
  /// The covariance of the coefficients at the estimated variances.
  public let covariance: Matrix
  /// σ².
  public let residualVariance: Double
  /// τ²; 0 where groups differ by no more than rows do.
  public let groupVariance: Double
  /// −2 log-likelihood, or restricted likelihood.
  public let deviance: Double
  /// The predicted deviations of the groups from the common constant, in the order of their first
  /// rows: best linear unbiased predictions.
  public let groupEffects: [(group: Int, effect: Double)]
  /// How the search for λ ended; what remains is the derivative of the deviance by log λ.
  public let convergence: Convergence

  /// τ² / (τ² + σ²): the share of the variance that lies between groups.
  public var intraclassCorrelation: Double { groupVariance / (groupVariance + residualVariance) }

  /// Fits the model to rows that belong to groups.
  ///
  /// - Throws: `RegressionError` if weights are sampling weights, for which there is no likelihood, the
  ///   groups do not match the rows or are fewer than two, or there are too few rows.
  public init(
    _ data: RegressionData, groups: [Int],
    criterion: Criterion = .restrictedMaximumLikelihood
  ) throws(RegressionError) {
    if case .sampling = data.weights {
      throw .undefined(what: "the likelihood", weights: data.weights.noun)
    }
    guard groups.count == data.x.rows else {
      throw .shape(what: "groups", found: groups.count, expected: data.x.rows)
    }
    let linear = try LinearModel(data)
    let profile: InterceptProfile
    do throws(MatrixError) {
      profile = try InterceptProfile(linear, groups, criterion)
    } catch {
      throw .matrix(error)
    }
    guard profile.sums.count > 1 else {
      throw .shape(what: "groups", found: profile.sums.count, expected: 2)
    }
    let (ratio, ended) = profile.minimum()
    guard let point = profile.evaluate(ratio), ended.converged else {
      throw .notConverged(iterations: ended.iterations)
    }
    parameters = linear.parameters
    aliased = linear.aliased
    // The profile works with orthonormal columns and the residuals of least squares.
    let shift = profile.toCoefficients * point.shift
    estimates = zip(linear.estimates, shift).map { $0 + $1 }
    residualVariance = point.residualVariance
    groupVariance = ratio * point.residualVariance
    covariance =
      point.residualVariance
      * (profile.toCoefficients * point.inverse).timesTranspose(profile.toCoefficients)
    deviance = point.deviance
    convergence = ended
    groupEffects = profile.sums.map { sum in
      let left = sum.y - zip(sum.x, point.shift).reduce(0) { $0 + $1.0 * $1.1 }
      return (sum.group, ratio * left / (1 + sum.weight * ratio))
    }
  }
}
