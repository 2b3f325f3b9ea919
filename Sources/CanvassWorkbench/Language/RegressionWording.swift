/// The words of regressions besides their coefficients.
extension Wording {
  func ratio(_ kind: RatioKind) -> String {
    switch kind {
    case .odds: pick("Odds ratio", "Tỷ số chênh")
    case .rate: pick("Rate ratio", "Tỷ số tỷ suất")
    case .mean: pick("Ratio of means", "Tỷ số trung bình")
    }
  }

  var marginalEffects: String {
    pick("Average marginal effects", "Tác động biên trung bình")
  }
  var change: String { pick("Change in", "Thay đổi của") }
  var effect: String { pick("Effect", "Tác động") }
  var category: String { pick("Category", "Nhóm") }

  func effectNote(isShare: Bool) -> String {
    isShare
      ? pick(
        "The change in the probability (1 is 100 %), averaged over the rows used: for a number, per "
          + "unit; for categories, from the first to the other one.",
        "Thay đổi của xác suất (1 là 100%), lấy trung bình trên các dòng được dùng: với biến số là "
          + "cho một đơn vị; với nhóm là từ nhóm đầu sang nhóm kia.")
      : pick(
        "The change in the mean, averaged over the rows used: for a number, per unit; for "
          + "categories, from the first to the other one.",
        "Thay đổi của trung bình, lấy trung bình trên các dòng được dùng: với biến số là cho một "
          + "đơn vị; với nhóm là từ nhóm đầu sang nhóm kia.")
  }

  func predictions(_ path: String) -> String {
    pick("Predictions for \(path)", "Dự đoán cho \(path)")
  }
  var row: String { pick("Row", "Dòng") }
  var prediction: String { pick("Prediction", "Dự đoán") }

  func responseInterval(_ level: Double) -> String {
    let percent = number(decimals: (level * 100).rounded() == level * 100 ? 0 : 1)
      .text(level * 100)
    return pick("\(percent) % of single answers", "\(percent)% của từng câu trả lời")
  }

  func more(_ count: Int) -> String {
    pick(
      "\(count) more; --format csv or json has all of them.",
      "Còn \(count) dòng nữa; --format csv hoặc json có đủ.")
  }

  var diagnostics: String { pick("Diagnostics", "Chẩn đoán mô hình") }

  func conditionNumber(_ number: String) -> String {
    pick(
      "condition number \(number) (above 30 the coefficients are strained)",
      "số điều kiện \(number) (trên 30 thì các hệ số kém ổn định)")
  }

  var influence: String { pick("Most influential rows", "Các dòng có ảnh hưởng lớn nhất") }
  var fitted: String { pick("Fitted", "Giá trị khớp") }
  var residual: String { pick("Residual", "Phần dư") }
  var standardizedResidual: String { pick("Standardised", "Phần dư chuẩn hóa") }
  var leverage: String { pick("Leverage", "Đòn bẩy") }
  var cook: String { pick("Cook's distance", "Khoảng cách Cook") }
}
