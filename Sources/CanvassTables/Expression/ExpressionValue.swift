import CanvassNumerics

/// The value of a part of an expression: its type and one value a row.
enum ExpressionValue: Sendable {
  /// NaN is missing.
  case number(Series<Double>)
  /// `nil` is missing.
  case text(Series<String?>)
  case logical(Series<Truth>)
  /// `NA`, which fits every type.
  case missing

  /// What the type is called in a sentence.
  var typeName: Sentence {
    switch self {
    case .number: "a number"
    case .text: "text"
    case .logical: "true or false"
    case .missing: "NA"
    }
  }

  /// As numbers, `true` being 1; `nil` for text.
  var numbers: Series<Double>? {
    switch self {
    case .number(let series): series
    case .logical(let series):
      series.map { $0 == .missing ? .nan : Double($0.rawValue) }
    case .missing: .constant(.nan)
    case .text: nil
    }
  }

  /// As text; `nil` for the other types.
  var texts: Series<String?>? {
    switch self {
    case .text(let series): series
    case .missing: .constant(nil)
    case .number, .logical: nil
    }
  }

  /// The value of a column.
  init(_ column: Column) {
    switch column {
    case .real(let values): self = .number(.rows(values))
    case .coded(let coded) where coded.isLogical:
      self = .logical(
        .levels(coded.codes, coded.levels.map { Truth($0.value == 1) }, missing: .missing))
    case .coded(let coded) where coded.isNumeric:
      self = .number(.levels(coded.codes, coded.levels.map { $0.value ?? .nan }, missing: .nan))
    case .coded(let coded): self = .text(ExpressionValue.spelling(coded))
    }
  }

  /// The levels of a coded column as they are written.
  static func spelling(_ column: CodedColumn) -> Series<String?> {
    .levels(column.codes, column.levels.map(\.text), missing: nil)
  }

  /// The column that holds the value in `count` rows: numbers real, truth coded 0 and 1, text
  /// coded in order of first appearance.
  func column(_ count: Int) -> Column {
    switch self {
    case .missing: return .real([Double](repeating: .nan, count: count))
    case .number(let series): return .real(series.expanded(count))
    case .logical(let series):
      return .coded(
        CodedColumn(
          codes: .narrow(series.map(\.rawValue).expanded(count)),
          levels: [Level("0", value: 0), Level("1", value: 1)]))
    case .text(let series):
      return .coded(CodedColumn(texts: series.expanded(count)))
    }
  }
}

extension CodedColumn {
  /// Texts as codes, levels in order of first appearance; `nil` is missing.
  public init(texts: [String?]) {
    var numbers: [String: UInt32] = [:]
    var levels: [Level] = []
    let words = texts.map { text -> UInt32 in
      guard let text else { return Codes.missingWide }
      if let number = numbers[text] { return number }
      let number = UInt32(levels.count)
      numbers[text] = number
      levels.append(Level(text))
      return number
    }
    let codes: Codes =
      levels.count <= 255
      ? .narrow(words.map { $0 == Codes.missingWide ? Codes.missingNarrow : UInt8($0) })
      : .wide(words)
    self.init(codes: codes, levels: levels)
  }

  /// The same; where all texts are numbers, levels have them.
  public init(spelled texts: [String?]) {
    self.init(texts: texts)
    let values = levels.map { Level.number($0.text) }
    guard values.allSatisfy({ $0 != nil }) else { return }
    levels = zip(levels, values).map { Level($0.text, value: $1) }
  }
}
