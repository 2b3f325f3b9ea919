struct VietnamesePlan: PlanPhrases {
  var title: String { "Kế hoạch chọn mẫu" }

  func supposed(
    value: String?, isShare: Bool, deff: String, population: String?, response: String?,
    overlap: (share: String, correlation: String)?
  ) -> String {
    let people = population.map { ", tổng thể \($0) người" } ?? ""
    let response = response.map { ", tỷ lệ trả lời \($0)" } ?? ""
    let expected = value.map { "\(isShare ? "tỷ lệ" : "trung bình") \($0), " } ?? ""
    let common =
      overlap.map { ", \($0.share) mẫu có ở cả hai nhóm với tương quan \($0.correlation)" } ?? ""
    return "Giả định: \(expected)hệ số thiết kế \(deff)"
      + "\(people)\(response)\(common)."
  }

  func learnt(
    item: String, value: String, deff: String, isUncorrected: Bool, icc: String?,
    perCluster: String?, counted: String?
  ) -> String {
    let uncorrected = isUncorrected ? " (chưa hiệu chỉnh tổng thể hữu hạn)" : ""
    let counting =
      counted == perCluster
      ? "" : counted.map { ", do cỡ cụm và quyền số không đều nên tính như \($0)" } ?? ""
    let clusters =
      if let icc, let perCluster {
        ", tương quan trong cụm mẫu \(icc) với \(perCluster) câu trả lời mỗi cụm\(counting)"
      } else { "" }
    return
      "Đợt khảo sát trước: \(item) là \(value), hệ số thiết kế \(deff)\(uncorrected)\(clusters)."
  }

  func answers(perGroup: Bool) -> String {
    perGroup ? "Số người trả lời mỗi nhóm" : "Số người trả lời"
  }
  func allAnswers(groups: Int) -> String { "Số người trả lời của cả \(groups) nhóm" }
  func asked(perGroup: Bool) -> String {
    perGroup ? "Số người cần hỏi mỗi nhóm" : "Số người cần hỏi"
  }
  func allAsked(groups: Int) -> String { "Số người cần hỏi của cả \(groups) nhóm" }
  var effective: String { "Cỡ mẫu hiệu dụng" }
  func margin(level: String) -> String { "Sai số biên, mức \(level)" }
  func worstMargin(level: String) -> String { "Sai số biên với mọi tỷ lệ" }
  var variation: String { "Hệ số biến thiên" }
  func differenceMargin(level: String) -> String {
    "Sai số biên của chênh lệch hai nhóm, mức \(level)"
  }
  func power(difference: String) -> String { "Lực kiểm định với chênh lệch \(difference)" }
  func equivalencePower(margin: String) -> String {
    "Lực kiểm định tương đương trong khoảng \(margin)"
  }
  func detectable(power: String) -> String {
    "Chênh lệch hai nhóm phát hiện được với lực \(power)"
  }
  func pairs(groups: Int) -> String { "Số cặp của \(groups) nhóm" }
  var pairsApart: String { "Số cặp sẽ phân biệt được" }
  var pairsByChance: String { "Số cặp như vậy nếu mọi nhóm như nhau" }

  func slovin(answers: Int, wanted: String, margin: String) -> String {
    "Công thức Slovin, n = N/(1 + N·e²), cho \(answers) người với sai số biên \(wanted). "
      + "Trong các điều kiện trên, số người đó cho sai số biên ±\(margin)."
  }

  func clusterSizes(hasPopulation: Bool) -> String {
    hasPopulation ? "Cụm mẫu, coi như tổng thể vô hạn" : "Cụm mẫu"
  }
  var clusters: String { "Số cụm mẫu" }
  var unitsPerCluster: String { "Số đơn vị giai đoạn hai mỗi cụm" }
  var answersPerCluster: String { "Số người trả lời mỗi cụm" }
  var answersPerUnit: String { "Số người trả lời mỗi đơn vị" }
  var cost: String { "Chi phí" }

  var allocation: String { "Phân bổ mẫu" }
  var stratum: String { "Tầng" }
  var domain: String { "Miền" }
  var population: String { "Tổng thể" }
  var answersHeading: String { "Trả lời" }
  var askedHeading: String { "Cần hỏi" }
  var reached: String { "Độ chính xác đạt được" }
  var allStrata: String { "Mọi tầng" }
  var wanted: String { "Yêu cầu" }
  var marginHeading: String { "Sai số biên" }
  var price: String { "Giá %" }

  func cheapest(answers: Int, cost: String) -> String {
    "Mẫu rẻ nhất đạt mọi sai số biên: \(answers) người trả lời, chi phí \(cost). Giá: chi phí tăng bao nhiêu nếu "
      + "sai số biên đó hẹp đi một phần trăm; 0 nếu đã đạt sẵn."
  }

  func firstItem(_ item: String) -> String {
    "Mẫu được phân bổ theo độ phân tán của \(item), tiêu chí đầu tiên, còn sai số biên của các tiêu chí khác là hệ quả; "
      + "--margin hoặc --domain-margin tìm mẫu rẻ nhất cho mọi tiêu chí."
  }

  func replicates(_ count: Int, error: String) -> String {
    "\(count) bản lặp: việc rút ngẫu nhiên thêm \(error) vào sai số của sai số chuẩn."
  }

  var publication: String { "Để được công bố" }
  var binding: String { "Nếu thiếu một câu trả lời" }
  var verdictOfPlan: String { "Mẫu này" }
  func freedom(perCluster: String?) -> String {
    perCluster.map {
      "Giả định mỗi số có bậc tự do bằng số cụm mẫu gồm \($0) câu trả lời, trừ một."
    }
      ?? "Giả định mỗi số có bậc tự do bằng số câu trả lời trừ một; với --per-cluster thì bằng số cụm mẫu trừ một."
  }
}
