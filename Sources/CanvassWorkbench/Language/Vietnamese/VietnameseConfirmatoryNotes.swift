import CanvassNumerics

struct VietnameseConfirmatoryNotes: ConfirmatoryNotes {
  func place(column: String, group: String) -> String { " ở nhóm \(column) \"\(group)\"" }

  func incomplete(_ count: Int, of rows: Int) -> String {
    "\(count) trong \(rows) dòng thiếu câu trả lời ở ít nhất một tiêu chí nên bị loại"
  }

  func empty(_ count: Int, of rows: Int) -> String {
    "\(count) trong \(rows) dòng không có câu trả lời nào cho các tiêu chí nên bị loại"
  }

  func inNoGroup(rows: Int, column: String, areComplete: Bool) -> String {
    "\(rows) dòng \(areComplete ? "đủ" : "có") câu trả lời nhưng khuyết \(column), không thuộc nhóm nào nên bị loại"
  }

  private func sample(_ rows: Int) -> String { "mẫu ngẫu nhiên đơn giản gồm \(rows) dòng" }
  private func other(_ hasAlternative: Bool) -> String {
    hasAlternative ? "; --estimator mlr có sai số và kiểm định theo thiết kế mẫu" : ""
  }

  func weightsOnly(rows: Int, hasAlternative: Bool) -> String {
    "ước lượng dùng quyền số của thiết kế mẫu, nhưng sai số chuẩn, kiểm định và độ phù hợp giả định "
      + sample(rows) + other(hasAlternative)
  }

  func unweighted(rows: Int) -> String {
    "mỗi dòng tính một lần (--weighting none), nên ước lượng là của mẫu chứ không phải của tổng thể; sai số "
      + "chuẩn, kiểm định và độ phù hợp giả định \(sample(rows))"
  }

  func unusedDesign(rows: Int, hasAlternative: Bool) -> String {
    "tầng và cụm mẫu của thiết kế không được dùng: sai số chuẩn, kiểm định và độ phù hợp giả định "
      + sample(rows) + other(hasAlternative)
  }

  func indicesOfSample(rows: Int) -> String {
    "sai số chuẩn và χ² hiệu chỉnh theo thiết kế mẫu; CFI, TLI, RMSEA, AIC và BIC giả định "
      + sample(rows)
  }

  func lostReplicates(_ lost: Int, of count: Int) -> String {
    "trong \(lost) trên \(count) mẫu lặp mô hình không hội tụ; các mẫu đó không được tính vào sai số chuẩn"
  }

  var noFreedom: String {
    "không có giá trị p và khoảng tin cậy: thiết kế mẫu không có bậc tự do ở các dòng này"
  }

  func heywood(_ items: [String], place: String) -> String {
    "trường hợp Heywood\(place): phương sai phần dư của \(items.joined(separator: ", ")) không lớn hơn 0; nhân tố có thể có quá ít "
      + "tiêu chí hoặc mẫu có quá ít dòng"
  }

  func noVariance(_ factors: [String], place: String) -> String {
    "phương sai của \(factors.joined(separator: ", ")) không lớn hơn 0\(place), nên các tiêu chí tương ứng không có nhân tố chung; không "
      + "có ước lượng chuẩn hóa cho nhân tố này"
  }

  func notDefinite(
    _ beyond: [(first: String, second: String, correlation: String)], place: String
  ) -> String {
    let pairs = beyond.map { "\"\($0.first)\" và \"\($0.second)\" tương quan \($0.correlation)" }
    return "ma trận hiệp phương sai của các nhân tố không xác định dương\(place)"
      + (pairs.isEmpty ? "" : ": " + pairs.joined(separator: ", "))
      + "; các nhân tố mà câu trả lời không phân biệt được thì nên gộp làm một"
  }

  func mixed(_ factor: String, place: String) -> String {
    "các tiêu chí của \"\(factor)\" ngược chiều nhau\(place), nên ω của tổng đơn giản ít ý nghĩa; hãy đảo "
      + "chiều một số tiêu chí (--derive)"
  }

  var saturated: String {
    "mô hình không có bậc tự do: dữ liệu nào cũng khớp, nên độ phù hợp không nói lên điều gì"
  }

  func poorPattern(cfi: String) -> String {
    "bản thân cấu trúc kém phù hợp (CFI \(cfi), dưới 0,90), nên các bước kiểm tra tính bất biến ít ý nghĩa; "
      + "hãy sửa mô hình trước"
  }

  func noDifference(_ step: MeasurementInvariance) -> String {
    "hiệu χ² hiệu chỉnh của mô hình \(VietnameseInvariance().name(step)) không tồn tại: hệ số hiệu chỉnh "
      + "không lớn hơn 0"
  }

  func impossibleRMSEA(_ rmsea: String) -> String {
    "RMSEA bằng \(rmsea) không đo được độ không phù hợp: các tương quan gần suy biến"
  }

  func unstable(
    _ step: MeasurementInvariance, factor: String, general: String, restricted: String
  ) -> String {
    "hiệu χ² của mô hình \(VietnameseInvariance().name(step)) có hệ số hiệu chỉnh \(factor), cách xa hệ số "
      + "của các mô hình, \(general) và \(restricted), như thường gặp ở nhóm nhỏ; không nên dựa vào giá trị p "
      + "của nó"
  }
}
