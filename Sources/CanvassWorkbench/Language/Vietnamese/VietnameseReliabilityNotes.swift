import CanvassNumerics

struct VietnameseReliabilityNotes: ReliabilityNotes {
  func runsAgainst(_ item: String, isReversed: Bool) -> String {
    isReversed
      ? "\"\(item)\" ngược chiều với các tiêu chí khác sau khi đảo chiều; hãy bỏ khỏi --reverse"
      : "\"\(item)\" ngược chiều với các tiêu chí khác; nếu tiêu chí này hỏi ngược, hãy dùng --reverse "
        + item
  }

  func noOrdinalError(hasDesign: Bool) -> String {
    "α thứ bậc không có sai số chuẩn khi "
      + (hasDesign ? "có tương quan nằm ở biên" : "không có thiết kế mẫu")
  }
  var noInterval: String {
    "α không có khoảng tin cậy: thiết kế mẫu không có bậc tự do ở đây"
  }

  func missing(_ coefficient: ReliabilityCoefficient, because problem: String) -> String {
    let name =
      switch coefficient {
      case .omega: "ω"
      case .ordinalOmega: "ω thứ bậc"
      case .splitHalf: "hệ số chia đôi"
      case .extremeSplitHalf: "hệ số chia đôi tốt nhất và kém nhất"
      case .guttman: "cận của Guttman"
      case .lambda6: "λ₆ của Guttman"
      case .greatestLowerBound: "cận dưới lớn nhất"
      }
    let reason =
      coefficient == .lambda6
      ? "các tương quan mâu thuẫn với nhau, nên không có hồi quy của từng tiêu chí theo các tiêu chí khác"
      : problem
    return "không có \(name): \(reason)"
  }

  func noOmegaErrors(because problem: String) -> String { "ω không có sai số chuẩn: \(problem)" }

  func alphaLost(replicates: Int) -> String {
    "không có α trong \(replicates) mẫu lặp; các mẫu đó không được tính vào sai số chuẩn của α"
  }

  func omegaLost(replicates: Int) -> String {
    "không tìm được ω trong \(replicates) mẫu lặp; các mẫu đó không được tính vào sai số chuẩn của ω"
  }

  var omegaUnsettled: String { "các nhân tố của ω không hội tụ, nên ω chưa chắc chắn" }

  func heywood(_ items: String) -> String {
    "trường hợp Heywood: phương sai riêng của \(items) ở cận dưới trong các nhân tố của ω; có thể có quá "
      + "nhiều nhân tố (--factors) hoặc quá ít dòng"
  }

  func omegaDepends(_ lowest: OmegaMinimum, others: [OmegaMinimum]) -> String {
    let values = others.map {
      "\($0.omega) (tiêu chuẩn \($0.criterion), \($0.starts) điểm xuất phát)"
    }
    return
      "ω phân cấp phụ thuộc vào phép xoay: ở cực tiểu thấp nhất của oblimin (tiêu chuẩn "
      + "\(lowest.criterion), \(lowest.starts) điểm xuất phát) là \(lowest.omega), ở các cực tiểu khác là "
      + "\(values.joined(separator: ", ")); chương trình chỉ có một điểm xuất phát có thể báo cáo bất kỳ giá "
      + "trị nào trong số đó"
  }
}
