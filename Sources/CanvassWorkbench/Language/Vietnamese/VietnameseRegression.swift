import CanvassNumerics

struct VietnameseRegression: RegressionPhrases {
  func name(_ family: RegressionFamily, base: String) -> String {
    switch family {
    case .gaussian: "Hồi quy tuyến tính"
    case .logistic: "Hồi quy logistic"
    case .probit: "Hồi quy probit"
    case .poisson: "Hồi quy Poisson"
    case .gamma: "Hồi quy Gamma, liên kết nghịch đảo"
    case .gammaLog: "Hồi quy Gamma, liên kết log"
    case .ordinal: "Hồi quy logistic thứ bậc"
    case .ordinalProbit: "Hồi quy probit thứ bậc"
    case .multinomial: "Hồi quy đa thức, so với \(base)"
    }
  }

  var term: String { "Số hạng" }
  var threshold: String { "Ngưỡng" }
  func name(_ ratio: RatioKind) -> String {
    switch ratio {
    case .odds: "Tỷ số chênh"
    case .rate: "Tỷ số tỷ suất"
    case .mean: "Tỷ số trung bình"
    }
  }

  func used(rows: Int) -> String { "Đã dùng \(rows) dòng" }
  var adjusted: String { "hiệu chỉnh" }
  var mcFadden: String { "R² McFadden" }
  var noRSquared: String { "không có R², vì biến phụ thuộc có cùng một giá trị ở mọi dòng" }
  var deviance: String { "deviance" }
  var constant: String { "(hằng số)" }
  var nullDeviance: String { "chỉ có hằng số" }

  func designFreedom(_ count: Int) -> String {
    " Kiểm định và khoảng tin cậy dùng \(count) bậc tự do."
  }
  var ofModel: String { "Không có thiết kế mẫu: sai số chuẩn của mô hình" }
  func robust(_ kind: String) -> String { "Không có thiết kế mẫu: sai số chuẩn vững, \(kind)" }
  func biasReduced(of column: String?) -> String {
    "Sai số chuẩn theo \(column.map { "cụm của \($0)" } ?? "cụm mẫu của thiết kế") có giảm chệch (CR2), "
      + "bậc tự do riêng cho mỗi hệ số (Satterthwaite)."
  }
  var biasReducedBySurvey: String {
    "Sai số chuẩn theo cụm mẫu của thiết kế có giảm chệch, và bậc tự do của từng hệ số, như survey 4.5 của R: đòn bẩy "
      + "không quyền số, hệ số n/(n − 1) và quy mô tổng thể."
  }
  func clusters(of column: String) -> String {
    "Không có thiết kế mẫu: sai số chuẩn theo cụm mẫu \(column)"
  }
  func freedom(_ count: Int) -> String { "; \(count) bậc tự do." }
  var normal: String { "; phân phối chuẩn." }

  var marginalEffects: String { "Tác động biên trung bình" }
  var change: String { "Thay đổi của" }
  var category: String { "Nhóm" }
  var effect: String { "Tác động" }
  var predictiveMargins: String { "Trung bình dự đoán" }
  var mean: String { "Trung bình" }
  var probability: String { "Xác suất" }
  var marginNote: String {
    "Giá trị mô hình dự đoán nếu mọi người đều thuộc nhóm đó, còn mọi thứ khác giữ nguyên, lấy trung bình trên các dòng "
      + "được dùng theo quyền số."
  }
  var sampledCovariates: String {
    "Sai số chuẩn có tính đến việc mẫu có thể đã gồm những người khác, với các biến giải thích khác."
  }
  func effectNote(isShare: Bool) -> String {
    isShare
      ? "Thay đổi của xác suất (1 là 100%), lấy trung bình trên các dòng được dùng: với biến số là "
        + "cho một đơn vị; với nhóm là từ nhóm đầu sang nhóm kia."
      : "Thay đổi của trung bình, lấy trung bình trên các dòng được dùng: với biến số là cho một "
        + "đơn vị; với nhóm là từ nhóm đầu sang nhóm kia."
  }

  func predictions(for path: String) -> String { "Dự đoán cho \(path)" }
  var row: String { "Dòng" }
  var prediction: String { "Dự đoán" }
  func responseInterval(percent: String) -> String { "\(percent) của từng câu trả lời" }
  func more(rows: Int) -> String { "Còn \(rows) dòng nữa; --format csv hoặc json có đủ." }

  var diagnostics: String { "Chẩn đoán mô hình" }
  func conditionNumber(_ number: String) -> String {
    "số điều kiện \(number) (trên 30 thì các hệ số kém ổn định)"
  }
  var influence: String { "Các dòng có ảnh hưởng lớn nhất" }
  var fitted: String { "Giá trị khớp" }
  var residual: String { "Phần dư" }
  var standardizedResidual: String { "Phần dư chuẩn hóa" }
  var leverage: String { "Đòn bẩy" }
  var cook: String { "Khoảng cách Cook" }
}
