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
  var test: String { get }
  var statistic: String { get }
  /// What a test is called, by its name for programs.
  func name(ofTest name: String) -> String
}
