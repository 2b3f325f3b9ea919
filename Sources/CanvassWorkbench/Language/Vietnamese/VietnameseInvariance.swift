import CanvassNumerics

struct VietnameseInvariance: InvariancePhrases {
  var title: String { "Tính bất biến của đo lường" }
  var model: String { "Mô hình" }
  var group: String { "Nhóm" }
  var rows: String { "Số dòng" }

  func name(_ step: MeasurementInvariance) -> String {
    switch step {
    case .configural: "bất biến cấu hình"
    case .metric: "bất biến metric"
    case .scalar: "bất biến scalar"
    }
  }

  func standardizedLoadings(model: String) -> String {
    "Hệ số tải chuẩn hóa theo nhóm, mô hình \(model)"
  }

  func baseline(_ model: String, cfi: String, rmsea: String) -> String {
    "\(model): cùng một cấu trúc ở mọi nhóm có CFI \(cfi) và RMSEA \(rmsea); các mô hình sau được so "
      + "với mô hình này."
  }

  func change(fall: String?, holds: Bool) -> String {
    guard let fall else { return "CFI không giảm" }
    return "CFI giảm \(fall), \(holds ? "không quá" : "quá") 0,010"
  }

  func though(p: String) -> String { " (dù Δχ² có p \(p))" }

  var loadingsHold: String { "các tiêu chí phản ánh nhân tố như nhau ở mọi nhóm" }
  var loadingsDiffer: String {
    "một số tiêu chí phản ánh nhân tố mạnh yếu khác nhau giữa các nhóm, không nên so sánh quan hệ và "
      + "trung bình nhân tố"
  }
  var interceptsHold: String { "có thể so sánh trung bình nhân tố giữa các nhóm" }
  var onlyInterceptsHold: String {
    "nhưng hệ số tải đã khác nhau, vẫn không nên so sánh trung bình nhân tố"
  }
  var interceptsDiffer: String {
    "một số tiêu chí được trả lời cao hoặc thấp hơn mức nhân tố cho biết ở một số nhóm, không nên so "
      + "sánh trung bình nhân tố"
  }

  func difference(isScaled: Bool) -> String {
    isScaled
      ? "Δχ² là hiệu hiệu chỉnh của Satorra và Bentler (2001). "
      : "Δχ² là hiệu thông thường, cho câu trả lời phân phối chuẩn. "
  }
  var unscaledIndices: String { "CFI và RMSEA tính từ χ² chưa hiệu chỉnh. " }
  var rule: String {
    "Bất biến metric: hệ số tải bằng nhau; bất biến scalar: thêm hệ số chặn bằng nhau. Quy tắc CFI được giảm "
      + "tối đa 0,010 theo Cheung và Rensvold (2002) và Chen (2007)."
  }
}
