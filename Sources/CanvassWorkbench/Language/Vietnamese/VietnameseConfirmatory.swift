import CanvassNumerics

struct VietnameseConfirmatory: ConfirmatoryPhrases {
  var title: String { "Phân tích nhân tố khẳng định" }
  func how(factors: Int, items: Int, by method: String) -> String {
    "\(factors) nhân tố của \(items) tiêu chí, ước lượng bằng \(method)."
  }

  func name(_ estimator: EstimatorOption) -> String {
    switch estimator {
    case .ml: "hợp lý cực đại"
    case .mlm: "hợp lý cực đại, hiệu chỉnh Satorra–Bentler (MLM)"
    case .mlr: "hợp lý cực đại, hiệu chỉnh Yuan–Bentler (MLR)"
    case .wlsmv: "bình phương nhỏ nhất có trọng số chéo trên tương quan polychoric (WLSMV)"
    }
  }
  var ofDesign: String { "hợp lý cực đại với sai số theo thiết kế mẫu (MLR)" }

  func note(_ scale: FactorScaleOption) -> String {
    switch scale {
    case .marker: "Tiêu chí đầu tiên của mỗi nhân tố có hệ số tải 1."
    case .variance: "Mỗi nhân tố có phương sai 1."
    }
  }

  func rows(_ count: Int, partial: Int?, condition: String, weighting: String) -> String {
    guard let partial else { return "\(count) dòng có đủ câu trả lời\(condition), \(weighting)." }
    return
      "\(count) dòng có câu trả lời\(condition), \(weighting); \(partial) dòng trong đó thiếu một số câu trả "
      + "lời và được tính theo các câu trả lời còn lại (thông tin đầy đủ)."
  }
  var eachOnce: String { "mỗi dòng tính một lần" }

  func note(_ equal: MeasurementInvariance) -> String {
    switch equal {
    case .configural: "Các nhóm chỉ chung cấu trúc mô hình."
    case .metric: "Các nhóm có hệ số tải bằng nhau."
    case .scalar:
      "Các nhóm có hệ số tải và hệ số chặn bằng nhau; trung bình nhân tố là chênh lệch so với nhóm đầu "
        + "tiên."
    }
  }

  var standardizedLoadings: String { "Hệ số tải chuẩn hóa" }
  var factorCovariances: String { "Phương sai và hiệp phương sai của các nhân tố" }
  var residualVariances: String { "Phương sai phần dư" }
  var standardized: String { "Chuẩn hóa" }
  var thresholds: String { "Ngưỡng" }
  var answers: String { "Giữa các mức trả lời" }
  var intercepts: String { "Hệ số chặn" }
  var factorMeans: String { "Trung bình nhân tố" }
  var reliability: String { "Độ tin cậy của các nhân tố" }
  var averageVariance: String { "Phương sai trích (AVE)" }

  var scaled: String { "Hiệu chỉnh" }
  var robust: String { "Vững" }
  var scaledChiSquared: String { "χ² hiệu chỉnh" }
  var scalingFactor: String { "hệ số hiệu chỉnh" }
  var scaledMark: String { " (hiệu chỉnh)" }
  var logLikelihood: String { "log hợp lý" }

  func designNote(freedom: Int, replicates: Int?) -> String {
    if let replicates {
      return
        "Để có sai số chuẩn, mô hình được ước lượng lại trong \(replicates) mẫu lặp, \(freedom) bậc tự do; χ² hiệu "
        + "chỉnh dựa trên các mô men trong các mẫu lặp; CFI, TLI và RMSEA tính từ χ² chưa hiệu chỉnh."
    }
    return
      "Sai số chuẩn và χ² hiệu chỉnh được tuyến tính hóa theo thiết kế mẫu, \(freedom) bậc tự do; "
      + "CFI, TLI và RMSEA tính từ χ² chưa hiệu chỉnh."
  }

  func note(on estimator: EstimatorOption) -> String {
    switch estimator {
    case .ml: "Sai số chuẩn và χ² giả định câu trả lời có phân phối chuẩn."
    case .mlm, .mlr:
      "Sai số chuẩn, χ² hiệu chỉnh và các chỉ số vững không cần phân phối chuẩn."
    case .wlsmv:
      "Hệ số tải, ω và AVE là của các biến chuẩn ẩn sau câu trả lời. Kiểm định dùng χ² hiệu chỉnh; "
        + "χ² còn lại không có phân phối χ²."
    }
  }

  var fullInformationNote: String {
    "Việc một câu trả lời bị thiếu có thể phụ thuộc vào các câu trả lời có trong dòng, nhưng không phụ thuộc vào "
      + "chính câu trả lời bị thiếu (thiếu ngẫu nhiên)."
  }

  var reliabilityNote: String {
    "ω là độ tin cậy của tổng các tiêu chí của nhân tố, AVE là phần phương sai của các tiêu chí mà nhân tố "
      + "giải thích."
  }
}
