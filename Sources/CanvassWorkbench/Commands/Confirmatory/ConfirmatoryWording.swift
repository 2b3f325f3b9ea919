/// The words of confirmatory factor analysis.
extension Wording {
  var confirmatory: String {
    pick("Confirmatory factor analysis", "Phân tích nhân tố khẳng định")
  }
  var factor: String { pick("Factor", "Nhân tố") }
  var standardized: String { pick("Standardised", "Chuẩn hóa") }
  var factorCovariances: String {
    pick("Factor variances and covariances", "Phương sai và hiệp phương sai của các nhân tố")
  }
  var residualVariances: String { pick("Residual variances", "Phương sai phần dư") }
  var thresholds: String { pick("Thresholds", "Ngưỡng") }
  var answers: String { pick("Between answers", "Giữa các mức trả lời") }
  var intercepts: String { pick("Intercepts", "Hệ số chặn") }
  var factorMeans: String { pick("Factor means", "Trung bình nhân tố") }
  var reliabilityOfFactors: String {
    pick("Reliability of the factors", "Độ tin cậy của các nhân tố")
  }
  var averageVariance: String { pick("AVE", "Phương sai trích (AVE)") }
  var invariance: String {
    pick("Measurement invariance", "Tính bất biến của đo lường")
  }
  var model: String { pick("Model", "Mô hình") }
  var group: String { pick("Group", "Nhóm") }
  var rows: String { pick("Rows", "Số dòng") }
  var standardizedLoadings: String { pick("Standardised loadings", "Hệ số tải chuẩn hóa") }
  /// The caption of a table, with the name of the model.
  func standardizedLoadingsByGroup(_ model: String) -> String {
    pick(
      "Standardised loadings by group, \(model) model",
      "Hệ số tải chuẩn hóa theo nhóm, mô hình \(model)")
  }
}
