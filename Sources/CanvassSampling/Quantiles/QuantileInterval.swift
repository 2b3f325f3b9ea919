/// How the interval of a quantile is made.
///
/// Most take the interval of the distribution function at the quantile back by the rule of the quantile itself
/// (R. S. Woodruff, JASA 47, 1952).
public enum QuantileInterval: String, Sendable, CaseIterable {
  /// F̂(q̂) ± t·se, taken back.
  case woodruff
  /// The interval of the log odds of F̂(q̂).
  case logit
  /// The same under the name that R gives it.
  case xlogit
  /// Clopper and Pearson's with the effective sample size (Korn and Graubard).
  case beta
  /// Wilson's.
  case wilson
  /// That of arcsin √F̂(q̂).
  case arcsine
  /// The values at which a test that F is p there does not reject, with the standard error of F̂ at each of them
  /// (C. A. Francisco and W. A. Fuller, Ann. Statist. 19, 1991).
  case score
  /// q̂ ± t·se, se from the quantiles of the replicates.
  case replicates

  /// The interval of the distribution function at the quantile that is taken back; `nil` where none is.
  var ofShare: IntervalMethod? {
    switch self {
    case .woodruff: .wald
    case .logit, .xlogit: .logit
    case .beta: .kornGraubard
    case .wilson: .wilson
    case .arcsine: .arcsine
    case .score, .replicates: nil
    }
  }
}
