import CanvassNumerics
import CanvassTables

/// How many pairs of units a survey can be expected to tell apart.
///
/// The true values of k units scatter about their mean with standard deviation τ, and each is estimated with
/// standard error σ. A difference of two estimates has variance 2(τ² + σ²), and is significant beyond z√2·σ, so that
/// a pair is told apart with probability 2Φ(−z/√(1 + τ²/σ²)). With no true difference at all that is still
/// 1 − level: these pairs are told apart by chance.
public struct TellingApart: Sendable {
  /// Pairs of units, k(k − 1)/2.
  public let pairs: Int
  /// The expected number of pairs that are told apart.
  public let expected: Double
  /// How many that would be if all units were alike.
  public let byChance: Double

  /// Pairs.
  ///
  /// - Parameters:
  ///   - standardError: σ; of units that share part of their sample the standard error of a difference over √2
  ///     (`GroupComparison.unitVariance`).
  ///   - spread: τ.
  /// - Throws: `PlanningError` for fewer than two units or a spread below zero.
  public init(units: Int, standardError: Double, spread: Double, level: Double) throws {
    guard units >= 2, units <= 1_000_000 else {
      throw PlanningError(
        "\(counted: units, "group") cannot be told apart; give from 2 to 1,000,000 of them")
    }
    guard spread >= 0, spread.isFinite else {
      throw PlanningError(
        "the spread of the groups is \(shortestText(spread)); a standard deviation is not below 0")
    }
    pairs = units * (units - 1) / 2
    let normal = NormalDistribution.standard
    let z = normal.upperQuantile((1 - level) / 2)
    let ratio = spread / standardError
    let share = ratio.isNaN ? 0 : 2 * normal.upperTail(z / (1 + ratio * ratio).squareRoot())
    expected = Double(pairs) * share
    byChance = Double(pairs) * (1 - level)
  }
}
