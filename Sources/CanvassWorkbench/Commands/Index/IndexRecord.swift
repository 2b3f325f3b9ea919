import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling

/// A line of an index in a table for programs.
struct IndexRecord: Sendable {
  /// `component`, `area`, `survey` (what comes from surveys), `total`, or `definition` (a component out of 100, by one of
  /// the definitions that are in use).
  var kind: String
  var component: String?
  var area: String?
  var points: Double?
  var score: IndexScores.Score?
  /// Whether it comes from a survey.
  var isSampled = false
  var estimate: CoefficientEstimate?
  /// The most points that it could be.
  var most: Double?
  var varianceShare: Double?
  /// Of a definition: which, and its number with the interval.
  var definition: String?
  var defined: (estimate: Estimate, factor: Double, interval: Interval?)?

  /// The columns.
  ///
  /// - Parameter factor: how many times as large samples would have to be.
  static func fields(level: Double, factor: Double?) -> [Field<IndexRecord>] {
    [
      .text("kind") { $0.kind }, .text("component") { $0.component }, .text("area") { $0.area },
      .number("points") { $0.points }, .number("score") { $0.score?.value },
      .number("estimate") { line in
        line.estimate?.value ?? line.defined.map { $0.factor * $0.estimate.value }
      },
      .number("se") { line in
        line.estimate?.standardError ?? line.defined.map { $0.factor * $0.estimate.standardError }
      },
      .interval(style: { _ in .plain }) {
        $0.estimate?.interval(level: level)?.cut(at: $0.most) ?? $0.defined?.interval
      },
      .number("df") { line in
        line.estimate?.degreesOfFreedom
          ?? line.defined.map { Double($0.estimate.degreesOfFreedom) }
      },
      .number("deff") { $0.score?.designEffect ?? $0.defined?.estimate.designEffect },
      .count("n") { $0.score?.count ?? $0.defined?.estimate.count },
      .number("nEffective") { $0.score?.effectiveCount ?? $0.defined?.estimate.effectiveCount },
      .number("varianceShare") { $0.varianceShare },
      .count("nNeeded") { line in
        guard let factor, line.isSampled, let n = line.score?.count,
          (line.estimate?.variance ?? 0) > 0
        else { return nil }
        return Int((factor * Double(n)).rounded(.up))
      },
      .text("definition") { $0.definition },
    ]
  }
}

extension IndexScores.Score {
  /// n over the design effect, where both are known.
  var effectiveCount: Double? {
    count.flatMap { n in designEffect.map { Double(n) / $0 } }
  }
}
