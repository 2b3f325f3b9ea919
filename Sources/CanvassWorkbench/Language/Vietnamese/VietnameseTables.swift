struct VietnameseTables: TablePhrases {
  func title(_ row: String, _ column: String) -> String { "\(row) theo \(column)" }
  var independence: String { "Kiểm định tính độc lập" }
  var tTest: String { "Kiểm định t" }
  func comparison(_ variable: String, by group: String?) -> String {
    group.map { "Trung bình của \(variable) theo \($0)" } ?? "Trung bình của \(variable)"
  }
  func ranks(_ variable: String, by group: String) -> String {
    "Điểm hạng trung bình của \(variable) theo \(group)"
  }
  var rankTest: String { "Kiểm định hạng" }
  func shares(_ column: String) -> String { "Tỷ lệ của \(column)" }
  var expected: String { "Kỳ vọng" }
  var goodnessOfFit: String { "Kiểm định các tỷ lệ kỳ vọng" }
  var test: String { "Kiểm định" }
  var tested: String { "Giá trị" }
  var margin: String { "Giới hạn" }
  var statistic: String { "Thống kê" }
  func name(ofTest name: String) -> String {
    switch name {
    case "rao-scott-f": "F Rao–Scott"
    case "rao-scott-chisq": "χ² Rao–Scott"
    case "wald": "F Wald"
    case "adjusted-wald": "F Wald hiệu chỉnh"
    case "lincom": "X² Pearson, phân phối chính xác"
    case "saddlepoint": "X² Pearson, điểm yên ngựa"
    case "equivalence": "Tương đương (hai t một phía)"
    case "noninferiority": "Không thua kém (t một phía)"
    case "wilcoxon": "Wilcoxon"
    case "van-der-waerden": "van der Waerden"
    case "median": "Trung vị"
    case "kruskal-wallis": "Kruskal–Wallis"
    default: name
    }
  }
}
