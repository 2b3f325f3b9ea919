import CanvassDiagnostics
import CanvassSampling
import Foundation

extension Phrases {
  /// The clauses of a mark that are not met, each with the figures that its standard used.
  ///
  /// - Parameters:
  ///   - isWithheld: whether the share is not shown; then nothing is said from which it follows.
  ///   - namesLimitsAlone: whether nothing is said that was measured, the number of people neither.
  func describe(_ mark: ReliabilityMark, isWithheld: Bool, namesLimitsAlone: Bool = false)
    -> [String]
  {
    let hides = isWithheld || namesLimitsAlone
    return (hides ? mark.failuresOfHidden : mark.failures).compactMap { clause in
      let hidesValue = namesLimitsAlone || isWithheld && clause.measure.tellsEstimate
      // What the value does not tell may still not exist.
      if hides, !hidesValue, !clause.value.isFinite { return nil }
      let reason = describe(clause, hasBasis: mark.basis != nil, hidesValue: hidesValue)
      guard !hides, clause.measure == .intervalWidth, let basis = mark.basis else {
        return reason
      }
      let adjusted = number(decimals: 1).text(basis.adjustedCount)
      return reason
        + " (\(diagnosis.basis(adjusted: adjusted, freedom: basis.degreesOfFreedom)))"
    }
  }

  /// A clause that an estimate does not meet, in words.
  private func describe(
    _ clause: ReliabilityMark.Clause, hasBasis: Bool, hidesValue: Bool
  ) -> String {
    let limit = number(decimals: clause.limitDecimals).text(clause.limit)
    let value = hidesValue ? "" : " \(number(decimals: clause.decimals).text(clause.value))"
    return diagnosis.unmet(
      clause.measure, comparison: "\(value) \(clause.relation.sign) \(limit)", limit: limit,
      hasBasis: hasBasis)
  }
}

extension ReliabilityMark.Clause {
  /// As many decimals as the limit has, and of what is no count two and more: rounded, it would be another limit.
  fileprivate var limitDecimals: Int {
    let fewest = measure.isCount ? 0 : 2
    return (fewest..<8).first { decimals in
      let factor = pow(10, Double(decimals))
      return (limit * factor).rounded() / factor == limit
    } ?? 8
  }

  /// As many decimals as show on which side of the limit the value lies.
  fileprivate var decimals: Int {
    if [.count, .degreesOfFreedom].contains(measure) { return 0 }
    let fewest = max(measure.isCount ? 1 : 2, limitDecimals)
    return (fewest..<8).first { decimals in
      let factor = pow(10, Double(decimals))
      return (value * factor).rounded() / factor != limit
    } ?? 8
  }
}

extension RuleClause.Relation {
  /// The sign that people read.
  fileprivate var sign: String {
    switch self {
    case .atMost: "≤"
    case .atLeast: "≥"
    default: rawValue
    }
  }
}
