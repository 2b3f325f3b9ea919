import CanvassNumerics
import CanvassTables
import Foundation

/// How the interval is made whose half-width is the margin of a share.
public enum MarginKind: String, Sendable, CaseIterable {
  /// Estimate ± z standard errors.
  case wald
  /// The interval of the log-odds, transformed back.
  case logit
  /// Wilson's.
  case wilson
}

/// How precise an estimate is to be.
public enum PrecisionGoal: Sendable, Hashable {
  /// Half the width of its interval.
  case margin(Double, MarginKind = .wald)
  /// Its standard error over its value.
  case coefficientOfVariation(Double)
}

extension SurveyConditions {
  /// The sample size that reaches a precision.
  ///
  /// With effective answers n₀, Wald's margin is e = z·S/√n₀ (Cochran 1977, (4.1)–(4.4)). The margin of the
  /// log-odds interval (1/(1 + exp(−l)) at l ± z/√(n₀pq)) is e where
  ///
  /// ```
  /// n₀ = z²/(pq·log²x),   x = (e(1 + k²) + √(e²(1 + k²)² + k²(1 − 4e²)))/(k(1 − 2e)),   k = q/p
  /// ```
  ///
  /// and that of Wilson's is e where n₀ = z²(pq − 2e² + √(e² − pq(4e² − pq)))/(2e²) (Valliant, Dever & Kreuter,
  /// Practical Tools for Designing and Weighting Survey Samples, 2nd ed. 2018, section 3.2). The coefficient of
  /// variation is S/(ȳ√n₀).
  ///
  /// - Throws: `PlanningError` for a goal that cannot be.
  public func sampleSize(for goal: PrecisionGoal, of quantity: PlannedQuantity) throws -> SampleSize
  {
    let quantity = try quantity.checked()
    return try sampleSize(forEffective: effectiveSize(for: goal, of: quantity), of: quantity)
  }

  private func effectiveSize(for goal: PrecisionGoal, of quantity: PlannedQuantity) throws
    -> Double
  {
    let (z, variance) = (normalQuantile, quantity.unitVariance)
    switch goal {
    case .coefficientOfVariation(let target):
      guard target > 0, target.isFinite else {
        throw PlanningError(
          "the coefficient of variation is to be \(shortestText(target)); it must be a positive number, "
            + "such as 0.05")
      }
      guard quantity.value != 0 else {
        throw PlanningError(
          "a mean of 0 has no coefficient of variation; ask for a margin")
      }
      return quantity.unitRelativeVariance / (target * target)
    case .margin(let margin, let kind):
      try check(margin: margin, of: quantity)
      if kind == .wald { return z * z * variance / (margin * margin) }
      guard case .share(let share) = quantity else {
        throw PlanningError(
          "the \(kind.rawValue) interval is for shares; the margin of a mean is that of the wald interval"
        )
      }
      guard margin < 0.5 else {
        throw PlanningError(
          "a margin of \(shortestText(margin)) covers all shares from 0 to 1; it must be below 0.5")
      }
      let e2 = margin * margin
      if kind == .wilson {
        let square: Double = e2 - variance * (4 * e2 - variance)
        let sum: Double = variance - 2 * e2 + square.squareRoot()
        return max(z * z * sum / (2 * e2), 0)
      }
      let k = (1 - share) / share
      let sum = 1 + k * k
      let square: Double = e2 * sum * sum + k * k * (1 - 4 * e2)
      let x: Double = (margin * sum + square.squareRoot()) / (k * (1 - 2 * margin))
      let logarithm = log(x)
      return z * z / (variance * logarithm * logarithm)
    }
  }

  private func check(margin: Double, of quantity: PlannedQuantity) throws {
    let isShare = if case .share = quantity { true } else { false }
    guard margin > 0, margin.isFinite, !isShare || margin < 1 else {
      throw PlanningError(
        "the margin is to be \(shortestText(margin)); it must be above 0\(part: isShare ? " and below 1, such as 0.03 for three points" : "")"
      )
    }
  }

  /// The standard error of an estimate from n answers.
  public func standardError(of quantity: PlannedQuantity, answers: Double) -> Double {
    (quantity.unitVariance / effectiveSize(of: answers, for: quantity)).squareRoot()
  }

  /// Half the width of the interval of an estimate from n answers, if it comes out as expected.
  public func margin(of quantity: PlannedQuantity, answers: Double, _ kind: MarginKind = .wald)
    -> Double
  {
    let (z, n) = (normalQuantile, effectiveSize(of: answers, for: quantity))
    guard n.isFinite else { return 0 }
    switch (kind, quantity) {
    case (.logit, .share(let share)):
      let centre = log(share / (1 - share))
      let reach = z / (n * quantity.unitVariance).squareRoot()
      let upper = 1 / (1 + exp(-centre - reach))
      let lower = 1 / (1 + exp(-centre + reach))
      return (upper - lower) / 2
    case (.wilson, .share):
      let root = (z * z + 4 * n * quantity.unitVariance).squareRoot()
      return z * root / (2 * (n + z * z))
    default: return z * (quantity.unitVariance / n).squareRoot()
    }
  }

  /// The largest margin that n answers can have, whatever share comes out: that at one half.
  public func worstMargin(answers: Double) -> Double { margin(of: .share(0.5), answers: answers) }
}
