struct VietnameseSurvey: SurveyPhrases {
  var areSimulated: String { "Dữ liệu này là mô phỏng." }

  var column: String { "Cột" }
  var kind: String { "Loại" }
  var missing: String { "Khuyết" }
  var values: String { "Giá trị" }

  func name(_ kind: ColumnSummary.Kind) -> String {
    switch kind {
    case .number: "số"
    case .category: "phân loại"
    case .text: "văn bản"
    }
  }

  func range(_ lowest: String, _ highest: String, mean: String) -> String {
    "\(lowest) … \(highest), trung bình \(mean)"
  }

  func weights(lowest: String, highest: String, sum: String, kish: String) -> String {
    "Quyền số từ \(lowest) đến \(highest), tổng \(sum); riêng quyền số không đều gây hệ số thiết kế "
      + "\(kish) (Kish)."
  }

  func using(_ title: String, columns: Int) -> String {
    "Đang dùng \(title): \(columns) cột."
  }
  var option: String { "Tùy chọn" }
  var inUse: String { "Đang dùng" }

  var simulatedSurvey: String { "Khảo sát mô phỏng" }
  func simulated(people: Int, survey: String, truth: String, seed: UInt64) -> String {
    "Đã ghi \(people) người vào \(survey) và giá trị thật vào \(truth) (hạt giống \(seed))."
  }
  var trueShare: String { "Tỷ lệ hài lòng thật (%)" }
}
