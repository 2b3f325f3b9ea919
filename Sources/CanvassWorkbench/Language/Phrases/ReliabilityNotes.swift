import CanvassNumerics

/// What the reader of α and ω should know.
protocol ReliabilityNotes: Sendable {
  func runsAgainst(_ item: String, isReversed: Bool) -> String
  func noOrdinalError(hasDesign: Bool) -> String
  var noInterval: String { get }
  /// A coefficient that there is not, and why, in the words of the floor that tells.
  func missing(_ coefficient: ReliabilityCoefficient, because problem: String) -> String
  var omegaUnsettled: String { get }
  func noOmegaErrors(because problem: String) -> String
  func alphaLost(replicates: Int) -> String
  func omegaLost(replicates: Int) -> String
  func heywood(_ items: String) -> String
  /// ω hierarchical of several minima.
  func omegaDepends(_ lowest: OmegaMinimum, others: [OmegaMinimum]) -> String
}

/// ω hierarchical at a minimum of the rotation.
struct OmegaMinimum: Sendable {
  let omega: String
  let criterion: String
  let starts: Int
}
