import CanvassNumerics
import CanvassSampling

/// The words of answers, in the languages of `--lang`.
struct Wording {
  let language: Language

  init(_ language: Language) { self.language = language }

  func pick(_ english: String, _ vietnamese: String) -> String {
    switch language {
    case .en: english
    case .vi: vietnamese
    }
  }

  var means: String { pick("Means", "Trung bình") }
  var totals: String { pick("Totals", "Tổng") }
  var proportions: String { pick("Proportions", "Tỷ lệ") }
  var ratios: String { pick("Ratios", "Tỷ số") }
  var variances: String { pick("Variances", "Phương sai") }
  var variable: String { pick("Variable", "Biến") }
  var level: String { pick("Level", "Giá trị") }
  var estimate: String { pick("Estimate", "Ước lượng") }
  var standardError: String { pick("SE", "Sai số chuẩn") }
  var designEffect: String { pick("Deff", "Hệ số thiết kế") }
  var degreesOfFreedom: String { pick("df", "Bậc tự do") }
  var field: String { pick("Field", "Lĩnh vực") }
  var dimension: String { pick("Dimension", "Yếu tố") }
  var item: String { pick("Item", "Tiêu chí") }
  var verdict: String { pick("Verdict", "Kết luận") }
  var column: String { pick("Column", "Cột") }
  var kind: String { pick("Kind", "Loại") }
  var missing: String { pick("Missing", "Khuyết") }
  var people: String { pick("people", "người") }

  func interval(_ level: Double) -> String {
    pick("\(percentage(of: level)) interval", "Khoảng tin cậy \(percentage(of: level))")
  }

  /// An interval within a sentence.
  func interval(_ level: Double, _ range: String) -> String {
    switch language {
    case .en: "\(interval(level)) \(range)"
    case .vi: "khoảng tin cậy \(percentage(of: level)): \(range)"
    }
  }

  private func percentage(of level: Double) -> String {
    withSign(
      percent: number(decimals: (level * 100).rounded() == level * 100 ? 0 : 1).text(level * 100))
  }

  /// A share as a percentage.
  func percent(_ share: Double?, decimals: Int = 1) -> String {
    number(decimals: decimals).text(share.map { 100 * $0 })
  }

  /// A difference of shares in percentage points, with its sign.
  func points(_ difference: Double?, decimals: Int = 1) -> String {
    number(decimals: decimals).signed(difference.map { 100 * $0 })
  }

  /// What the standard errors rest on, and which rows the estimates are about.
  func designNote(_ prepared: PreparedSurvey) -> String {
    let sample = designNote(
      rows: prepared.table.rowCount, strata: prepared.design.stratumCount,
      clusters: prepared.design.clusterCount, freedom: prepared.design.degreesOfFreedom,
      specification: prepared.design.specification)
    let settings = prepared.settings
    guard settings.filter != nil || settings.rows != nil else { return sample }
    let condition = settings.filter.map { pick(" where \($0)", " thỏa điều kiện \($0)") } ?? ""
    let cell = settings.rows == nil ? "" : pick(" of this cell", " của ô này")
    let scope = pick(
      "Only rows\(cell)\(condition); the others still count in the design. The whole sample has ",
      "Chỉ các dòng\(cell)\(condition); các dòng khác vẫn được tính trong thiết kế mẫu. Toàn mẫu có "
    )
    return scope + sample
  }

  private func designNote(
    rows: Int, strata: Int, clusters: Int, freedom: Int, specification: DesignSpecification
  ) -> String {
    if specification.isSimpleRandom {
      return pick(
        "\(counted(rows, "row")), no design given: equal weights and a simple random sample are assumed.",
        "\(rows) dòng, không có thiết kế mẫu: giả định quyền số bằng nhau và mẫu ngẫu nhiên đơn giản."
      )
    }
    let areUnits = specification.clusters.isEmpty
    let source = counted(clusters, areUnits ? "unit" : "cluster")
    return pick(
      "\(counted(rows, "row")); \(source) in \(counted(strata, "stratum", "strata")), "
        + "\(counted(freedom, "degree", "degrees")) of freedom; linearised standard errors.",
      "\(rows) dòng; \(clusters) \(areUnits ? "đơn vị" : "cụm mẫu") trong \(strata) tầng, \(freedom) bậc tự do; sai số chuẩn "
        + "tuyến tính hóa.")
  }
}
