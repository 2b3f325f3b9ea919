import CanvassNumerics

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

  /// The rotation; `nil` for none.
  var method: RotationMethod? {
    switch option {
    case .oblimin: .oblimin(gamma: gamma)
    case .quartimin: .oblimin(gamma: 0)
    case .promax: .promax(power: power, target: promaxTarget, search: varimax)
    case .geomin: .geomin(delta: epsilon, .oblique)
    case .geominOrthogonal: .geomin(delta: epsilon, .orthogonal)
    case .bentler: .bentler(.oblique)
    case .bentlerOrthogonal: .bentler(.orthogonal)
    case .simplimax: .simplimax(zeros: zeros)
    case .crawfordFerguson: .crawfordFerguson(kappa: kappa, .oblique)
    case .crawfordFergusonOrthogonal: .crawfordFerguson(kappa: kappa, .orthogonal)
    case .target: target.map { .target($0, .oblique) }
    case .targetOrthogonal: target.map { .target($0, .orthogonal) }
    case .bifactorOblique: .bifactor(.oblique)
    case .bifactor: .bifactor(.orthogonal)
    case .varimax: .varimax(varimax)
    case .quartimax: .quartimax
    case .equamax: .equamax
    case .parsimax: .parsimax
    case .none: nil
    }
  }

  /// How it is searched for.
  func search(seed: UInt64) -> Rotation.Options {
    Rotation.Options(kaiser: kaiser, randomStarts: starts, seed: seed, order: order)
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
