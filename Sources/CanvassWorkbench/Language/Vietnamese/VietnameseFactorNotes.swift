import CanvassNumerics
import CanvassSampling

struct VietnameseFactorNotes: FactorNotes {
  func boundary(_ pair: BoundaryPair, bound: String, isInFit: Bool) -> String {
    let end = pair.isPositive ? "1" : "−1"
    let cells =
      pair.emptyCells == 1
      ? "ô trống duy nhất" : "một trong \(pair.emptyCells) ô trống của bảng chéo"
    let plain = Vietnamese().plain
    let values =
      "\(pair.first) = \(plain(pair.emptyCell.first)) và \(pair.second) = "
      + plain(pair.emptyCell.second)
    return
      "tương quan polychoric của \"\(pair.first)\" và \"\(pair.second)\" nằm trên biên, \(end): không có "
      + "dòng nào có \(values), \(cells); mọi tương quan từ \(bound) đến \(end) đều phù hợp với câu trả "
      + "lời, nên không có sai số chuẩn\(isInFit ? " và không có trọng số khi ước lượng" : ""); "
      + "--empty-cells 0.5 tính nửa dòng cho mỗi ô trống, hoặc hãy gộp các mức trả lời ít người chọn"
  }

  func moreBoundary(_ pairs: [(first: String, second: String)]) -> String {
    "tương quan polychoric của \(pairs.count) cặp nữa cũng vậy: "
      + pairs.map { "\"\($0.first)\" và \"\($0.second)\"" }.joined(separator: "; ")
  }

  func noErrors(_ correlations: CorrelationKind) -> String {
    "tương quan \(correlations.rawValue) dùng quyền số của thiết kế mẫu nhưng không có sai số chuẩn theo "
      + "thiết kế mẫu; pearson và polychoric thì có"
  }

  func repaired(
    by method: CorrelationRepair.Method, smallestEigenvalue: String, distance: String,
    first: String,
    second: String, change: String
  ) -> String {
    let what =
      method == .nearest
      ? "ma trận khả dĩ gần nhất được phân tích"
      : "ma trận được phân tích sau khi nâng các giá trị riêng lên số dương, như cor.smooth của psych"
    return
      "các tương quan mâu thuẫn với nhau (giá trị riêng nhỏ nhất \(smallestEigenvalue)), như có thể xảy "
      + "ra khi tính theo từng cặp; \(what), cách \(distance) theo chuẩn Frobenius; tương quan của "
      + "\"\(first)\" và \"\(second)\" thay đổi nhiều nhất, \(change)"
  }

  func suggestsTooMany(_ rule: RetentionRule, suggested: Int, columns: Int, most: Int) -> String {
    "\(VietnameseFactors().name(rule)) gợi ý \(suggested) nhân tố, mà \(columns) cột xác định được "
      + "nhiều nhất \(most)"
  }

  func heywood(
    _ variables: [(name: String, communality: String)], bound: String, isBounded: Bool,
    isBeyond: Bool
  ) -> String {
    let names = variables.map { "\"\($0.name)\" (phương sai chung \($0.communality))" }
    return
      "trường hợp Heywood: phương sai riêng của \(names.joined(separator: ", ")) không quá \(bound)"
      + (isBounded ? ", tức cận dưới" : "")
      + (isBeyond ? "; phương sai chung trên 1 là lớn hơn toàn bộ phương sai của biến" : "")
      + "; có thể có quá nhiều nhân tố hoặc quá ít dòng"
  }

  func unsettled(iterations: Int) -> String {
    "phép trích không hội tụ sau \(iterations) vòng lặp; hãy lấy ít nhân tố hơn hoặc chọn --extraction "
      + "khác"
  }

  func noFit(_ problem: FactorAnalysis.FitProblem, withAdequacy: Bool) -> String {
    let why =
      switch problem {
      case .repaired:
        "các tương quan đã phải điều chỉnh cho khả dĩ và gần suy biến đến mức hàm hợp lý không nói được "
          + "gì về độ phù hợp"
      case .singular:
        "các hệ số tải cho ra những tương quan mà không dữ liệu nào có được, như trong trường hợp "
          + "Heywood; SRMR tính từ các phần dư"
      case .rmsea(let rmsea):
        "RMSEA sẽ là \(Vietnamese().number(decimals: 2).text(rmsea)): các tương quan gần suy biến đến mức "
          + "hàm hợp lý không nói được gì về độ phù hợp"
      }
    return
      "không có χ², RMSEA, TLI, CFI và BIC\(withAdequacy ? ", KMO và kiểm định Bartlett" : ""): \(why)"
  }

  var noAdequacy: String {
    "không có KMO và kiểm định Bartlett: các tương quan đã phải điều chỉnh cho khả dĩ và sau đó vẫn gần "
      + "suy biến"
  }

  func minima(
    _ count: Int, best: String, found: Int, starts: Int, others: [(value: String, starts: Int)]
  ) -> String {
    "phép trích có \(count) cực tiểu: báo cáo cực tiểu thấp nhất, \(best), do \(found) trong \(starts) "
      + "điểm xuất phát tìm ra; các điểm khác dừng ở "
      + others.map { "\($0.value) (\($0.starts))" }.joined(separator: ", ")
      + (count > others.count + 1 ? ", …" : "")
  }

  func rotationUnsettled(_ failed: Int, of starts: Int) -> String {
    "\(failed) trong \(starts) điểm xuất phát của phép xoay không hội tụ, nên chưa chắc đã là cực tiểu; hãy "
      + "thử --rotation khác"
  }

  func rotationAlone(starts: Int) -> String {
    "chỉ một trong \(starts) điểm xuất phát của phép xoay đạt cực tiểu tốt nhất, nên có thể còn cực tiểu "
      + "tốt hơn; hãy thử --seed khác, nhiều --starts hơn hoặc --rotation khác"
  }

  func noValidity(_ factors: String) -> String {
    "điểm của \(factors) không có độ giá trị: theo các hệ số tải, các cột giải thích nhiều hơn toàn bộ nhân "
      + "tố, như trong trường hợp Heywood"
  }

  var uncorrelatedScores: String {
    "điểm theo anderson-rubin không tương quan với nhau, còn các nhân tố này thì có; ten-berge giữ nguyên "
      + "tương quan"
  }

  func onlyGuide(_ correlations: CorrelationKind) -> String {
    "kiểm định và độ phù hợp dành cho tương quan Pearson của các biến phân phối chuẩn; với tương quan "
      + "\(correlations.rawValue) chúng chỉ để tham khảo"
  }

  var scoresOfAnswers: String {
    "điểm nhân tố là tổng có trọng số của các câu trả lời, còn hệ số tải là của các biến ẩn sau chúng"
  }

  func criteriaSimpleRandom(rows: Int) -> String {
    "các tiêu chí chọn số nhân tố giả định mẫu ngẫu nhiên đơn giản gồm \(rows) dòng; kiểm định, độ phù hợp và sai số "
      + "là theo thiết kế mẫu"
  }

  func completeRows(_ rows: Int) -> String {
    "kiểm định và độ phù hợp coi các hệ số tương quan là của \(rows) dòng đầy đủ"
  }

  func noDesignTest(because problem: String) -> String {
    "thiết kế mẫu không cho các hệ số tương quan phương sai: \(problem)"
  }

  func lostReplicates(_ lost: Int, of count: Int) -> String {
    "trong \(lost) trên \(count) mẫu lặp không tìm được các nhân tố; các mẫu đó không được tính vào sai số chuẩn"
  }

  func simpleRandom(rows: Int) -> String {
    "hệ số tải dùng quyền số của thiết kế mẫu, nhưng kiểm định, độ phù hợp và phân tích song song giả định "
      + "mẫu ngẫu nhiên đơn giản gồm \(rows) dòng"
  }
}
