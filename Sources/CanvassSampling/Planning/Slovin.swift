import CanvassNumerics
import CanvassTables

/// Slovin's formula (also Yamane's), n = N/(1 + N·e²), which many instructions prescribe.
///
/// It is the size for a margin e of a share of one half with z rounded to 2, from a simple random sample
/// (Yamane, Statistics, 1967, p. 886; Tejada & Punzalan, Philippine Statistician 61, 2012). It knows no design
/// effect, no other share and no other level: its answer for 5 points is at most 400, whatever the design.
public struct Slovin: Sendable {
  /// The number that the formula gives.
  public let exact: Double
  /// The same, rounded up.
  public let answers: Int

  /// The formula.
  ///
  /// - Parameters:
  ///   - margin: e.
  ///   - populationSize: N; infinite gives 1/e².
  /// - Throws: `PlanningError` for a margin that is none, or so small that nobody could ask so many.
  public init(margin: Double, populationSize: Double) throws {
    guard margin > 0, margin < 1 else {
      throw PlanningError(
        "the margin is to be \(shortestText(margin)); Slovin's formula takes one between 0 and 1")
    }
    exact = 1 / (1 / populationSize + margin * margin)
    guard exact < SampleSize.greatest else { throw SampleSize.tooLarge }
    answers = Int((exact * (1 - 1e-12)).rounded(.up))
  }

  /// The margin that so many answers really give.
  public func margin(of quantity: PlannedQuantity, under conditions: SurveyConditions) -> Double {
    conditions.margin(of: quantity, answers: Double(answers))
  }
}
