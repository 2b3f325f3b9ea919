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

  func audit(of column: String) -> String { "Phương sai của \(column) gồm những gì" }
  var nothingToAudit: String { "Không có phương sai để phân tách." }
  func audited(
    mean: String, error: String, deff: String, weights: String, others: String, weightShare: String
  ) -> String {
    "Trung bình \(mean), sai số chuẩn \(error). Hệ số thiết kế \(deff) bằng \(weights) do quyền số không đều (Kish; nếu "
      + "quyền số đều thì phương sai giảm \(weightShare)%) nhân \(others) do cụm mẫu, tầng và quy mô tổng thể."
  }
  func stages(_ shares: [String]) -> String {
    "Trong phương sai, "
      + shares.enumerated().map { "\($1)% đến từ giai đoạn \($0 + 1)" }.joined(separator: ", ")
      + "."
  }
  func oneMore(error: String, saved: String) -> String {
    "Thêm một cụm mẫu ở mỗi tầng: sai số chuẩn \(error), giảm \(saved)%."
  }
  var stratum: String { "Tầng" }
  var clusters: String { "Số cụm" }
  var cluster: String { "Cụm mẫu" }
  var rowCount: String { "n" }
  var varianceShare: String { "Phương sai %" }
  var errorWithOneMore: String { "SSC khi thêm một cụm" }
  var meanWithout: String { "Trung bình khi bỏ cụm" }
  func largestStrata(_ shown: Int, of count: Int) -> String {
    shown < count ? "\(shown) trong \(count) tầng góp nhiều nhất" : "Các tầng"
  }
  func largestClusters(_ shown: Int, of count: Int) -> String {
    shown < count ? "\(shown) trong \(count) cụm mẫu góp nhiều nhất" : "Các cụm mẫu"
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
