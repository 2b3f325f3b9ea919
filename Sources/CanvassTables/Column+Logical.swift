/// The spellings of true and false that R and Python write: `TRUE`, `True`, `true` and their
/// opposites. `T` and `F` are no truth values, as they are codes of other things more often
/// (F for female); pandas and data.table's `fread` read them as text too.
enum TruthWord {
  private static let words: [String: Double] = [
    "FALSE": 0, "False": 0, "false": 0, "TRUE": 1, "True": 1, "true": 1,
  ]

  /// 1 for true, 0 for false, `nil` for any other text.
  static func value(of text: String) -> Double? { words[text] }
}

extension CodedColumn {
  /// Whether every level is a spelling of true or false that counts as 1 or 0.
  public var isLogical: Bool {
    !levels.isEmpty
      && levels.allSatisfy { $0.value != nil && TruthWord.value(of: $0.text) == $0.value }
  }

  /// A column of nothing but spellings of true and false as truth values: false counts as 0, true as
  /// 1, in this order, each under the spelling that comes first. Other columns are left as they are.
  func readingTruth() -> CodedColumn {
    let values = levels.compactMap { TruthWord.value(of: $0.text) }
    guard !levels.isEmpty, values.count == levels.count else { return self }
    var truths: [Level] = []
    for value in [0.0, 1.0] {
      if let first = values.firstIndex(of: value) {
        truths.append(Level(levels[first].text, value: value))
      }
    }
    let place = values.map { value in
      truths[0].value == value ? UInt8(0) : UInt8(1)
    }
    let codes = (0..<count).map { row in code(at: row).map { place[$0] } ?? Codes.missingNarrow }
    return CodedColumn(codes: .narrow(codes), levels: truths)
  }
}

extension Column {
  /// Whether it is a column of true and false.
  public var isLogical: Bool {
    if case .coded(let coded) = self { coded.isLogical } else { false }
  }
}
