import CanvassNumerics

/// Correlations and factor analysis.
protocol FactorPhrases: Sendable {
  // Correlations and the rows behind them.
  func name(_ correlations: CorrelationKind) -> String
  func note(_ missing: MissingRows) -> String
  var fullInformation: String { get }
  var equalWeights: String { get }
  func matrix(_ path: String, observations: Int) -> String

  // What was done.
  var title: String { get }
  var notRotated: String { get }
  func rotated(by name: String) -> String
  /// How many factors, how they were taken out and turned: a sentence.
  func how(factors: Int, by extraction: ExtractionOption, rotation: String) -> String
  func name(_ extraction: ExtractionOption) -> String
  /// The beginning of a sentence that says how the number of factors was chosen; it ends without a stop.
  func chosen(by rule: RetentionRule) -> String
  func name(_ rule: RetentionRule) -> String
  func draws(_ count: Int, seed: UInt64) -> String
  func partialSuggests(_ factors: Int) -> String

  // How many factors there are.
  var retention: String { get }
  var criterion: String { get }
  var count: String { get }
  var eigenvalue: String { get }
  var randomEigenvalue: String { get }
  var empiricalKaiser: String { get }
  var averagePartial: String { get }

  // The solution.
  var loadings: String { get }
  var loadingsWithErrors: String { get }
  var communality: String { get }
  var uniqueness: String { get }
  var sumOfSquares: String { get }
  var shareOfVariance: String { get }
  var cumulatedShare: String { get }
  var correlations: String { get }
  var correlationsWithErrors: String { get }
  func schmidLeiman(share: String) -> String
  var general: String { get }

  // How well it fits.
  var fit: String { get }
  var bartlett: String { get }
  /// A measure that was corrected by the design.
  func byDesign(_ measure: String) -> String

  // Notes.
  func blanks(below limit: String) -> String
  /// What several starts of a rotation found; begins with a blank.
  ///
  /// - Parameters:
  ///   - agreeing: how many starts found the best.
  ///   - failed: how many did not settle.
  func search(minima: Int, agreeing: Int, starts: Int, failed: Int, seed: UInt64) -> String
  /// By what χ² was divided; begins with a blank, as the next two.
  func designTest(factor: String) -> String
  func linearisedErrors(_ freedom: Int) -> String
  func replicateErrors(_ freedom: Int) -> String
  func scores(_ method: String, rows: Int, path: String) -> String
  func preset(_ name: String) -> String
  func note(_ convention: FactorConvention) -> String
}
