struct VietnameseRanks: RankPhrases {
  func title(_ kind: RankReport.Kind) -> String {
    switch kind {
    case .estimates: "Thứ hạng"
    case .counts: "Thứ hạng theo số đếm"
    case .cells(let column): "Thứ hạng theo trung bình của \(column)"
    case .columns: "Thứ hạng của các trung bình"
    case .shares(let column): "Thứ hạng các giá trị của \(column) theo tần suất"
    }
  }

  var unit: String { "Đơn vị" }
  var rank: String { "Thứ hạng" }
  var marginal: String { "Riêng từng đơn vị" }
  var simultaneous: String { "Đồng thời" }
  func probability(top: Int) -> String { top == 1 ? "Đứng đầu" : "Trong \(top) đầu" }
  var figure: String { "Các thứ hạng mà dữ liệu không loại trừ, đồng thời cho mọi đơn vị" }

  func apart(pairs: Int, of all: Int) -> String {
    "Phân biệt được \(pairs) trong \(all) cặp đơn vị."
  }

  func best(_ count: Int, _ units: [String]) -> String {
    let list = "\(units.count) đơn vị: \(units.joined(separator: ", "))"
    return count == 1
      ? "Đơn vị cao nhất nằm trong số \(list)." : "\(count) đơn vị cao nhất nằm trong số \(list)."
  }

  var groups: String { "Các đơn vị liền nhau không phân biệt được:" }

  func note(_ kind: RankReport.Kind, byDraws: Bool, draws: Int, seed: UInt64, level: String)
    -> String
  {
    let pairs =
      switch kind {
      case .counts: "Kiểm định nhị thức chính xác cho mọi cặp"
      case .estimates(let areIndependent, let areNormal):
        (areNormal ? "Kiểm định theo phân phối chuẩn cho mọi cặp" : "Kiểm định t cho mọi cặp")
          + (areIndependent
            ? ", coi các ước lượng là độc lập" : " với hiệp phương sai của các ước lượng")
      case .cells, .columns, .shares:
        "Kiểm định t cho mọi cặp với hiệp phương sai của các ước lượng"
      }
    let tests =
      pairs
      + (byDraws
        ? ", hiệu chỉnh theo phương pháp từng bước bằng mô phỏng." : ", hiệu chỉnh theo Holm.")
    return tests
      + " Các tập hạng đúng ở mức \(level), “đồng thời” thì cho mọi đơn vị cùng lúc. \(draws) lần rút, hạt giống \(seed)."
  }

  func withheld(_ units: Int) -> String {
    "\(units) đơn vị không được công bố nên không có thứ hạng; thứ hạng là giữa các đơn vị còn lại"
  }

  func unranked(_ units: Int) -> String {
    "\(units) đơn vị không có ước lượng cùng phương sai nên không có thứ hạng"
  }
}
