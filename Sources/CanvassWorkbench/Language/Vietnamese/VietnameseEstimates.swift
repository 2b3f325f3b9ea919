import CanvassSampling

struct VietnameseEstimates: EstimatePhrases {
  var means: String { "Trung bình" }
  var totals: String { "Tổng" }
  var proportions: String { "Tỷ lệ" }
  var ratios: String { "Tỷ số" }
  var variances: String { "Phương sai" }
  var quantiles: String { "Phân vị" }
  var contrasts: String { "So sánh" }
  var geometricMeans: String { "Trung bình nhân" }
  var giniIndices: String { "Hệ số Gini" }
  var distribution: String { "Hàm phân phối" }
  func secondPhase(units: Int, areRows: Bool, strata: Int) -> String {
    "Từ mẫu này đã chọn pha thứ hai gồm \(units) \(areRows ? "dòng" : "cụm mẫu")"
      + (strata > 1 ? ", trong \(strata) tầng." : ".")
  }

  func givenWeights(kind: String, count: Int) -> String { "\(kind), \(count) quyền số cho sẵn" }
  func pooled(imputations: Int) -> String {
    "Gộp \(imputations) bộ dữ liệu đã điền khuyết theo quy tắc Rubin; bậc tự do theo Barnard và Rubin. "
      + "FMI: phần thông tin bị thiếu."
  }
  func holdTogether(_ method: SimultaneousMethod) -> String {
    let name =
      switch method {
      case .maxT: "giá trị |t| lớn nhất"
      case .bonferroni: "bất đẳng thức Bonferroni"
      case .sidak: "tích Šidák"
      }
    return "Các khoảng tin cậy đúng đồng thời cho mọi ước lượng, theo \(name)."
  }
  func tested(_ null: String, _ adjustment: TestAdjustment?) -> String {
    let test = "p: kiểm định hai phía rằng ước lượng bằng \(null)"
    switch adjustment {
    case nil: return test + "."
    case .holm:
      return test
        + ", hiệu chỉnh theo số kiểm định bằng phương pháp Holm; chỉ kiểm định được hiệu chỉnh, mỗi khoảng tin cậy vẫn đứng riêng."
    case .maxT: return test + ", hiệu chỉnh theo số kiểm định bằng giá trị |t| lớn nhất."
    case .bonferroni: return test + ", hiệu chỉnh theo số kiểm định bằng bất đẳng thức Bonferroni."
    case .sidak: return test + ", hiệu chỉnh theo số kiểm định bằng tích Šidák."
    }
  }
  var adjusted: String { "p (hiệu chỉnh)" }
  var level: String { "Giá trị" }

  func simpleRandomSample(rows: Int) -> String {
    "\(rows) dòng, không có thiết kế mẫu: giả định quyền số bằng nhau và mẫu ngẫu nhiên đơn giản."
  }

  func design(
    rows: Int, clusters: Int, areUnits: Bool, strata: Int, freedom: Int, replicates: String?
  ) -> String {
    let errors = replicates.map { "theo mẫu lặp (\($0))" }
    return
      "\(rows) dòng; \(clusters) \(areUnits ? "đơn vị" : "cụm mẫu") trong \(strata) tầng, \(freedom) bậc tự do; sai số chuẩn "
      + "\(errors ?? "tuyến tính hóa")."
  }

  func someRows(isCell: Bool, condition: String?) -> String {
    let cell = isCell ? " của ô này" : ""
    let condition = condition.map(Vietnamese().condition) ?? ""
    return
      "Chỉ các dòng\(cell)\(condition); các dòng khác vẫn được tính trong thiết kế mẫu. Toàn mẫu có "
  }
}
