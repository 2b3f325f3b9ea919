/// What tables of two columns and tests of means say.
protocol TablePhrases: Sendable {
  /// A table of one column by another.
  func title(_ row: String, _ column: String) -> String
  /// Above the tests of independence.
  var independence: String { get }
  /// Above a t test.
  var tTest: String { get }
  /// A comparison of means, of groups if any.
  func comparison(_ variable: String, by group: String?) -> String
  /// A comparison of ranks.
  func ranks(_ variable: String, by group: String) -> String
  /// Above a rank test.
  var rankTest: String { get }
  /// A table of one column.
  func shares(_ column: String) -> String
  /// Above shares that are tested.
  var expected: String { get }
  /// Above tests of given shares.
  var goodnessOfFit: String { get }
  var test: String { get }
  var statistic: String { get }
  /// Above the number that is tested, and above how far from it is near enough.
  var tested: String { get }
  var margin: String { get }
  /// What a test is called, by its name for programs.
  func name(ofTest name: String) -> String
}
