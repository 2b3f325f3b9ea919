import CanvassDiagnostics
import CanvassSampling

extension Wording {
  /// What stands in place of a number that a release standard forbids.
  var withheld: String { pick("withheld", "không công bố") }

  func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .weak: pick("weak", "yếu")
    case .watch: pick("watch", "cần theo dõi")
    case .noEvidence: pick("no evidence", "chưa đủ bằng chứng")
    case .tooLittleData: pick("too little data", "quá ít dữ liệu")
    }
  }

  func name(_ grade: ReliabilityMark.Grade) -> String {
    switch grade {
    case .release: pick("release", "được công bố")
    case .caution: pick("caution", "công bố kèm cảnh báo")
    case .suppress: pick("suppress", "không được công bố")
    }
  }

  /// A clause that an estimate does not meet, in words.
  func describe(_ clause: ReliabilityMark.Clause) -> String {
    let isCount = [.effectiveCount, .count, .degreesOfFreedom].contains(clause.measure)
    let format = number(decimals: isCount ? 0 : 2)
    let value = format.text(isCount ? clause.value.rounded(.down) : clause.value)
    let limit = format.text(clause.limit)
    switch clause.measure {
    case .effectiveCount:
      return pick("effective n \(value) < \(limit)", "cỡ mẫu hiệu dụng \(value) < \(limit)")
    case .count: return pick("n \(value) < \(limit)", "n \(value) < \(limit)")
    case .degreesOfFreedom:
      return pick("degrees of freedom \(value) < \(limit)", "bậc tự do \(value) < \(limit)")
    case .intervalWidth:
      return pick("interval width \(value) ≥ \(limit)", "độ rộng khoảng \(value) ≥ \(limit)")
    case .relativeWidth:
      return pick(
        "interval width / share \(value) > \(limit)", "độ rộng khoảng / tỷ lệ \(value) > \(limit)")
    case .relativeWidthOfComplement:
      return pick(
        "interval width / unsatisfied share \(value) > \(limit)",
        "độ rộng khoảng / tỷ lệ không hài lòng \(value) > \(limit)")
    case .coefficientOfVariation:
      return pick("CV \(value) > \(limit)", "hệ số biến thiên \(value) > \(limit)")
    case .complementVariation:
      return pick(
        "CV of the unsatisfied share \(value) > \(limit)",
        "hệ số biến thiên của tỷ lệ không hài lòng \(value) > \(limit)")
    case .extreme:
      return pick("the share is exactly \(value)", "tỷ lệ đúng bằng \(value)")
    }
  }
}
