import CanvassNumerics

/// How well a confirmatory model fits, whatever it was fitted by; what a method does not have is `nil`.
struct ConfirmatoryMeasures: Sendable {
  var chiSquared: Double
  var degreesOfFreedom: Double
  var p: Double?
  var scaledChiSquared: Double?
  var scalingFactor: Double?
  var scaledP: Double?
  /// Degrees of freedom of the F distribution of the scaled χ² over df, under a design.
  var scaledDegreesOfFreedom: [Double]?
  var nullChiSquared: Double?
  var nullDegreesOfFreedom: Double?
  var cfi: Double?
  var tli: Double?
  var rmsea: Double?
  var rmseaInterval: ClosedRange<Double>?
  /// P(χ² ≥ that) if the RMSEA were 0.05.
  var closeFit: Double?
  /// CFI, TLI and RMSEA of the scaled χ², where those above are of the other one.
  var scaled: FitIndices?
  /// Those that agree with the indices of normal answers in large samples.
  var robust: FitIndices?
  var srmr: Double?
  var logLikelihood: Double?
  var aic: Double?
  var bic: Double?
  /// The number of parameters.
  var parameters: Int
  /// Whether CFI, TLI and RMSEA are made from the scaled χ².
  var isFromScaled: Bool

  /// The fit of a model of covariances in some groups.
  init(_ fit: ConfirmatoryFit, scaled: RobustFit?, rows: Int, groups: Int, parameters: Int) {
    let isTestable = fit.degreesOfFreedom > 0
    chiSquared = fit.chiSquared
    degreesOfFreedom = fit.degreesOfFreedom
    p = isTestable ? fit.p : nil
    scaledChiSquared = isTestable ? scaled?.chiSquared : nil
    scalingFactor = isTestable ? scaled?.factor : nil
    scaledP = isTestable ? scaled?.p : nil
    scaledDegreesOfFreedom = isTestable ? scaled?.testDegreesOfFreedom : nil
    nullChiSquared = fit.nullChiSquared
    nullDegreesOfFreedom = fit.nullDegreesOfFreedom
    cfi = fit.cfi
    tli = isTestable ? fit.tli : nil
    rmsea = isTestable ? fit.rmsea : nil
    rmseaInterval = isTestable ? fit.rmseaInterval : nil
    if isTestable {
      let noncentrality = Double(rows) * fit.degreesOfFreedom * 0.05 * 0.05 / Double(groups)
      closeFit = NoncentralChiSquared(
        degreesOfFreedom: fit.degreesOfFreedom, noncentrality: noncentrality
      ).upperTail(fit.chiSquared)
      (self.scaled, robust) = (scaled?.indices?.scaled, scaled?.indices?.robust)
    }
    srmr = fit.srmr
    logLikelihood = fit.logLikelihood
    aic = fit.aic
    bic = fit.bic
    self.parameters = parameters
    isFromScaled = false
  }

  /// The fit of a model of ordered items.
  init(_ fit: OrderedConfirmatoryFit, parameters: Int) {
    let isTestable = fit.degreesOfFreedom > 0
    chiSquared = fit.chiSquared
    degreesOfFreedom = fit.degreesOfFreedom
    scaledChiSquared = isTestable ? fit.scaledChiSquared : nil
    scalingFactor = isTestable ? fit.scalingFactor : nil
    scaledP = isTestable ? fit.p : nil
    cfi = fit.cfi
    tli = isTestable ? fit.tli : nil
    rmsea = isTestable ? fit.rmsea : nil
    rmseaInterval = isTestable ? fit.indices.rmseaInterval : nil
    robust = isTestable ? fit.robustIndices : nil
    srmr = fit.srmr
    self.parameters = parameters
    isFromScaled = true
  }

  /// What a comparison with another model needs.
  var comparable: ConfirmatoryDifference.Fit {
    ConfirmatoryDifference.Fit(
      chiSquared: chiSquared, degreesOfFreedom: degreesOfFreedom, factor: scalingFactor ?? 1)
  }
}
