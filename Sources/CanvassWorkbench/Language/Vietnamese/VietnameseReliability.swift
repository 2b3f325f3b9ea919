struct VietnameseReliability: ReliabilityPhrases {
  var title: String { "Độ tin cậy" }

  var alpha: String { "α của Cronbach" }
  var ordinalAlpha: String { "α thứ bậc" }
  var omegaTotal: String { "ω tổng" }
  var omegaHierarchical: String { "ω phân cấp" }
  var ordinalOmega: String { "ω thứ bậc (của câu trả lời)" }
  func guttman(_ bound: String) -> String { "\(bound) của Guttman" }
  var greatestLowerBound: String { "cận dưới lớn nhất" }
  var splitHalfSpearmanBrown: String { "chia đôi, Spearman–Brown" }
  var splitHalfGuttman: String { "chia đôi, λ₄ của Guttman" }
  var bestSplitHalf: String { "chia đôi tốt nhất, λ₄" }
  var worstSplitHalf: String { "chia đôi kém nhất, λ₄" }

  var mean: String { "Trung bình" }
  var standardDeviation: String { "Độ lệch chuẩn" }
  var itemRest: String { "r với các tiêu chí còn lại" }
  var alphaIfDropped: String { "α nếu loại tiêu chí" }
  var reversed: String { "đảo chiều" }

  var errorsOfDesign: String {
    "Sai số chuẩn của α và ω là theo thiết kế mẫu, dùng phân phối t Student."
  }
  var errorOfDesign: String { "Sai số chuẩn của α được tuyến tính hóa theo thiết kế mẫu." }
  var intervalOfFeldt: String {
    "Khoảng tin cậy của α theo Feldt, với các tiêu chí phân phối chuẩn trong mẫu ngẫu nhiên đơn giản."
  }
  func omega(groupFactors: Int) -> String { "ω với \(groupFactors) nhân tố nhóm." }
  func ordinalOmega(factors: Int) -> String {
    "ω thứ bậc theo Green và Yang, với \(factors) nhân tố; các chỉ số khác nói về biến chuẩn ẩn sau "
      + "câu trả lời."
  }
  func reversed(_ item: String, about range: String, isScale: Bool) -> String {
    isScale
      ? "\(item) được đảo chiều theo thang đo của nghiên cứu, \(range)."
      : "\(item) được đảo chiều theo khoảng giá trị quan sát được, \(range)."
  }
  func splitHalf(_ first: String) -> String { "Chia đôi: \(first) so với các tiêu chí còn lại." }
  func weightsOfDesign(hasOmegaErrors: Bool) -> String {
    "Mọi chỉ số đều dùng quyền số của thiết kế mẫu; chỉ \(hasOmegaErrors ? "α và ω" : "α") có sai số chuẩn."
  }
}
