import CanvassDiagnostics

struct VietnameseAdequacy: AdequacyPhrases {
  var title: String { "Mẫu có đủ tốt không?" }
  var publication: String { "Công bố" }
  func verdict(_ grade: ReliabilityMark.Grade) -> String {
    switch grade {
    case .release: "công bố"
    case .caution: "công bố kèm cảnh báo"
    case .suppress: "không công bố"
    }
  }
  func verdict(_ grade: ReliabilityMark.Grade, by share: CrossedShare) -> String {
    switch share {
    case .inRow: verdict(grade)
    case .inColumn: verdict(grade) + ", xét theo tỷ lệ của ô trong cột"
    case .ofRow: verdict(grade) + ", xét theo tỷ lệ của hàng trong bảng"
    case .ofColumn: verdict(grade) + ", xét theo tỷ lệ của cột trong bảng"
    case .inTable: verdict(grade) + ", xét theo tỷ lệ của ô trong bảng"
    }
  }
  var keptBack: String { "giữ lại để không ai tính ngược ra con số khác" }
  func keptBackForOthers(_ count: Int) -> String {
    "\(count) con số được giữ lại vì những con số khác, nêu ở đây hoặc trước đó trong phiên này: gộp lại thì sẽ tính "
      + "ngược ra được con số không được công bố"
  }
  func toldBefore(by lines: [String]) -> String {
    "những con số không được công bố ở đây có thể đã được cho biết trước đó trong phiên này, khi không hỏi bộ quy tắc nào: "
      + lines.joined(separator: "; ")
  }
  func withheldBefore(by line: String) -> String {
    "ở đây không hỏi bộ quy tắc nào, và câu trả lời này có thể cho biết những con số không được công bố trước đó trong phiên "
      + "này: \(line)"
  }
  func notJudged(_ verb: String) -> String {
    "các bộ quy tắc mà lệnh use đã nêu không xét kết quả của \(verb), nên không con số nào ở đây bị giữ lại"
  }
  func rules(_ titles: [String]) -> String {
    "Công bố theo \(titles.listed(last: " và ")). Con số mà một quy tắc không cho công bố thì không được nêu, kể "
      + "cả những con số từ đó tính ngược ra được: tổng các phương án trả lời và tổng theo từng chiều của bảng "
      + "được coi là đã biết."
  }
  func silent(pack: String, kinds: [EstimateKind]) -> String {
    let names = kinds.map { kind in
      switch kind {
      case .proportion: "tỷ lệ"
      case .mean: "giá trị trung bình"
      case .total: "tổng"
      case .ratio: "tỷ số"
      case .count: "số người"
      }
    }
    return
      "bộ quy tắc \"\(pack)\" chỉ nói về \(names.listed(last: " và ")), ở đây không có con số nào như vậy"
  }

  var cells: String { "Các con số" }
  var pack: String { "Bộ quy tắc" }
  var reason: String { "Lý do" }
  var countNeeded: String { "n cần có" }
  func summary(published: Int, cautioned: Int, withheld: Int, eachAlone alone: Bool) -> String {
    "\(alone ? "Xét riêng từng con số, trong" : "Trong") \(published + cautioned + withheld) con số, \(published) được mọi bộ quy tắc cho công bố, "
      + "\(cautioned) công bố kèm cảnh báo, \(withheld) không được ít nhất một bộ quy tắc cho công bố."
  }

  var design: String { "Mẫu" }
  var check: String { "Kiểm tra" }
  var finding: String { "Kết quả" }
  func name(_ check: DesignCheck.Name) -> String {
    switch check {
    case .weightValues: "Quyền số"
    case .weightSpread: "Độ phân tán của quyền số"
    case .weightTotal: "Tổng quyền số"
    case .clusterCodes: "Mã cụm mẫu"
    case .lonelyStrata: "Tầng chỉ có một cụm mẫu"
    case .populationSizes: "Quy mô tổng thể"
    case .itemNonresponse: "Câu trả lời bị thiếu"
    case .straightLining: "Trả lời giống nhau liên tiếp"
    case .nearDuplicates: "Phiếu gần trùng nhau"
    case .personTotal: "Tương quan phiếu với tổng thể"
    case .responseRates: "Tỷ lệ trả lời"
    case .interviewers: "Điều tra viên"
    case .factorability: "Phân tích nhân tố"
    case .benchmarks: "So với tổng điều tra"
    case .representativity: "Tính đại diện"
    }
  }
  func word(_ verdict: DesignCheck.Verdict) -> String {
    switch verdict {
    case .pass: "đạt"
    case .caution: "cần lưu ý"
    case .fail: "không đạt"
    }
  }
  func whole(_ verdict: DesignCheck.Verdict, withheld: Int, forOthers: Int, of numbers: Int)
    -> String
  {
    let sample = whole(verdict)
    if withheld == 0 { return sample }
    let kept =
      forOthers == 0 ? "" : ", trong đó \(forOthers) chỉ vì từ đó sẽ tính ngược ra được con số khác"
    return verdict == .pass
      ? "Không thấy điều gì bất lợi cho thiết kế mẫu, nhưng \(withheld) trong \(numbers) con số không được công bố\(kept)."
      : "\(sample) Có \(withheld) trong \(numbers) con số không được công bố\(kept)."
  }
  private func whole(_ verdict: DesignCheck.Verdict) -> String {
    switch verdict {
    case .pass: "Không thấy điều gì bất lợi cho mẫu."
    case .caution: "Mẫu cần được lưu ý: hãy xem các mục được đánh dấu dưới đây."
    case .fail: "Mẫu hoặc phần mô tả mẫu có lỗi, cần sửa trước."
    }
  }
}
