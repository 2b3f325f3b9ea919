import CanvassNumerics
import CanvassTables

/// How many replicates a bootstrap needs, by the error that drawing them at random adds.
///
/// The variance over B replicates has B − 1 degrees of freedom about the one that infinitely many would give, so
/// that its coefficient of variation is √(2/(B − 1)), and that of the standard error half of it (Rust & Rao, Stat.
/// Methods Med. Res. 5, 1996; Beaumont & Patak, Int. Statist. Rev. 80, 2012).
public struct ReplicateCount: Sendable {
  /// B.
  public let replicates: Int
  /// The coefficient of variation of the standard error that the drawing adds.
  public let errorOfStandardError: Double

  /// The replicates that hold the Monte-Carlo error of a standard error at or below a coefficient of variation:
  /// B = 1 + 1/(2c²).
  ///
  /// - Throws: `PlanningError` for an error that is none.
  public init(errorOfStandardError: Double) throws {
    guard errorOfStandardError > 0, errorOfStandardError < 1, errorOfStandardError >= 1e-6 else {
      throw PlanningError(
        "the error of the standard error is to be \(shortestText(errorOfStandardError)); it must lie between "
          + "0.000001 and 1, such as 0.05")
    }
    let exact = 1 + 1 / (2 * errorOfStandardError * errorOfStandardError)
    self.init(replicates: max(2, Int((exact * (1 - 1e-12)).rounded(.up))))
  }

  /// The error that so many replicates leave.
  ///
  /// - Precondition: two replicates at least.
  public init(replicates: Int) {
    precondition(replicates >= 2, "a variance over replicates needs two of them")
    self.replicates = replicates
    errorOfStandardError = 1 / (2 * Double(replicates - 1)).squareRoot()
  }
}
