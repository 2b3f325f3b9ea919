/// The columns and the design of a survey: `describe`, `use` and `simulate`.
protocol SurveyPhrases: Sendable {
  var areSimulated: String { get }

  // Columns.
  var column: String { get }
  var kind: String { get }
  var missing: String { get }
  var values: String { get }
  func name(_ kind: ColumnSummary.Kind) -> String
  /// A range of numbers and their mean.
  func range(_ lowest: String, _ highest: String, mean: String) -> String
  func weights(lowest: String, highest: String, sum: String, kish: String) -> String

  // What a variance is made of.
  /// The heading above the parts of the variance of a column's mean.
  func audit(of column: String) -> String
  var nothingToAudit: String { get }
  /// The mean with its error, and its design effect as a product.
  func audited(
    mean: String, error: String, deff: String, weights: String, others: String, weightShare: String
  ) -> String
  /// The shares of the stages, in percent.
  func stages(_ shares: [String]) -> String
  /// What one more cluster in every stratum buys.
  func oneMore(error: String, saved: String) -> String
  var stratum: String { get }
  var clusters: String { get }
  var cluster: String { get }
  var rowCount: String { get }
  var varianceShare: String { get }
  var errorWithOneMore: String { get }
  var meanWithout: String { get }
  /// A line above the strata that add most.
  func largestStrata(_ shown: Int, of count: Int) -> String
  /// A line above the clusters that add most.
  func largestClusters(_ shown: Int, of count: Int) -> String

  // What is in use.
  func using(_ title: String, columns: Int) -> String
  var option: String { get }
  var inUse: String { get }

  // A survey that was made.
  var simulatedSurvey: String { get }
  func simulated(people: Int, survey: String, truth: String, seed: UInt64) -> String
  var trueShare: String { get }
}
