import CanvassNumerics
import CanvassTables

struct VietnameseRegressionNotes: RegressionNotes {
  func more(_ count: Int) -> String { " và \(count) số hạng khác" }

  func incomplete(rows: Int, hasDesign: Bool) -> String {
    "\(rows) dòng thiếu câu trả lời ở một biến của công thức nên bị loại"
      + (hasDesign ? ", nhưng vẫn được tính trong thiết kế mẫu" : "")
  }

  func unlisted(_ variable: UnlistedValues.Variable, hasDesign: Bool) -> String {
    let values = variable.values.prefix(5).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
    return "levels của \(excerpt(of: variable.name)) trong công thức không có "
      + "\(values)\(variable.values.count > 5 ? ", …" : ""), nên trong mô hình đó là giá trị khuyết, như trong R: "
      + "\(variable.rows) dòng bị loại"
      + (hasDesign ? ", nhưng vẫn được tính trong thiết kế mẫu" : "")
  }

  func constant(_ terms: String) -> String {
    "không có hệ số của \(terms), vì có cùng một giá trị ở mọi dòng được dùng; hãy bỏ khỏi công thức"
  }

  func aliased(_ terms: String) -> String {
    "không có hệ số của \(terms), vì được xác định bởi các số hạng khác; hãy bỏ khỏi công thức"
  }

  func zeroError(_ terms: String, _ reason: ZeroErrorReason) -> String {
    let why =
      switch reason {
      case .exactFit: "vì mô hình khớp hoàn toàn"
      case .exactRows: "vì mô hình khớp hoàn toàn các dòng có thông tin về nó"
      case .exactRowsOrWhole:
        "vì mô hình khớp hoàn toàn các dòng có thông tin về nó, hoặc tổng thể của chúng được chọn toàn bộ"
      }
    return "không có kiểm định và khoảng tin cậy cho \(terms): sai số chuẩn sẽ bằng 0, \(why)"
  }

  func toldByOne(_ terms: String, isRow: Bool) -> String {
    "không có sai số chuẩn, kiểm định và khoảng tin cậy cho \(terms): chỉ một \(isRow ? "dòng" : "cụm mẫu") có thông tin về nó, "
      + "nên không biết nó khác những \(isRow ? "dòng" : "cụm mẫu") khác ra sao"
  }

  func decidedByOneRow(_ terms: String) -> String {
    "không có sai số chuẩn cho \(terms): chỉ một dòng quyết định giá trị này, và phép hiệu chỉnh chia cho "
      + "phần còn lại của đòn bẩy đến 1; hãy dùng hc0 hoặc hc1, hoặc gộp nhóm"
  }

  func categoriesInOneCluster(_ categories: String) -> String {
    "mọi dòng của \(categories) nằm trong một cụm mẫu, nên không tính được sai số chuẩn của nhóm này: so sánh với nhóm này chỉ có sai số "
      + "của các nhóm khác, nên giá trị p và khoảng tin cậy quá lạc quan (hãy gộp nhóm này với nhóm khác, hoặc bỏ ra)"
  }

  func noFreedom(ofDesign freedom: Int) -> String {
    "không còn bậc tự do cho giá trị p và khoảng tin cậy: thiết kế mẫu có \(freedom) bậc tự do, còn mô "
      + "hình có quá nhiều số hạng"
  }

  func lostReplicates(_ lost: Int, of count: Int) -> String {
    "trong \(lost) trên \(count) mẫu lặp, hồi quy không ước lượng được hoặc có các hệ số khác; các mẫu đó không được "
      + "tính vào sai số chuẩn"
  }

  func untested(_ terms: String) -> String {
    "không có kiểm định cho \(terms): ma trận hiệp phương sai của các hệ số suy biến hoặc gần suy biến, "
      + "như khi số cụm mẫu ít hơn số hệ số hoặc các cột gần như phụ thuộc nhau"
  }

  func noPrediction(rows: Int, path: String) -> String {
    "\(rows) dòng của \"\(path)\" thiếu giá trị nên không có dự đoán"
  }

  func noResponseIntervals(option: String) -> String {
    "không có khoảng cho từng câu trả lời: cần một phương sai chung cho mọi dòng; hãy bỏ \(option)"
  }
}
