import CanvassNumerics

/// What the reader of a confirmatory factor analysis should know. A place is the group that a sentence is
/// about, as `place` words it; empty where there is one group.
protocol ConfirmatoryNotes: Sendable {
  func place(column: String, group: String) -> String

  // Rows.
  func incomplete(_ count: Int, of rows: Int) -> String
  func empty(_ count: Int, of rows: Int) -> String
  func inNoGroup(rows: Int, column: String, areComplete: Bool) -> String

  // The design.
  /// - Parameter hasAlternative: whether another estimator would have errors of the design.
  func weightsOnly(rows: Int, hasAlternative: Bool) -> String
  func unweighted(rows: Int) -> String
  func unusedDesign(rows: Int, hasAlternative: Bool) -> String
  func indicesOfSample(rows: Int) -> String
  func lostReplicates(_ lost: Int, of count: Int) -> String
  var noFreedom: String { get }

  // Estimates that no population can have.
  func heywood(_ items: [String], place: String) -> String
  func noVariance(_ factors: [String], place: String) -> String
  /// - Parameter beyond: correlations outside −1 … 1.
  func notDefinite(
    _ beyond: [(first: String, second: String, correlation: String)], place: String
  ) -> String
  func mixed(_ factor: String, place: String) -> String

  // Fit.
  var saturated: String { get }
  func poorPattern(cfi: String) -> String
  func noDifference(_ step: MeasurementInvariance) -> String
  func impossibleRMSEA(_ rmsea: String) -> String
  func unstable(
    _ step: MeasurementInvariance, factor: String, general: String, restricted: String
  ) -> String
}
