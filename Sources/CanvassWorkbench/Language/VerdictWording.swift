import CanvassDiagnostics
import CanvassSampling
import Foundation

extension Wording {
  /// What stands in place of a number that a release standard forbids.
  var withheld: String { pick("withheld", "không công bố") }

  func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .weak: pick("weak", "yếu")
    case .watch: pick("watch", "cần theo dõi")
    case .above: pick("above", "cao hơn")
    case .noEvidence: pick("no evidence", "chưa đủ bằng chứng")
    case .tooLittleData: pick("too little data", "quá ít dữ liệu")
    }
  }

  func name(_ grade: ReliabilityMark.Grade) -> String {
    switch grade {
    case .release: pick("release", "được công bố")
    case .caution: pick("caution", "công bố kèm cảnh báo")
    case .suppress: pick("withhold", "không được công bố")
    }
  }

  /// The clauses of a mark that are not met, each with the figures that its standard used.
  ///
  /// - Parameters:
  ///   - isWithheld: whether the share is not shown; then nothing is said from which it follows.
  func describe(_ mark: ReliabilityMark, isWithheld: Bool) -> [String] {
    mark.failures.compactMap { clause in
      if isWithheld, clause.measure == .extreme { return nil }
      let reason = describe(clause, hidesValue: isWithheld && clause.measure.tellsShare)
      guard clause.measure == .intervalWidth, let basis = mark.basis else { return reason }
      return reason + " (" + describe(basis) + ")"
    }
  }

  /// The sizes that the interval of a standard is made with.
  private func describe(_ basis: ReliabilityMark.Basis) -> String {
    let format = number(decimals: 1)
    let adjusted = format.text(basis.adjustedCount)
    let freedom = basis.degreesOfFreedom
    return pick(
      "NCHS size \(adjusted) after adjustment for \(freedom) "
        + (freedom == 1 ? "degree of freedom" : "degrees of freedom"),
      "cỡ mẫu NCHS \(adjusted) sau hiệu chỉnh theo \(freedom) bậc tự do")
  }

  /// A clause that an estimate does not meet, in words.
  private func describe(_ clause: ReliabilityMark.Clause, hidesValue: Bool) -> String {
    let limit = number(decimals: clause.measure.isCount ? 0 : 2).text(clause.limit)
    let value = number(decimals: clause.decimals).text(clause.value)
    func said(_ english: String, _ vietnamese: String, _ relation: String) -> String {
      pick(english, vietnamese) + (hidesValue ? "" : " \(value)") + " \(relation) \(limit)"
    }
    switch clause.measure {
    case .effectiveCount: return said("NCHS size", "cỡ mẫu NCHS", "<")
    case .count: return said("n", "n", "<")
    case .degreesOfFreedom: return said("degrees of freedom", "bậc tự do", "<")
    case .intervalWidth:
      return said("Korn–Graubard width", "độ rộng khoảng Korn–Graubard", "≥")
    case .relativeWidth:
      return said("Korn–Graubard width / share", "độ rộng khoảng Korn–Graubard / tỷ lệ", ">")
    case .relativeWidthOfComplement:
      return said(
        "Korn–Graubard width / unsatisfied share",
        "độ rộng khoảng Korn–Graubard / tỷ lệ không hài lòng", ">")
    case .coefficientOfVariation: return said("CV", "hệ số biến thiên", ">")
    case .complementVariation:
      return said(
        "CV of the unsatisfied share", "hệ số biến thiên của tỷ lệ không hài lòng", ">")
    case .extreme: return pick("the share is exactly \(limit)", "tỷ lệ đúng bằng \(limit)")
    }
  }
}

extension ReliabilityMark.Clause {
  /// As many decimals as show on which side of the limit the value lies.
  fileprivate var decimals: Int {
    if [.count, .degreesOfFreedom].contains(measure) { return 0 }
    let fewest = measure.isCount ? 1 : 2
    return (fewest..<8).first { decimals in
      let factor = pow(10, Double(decimals))
      return (value * factor).rounded() / factor != limit
    } ?? 8
  }
}

extension ReliabilityMark.Clause.Measure {
  fileprivate var isCount: Bool { [.effectiveCount, .count, .degreesOfFreedom].contains(self) }

  /// Whether the share follows from what is measured and the effective size.
  fileprivate var tellsShare: Bool {
    [
      .intervalWidth, .relativeWidth, .relativeWidthOfComplement, .coefficientOfVariation,
      .complementVariation,
    ].contains(self)
  }
}
