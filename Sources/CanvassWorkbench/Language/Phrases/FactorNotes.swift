import CanvassNumerics
import CanvassSampling

/// What the reader of correlations and of a factor analysis should know.
protocol FactorNotes: Sendable {
  // Correlations.
  /// A polychoric correlation on the boundary.
  ///
  /// - Parameters:
  ///   - bound: from where on correlations agree with the answers.
  ///   - isInFit: whether the correlation loses its weight in a fit.
  func boundary(_ pair: BoundaryPair, bound: String, isInFit: Bool) -> String
  /// Further pairs, with the names of each.
  func moreBoundary(_ pairs: [(first: String, second: String)]) -> String
  func noErrors(_ correlations: CorrelationKind) -> String
  /// Correlations that were moved until they were possible.
  func repaired(
    by method: CorrelationRepair.Method, smallestEigenvalue: String, distance: String,
    first: String,
    second: String, change: String
  ) -> String

  // Extraction.
  func suggestsTooMany(_ rule: RetentionRule, suggested: Int, columns: Int, most: Int) -> String
  /// - Parameters:
  ///   - isBounded: whether the method has the bound as its limit.
  ///   - isBeyond: whether a communality is above 1.
  func heywood(
    _ variables: [(name: String, communality: String)], bound: String, isBounded: Bool,
    isBeyond: Bool
  ) -> String
  func unsettled(iterations: Int) -> String
  /// - Parameter withAdequacy: whether KMO and Bartlett's test are missing too.
  func noFit(_ problem: FactorAnalysis.FitProblem, withAdequacy: Bool) -> String
  var noAdequacy: String { get }
  /// Minima beside the one that is reported, with the starts that found them.
  func minima(
    _ count: Int, best: String, found: Int, starts: Int, others: [(value: String, starts: Int)]
  )
    -> String

  // Rotation and scores.
  func rotationUnsettled(_ failed: Int, of starts: Int) -> String
  func rotationAlone(starts: Int) -> String
  func noValidity(_ factors: String) -> String
  var uncorrelatedScores: String { get }
  func onlyGuide(_ correlations: CorrelationKind) -> String
  var scoresOfAnswers: String { get }
  func simpleRandom(rows: Int) -> String
  func criteriaSimpleRandom(rows: Int) -> String
  func completeRows(_ rows: Int) -> String
  func noDesignTest(because problem: String) -> String
  func lostReplicates(_ lost: Int, of count: Int) -> String
}
