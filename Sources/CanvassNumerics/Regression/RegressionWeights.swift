/// What the weights of a regression mean. The coefficients are the same for all kinds; what else can
/// be said is not.
public enum RegressionWeights: Sendable, Equatable {
  /// Every row counts once.
  case equal
  /// The number of units a row stands for: as if the row were there so many times.
  case frequency([Double])
  /// The inverse variance of a row's response, up to a factor.
  case precision([Double])
  /// The inverse probability with which a row came into the sample. Likelihoods and model-based
  /// standard errors do not exist; those of the design do.
  case sampling([Double])

  /// The numbers, if there are any.
  public var values: [Double]? {
    switch self {
    case .equal: return nil
    case .frequency(let w), .precision(let w), .sampling(let w): return w
    }
  }

  var noun: Sentence {
    switch self {
    case .equal: return "equal weights"
    case .frequency: return "frequency weights"
    case .precision: return "precision weights"
    case .sampling: return "sampling weights"
    }
  }
}
