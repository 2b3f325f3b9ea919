import CanvassSampling
import CanvassTables

/// The release rule of Statistics Canada by coefficient of variation: up to 16.5 % released, up to
/// 33.3 % with a warning (E), above that suppressed (F); fewer than 10 answers suppressed.
///
/// A share near one always has a small coefficient of variation, so the complement is looked at
/// too: where its coefficient is above 33.3 %, a released share carries a caution.
public struct StatisticsCanadaRule: ReleaseRule {
  /// The rule.
  public init() {}

  /// `statisticsCanada`.
  public var key: String { "statisticsCanada" }
  /// Whose it is.
  public var title: LocalizedText {
    LocalizedText(byLanguage: [
      "en": "the rule of Statistics Canada", "vi": "quy tắc của Statistics Canada",
    ])
  }

  /// The mark of a proportion.
  public func mark(_ estimate: Estimate) -> ReliabilityMark {
    if estimate.count < 10 {
      return .init(
        grade: .suppress, failures: [.init(.count, value: Double(estimate.count), limit: 10)])
    }
    let variation = estimate.standardError / estimate.value
    let complement = estimate.standardError / (1 - estimate.value)
    if variation > 0.333 || variation.isNaN {
      return caution(.coefficientOfVariation, variation, 0.333, .suppress)
    }
    if variation > 0.165 { return caution(.coefficientOfVariation, variation, 0.165, .caution) }
    if complement.isFinite, complement > 0.333 {
      return caution(.complementVariation, complement, 0.333, .caution)
    }
    return .init(grade: .release, failures: [])
  }

  private func caution(
    _ measure: ReliabilityMark.Clause.Measure, _ value: Double, _ limit: Double,
    _ grade: ReliabilityMark.Grade
  ) -> ReliabilityMark {
    .init(grade: grade, failures: [.init(measure, value: value, limit: limit)])
  }
}
