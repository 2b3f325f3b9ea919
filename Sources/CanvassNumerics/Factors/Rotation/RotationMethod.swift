/// What rotated loadings make as simple as they can, with its parameters.
///
/// Where a space is given, the same criterion is made small among orthogonal or among oblique factors.
public enum RotationMethod: Sendable {
  /// Oblique; γ = 0 is quartimin.
  case oblimin(gamma: Double)
  /// Oblique: varimax loadings raised to a power.
  case promax(power: Double, target: PromaxTarget, search: VarimaxSearch)
  /// With what is added to each square.
  case geomin(delta: Double, RotationSpace)
  /// Bentler's invariant pattern simplicity.
  case bentler(RotationSpace)
  /// Oblique: so many loadings are to be zero, as many as there are variables where it is `nil`.
  case simplimax(zeros: Int?)
  /// The Crawford–Ferguson family.
  case crawfordFerguson(kappa: Double, RotationSpace)
  /// Towards given loadings; NaN where one is free.
  case target(Matrix, RotationSpace)
  /// One general factor, and groups.
  case bifactor(RotationSpace)
  /// Orthogonal: Crawford–Ferguson with κ = 1/p.
  case varimax(VarimaxSearch)
  /// Orthogonal: κ = 0.
  case quartimax
  /// Orthogonal: κ = k/2p.
  case equamax
  /// Orthogonal: κ = (k − 1)/(p + k − 2).
  case parsimax

  /// Among which factors is searched.
  public var space: RotationSpace {
    switch self {
    case .oblimin, .promax, .simplimax: .oblique
    case .varimax, .quartimax, .equamax, .parsimax: .orthogonal
    case .geomin(_, let space), .bentler(let space), .crawfordFerguson(_, let space),
      .target(_, let space), .bifactor(let space):
      space
    }
  }

  /// What is made small for k factors of p variables; `nil` for promax, which minimises nothing.
  public func criterion(variables p: Int, factors k: Int) -> (any RotationCriterion)? {
    switch self {
    case .oblimin(let gamma): Oblimin(gamma: gamma)
    case .geomin(let delta, _): Geomin(delta: delta)
    case .bentler: Bentler()
    case .simplimax(let zeros): Simplimax(zeros: zeros ?? p)
    case .crawfordFerguson(let kappa, _): CrawfordFerguson(kappa: kappa)
    case .target(let values, _): Target(values)
    case .bifactor: Bifactor()
    case .varimax: CrawfordFerguson(kappa: 1 / Double(p))
    case .quartimax: CrawfordFerguson(kappa: 0)
    case .equamax: CrawfordFerguson(kappa: Double(k) / Double(2 * p))
    case .parsimax: CrawfordFerguson(kappa: Double(k - 1) / Double(p + k - 2))
    case .promax: nil
    }
  }

  /// Rotates loadings; `nil` for one factor, which has nothing to turn.
  ///
  /// - Throws: `FactorError` for a target of other factors, a bifactor rotation of fewer than three, as
  ///   many zeros as there are loadings, or a search that does not settle.
  public func rotate(
    _ loadings: Matrix, _ options: Rotation.Options = .init()
  ) throws(FactorError) -> Rotation? {
    let (p, k) = (loadings.rows, loadings.columns)
    if case .target(let values, _) = self, values.columns != k {
      throw .target(factors: values.columns, found: k)
    }
    guard k > 1 else { return nil }
    switch self {
    case .bifactor where k < 3: throw .bifactor(factors: k)
    case .simplimax(let zeros?) where zeros >= p * k: throw .zeros(zeros, loadings: p * k)
    case .promax(let power, let target, let search):
      return try .promax(loadings, power: power, target: target, options, search: search)
    case .varimax(let search): return try .varimax(loadings, options, search: search)
    default:
      guard let criterion = criterion(variables: p, factors: k) else { return nil }
      return try Rotation(loadings, criterion, space, options)
    }
  }
}
