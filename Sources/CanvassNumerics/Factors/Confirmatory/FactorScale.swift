/// How the unit of a factor is fixed.
public enum FactorScale: Sendable, Equatable {
  /// The factor has variance 1. In several groups with equal loadings, in the first group only.
  case unitVariance
  /// The first item of the factor has loading 1, and the variance of the factor is free.
  case marker
}
