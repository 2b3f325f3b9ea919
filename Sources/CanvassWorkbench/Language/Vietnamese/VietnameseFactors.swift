import CanvassNumerics

struct VietnameseFactors: FactorPhrases {
  func name(_ correlations: CorrelationKind) -> String {
    switch correlations {
    case .pearson: "Hệ số tương quan Pearson"
    case .spearman: "Hệ số tương quan hạng Spearman"
    case .kendall: "Hệ số tương quan Kendall (tau-b)"
    case .polychoric: "Hệ số tương quan polychoric"
    }
  }

  func note(_ missing: MissingRows) -> String {
    switch missing {
    case .pairwise: "Mỗi cặp cột dùng các dòng có đủ hai giá trị."
    case .listwise: "Chỉ dùng các dòng có đủ mọi cột."
    }
  }

  var fullInformation: String {
    "Mỗi dòng được tính theo những câu trả lời mà nó có (thông tin đầy đủ)."
  }
  var equalWeights: String { "quyền số bằng nhau" }
  func matrix(_ path: String, observations: Int) -> String {
    "Tương quan trong \(path), \(observations) quan sát."
  }

  var title: String { "Phân tích nhân tố" }
  var notRotated: String { "không xoay" }
  func rotated(by name: String) -> String { "xoay \(name)" }
  func how(factors: Int, by extraction: ExtractionOption, rotation: String) -> String {
    "\(factors) nhân tố, trích bằng \(name(extraction)), \(rotation)."
  }

  func name(_ extraction: ExtractionOption) -> String {
    switch extraction {
    case .minres: "phần dư tối thiểu (minres)"
    case .ml: "hợp lý cực đại"
    case .pa: "trục chính"
    case .pf: "nhân tố chính, không lặp"
    case .gls: "bình phương nhỏ nhất tổng quát"
    case .dwls: "bình phương nhỏ nhất có trọng số chéo"
    case .pca: "thành phần chính"
    }
  }

  func chosen(by rule: RetentionRule) -> String { " Số nhân tố được chọn bằng \(name(rule))" }

  func name(_ rule: RetentionRule) -> String {
    switch rule {
    case .parallel: "phân tích song song"
    case .parallelFactors: "phân tích song song các nhân tố chung"
    case .map: "tương quan riêng trung bình nhỏ nhất"
    case .empiricalKaiser: "tiêu chuẩn Kaiser thực nghiệm"
    case .kaiser: "giá trị riêng lớn hơn 1"
    }
  }

  func draws(_ count: Int, seed: UInt64) -> String {
    " (\(count) lần rút, phân vị 95%, hạt giống \(seed))"
  }
  func partialSuggests(_ factors: Int) -> String {
    "; tương quan riêng trung bình nhỏ nhất gợi ý \(factors)"
  }

  var retention: String { "Số lượng nhân tố" }
  var criterion: String { "Tiêu chuẩn" }
  var count: String { "Số nhân tố" }
  var eigenvalue: String { "Giá trị riêng" }
  var randomEigenvalue: String { "Ngẫu nhiên 95%" }
  var empiricalKaiser: String { "Kaiser thực nghiệm" }
  var averagePartial: String { "Tương quan riêng TB" }

  var loadings: String { "Hệ số tải" }
  var loadingsWithErrors: String { "Hệ số tải (sai số chuẩn)" }
  var communality: String { "Phương sai chung" }
  var uniqueness: String { "Phương sai riêng" }
  var sumOfSquares: String { "Tổng bình phương" }
  var shareOfVariance: String { "Tỷ trọng phương sai" }
  var cumulatedShare: String { "Tích lũy" }
  var correlations: String { "Tương quan giữa các nhân tố" }
  var correlationsWithErrors: String { "Tương quan giữa các nhân tố (sai số chuẩn)" }
  func schmidLeiman(share: String) -> String {
    "Schmid–Leiman: nhân tố chung chiếm \(share) phương sai chung"
  }
  var general: String { "Chung" }

  var fit: String { "Độ phù hợp" }
  var bartlett: String { "Kiểm định tính cầu Bartlett, χ²" }
  func byDesign(_ measure: String) -> String { "\(measure), theo thiết kế mẫu" }
  func designTest(factor: String) -> String {
    " Theo thiết kế mẫu: χ² của các dòng độc lập được chia cho \(factor), để trung bình của nó bằng trung bình của χ² "
      + "theo thiết kế mẫu, và p là của phân phối F; RMSEA, TLI và CFI được tính từ đó."
  }
  func linearisedErrors(_ freedom: Int) -> String {
    " Sai số chuẩn được tuyến tính hóa theo thiết kế mẫu, dùng phân phối t Student với \(freedom) bậc tự do."
  }
  func replicateErrors(_ freedom: Int) -> String {
    " Để có sai số chuẩn, các nhân tố được trích và xoay lại trong từng mẫu lặp; phân phối t Student với "
      + "\(freedom) bậc tự do."
  }

  func blanks(below limit: String) -> String { "Hệ số tải dưới \(limit) được để trống." }
  func search(minima: Int, agreeing: Int, starts: Int, failed: Int, seed: UInt64) -> String {
    " Phép xoay dừng ở \(minima) cực tiểu; \(agreeing) trong \(starts) điểm xuất phát "
      + "(hạt giống \(seed)) tìm ra cực tiểu tốt nhất"
      + (failed > 0 ? ", và \(failed) không hội tụ." : ".")
  }
  func scores(_ method: String, rows: Int, path: String) -> String {
    "Điểm nhân tố (\(method)) của \(rows) dòng nằm trong \(path)."
  }
  func preset(_ name: String) -> String { "Theo cách của \(name):" }
  func note(_ convention: FactorConvention) -> String { VietnameseConventions.note(convention) }
}
