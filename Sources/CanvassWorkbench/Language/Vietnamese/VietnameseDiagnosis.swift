import CanvassDiagnostics

struct VietnameseDiagnosis: DiagnosisPhrases {
  var title: String { "Các lĩnh vực có mức hài lòng thấp" }
  var simulated: String { "Dữ liệu này là mô phỏng, không mô tả tỉnh hay cơ quan có thật nào." }
  var shareWithheld: String {
    "Tỷ lệ câu trả lời hài lòng không được công bố: bộ quy tắc không cho phép nêu tỷ lệ này, hoặc điều suy ra từ đó."
  }
  func satisfied(percent: String) -> String { "\(percent)% câu trả lời hài lòng" }
  var everyAnswerSatisfied: String { "tất cả, nên không có khoảng tin cậy" }
  func noneWeak(hasTarget: Bool) -> String {
    hasTarget
      ? "Chưa có lĩnh vực nào được chứng tỏ là vừa yếu hơn các lĩnh vực còn lại vừa dưới mục tiêu."
      : "Chưa có lĩnh vực nào được chứng tỏ là yếu hơn các lĩnh vực còn lại."
  }
  var noneJudged: String { "Không lĩnh vực nào có đủ dữ liệu để kết luận." }
  func weak(_ fields: [String]) -> String { "Yếu: \(fields.joined(separator: "; "))." }
  func toWatch(_ fields: [String]) -> String { "Cần theo dõi: \(fields.joined(separator: "; "))." }

  var fields: String { "Các lĩnh vực" }
  var verdict: String { "Kết luận" }
  var satisfied: String { "Hài lòng (%)" }
  var gapToRest: String { "So với phần còn lại" }
  var gapToTarget: String { "So với mục tiêu" }
  var rank: String { "Hạng" }

  func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .weak: "yếu"
    case .watch: "cần theo dõi"
    case .above: "cao hơn"
    case .noEvidence: "chưa đủ bằng chứng"
    case .tooLittleData: "quá ít dữ liệu"
    }
  }
  var notPlanned: String { "ngoài thiết kế mẫu" }

  var withheld: String { "không công bố" }
  var noAnswers: String { "không có câu trả lời" }
  var satisfiedByField: String { "Tỷ lệ câu trả lời hài lòng theo lĩnh vực" }
  var percentOfAnswers: String { "phần trăm câu trả lời hài lòng" }
  func target(percent: String) -> String { "mục tiêu \(percent)%" }
  var satisfiedByDimension: String { "Tỷ lệ câu trả lời hài lòng theo lĩnh vực và yếu tố" }
  var percentSatisfied: String { "phần trăm hài lòng" }

  var why: String { "Vì sao" }
  var withheldGap: String {
    "Không công bố: sẽ cho biết một tỷ lệ không được công bố."
  }
  func gap(
    points: String, interval: String, lacking: LackingPoints,
    items: (shown: Int, isSomeWithheld: Bool)?
  ) -> String {
    let some = items.map {
      "; trong số các tiêu chí chỉ nêu \($0.shown) tiêu chí đóng góp nhiều nhất"
        + ($0.isSomeWithheld ? ", các tiêu chí không công bố xếp sau cùng" : "")
    }
    return
      "\(points) điểm so với các lĩnh vực còn lại (\(interval)). \(sum(lacking))\(some ?? "")."
  }

  private func sum(_ lacking: LackingPoints) -> String {
    func together(_ points: LackingPoints.Points, _ items: String) -> String {
      switch points {
      case .none: ""
      case .withheld: " cùng với số điểm không công bố của \(items)"
      case .some(let points): " cùng với \(points) điểm của \(items)"
      }
    }
    let others =
      switch lacking.ofItems {
      case .dimensions: "các yếu tố mà chỉ lĩnh vực khác có câu trả lời"
      case .inNoDimension:
        "các tiêu chí không thuộc yếu tố nào, nơi chỉ lĩnh vực khác có câu trả lời,"
      case .both:
        "các yếu tố, và các tiêu chí không thuộc yếu tố nào, nơi chỉ lĩnh vực khác có câu trả lời,"
      }
    let ofItems = together(lacking.items, others)
    let ofDimensions = together(lacking.dimensions ?? .none, "các tiêu chí không thuộc yếu tố nào")
    if ofItems.isEmpty, ofDimensions.isEmpty {
      return "Các đóng góp dưới đây cộng lại bằng khoảng cách này"
    }
    if lacking.dimensions == nil {
      return "Các tiêu chí dưới đây\(ofItems) cộng lại bằng khoảng cách này"
    }
    return "Các yếu tố dưới đây\(ofDimensions) cộng lại bằng khoảng cách này; "
      + (ofItems.isEmpty ? "riêng các tiêu chí" : "các tiêu chí\(ofItems)") + " cũng vậy"
  }
  var pointsOfGap: String { "Đóng góp (điểm %)" }
  var shareOfGap: String { "Tỷ trọng trong khoảng cách" }

  var worth: String { "Lợi ích nếu cải thiện" }
  func rise(percent: String) -> String {
    "Tỷ lệ hài lòng chung tăng bao nhiêu nếu lĩnh vực đạt \(percent)%"
  }
  var shareOfAnswers: String { "Tỷ trọng câu trả lời (%)" }
  var riseOfIndex: String { "Chỉ số chung tăng" }

  var measures: String { "Thước đo khác và khả năng công bố" }
  var pOfGap: String { "p (Holm)" }
  var allSatisfied: String { "Hài lòng mọi tiêu chí (%)" }
  var mean: String { "Trung bình 0–100" }
  var effectiveCount: String { "Cỡ mẫu hiệu dụng" }
  var publication: String { "Khả năng công bố" }

  func name(_ grade: ReliabilityMark.Grade) -> String {
    switch grade {
    case .release: "được công bố"
    case .caution: "công bố kèm cảnh báo"
    case .suppress: "không được công bố"
    }
  }

  func unmet(
    _ measure: RuleMeasure, comparison: String, limit: String, hasBasis: Bool
  ) -> String {
    switch measure {
    case .effectiveCount: "\(hasBasis ? "cỡ mẫu NCHS" : "cỡ mẫu hiệu dụng")\(comparison)"
    case .count: "n\(comparison)"
    case .cases: "số người được đếm\(comparison)"
    case .degreesOfFreedom: "bậc tự do\(comparison)"
    case .designEffect: "hệ số thiết kế\(comparison)"
    case .intervalWidth: "độ rộng khoảng Korn–Graubard\(comparison)"
    case .relativeWidth: "độ rộng khoảng Korn–Graubard / tỷ lệ\(comparison)"
    case .relativeWidthOfComplement:
      "độ rộng khoảng Korn–Graubard / tỷ lệ không hài lòng\(comparison)"
    case .relativeWidthOfCount: "độ rộng khoảng / số lượng\(comparison)"
    case .coefficientOfVariation: "hệ số biến thiên\(comparison)"
    case .complementVariation: "hệ số biến thiên của tỷ lệ không hài lòng\(comparison)"
    case .logVariation: "hệ số biến thiên của logarit\(comparison)"
    case .errorToPower: "sai số chuẩn / (p^⅔/9)\(comparison)"
    case .precisionRatio: "cỡ mẫu hiệu dụng / cỡ được yêu cầu\(comparison)"
    case .medianVariation: "trung vị hệ số biến thiên của bảng\(comparison)"
    case .publishedShare: "tỷ lệ ô được công bố\(comparison)"
    case .population: "tổng thể\(comparison)"
    case .planned: "mẫu không được thiết kế cho nhóm này"
    case .estimate: "ước lượng\(comparison)"
    case .extreme: "tỷ lệ đúng bằng \(limit)"
    case .noEstimate: "không có ước lượng"
    case .noVariance: "không có phương sai"
    case .noFreedom: "không có bậc tự do"
    case .single: "chỉ một người trả lời"
    case .constant: "không có biến thiên"
    case .complementary: "giữ lại để không ai tính ngược ra con số khác"
    }
  }

  func basis(adjusted: String, freedom: Int) -> String {
    "cỡ mẫu NCHS \(adjusted) sau hiệu chỉnh theo \(freedom) bậc tự do"
  }

  var reading: String { "Cách đọc" }
  func readingNotes(alpha: String, rules: [String], hasTarget: Bool, hasOwnSize: Bool) -> [String] {
    let (below, met) = hasTarget ? (" và dưới mục tiêu", ", hoặc đã đạt mục tiêu") : ("", "")
    return [
      "Hài lòng: câu trả lời được tính là hài lòng, gộp trên mọi tiêu chí.",
      "Yếu: thấp hơn các lĩnh vực còn lại với p (Holm) < \(alpha)\(below). Cần theo dõi: "
        + "p < \(alpha) chỉ trước hiệu chỉnh Holm\(met). Cao hơn: cao hơn các lĩnh vực còn lại "
        + "với p (Holm) < \(alpha). Quá ít dữ liệu: bộ quy tắc không cho phép nêu con "
        + "số, nên trong dòng của lĩnh vực đó ghi không công bố, hoặc không ai trả lời; ngoài thiết kế mẫu: cũng vậy, vì mẫu không được thiết kế "
        + "cho lĩnh vực đó. Nếu chỉ có một lĩnh vực như vậy thì một con số khác "
        + "(lĩnh vực nhỏ nhất còn lại, hoặc tỷ lệ chung) cũng không được nêu, để người đọc không tính ngược ra "
        + "được.",
      "Khoảng cách tính bằng điểm phần trăm; kiểm định có tính hiệp phương sai giữa các lĩnh vực "
        + "có chung cụm mẫu. Hạng 1 là cao nhất trong các lĩnh vực được nêu; trong ngoặc là các hạng mà dữ "
        + "liệu không loại trừ, đồng thời cho các lĩnh vực đó.",
      "\(publication): "
        + (rules.count < 2 ? "" : rules.count == 2 ? "mức chặt hơn giữa " : "mức chặt nhất trong ")
        + "\(rules.listed(last: " và ")). Đó là kết luận về tỷ lệ câu trả lời hài lòng; các chỉ số khác được xét riêng.",
      "Cỡ mẫu hiệu dụng: n chia cho hệ số thiết kế; số người được chọn ngẫu nhiên đơn giản cho cùng "
        + "độ chính xác."
        + (hasOwnSize
          ? " Tiêu chuẩn dùng cỡ mẫu riêng, gọi là cỡ mẫu NCHS: số câu trả lời có hoặc không, mỗi người "
            + "một câu, cho cùng độ chính xác, không quá n. Cỡ này lớn hơn khi mỗi người trả lời nhiều "
            + "tiêu chí." : ""),
    ]
  }
}
