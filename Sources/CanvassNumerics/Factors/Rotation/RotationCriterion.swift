/// What a rotation makes as small as it can: a function of the loadings.
///
/// A new criterion is one file with one such type; the search for its minimum is the same for all.
public protocol RotationCriterion: Sendable {
  /// The criterion at the loadings L and its derivatives by each loading.
  func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix)

  /// Whether the criterion tells the factors apart, so that their order and signs are its own and not
  /// ours to choose.
  var distinguishesFactors: Bool { get }

  /// Whether the first factor is a general one, and stays first.
  var hasGeneralFactor: Bool { get }
}

extension RotationCriterion {
  /// Most criteria treat all factors alike.
  public var distinguishesFactors: Bool { false }
  /// Most criteria have none.
  public var hasGeneralFactor: Bool { false }
}

/// Whether rotated factors may be correlated.
public enum RotationSpace: Sendable, Equatable {
  /// Uncorrelated factors: T is orthogonal.
  case orthogonal
  /// Correlated factors: the columns of T have length 1.
  case oblique
}
