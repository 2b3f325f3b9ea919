import CanvassNumerics

/// How well a confirmatory model fits, whatever it was fitted by; what a method does not have is `nil`.
///
/// The formulas are those of `ConfirmatoryFit`, `ScaledFit` and `OrderedConfirmatoryFit`; under a design the
/// test is that of `ConfirmatoryScores`.
public struct ConfirmatoryMeasures: Sendable {
  /// χ² before scaling.
  public private(set) var chiSquared: Double
  /// Its degrees of freedom.
  public private(set) var degreesOfFreedom: Double
  /// P(χ² ≥ that); `nil` without degrees of freedom.
  public private(set) var p: Double?
  /// χ² over the scaling factor, or the scaled and shifted one of ordered answers.
  public private(set) var scaledChiSquared: Double?
  /// What χ² was divided by.
  public private(set) var scalingFactor: Double?
  /// The probability of the scaled χ²; of an F where there is a design.
  public private(set) var scaledP: Double?
  /// Degrees of freedom of the F distribution of the scaled χ² over df, under a design.
  public private(set) var scaledDegreesOfFreedom: [Double]?
  /// χ² of the model in which nothing covaries.
  public private(set) var nullChiSquared: Double?
  /// Its degrees of freedom.
  public private(set) var nullDegreesOfFreedom: Double?
  /// The comparative fit index.
  public private(set) var cfi: Double?
  /// The Tucker–Lewis index.
  public private(set) var tli: Double?
  /// The root mean square error of approximation.
  public private(set) var rmsea: Double?
  /// Its 90 % interval.
  public private(set) var rmseaInterval: ClosedRange<Double>?
  /// P(χ² ≥ that) if the RMSEA were 0.05.
  public private(set) var closeFit: Double?
  /// CFI, TLI and RMSEA of the scaled χ², where those above are of the other one.
  public private(set) var scaled: FitIndices?
  /// Those that agree with the indices of normal answers in large samples.
  public private(set) var robust: FitIndices?
  /// The root mean square standardised residual.
  public private(set) var srmr: Double?
  /// Of normal answers.
  public private(set) var logLikelihood: Double?
  /// −2 log-likelihood + 2 × parameters.
  public private(set) var aic: Double?
  /// −2 log-likelihood + log n × parameters.
  public private(set) var bic: Double?
  /// The number of parameters.
  public private(set) var parameters: Int
  /// Whether CFI, TLI and RMSEA are made from the scaled χ².
  public private(set) var isFromScaled: Bool

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
