import CanvassDiagnostics

struct VietnameseIndex: IndexPhrases {
  func total(_ figure: String, of points: String) -> String { "\(figure) trên \(points) điểm." }
  func surveyShare(_ figure: String) -> String { "Phần từ khảo sát: \(figure)." }
  func samples(factor: String, margin: String) -> String {
    "Để tổng có sai số ± \(margin) điểm, mỗi mẫu phải lớn gấp \(factor) lần."
  }
  func enough(share: String, margin: String) -> String {
    "Để tổng có sai số ± \(margin) điểm, chỉ cần \(share) mỗi mẫu là đủ."
  }
  func noSample(margin: String, halfWidth: String) -> String {
    "Không cỡ mẫu nào cho tổng sai số ± \(margin) điểm: riêng sai số đã nêu của các thành phần không lấy từ khảo sát "
      + "đã là ± \(halfWidth)."
  }
  var component: String { "Thành phần" }
  var area: String { "Lĩnh vực đánh giá" }
  var areas: String { "Các lĩnh vực đánh giá" }
  var points: String { "Điểm tối đa" }
  var score: String { "Điểm" }
  var varianceShare: String { "Tỷ trọng phương sai" }
  func needed(margin: String) -> String { "n cho ± \(margin)" }
  var definitions: String { "Ba định nghĩa về sự hài lòng" }
  var definition: String { "Định nghĩa" }
  func name(_ definition: IndexInstrument.Statistic) -> String {
    switch definition {
    case .satisfied: "câu trả lời hài lòng, gộp mọi tiêu chí"
    case .mean: "trung bình câu trả lời, quy đổi"
    case .allSatisfied: "người hài lòng với mọi tiêu chí"
    }
  }
  var outOf100: String { "0–100" }
  func note(givenErrors: [String]) -> String {
    givenErrors.isEmpty
      ? "Khoảng tin cậy chỉ tính sai số chọn mẫu: các thành phần được thẩm định hoặc thống kê được giữ nguyên."
      : "Khoảng tin cậy tính sai số chọn mẫu và sai số đã nêu của \(givenErrors.joined(separator: ", ")), là sai số mà "
        + "không cỡ mẫu nào làm giảm được; các thành phần không có sai số được giữ nguyên."
  }
  func rescaled(without components: [String], to total: String) -> String {
    "\(components.joined(separator: ", ")) không có điểm và không bắt buộc; các thành phần khác được quy về \(total) điểm"
  }
  func withoutError(_ components: [String]) -> String {
    "\(components.joined(separator: ", ")) lấy từ khảo sát mà sai số chuẩn bằng 0 nên khoảng tin cậy quá hẹp; hãy "
      + "nêu se, hoặc n và deff"
  }
  func errorUnknown(_ components: [String]) -> String {
    "\(components.joined(separator: ", ")) lấy từ khảo sát mà không nêu sai số chuẩn nên cũng không biết sai số chuẩn "
      + "của các tổng; hãy nêu se, hoặc n và deff"
  }
  func cut(_ parts: [String]) -> String {
    "khoảng tin cậy của \(parts.joined(separator: ", ")) dừng ở 0 và ở số điểm có thể đạt, vì nếu không sẽ vượt ra ngoài"
  }
  var fromSurveys: String { "phần từ khảo sát" }
  var whole: String { "toàn bộ" }
}
