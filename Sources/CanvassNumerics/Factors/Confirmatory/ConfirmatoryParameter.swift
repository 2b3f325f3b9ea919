/// A parameter with its standard error from the expected information.
public struct ConfirmatoryParameter: Sendable, Equatable {
  /// What it is: "visual =~ x1", "visual ~~ speed", "x1 ~~ x1", "x1 ~1".
  public let name: String
  /// The group whose it is; nil if there is only one or all share it.
  public let group: String?
  /// Its estimate.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double
}
