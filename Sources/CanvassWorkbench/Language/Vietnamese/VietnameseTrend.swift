struct VietnameseTrend: TrendPhrases {
  var title: String { "Các đợt khảo sát" }
  var levels: String { "Trong từng đợt" }
  var changes: String { "Thay đổi" }
  var wave: String { "Đợt" }
  var from: String { "Từ" }
  var to: String { "Đến" }
  var change: String { "Thay đổi" }
  var correlation: String { "Tương quan" }
  var index: String { "Tất cả" }
  var contribution: String { "Đóng góp" }
  var share: String { "Tỷ trọng %" }
  func compared(_ measure: WaveMeasure, of columns: [String]) -> String {
    let what =
      switch measure {
      case .satisfied:
        "tỷ lệ hài lòng theo thang đo của nghiên cứu, tính bằng %; thay đổi tính bằng điểm phần trăm"
      case .share: "tỷ lệ giá trị 1, tính bằng %; thay đổi tính bằng điểm phần trăm"
      case .mean: "trung bình; thay đổi tính theo đơn vị của nó"
      }
    return columns.isEmpty
      ? "Đại lượng so sánh: \(what)."
      : "Đại lượng so sánh của \(columns.joined(separator: ", ")): \(what)."
  }
  var noIndex: String {
    "các cột không cùng thang đo nên trung bình của chúng không có ý nghĩa; không có dòng tất cả. Muốn có dòng này, hãy so sánh "
      + "các cột cùng thang đo"
  }
  func repeated(clusters: Int, of all: Int) -> String {
    clusters == 0
      ? "Không cụm mẫu nào được hỏi lại: các đợt là những mẫu độc lập."
      : "\(clusters) trong \(all) cụm mẫu được hỏi lại; các thay đổi tính cả hiệp phương sai từ đó."
  }
  func negativeVariance(_ names: [String]) -> String {
    "phương sai thay đổi của \(names.joined(separator: ", ")) nhỏ hơn 0, vì vài cụm mẫu được hỏi lại khác nhau nhiều hơn "
      + "tất cả các cụm; không có sai số chuẩn"
  }
  func acrossBreak(year: Int) -> String {
    "các đợt này nằm ở hai phía của năm \(year), khi bộ công cụ thay đổi: chênh lệch có thể do câu hỏi"
  }
  var acrossScales: String {
    "câu trả lời của các đợt này không trải cùng một khoảng: chênh lệch có thể do thang đo"
  }

  var decomposition: String { "Chênh lệch do đâu" }
  var part: String { "Phần" }
  var gap: String { "Chênh lệch" }
  var composition: String { "Cơ cấu" }
  var rating: String { "Cách đánh giá" }
  var interaction: String { "Tương tác" }
  var explained: String { "Giải thích được, theo trung bình hai mô hình" }
  var unexplained: String { "Không giải thích được" }
  func gapSentence(
    of outcome: String, first: String, second: String, firstMean: String, secondMean: String
  ) -> String {
    "Trung bình của \(outcome) là \(firstMean) ở \(first), \(secondMean) ở \(second). Cơ cấu là chênh lệch nếu cả hai đánh giá như "
      + "\(second); cách đánh giá là chênh lệch nếu cả hai có cơ cấu như \(second)."
  }

  var newUnits: String { "Đơn vị mới" }
  var unit: String { "Đơn vị" }
  var madeOf: String { "Gồm" }
  func split(units: Int) -> String {
    "\(units) đơn vị mới có phần của đơn vị bị chia, coi như người dân mọi phần trả lời như nhau"
  }
  func takenAsNew(_ unit: String, without missing: String) -> String {
    "các ước lượng được coi là của đơn vị mới: \(missing), một phần của \(unit), không có ước lượng (nếu đó là ước lượng của đơn vị "
      + "cũ, hãy thêm vào)"
  }
  var allUnits: String { "Tất cả đơn vị" }
  func absent(_ parts: [String], of unit: String, in wave: String) -> String {
    "\(parts.joined(separator: ", ")) không có dòng nào trong \(wave), nên \(unit) ở đó thiếu phần này"
  }
  func ambiguous(clusters: Int) -> String {
    "\(clusters) tên cụm mẫu là của nhiều cụm trong một tầng đã sáp nhập, và không biết cụm nào được hỏi lại; chúng được tính "
      + "là các cụm riêng. Hãy đặt cho cụm những tên không trùng giữa các tầng"
  }
}
