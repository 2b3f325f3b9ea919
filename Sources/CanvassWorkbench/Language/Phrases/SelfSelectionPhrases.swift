/// Ratings that users gave by themselves.
protocol SelfSelectionPhrases: Sendable {
  var title: String { get }
  var score: String { get }
  var ratings: String { get }
  var users: String { get }
  var correlation: String { get }
  var supposedCorrelation: String { get }
  var effective: String { get }
  var surveyed: String { get }
  var bias: String { get }
  var bounds: String { get }
  var worstBounds: String { get }
  /// From one value to another, within a sentence.
  func range(_ lower: String, _ upper: String) -> String
  /// The sentence beside a score of whose raters nothing is known.
  func supposed(
    rated: String, users: String, fraction: String, score: String, correlation: String,
    worth: String, range: String, worst: String
  ) -> String
  /// The sentence beside a score that a probability survey can be laid beside.
  func measured(
    rated: String, users: String, fraction: String, score: String, truth: String, range: String,
    correlation: String, worth: String
  ) -> String
  /// The value among all users was given without its standard error.
  var truthWithoutError: String { get }
  /// The item of a study that was taken since none was named.
  func took(item: String) -> String
}
