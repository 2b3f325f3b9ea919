import CanvassTables

/// What the reader of a regression should know. Terms come as text.
protocol RegressionNotes: Sendable {
  /// After the first of many names; begins with a blank.
  func more(_ count: Int) -> String
  /// Rows that miss an answer.
  ///
  /// - Parameter hasDesign: whether they still count in a design.
  func incomplete(rows: Int, hasDesign: Bool) -> String
  /// Values that the levels of a factor do not list, in rows that are therefore left out.
  func unlisted(_ variable: UnlistedValues.Variable, hasDesign: Bool) -> String
  func constant(_ terms: String) -> String
  func aliased(_ terms: String) -> String
  func zeroError(_ terms: String, _ reason: ZeroErrorReason) -> String
  /// That one cluster alone, or one row, tells about terms.
  func toldByOne(_ terms: String, isRow: Bool) -> String
  func decidedByOneRow(_ terms: String) -> String
  /// That the rows of each of some categories lie in one cluster.
  func categoriesInOneCluster(_ categories: String) -> String
  func noFreedom(ofDesign freedom: Int) -> String
  /// Replicates in which the regression has no fit.
  func lostReplicates(_ lost: Int, of count: Int) -> String
  func untested(_ terms: String) -> String
  func noPrediction(rows: Int, path: String) -> String
  /// - Parameter option: what gives each row a variance of its own.
  func noResponseIntervals(option: String) -> String
}

/// Why a standard error would be zero.
enum ZeroErrorReason: Sendable {
  case exactFit, exactRows, exactRowsOrWhole
}
