import CanvassDiagnostics

/// Published figures that are checked.
protocol FigurePhrases: Sendable {
  var title: String { get }
  func summary(figures: Int, checks: Int, findings: Int, leftOut: [FigureTable.LeftOut]) -> String
  var check: String { get }
  var gravity: String { get }
  var year: String { get }
  var index: String { get }
  var printed: String { get }
  /// The least that it can be.
  var least: String { get }
  /// The most that it can be.
  var most: String { get }
  /// Lines of the file.
  var lines: String { get }
  func name(_ check: FigureFinding.Check) -> String
  func name(_ gravity: FigureFinding.Gravity) -> String
  /// A finding as a sentence.
  func sentence(_ finding: FigureFinding, _ number: (Double) -> String) -> String
}
