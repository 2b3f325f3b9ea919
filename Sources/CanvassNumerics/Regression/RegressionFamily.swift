/// The regressions that can be asked for by name.
public enum RegressionFamily: String, Sendable, CaseIterable {
  /// Least squares.
  case gaussian
  /// Log odds of one of two outcomes.
  case logistic
  /// Normal quantile of the probability of one of two outcomes.
  case probit
  /// Log of the mean of a count.
  case poisson
  /// Positive values with variance φμ²; 1/μ is linear, as in R by default.
  case gamma
  /// Positive values with variance φμ²; log μ is linear.
  case gammaLog = "gamma-log"
  /// Ordered categories, proportional odds.
  case ordinal
  /// Ordered categories, normal.
  case ordinalProbit = "ordinal-probit"
  /// Categories without an order, each against the first: log odds.
  case multinomial

  /// Whether thresholds between categories take the place of the constant.
  public var isOrdinal: Bool { self == .ordinal || self == .ordinalProbit }

  /// Whether one of two outcomes is explained.
  public var isBinary: Bool { self == .logistic || self == .probit }

  /// Whether more categories than two are explained.
  public var explainsCategories: Bool { isOrdinal || self == .multinomial }

  /// Fits the regression.
  ///
  /// - Throws: `RegressionError` as the models do.
  public func fit(_ data: RegressionData) throws(RegressionError) -> FittedRegression {
    switch self {
    case .gaussian: return .linear(try LinearModel(data))
    case .logistic: return .generalized(try GeneralizedLinearModel(data, family: .logistic))
    case .probit: return .generalized(try GeneralizedLinearModel(data, family: .binomial(.probit)))
    case .poisson: return .generalized(try GeneralizedLinearModel(data, family: .poisson(.log)))
    case .gamma: return .generalized(try GeneralizedLinearModel(data, family: .gamma(.inverse)))
    case .gammaLog: return .generalized(try GeneralizedLinearModel(data, family: .gamma(.log)))
    case .ordinal: return .ordinal(try OrdinalModel(data, link: .logit))
    case .ordinalProbit: return .ordinal(try OrdinalModel(data, link: .probit))
    case .multinomial: return .multinomial(try MultinomialModel(data))
    }
  }
}
