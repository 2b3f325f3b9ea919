import ArgumentParser
import CanvassNumerics

/// `--rotation`: what the rotated loadings make as simple as they can.
enum RotationOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case oblimin, quartimin, promax, geomin, bentler, simplimax
  case crawfordFerguson = "crawford-ferguson"
  case target
  case bifactorOblique = "bifactor-oblique"
  case varimax, quartimax, equamax, parsimax
  case geominOrthogonal = "geomin-orthogonal"
  case bentlerOrthogonal = "bentler-orthogonal"
  case crawfordFergusonOrthogonal = "crawford-ferguson-orthogonal"
  case targetOrthogonal = "target-orthogonal"
  case bifactor, none

  /// A name, or one that R's GPArotation has for it.
  init?(argument: String) {
    if let named = RotationOption(rawValue: argument.lowercased()) {
      self = named
      return
    }
    switch argument.lowercased() {
    case "geominq", "geomin-oblique": self = .geomin
    case "geomint": self = .geominOrthogonal
    case "bentlerq", "bentler-oblique": self = .bentler
    case "bentlert": self = .bentlerOrthogonal
    case "cfq", "crawford-ferguson-oblique": self = .crawfordFerguson
    case "cft": self = .crawfordFergusonOrthogonal
    case "targetq", "target-oblique": self = .target
    case "targett": self = .targetOrthogonal
    case "bifactorq": self = .bifactorOblique
    case "bifactort", "bifactor-orthogonal": self = .bifactor
    default: return nil
    }
  }

  /// A number or a choice that some rotations have.
  enum Parameter: String, CaseIterable, Sendable {
    case gamma, kappa, power, epsilon, zeros, target, kaiser, starts

    /// The rotations that have it, for an error.
    var owners: Sentence {
      switch self {
      case .kaiser, .starts: return "every rotation but none"
      default:
        let owners = RotationOption.allCases.filter { $0.takes(self) }.map(\.rawValue)
        return "\(owners.joined(separator: ", "))"
      }
    }
  }

  /// Whether a parameter means anything for this rotation.
  func takes(_ parameter: Parameter) -> Bool {
    switch parameter {
    case .gamma: self == .oblimin
    case .kappa: self == .crawfordFerguson || self == .crawfordFergusonOrthogonal
    case .power: self == .promax
    case .epsilon: self == .geomin || self == .geominOrthogonal
    case .zeros: self == .simplimax
    case .target: self == .target || self == .targetOrthogonal
    case .kaiser, .starts: self != .none
    }
  }

  /// Whether the factors may be correlated afterwards.
  var isOblique: Bool {
    switch self {
    case .oblimin, .quartimin, .promax, .geomin, .bentler, .simplimax, .crawfordFerguson, .target,
      .bifactorOblique:
      true
    case .varimax, .quartimax, .equamax, .parsimax, .geominOrthogonal, .bentlerOrthogonal,
      .crawfordFergusonOrthogonal, .targetOrthogonal, .bifactor, .none:
      false
    }
  }

  /// Whether the first factor is a general one and the others groups.
  var isBifactor: Bool { self == .bifactor || self == .bifactorOblique }
}
