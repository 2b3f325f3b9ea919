import CanvassNumerics
import CanvassSampling
import CanvassTables

struct VietnameseSurveyNotes: SurveyNotes {
  func alike(_ values: String, in column: String, others: Int, way: String) -> String {
    "\(values) là các giá trị khác nhau của \"\(column)\""
      + (others > 0 ? " (và \(others) nhóm tương tự)" : "")
      + ": giá trị được so sánh theo cách viết; nếu thực ra là một, hãy tạo cột mới (\(way))"
  }

  func writtenDifferently(_ numbers: Int, like ways: String, in column: String, name: String)
    -> String
  {
    "\"\(column)\" có \(numbers) số được viết theo nhiều cách (\(ways)\(numbers > 1 ? "; …" : "")), ở đây được "
      + "coi là một; nếu là mã, \(asText(column, name))"
  }

  func padded(_ columns: [String], others: Int, values: String, name: String) -> String {
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    return
      "\(names)\(others > 0 ? " và \(others) cột khác" : "") được viết với số 0 ở đầu (\(values)) và "
      + "được dùng như số; nếu là mã, \(asText(columns[0], name))"
  }

  private func asText(_ column: String, _ name: String) -> String {
    "hãy dùng --text \(ShellWords.quoted(column)), hoặc factor(\(name)) trong công thức"
  }

  func suspected(_ codes: [String], in column: String, rows: Int) -> String {
    "\"\(column)\" có \(codes.joined(separator: ", ")) ở \(rows) dòng và không có số âm nào khác; nếu "
      + "đó là mã không trả lời, hãy dùng --missing \(codes.joined(separator: ","))"
  }

  func unseen(_ codes: [String], isCut: Bool) -> String {
    "không có giá trị nào là \(codes.joined(separator: " hoặc "))\(isCut ? ", …" : "") (--missing); các mã cách nhau bằng dấu phẩy"
  }

  func codesOfScale(_ codes: [String], in column: String) -> String {
    "\"\(column)\" chứa câu trả lời theo thang đo của nghiên cứu, nên \(codes.joined(separator: " và ")) "
      + "ở đó cũng nghĩa là không trả lời (scale: missing:)"
  }

  func undecided(
    _ codes: String, count: Int, in column: String, rows: Int, at place: NoAnswerCodes.Place,
    way: String
  ) -> String {
    let (looked, further) =
      switch place {
      case .filter: ("thỏa --where", "--where")
      case .cells: ("trong các ô của --by", "--where")
      case .brackets: ("mà điều kiện trong ngoặc vuông dựa vào", "điều kiện đó")
      }
    return "\(codes) được tính là giá trị của \"\(column)\" ở \(rows) dòng "
      + looked
      + ": mã không trả lời chỉ áp dụng cho cột được đo và các tiêu chí của nghiên cứu; nếu ở đây cũng "
      + "là không trả lời, hãy thêm \(way) vào \(further)"
  }

  func undefined(_ expression: String, rows: Int) -> String {
    "\(expression) không có giá trị hữu hạn ở \(rows) dòng, được coi là khuyết"
  }

  func unknownColumn(_ name: String, key: String, among known: [String]) -> String {
    let meant = nearest(to: name, among: known)
    let listed = known.prefix(10).joined(separator: ", ") + (known.count > 10 ? ", …" : "")
    let advice =
      meant.map { "; có phải là \"\(excerpt(of: $0))\"?" } ?? "; các cột là \(excerpt(of: listed))"
    return "\(key) trong nghiên cứu: không có cột \"\(excerpt(of: name))\"\(advice)"
  }

  func unknownColumns(_ columns: [(name: String, meant: String?)], isCut: Bool, key: String)
    -> String
  {
    let listed = columns.map { column in
      "\"\(excerpt(of: column.name))\"" + (column.meant.map { " (có phải là \"\($0)\"?)" } ?? "")
    }.joined(separator: ", ")
    return "\(key) trong nghiên cứu: không có các cột \(listed)\(isCut ? ", …" : "")"
  }

  func unused(_ values: String, count: Int, key: String, column: String, meant: String?) -> String {
    "\(key) của \"\(column)\" trong nghiên cứu: dữ liệu không có giá trị \(values)"
      + (meant.map { "; có phải là \"\($0)\"?" } ?? "")
  }

  func replaced(_ column: String) -> String {
    "cột suy ra \"\(excerpt(of: column))\" thay cho cột cùng tên trong tệp, ở mọi chỗ dùng đến cột này"
  }

  func originalLeftOut(rows: Int, column: String) -> String {
    "đã bỏ \(rows) dòng có \(column) = 0, là dữ liệu trước khi điền khuyết"
  }

  func stillMissing(_ columns: [(name: String, rows: Int)]) -> String {
    let named = columns.prefix(5).map { "\"\(excerpt(of: $0.name))\" ở \($0.rows) dòng" }
    return
      "các bộ dữ liệu đã điền khuyết vẫn còn thiếu câu trả lời (\(named.joined(separator: ", "))"
      + "\(columns.count > 5 ? ", ..." : "")); mỗi ước lượng bỏ những dòng không có câu trả lời"
  }

  var readWhole: String {
    "toàn bộ số dòng đã được đọc vào bộ nhớ: --stream chỉ dùng cho mean (không có --geometric), total, ratio, proportion, "
      + "variance, và cho diagnose không có --by, khi không có công thức quyền số"
  }

  func inNoCell(rows: Int, columns: [String]) -> String {
    "\(rows) dòng khuyết \(columns.joined(separator: " hoặc ")) nên không thuộc ô nào, nhưng vẫn được tính "
      + "trong thiết kế mẫu"
  }

  func giniOfNegatives(_ column: String, rows: Int) -> String {
    "\"\(excerpt(of: column))\" âm ở \(rows) dòng, nên hệ số Gini có thể nằm ngoài khoảng từ 0 đến 1"
  }

  func noInterval(_ absences: [(reason: IntervalAbsence, estimates: Int)], of estimates: Int)
    -> String
  {
    let count = absences.reduce(0) { $0 + $1.estimates }
    let reasons = absences.map { absence in
      (absences.count > 1 ? "\(absence.estimates) " : "") + why(absence.reason)
    }
    return "\(count) trong \(estimates) ước lượng không có khoảng tin cậy: "
      + reasons.joined(separator: "; ")
  }

  private func why(_ absence: IntervalAbsence) -> String {
    switch absence {
    case .noVariance:
      "do không tính được phương sai, vì các dòng chỉ nằm trong một cụm mẫu, hoặc mỗi tầng một cụm mẫu"
    case .fittedExactly:
      "vì hai dòng khác nhau không cho biết gì về sai số của phương sai, hệ số góc hay hệ số tương quan"
    case .varianceBelowZero:
      "do phương sai Horvitz–Thompson nhỏ hơn 0 (hãy thử --pps-variance yates-grundy, hoặc --pps brewer)"
    case .varianceOfTwoPhasesBelowZero:
      "do phương sai của hai pha nhỏ hơn 0, vì phương sai của pha thứ nhất được ước lượng từ ít cụm mẫu của pha thứ hai (hãy gộp "
        + "tầng của pha thứ hai, hoặc ước lượng cho nhiều dòng hơn)"
    case .noDegreesOfFreedom: "do không có bậc tự do, vì số cụm mẫu không nhiều hơn số tầng"
    case .shareAtEnd: "do tỷ lệ bằng 0 hay 1 (hãy thử --interval korn-graubard)"
    case .quantileAtEnd:
      "do khoảng tin cậy của tỷ lệ nằm dưới chúng không ở giữa 0 và 1"
    case .quantileWithoutError:
      "do tỷ lệ câu trả lời từ phân vị trở xuống không có sai số chuẩn, như ở câu trả lời lớn nhất, nơi tỷ lệ này là 1 trong mọi mẫu"
    case .quantileToldByScore: why(.quantileWithoutError) + " (hãy thử --interval score)"
    case .madeOfQuantileWithoutError:
      "vì một phân vị trong đó không có sai số chuẩn: khoảng tin cậy của nó chỉ có một giá trị, hoặc vượt ra ngoài mẫu"
    case .shareWithoutError:
      "do tỷ lệ như nhau ở mọi cụm mẫu (hãy thử --interval korn-graubard), hoặc đã được quyền số cân chỉnh"
    }
  }

  func lostReplicates(_ replicates: Int, estimates lacking: Int, of estimates: Int) -> String {
    "\(lacking) trong \(estimates) ước lượng không có giá trị trong \(lacking > 1 && replicates > 1 ? "tối đa " : "")\(replicates) mẫu lặp; "
      + "các mẫu đó không được tính vào sai số chuẩn của chúng"
  }

  func sharesInOneCluster(rows: [String], columns: [String]) -> String {
    func named(_ labels: [String], _ kind: String) -> [String] {
      guard !labels.isEmpty else { return [] }
      let names = labels.prefix(5).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
      return ["\(kind) \(names)\(labels.count > 5 ? ", ..." : "")"]
    }
    let lines = named(rows, "hàng") + named(columns, "cột")
    return "các tỷ lệ của \(lines.joined(separator: " và ")) không có sai số chuẩn "
      + "do không tính được phương sai, vì các dòng chỉ nằm trong một cụm mẫu, hoặc mỗi tầng một cụm mẫu; các kiểm định coi những tỷ lệ này như không đổi giữa các mẫu"
  }

  func differencesBeyondFreedom(
    _ differences: Int, freedom: Int, hasWald: Bool, hasOthers: Bool
  ) -> String {
    "không có kiểm định Wald\(hasWald ? " hiệu chỉnh" : "") của bảng: bảng có \(differences) chênh lệch so với tính độc lập, còn thiết kế "
      + "mẫu chỉ có \(freedom) bậc tự do"
      + (hasWald ? ", nên kiểm định Wald không hiệu chỉnh bác bỏ quá thường xuyên" : "")
      + (hasOthers
        ? " (các kiểm định Rao–Scott không cần nhiều như vậy; hoặc hãy gộp các nhóm)"
        : " (hãy gộp các nhóm)")
  }

  var emptyCells: String {
    "không có kiểm định Wald của bảng: vì có ô trống, các chênh lệch so với tính độc lập phụ thuộc lẫn nhau "
      + "(hãy gộp các nhóm)"
  }

  var tooFewCells: String {
    "không có kiểm định Rao–Scott: quá ít ô của bảng có câu trả lời để phân biệt mọi tương tác giữa hàng và cột (hãy gộp các "
      + "nhóm)"
  }

  func lostShares(replicates: Int) -> String {
    "trong \(replicates) mẫu lặp, một hàng hay một cột của bảng không có ai; các mẫu đó không được tính vào sai số "
      + "chuẩn của các tỷ lệ ở đó"
  }

  func agreedReplicates(quantiles: Int) -> String {
    "\(quantiles) phân vị có mọi mẫu lặp bằng nhau; điều đó không có nghĩa là sai số chuẩn bằng 0, mà nhiều người đã chọn cùng "
      + "câu trả lời đó (hãy chọn --interval khác)"
  }

  var jackknifeOfQuantiles: String {
    "jackknife không cho biết phương sai của phân vị, dù mẫu lớn đến đâu (hãy dùng --replicates bootstrap:500 hoặc "
      + "brr, hoặc khoảng tin cậy của hàm phân phối)"
  }

  func notDefined(_ count: Int, of estimates: Int) -> String {
    "\(count) trong \(estimates) ước lượng không tồn tại: ô không có câu trả lời, hoặc có phép chia cho 0"
  }

  func inNoField(rows: Int, column: String) -> String {
    "\(rows) dòng khuyết \(column) nên không thuộc lĩnh vực nào"
  }

  var allSatisfied: String {
    "mọi mức trả lời của thang đo đều được tính là hài lòng, nên không lĩnh vực nào có thể yếu hơn; hãy nêu các "
      + "mức hài lòng (--satisfied 4,5, hoặc satisfied: trong nghiên cứu)"
  }

  func satisfiedBetween(_ named: [String], low: String, high: String) -> String {
    "\(named.joined(separator: "; ")) không phải là mức trả lời của thang đo \(low)–\(high) mà nằm giữa các "
      + "mức, như giá trị trung bình; nếu người dân trả lời theo từng mức, hãy nêu các mức được tính là "
      + "hài lòng (--satisfied, hoặc satisfied: trong nghiên cứu)"
  }

  var oneField: String { "chỉ có một lĩnh vực nên không có lĩnh vực nào khác để so sánh" }
}
