import CanvassDiagnostics
import CanvassNumerics

struct VietnameseFigures: FigurePhrases {
  var title: String { "Số liệu đã công bố" }

  func summary(figures: Int, checks: Int, findings: Int, leftOut: [FigureTable.LeftOut]) -> String {
    let unchecked = leftOut.reduce(0) { $0 + $1.lines.count }
    let measures = leftOut.map { measure in
      let lines = measure.lines.map { "\($0)" }.joined(separator: ", ")
      let meant = measure.meant.map { "; có phải là “\($0)”?" } ?? ""
      return "“\(excerpt(of: measure.measure))” (dòng \(lines)\(meant))"
    }.joined(separator: ", ")
    let left = unchecked > 0 ? " Bỏ qua \(unchecked) dòng có đại lượng khác: \(measures)." : ""
    let found = findings == 0 ? "không phát hiện sai sót" : "\(findings) phát hiện"
    return "\(figures) số liệu, \(checks) phép kiểm tra: \(found).\(left)"
  }

  var check: String { "Kiểm tra" }
  var gravity: String { "Kết luận" }
  var year: String { "Năm" }
  var index: String { "Chỉ số" }
  var printed: String { "Đã in" }
  var least: String { "Ít nhất" }
  var most: String { "Nhiều nhất" }
  var lines: String { "Dòng" }

  func name(_ check: FigureFinding.Check) -> String {
    switch check {
    case .meanWithinExtremes: "trung bình nằm giữa hai cực"
    case .meanAgainstCounts: "trung bình so với số đếm"
    case .gap: "khoảng cách"
    case .groups: "các nhóm cộng đủ"
    case .parts: "các phần cộng đủ"
    case .change: "mức thay đổi"
    case .rankChange: "thay đổi thứ hạng"
    case .unitWithinExtremes: "đơn vị nằm giữa hai cực"
    case .rankRange: "thứ hạng"
    case .valueRange: "từ 0 đến 100"
    case .rankOrder: "thứ tự xếp hạng"
    case .duplicates: "một số liệu, hai con số"
    case .sameNumber: "một con số, hai số liệu"
    }
  }

  func name(_ gravity: FigureFinding.Gravity) -> String {
    switch gravity {
    case .impossible: "không thể đúng"
    case .suspect: "có thể là nhầm lẫn"
    }
  }

  func sentence(_ finding: FigureFinding, _ number: (Double) -> String) -> String {
    let about = "\(finding.unit), \(finding.index) \(finding.year)"
    let found = number(finding.found)
    let lines = finding.lines.map { "\($0)" }.joined(separator: ", ")
    func limits() -> String {
      switch (finding.lower, finding.upper) {
      case (let lower?, let upper?) where number(lower) == number(upper): "bằng \(number(lower))"
      case (let lower?, let upper?): "nằm giữa \(number(lower)) và \(number(upper))"
      case (let lower?, nil): "ít nhất là \(number(lower))"
      case (nil, let upper?): "nhiều nhất là \(number(upper))"
      case (nil, nil): "là số khác"
      }
    }
    let what =
      switch finding.check {
      case .meanWithinExtremes, .meanAgainstCounts:
        "trung bình \(found) không thể đúng, giá trị phải \(limits())"
      case .gap: "khoảng cách \(found) không phải là cao nhất trừ thấp nhất, giá trị đó \(limits())"
      case .groups: "\(found) đơn vị, còn số đơn vị trong các nhóm \(limits())"
      case .parts: "\(found) không phải là tổng các phần, tổng đó \(limits())"
      case .change, .rankChange:
        "mức thay đổi \(found) không phải là chênh lệch giữa hai năm, giá trị đó \(limits())"
      case .unitWithinExtremes: "\(found) vượt ra ngoài hai cực của nhóm, giá trị phải \(limits())"
      case .rankRange:
        "thứ hạng \(found) không thể đúng, thứ hạng là số nguyên và \(limits())"
      case .valueRange where finding.gravity == .impossible:
        "\(found) không thể đúng, giá trị phải \(limits())"
      case .valueRange: "\(found) có thể là nhầm lẫn, giá trị thường \(limits())"
      case .rankOrder: "\(found) có thứ hạng tốt hơn một giá trị cao hơn, giá trị phải \(limits())"
      case .duplicates:
        "một số liệu được in với các con số từ \(number(finding.lower ?? finding.found)) đến "
          + "\(number(finding.upper ?? finding.found))"
      case .sameNumber: "\(found) cũng được in cho số liệu khác, có thể một trong hai bị chép nhầm"
      }
    return "\(about): \(what) (dòng \(lines))."
  }
}
