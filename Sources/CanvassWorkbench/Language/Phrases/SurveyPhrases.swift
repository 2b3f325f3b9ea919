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

  // What is in use.
  func using(_ title: String, columns: Int) -> String
  var option: String { get }
  var inUse: String { get }

  // A survey that was made.
  var simulatedSurvey: String { get }
  func simulated(people: Int, survey: String, truth: String, seed: UInt64) -> String
  var trueShare: String { get }
}
