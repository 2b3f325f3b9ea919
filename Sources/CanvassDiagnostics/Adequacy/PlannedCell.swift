import CanvassSampling

/// A number of a survey that is planned, for rule packs: what is expected, from n answers under some conditions.
///
/// Its variance is S²/n₀ with n₀ effective answers (see `SurveyConditions`). Its degrees of freedom are those of one stratum: n
/// less one, or, where answers come in clusters of b, ⌈n/b⌉ less one.
public struct PlannedCell: Sendable {
  /// What is expected.
  public let quantity: PlannedQuantity
  /// Design effect, size of the population, response.
  public let conditions: SurveyConditions
  /// Answers in a cluster; `nil` where each is drawn by itself.
  public let answersPerCluster: Double?

  /// A number that is planned.
  public init(
    _ quantity: PlannedQuantity, under conditions: SurveyConditions,
    answersPerCluster: Double? = nil
  ) {
    (self.quantity, self.conditions) = (quantity, conditions)
    self.answersPerCluster = answersPerCluster
  }

  /// The number as it would be with n answers, for a pack of planned domains (`RulePack.forDomains`).
  public func judged(answers n: Int) -> JudgedCell {
    let error = conditions.standardError(of: quantity, answers: Double(n))
    let clusters = answersPerCluster.map { Int((Double(n) / $0).rounded(.up)) } ?? n
    return JudgedCell(
      quantity.isShare ? .proportion : .mean, value: quantity.value, variance: error * error,
      degreesOfFreedom: clusters - 1, count: n,
      cases: (quantity.isShare ? quantity.value * Double(n) : Double(n)).rounded(.down),
      effectiveCount: Double(n) / conditions.designEffect,
      population: conditions.populationSize.isFinite ? conditions.populationSize : nil)
  }

  /// The most answers that there may be: those of all people, at the response rate.
  private var most: Int {
    let people = conditions.populationSize * conditions.responseRate
    return people < Double(RulePack.largest) ? Int(people) : RulePack.largest
  }

  /// The smallest n with which a pack would publish it in a sample that is planned for it; `nil` where none would do, and of packs that judge no single number
  /// of this kind.
  public func countNeeded(by pack: RulePack) -> Int? {
    guard pack.kinds.contains(quantity.isShare ? .proportion : .mean) else { return nil }
    return pack.forDomains(arePlanned: true).countNeeded(upTo: most) { judged(answers: $0) }
  }
}
