/// An element of a measurement model with its standard error, as estimated and standardised.
public struct MeasurementEstimate: Sendable, Equatable {
  /// What it is an element of.
  public enum Kind: Sendable, Equatable, CaseIterable {
    /// Λ: how an item moves with a factor.
    case loading
    /// Φ: a variance or covariance of factors.
    case factorCovariance
    /// Ψ: the variance that an item has to itself.
    case residualVariance
    /// ν.
    case intercept
    /// α.
    case factorMean
  }

  /// What it is an element of.
  public let kind: Kind
  /// The factor of a loading or mean, the first factor of a covariance, the item of the others.
  public let subject: String
  /// The item of a loading, the second factor of a covariance; `nil` for the others.
  public let object: String?
  /// Its value.
  public let estimate: Double
  /// Its standard error; `nil` where it is fixed or follows from others.
  public let standardError: Double?
  /// Its value for items and factors of variance 1; NaN where a variance is not above zero.
  public let standardized: Double
  /// The standard error of that, by the delta method; `nil` where it is fixed, as for a variance of a
  /// factor.
  public let standardizedError: Double?

  /// "access =~ q01", "access ~~ results", "q01 ~~ q01", "q01 ~1", as in `lavaan`.
  public var term: String {
    switch kind {
    case .loading: "\(subject) =~ \(object ?? "")"
    case .factorCovariance: "\(subject) ~~ \(object ?? "")"
    case .residualVariance: "\(subject) ~~ \(subject)"
    case .intercept, .factorMean: "\(subject) ~1"
    }
  }

  func replacing(standardizedError: Double?) -> MeasurementEstimate {
    MeasurementEstimate(
      kind: kind, subject: subject, object: object, estimate: estimate,
      standardError: standardError, standardized: standardized,
      standardizedError: standardizedError)
  }
}
