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
    var spellings = TruthSpellings()
    spellings.look(at: self)
    return spellings.read(self)
  }
}

/// How a column writes true and false, of which the rows may come in parts.
struct TruthSpellings: Sendable, Equatable {
  /// The spellings that come first.
  private var first: [Double: String] = [:]
  /// Whether another text was seen.
  private var hasOthers = false

  /// Looks at some rows.
  mutating func look(at column: CodedColumn) {
    for level in column.levels {
      if let value = TruthWord.value(of: level.text) {
        if first[value] == nil { first[value] = level.text }
      } else {
        hasOthers = true
      }
    }
  }

  /// Some rows as truth values, where the column has nothing else.
  func read(_ column: CodedColumn) -> CodedColumn {
    guard !hasOthers, !first.isEmpty else { return column }
    let occurring = Set(column.levels.compactMap { TruthWord.value(of: $0.text) })
    let truths = [0.0, 1.0].filter(occurring.contains).map { Level(first[$0] ?? "", value: $0) }
    let place = column.levels.map { level in
      UInt8(truths.firstIndex { $0.value == TruthWord.value(of: level.text) } ?? 0)
    }
    let codes = (0..<column.count).map { row in
      column.code(at: row).map { place[$0] } ?? Codes.missingNarrow
    }
    return CodedColumn(codes: .narrow(codes), levels: truths)
  }
}

extension Column {
  /// Whether it is a column of true and false.
  public var isLogical: Bool {
    if case .coded(let coded) = self { coded.isLogical } else { false }
  }
}
