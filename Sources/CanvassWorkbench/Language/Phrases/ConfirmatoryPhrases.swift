import CanvassNumerics

/// Confirmatory factor analysis.
protocol ConfirmatoryPhrases: Sendable {
  // What was fitted to what.
  var title: String { get }
  func how(factors: Int, items: Int, by method: String) -> String
  func name(_ estimator: EstimatorOption) -> String
  var ofDesign: String { get }
  func note(_ scale: FactorScaleOption) -> String
  /// The rows, with a condition that begins with a blank and how they are weighted.
  ///
  /// - Parameter partial: how many of them miss an answer; nil where these are left out.
  func rows(_ count: Int, partial: Int?, condition: String, weighting: String) -> String
  var eachOnce: String { get }
  func note(_ equal: MeasurementInvariance) -> String

  // Tables.
  var standardizedLoadings: String { get }
  var factorCovariances: String { get }
  var residualVariances: String { get }
  var standardized: String { get }
  var thresholds: String { get }
  var answers: String { get }
  var intercepts: String { get }
  var factorMeans: String { get }
  var reliability: String { get }
  var averageVariance: String { get }

  // How well the model fits.
  var scaled: String { get }
  var robust: String { get }
  var scaledChiSquared: String { get }
  var scalingFactor: String { get }
  /// After an index that is the scaled one; begins with a blank.
  var scaledMark: String { get }
  var logLikelihood: String { get }

  // What the numbers suppose.
  /// - Parameter replicates: in how many the model was fitted again; nil where errors are linearised.
  func designNote(freedom: Int, replicates: Int?) -> String
  func note(on estimator: EstimatorOption) -> String
  var fullInformationNote: String { get }
  var reliabilityNote: String { get }
}
