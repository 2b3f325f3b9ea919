struct VietnameseSelfSelection: SelfSelectionPhrases {
  var title: String { "Giá trị của điểm tự đánh giá" }
  var score: String { "Điểm" }
  var ratings: String { "Số lượt đánh giá" }
  var users: String { "Số người có thể đánh giá" }
  var correlation: String { "Tương quan khuyết tật dữ liệu" }
  var supposedCorrelation: String { "Tương quan khuyết tật dữ liệu, giả định" }
  var effective: String { "Tương đương số câu trả lời của mẫu ngẫu nhiên" }
  var surveyed: String { "Khảo sát xác suất" }
  var bias: String { "Sai lệch của điểm đánh giá" }
  var bounds: String { "Khoảng" }
  var worstBounds: String { "Khoảng, dù ai đánh giá" }
  func range(_ lower: String, _ upper: String) -> String { "\(lower) đến \(upper)" }

  func supposed(
    rated: String, users: String, fraction: String, score: String, correlation: String,
    worth: String, range: String, worst: String
  ) -> String {
    "\(score) là của \(rated) trong \(users) người dùng (\(fraction)), những người tự chọn đánh giá. Nếu tương quan giữa "
      + "việc đánh giá và sự hài lòng không quá \(correlation), số lượt đánh giá này chỉ tương đương \(worth) câu trả lời "
      + "của một mẫu ngẫu nhiên, và giá trị của mọi người dùng nằm từ \(range); nếu không có giới hạn đó, từ \(worst). "
      + "Sai số chuẩn không nói gì về điều này."
  }

  func measured(
    rated: String, users: String, fraction: String, score: String, truth: String, range: String,
    correlation: String, worth: String
  ) -> String {
    "\(score) là của \(rated) trong \(users) người dùng (\(fraction)), những người tự chọn đánh giá. Theo khảo sát xác "
      + "suất, giá trị của mọi người dùng là \(truth) (\(range)), nên tương quan giữa việc đánh giá và sự hài lòng là "
      + "\(correlation), và số lượt đánh giá này chỉ tương đương \(worth) câu trả lời của một mẫu ngẫu nhiên. Hãy công "
      + "bố giá trị của khảo sát."
  }
  var truthWithoutError: String {
    "--truth được coi là chính xác, không có sai số của khảo sát; hãy cho --truth-se"
  }
  func took(item: String) -> String {
    "--from không có --item nên lấy \"\(item)\", câu hỏi đầu tiên của tệp nghiên cứu"
  }
}
