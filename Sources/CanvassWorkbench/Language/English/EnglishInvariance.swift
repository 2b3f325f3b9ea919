import CanvassNumerics

struct EnglishInvariance: InvariancePhrases {
  var title: String { "Measurement invariance" }
  var model: String { "Model" }
  var group: String { "Group" }
  var rows: String { "Rows" }

  func name(_ step: MeasurementInvariance) -> String {
    switch step {
    case .configural: "configural"
    case .metric: "metric"
    case .scalar: "scalar"
    }
  }

  func standardizedLoadings(model: String) -> String {
    "Standardised loadings by group, \(model) model"
  }

  func baseline(_ model: String, cfi: String, rmsea: String) -> String {
    "\(model): the same pattern in every group has CFI \(cfi) and RMSEA \(rmsea); the next models "
      + "are compared with it."
  }

  func change(fall: String?, holds: Bool) -> String {
    guard let fall else { return "CFI does not fall" }
    return "CFI falls by \(fall), \(holds ? "not more" : "more") than 0.010"
  }

  func though(p: String) -> String { " (though Δχ² has p \(p))" }

  var loadingsHold: String { "the items tell of the factors alike in every group" }
  var loadingsDiffer: String {
    "some items tell of the factors more in some groups than in others, so relations and means "
      + "of the factors should not be compared"
  }
  var interceptsHold: String { "means of the factors can be compared across groups" }
  var onlyInterceptsHold: String {
    "but the loadings already differ, so means of the factors should still not be compared"
  }
  var interceptsDiffer: String {
    "some items are answered higher or lower in some groups than their factors say, so means of "
      + "the factors should not be compared"
  }

  func difference(isScaled: Bool) -> String {
    isScaled
      ? "Δχ² is Satorra and Bentler's (2001) scaled difference. "
      : "Δχ² is the plain difference, for normal answers. "
  }
  var unscaledIndices: String { "CFI and RMSEA are of the unscaled χ². " }
  var rule: String {
    "Metric: equal loadings; scalar: equal intercepts too. The rule that CFI may fall by 0.010 "
      + "is that of Cheung and Rensvold (2002) and Chen (2007)."
  }
}
