import CanvassNumerics

struct EnglishReliabilityNotes: ReliabilityNotes {
  func runsAgainst(_ item: String, isReversed: Bool) -> String {
    isReversed
      ? "\"\(item)\" runs against the other items now that it is reversed; leave it out of --reverse"
      : "\"\(item)\" runs against the other items; if it asks the opposite, say --reverse \(item)"
  }

  func noOrdinalError(hasDesign: Bool) -> String {
    "ordinal alpha has no standard error "
      + (hasDesign ? "where a correlation lies on the boundary" : "without a design")
  }
  var noInterval: String {
    "alpha has no interval: the design has no degrees of freedom here"
  }

  func missing(_ coefficient: ReliabilityCoefficient, because problem: String) -> String {
    let name =
      switch coefficient {
      case .omega: "omega"
      case .ordinalOmega: "ordinal omega"
      case .splitHalf: "split half"
      case .extremeSplitHalf: "best and worst split half"
      case .guttman: "Guttman bound"
      case .lambda6: "λ₆ of Guttman"
      case .greatestLowerBound: "greatest lower bound"
      }
    return "there is no \(name): \(problem)"
  }

  func noOmegaErrors(because problem: String) -> String { "ω has no standard error: \(problem)" }

  func alphaLost(replicates: Int) -> String {
    "there is no α in \(counted(replicates, "replicate")), which \(replicates == 1 ? "has" : "have") no say in its "
      + "standard error"
  }

  func omegaLost(replicates: Int) -> String {
    "ω could not be found in \(counted(replicates, "replicate")), which \(replicates == 1 ? "has" : "have") no say in "
      + "its standard error"
  }

  var omegaUnsettled: String {
    "the factors of omega did not settle, so omega is not certain"
  }

  func heywood(_ items: String) -> String {
    "Heywood case: the uniqueness of \(items) is at its lower bound in the factors of omega; there "
      + "may be too many factors (--factors) or too few rows"
  }

  func omegaDepends(_ lowest: OmegaMinimum, others: [OmegaMinimum]) -> String {
    let values = others.map {
      "\($0.omega) (criterion \($0.criterion), \(counted($0.starts, "start")))"
    }
    return
      "omega hierarchical depends on the rotation: at the lowest minimum of oblimin (criterion "
      + "\(lowest.criterion), \(lowest.starts) starts) it is "
      + "\(lowest.omega), at others \(values.joined(separator: ", ")); programs "
      + "with one start report any of them"
  }
}
