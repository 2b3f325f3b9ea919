import CanvassNumerics

/// Models of groups with more and more in common.
protocol InvariancePhrases: Sendable {
  var title: String { get }
  var model: String { get }
  var group: String { get }
  var rows: String { get }
  func name(_ step: MeasurementInvariance) -> String
  /// The caption of a table, with the name of the model.
  func standardizedLoadings(model: String) -> String

  // One sentence for each step.
  func baseline(_ model: String, cfi: String, rmsea: String) -> String
  /// How the CFI moved.
  ///
  /// - Parameters:
  ///   - fall: by how much it fell; `nil` where it did not.
  ///   - holds: whether that is little enough.
  func change(fall: String?, holds: Bool) -> String
  /// That the difference of χ² says otherwise; begins with a blank.
  func though(p: String) -> String
  var loadingsHold: String { get }
  var loadingsDiffer: String { get }
  var interceptsHold: String { get }
  var onlyInterceptsHold: String { get }
  var interceptsDiffer: String { get }

  // What the differences are. The first two end with a blank.
  func difference(isScaled: Bool) -> String
  var unscaledIndices: String { get }
  var rule: String { get }
}
