/// The words of correlations, factors and reliability.
extension Wording {
  var standardErrors: String { pick("Standard errors", "Sai số chuẩn") }
  var factorAnalysis: String { pick("Factor analysis", "Phân tích nhân tố") }
  var loadings: String { pick("Loadings", "Hệ số tải") }
  var communality: String { pick("Communality", "Phương sai chung") }
  var uniqueness: String { pick("Uniqueness", "Phương sai riêng") }
  var sumOfSquares: String { pick("Sum of squares", "Tổng bình phương") }
  var shareOfVariance: String { pick("Share of variance", "Tỷ trọng phương sai") }
  var cumulatedShare: String { pick("Cumulated", "Tích lũy") }
  var factorCorrelations: String { pick("Factor correlations", "Tương quan giữa các nhân tố") }
  var fit: String { pick("Fit", "Độ phù hợp") }
  var adequacy: String { pick("Adequacy of the correlations", "Mức thích hợp của tương quan") }
  var measure: String { pick("Measure", "Chỉ số") }
  var value: String { pick("Value", "Giá trị") }
  var reliability: String { pick("Reliability", "Độ tin cậy") }
  var itemRest: String { pick("Item–rest r", "r với các tiêu chí còn lại") }
  var alphaIfDropped: String { pick("α if dropped", "α nếu loại tiêu chí") }
  var mean: String { pick("Mean", "Trung bình") }
  var standardDeviation: String { pick("SD", "Độ lệch chuẩn") }
  var reversed: String { pick("reversed", "đảo chiều") }
}
