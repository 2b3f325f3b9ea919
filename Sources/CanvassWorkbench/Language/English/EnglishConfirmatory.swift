import CanvassNumerics

struct EnglishConfirmatory: ConfirmatoryPhrases {
  var title: String { "Confirmatory factor analysis" }
  func how(factors: Int, items: Int, by method: String) -> String {
    "\(counted(factors, "factor")) of \(counted(items, "item")) by \(method)."
  }

  func name(_ estimator: EstimatorOption) -> String {
    switch estimator {
    case .ml: "maximum likelihood"
    case .mlm: "maximum likelihood with Satorra and Bentler's correction (MLM)"
    case .mlr: "maximum likelihood with Yuan and Bentler's correction (MLR)"
    case .wlsmv: "diagonally weighted least squares on polychoric correlations (WLSMV)"
    }
  }
  var ofDesign: String { "maximum likelihood with the errors of the design (MLR)" }

  func note(_ scale: FactorScaleOption) -> String {
    switch scale {
    case .marker: "The first item of each factor has loading 1."
    case .variance: "Each factor has variance 1."
    }
  }

  func rows(_ count: Int, partial: Int?, condition: String, weighting: String) -> String {
    guard let partial else {
      return "\(counted(count, "row")) with every answer\(condition), \(weighting)."
    }
    return "\(counted(count, "row")) with an answer\(condition), \(weighting); \(partial) of them "
      + "\(oneOrMany(partial, "misses", "miss")) some answers and \(oneOrMany(partial, "counts", "count")) "
      + "with the others (full information)."
  }
  var eachOnce: String { "each counted once" }

  func note(_ equal: MeasurementInvariance) -> String {
    switch equal {
    case .configural: "The groups have only the pattern in common."
    case .metric: "The groups have equal loadings."
    case .scalar:
      "The groups have equal loadings and intercepts; the factor means are differences from the first "
        + "group."
    }
  }

  var standardizedLoadings: String { "Standardised loadings" }
  var factorCovariances: String { "Factor variances and covariances" }
  var residualVariances: String { "Residual variances" }
  var standardized: String { "Standardised" }
  var thresholds: String { "Thresholds" }
  var answers: String { "Between answers" }
  var intercepts: String { "Intercepts" }
  var factorMeans: String { "Factor means" }
  var reliability: String { "Reliability of the factors" }
  var averageVariance: String { "AVE" }

  var scaled: String { "Scaled" }
  var robust: String { "Robust" }
  var scaledChiSquared: String { "scaled χ²" }
  var scalingFactor: String { "scaling factor" }
  var scaledMark: String { " (scaled)" }
  var logLikelihood: String { "log-likelihood" }

  func designNote(freedom: Int, replicates: Int?) -> String {
    if let replicates {
      return "For standard errors the model is fitted again in "
        + "\(counted(replicates, "replicate")), with \(counted(freedom, "degree", "degrees")) of freedom; the "
        + "scaled χ² goes by the moments in these; CFI, TLI and RMSEA are of the unscaled χ²."
    }
    return "Standard errors and the scaled χ² are linearised over the design, with "
      + "\(counted(freedom, "degree", "degrees")) of freedom; CFI, TLI and RMSEA are of the unscaled χ²."
  }

  func note(on estimator: EstimatorOption) -> String {
    switch estimator {
    case .ml: "Standard errors and χ² suppose normal answers."
    case .mlm, .mlr:
      "Standard errors, the scaled χ² and the robust indices do without normality."
    case .wlsmv:
      "Loadings, ω and AVE are those of the normal variables behind the answers. The scaled χ² "
        + "is the test; the other one has no χ² distribution."
    }
  }

  var fullInformationNote: String {
    "Whether an answer is missing may depend on the answers that a row has, not on the one that is "
      + "missing (missing at random)."
  }

  var reliabilityNote: String {
    "ω is the reliability of the sum of a factor's items, AVE the share of their variance that "
      + "the factor explains."
  }
}
