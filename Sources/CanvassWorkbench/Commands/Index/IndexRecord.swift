import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling

/// A line of an index in a table for programs.
struct IndexRecord: Sendable {
  /// `component`, `area`, `survey` (what comes from surveys) or `total`.
  var kind: String
  var component: String?
  var area: String?
  var points: Double?
  var score: IndexScores.Score?
  var estimate: CoefficientEstimate?
  var varianceShare: Double?

  /// The columns.
  ///
  /// - Parameter factor: how many times as large samples would have to be.
  static func fields(level: Double, factor: Double?) -> [Field<IndexRecord>] {
    [
      .text("kind") { $0.kind }, .text("component") { $0.component }, .text("area") { $0.area },
      .number("points") { $0.points }, .number("score") { $0.score?.value },
      .number("estimate") { $0.estimate?.value }, .number("se") { $0.estimate?.standardError },
      .interval(style: { _ in .plain }) { $0.estimate?.interval(level: level) },
      .number("df") { $0.estimate?.degreesOfFreedom },
      .number("deff") { $0.score?.designEffect }, .count("n") { $0.score?.count },
      .number("varianceShare") { $0.varianceShare },
      .count("nNeeded") { line in
        guard let factor, let n = line.score?.count, (line.estimate?.variance ?? 0) > 0 else {
          return nil
        }
        return Int((factor * Double(n)).rounded(.up))
      },
    ]
  }
}
