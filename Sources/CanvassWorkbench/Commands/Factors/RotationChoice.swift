import CanvassNumerics
import CanvassTables

/// A rotation with all that it needs: its parameters, normalisation and starts.
struct RotationChoice: Sendable {
  let option: RotationOption
  /// γ of oblimin.
  let gamma: Double
  /// κ of Crawford and Ferguson.
  let kappa: Double
  /// The power of promax.
  let power: Double
  /// What promax raises to that power.
  let promaxTarget: PromaxTarget
  /// What geomin adds to each square.
  let epsilon: Double
  /// How many loadings simplimax wants to be zero; as many as there are variables where it is `nil`.
  let zeros: Int?
  /// What a target rotation aims at.
  var target: Matrix?
  /// Whether rows are scaled to length 1 while rotating.
  let kaiser: Bool
  /// Random starts besides the unrotated one.
  let starts: Int
  let order: FactorOrder
  /// How varimax is searched for, alone or before promax.
  let varimax: VarimaxSearch

  /// The space that is searched.
  var space: RotationSpace { option.isOblique ? .oblique : .orthogonal }

  /// What is made small; `nil` for promax and for no rotation.
  func criterion(variables p: Int, factors k: Int) -> (any RotationCriterion)? {
    switch option {
    case .oblimin: Oblimin(gamma: gamma)
    case .quartimin: Oblimin()
    case .geomin, .geominOrthogonal: Geomin(delta: epsilon)
    case .bentler, .bentlerOrthogonal: Bentler()
    case .simplimax: Simplimax(zeros: zeros ?? p)
    case .crawfordFerguson, .crawfordFergusonOrthogonal: CrawfordFerguson(kappa: kappa)
    case .target, .targetOrthogonal: target.map(Target.init)
    case .bifactor, .bifactorOblique: Bifactor()
    case .varimax: CrawfordFerguson(kappa: 1 / Double(p))
    case .quartimax: CrawfordFerguson(kappa: 0)
    case .equamax: CrawfordFerguson(kappa: Double(k) / Double(2 * p))
    case .parsimax: CrawfordFerguson(kappa: Double(k - 1) / Double(p + k - 2))
    case .promax, .none: nil
    }
  }

  /// Rotates loadings; `nil` where there is nothing to rotate.
  ///
  /// - Throws: `FactorError` if the search does not settle; `TableError` for a target of another
  ///   shape, or too few factors.
  func rotate(_ loadings: Matrix, seed: UInt64) throws -> Rotation? {
    let (p, k) = (loadings.rows, loadings.columns)
    if let target, target.columns != k {
      throw TableError(
        "the target has \(counted(target.columns, "factor")), and \(counted(k, "was", "were")) taken out; "
          + "say --factors \(target.columns), or give a target for \(k)")
    }
    guard option != .none, k > 1 else { return nil }
    if option.isBifactor, k < 3 {
      throw TableError(
        "a bifactor rotation needs 3 factors or more, one general and at least two groups, and "
          + "there are \(k) (--factors)")
    }
    if option == .simplimax, let zeros, zeros >= p * k {
      throw TableError(
        "simplimax cannot make \(zeros) of \(p * k) loadings zero; say fewer (--zeros)")
    }
    let options = Rotation.Options(
      kaiser: kaiser, randomStarts: starts, seed: seed, order: order)
    if option == .promax {
      return try .promax(loadings, power: power, target: promaxTarget, options, search: varimax)
    }
    if option == .varimax { return try .varimax(loadings, options, search: varimax) }
    guard let criterion = criterion(variables: p, factors: k) else { return nil }
    return try Rotation(loadings, criterion, space, options)
  }

  /// The parameters that this rotation has, by name.
  var parameters: [(name: String, value: Double)] {
    var found: [(String, Double)] = []
    if option.takes(.gamma) { found.append(("gamma", gamma)) }
    if option.takes(.kappa) { found.append(("kappa", kappa)) }
    if option.takes(.power) { found.append(("power", power)) }
    if option.takes(.epsilon) { found.append(("epsilon", epsilon)) }
    if option.takes(.zeros), let zeros { found.append(("zeros", Double(zeros))) }
    return found
  }
}
