import Glibc

/// One column of a table: numbers, or a small set of levels.
///
/// - `real`: one `Double` a row, NaN where there is no answer.
/// - `coded`: one small integer a row that points into a table of levels.
public enum Column: Sendable {
  case real([Double])
  case coded(CodedColumn)

  /// Number of rows.
  public var count: Int {
    switch self {
    case .real(let values): values.count
    case .coded(let column): column.count
    }
  }

  /// Whether every answer is a number, so that means and totals make sense.
  public var isNumeric: Bool {
    switch self {
    case .real: true
    case .coded(let column): column.isNumeric
    }
  }

  /// Whether every number in it is 0 or 1.
  public var isIndicator: Bool {
    switch self {
    case .real(let values): values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 }
    case .coded(let column):
      column.levels.allSatisfy { $0.value.map { $0 == 0 || $0 == 1 } ?? true }
    }
  }

  /// The number in a row; NaN where it is missing or is text that is not a number.
  public func number(at row: Int) -> Double {
    switch self {
    case .real(let values): values[row]
    case .coded(let column): column.code(at: row).flatMap { column.levels[$0].value } ?? .nan
    }
  }

  /// The cell as text; `nil` where it is missing.
  public func text(at row: Int) -> String? {
    switch self {
    case .real(let values): values[row].isNaN ? nil : shortestText(values[row])
    case .coded(let column): column.code(at: row).map { column.levels[$0].text }
    }
  }
}

/// A value that a coded column can take.
public struct Level: Sendable, Hashable {
  /// As it is written in the file: `E`, `4`, `Đất đai`.
  public var text: String
  /// The number that the text stands for, where it stands for one.
  public var value: Double?

  /// A level; without a value it is text, whatever it looks like.
  public init(_ text: String, value: Double? = nil) {
    self.text = text
    self.value = value
  }
}

/// A column of small integer codes with their level table. Rows of a five-point item take one
/// byte each.
public struct CodedColumn: Sendable {
  /// One code a row, an index into `levels`.
  public var codes: Codes
  /// The values that codes stand for. Numeric levels ascend; text levels are in order of first
  /// appearance in the file.
  public var levels: [Level]
  /// Positions of all levels in the order that was declared for them; `nil` where none was.
  public private(set) var declaredOrder: [Int]?
  /// How many of these, the first ones, were declared by name; the others follow in the order that they
  /// have without it.
  public private(set) var declaredCount = 0

  /// A column of codes.
  public init(codes: Codes, levels: [Level]) {
    self.codes = codes
    self.levels = levels
  }

  /// The same categories in an order of their own: those in `texts` that occur, then the others in the
  /// order that they have without it.
  public func ordered(by texts: [String]) -> CodedColumn {
    var ordered = self
    let listed = texts.compactMap { text in levels.firstIndex { $0.text == text } }
    ordered.declaredOrder = nil
    ordered.declaredOrder = listed + ordered.levelsInOrder.filter { !listed.contains($0) }
    ordered.declaredCount = listed.count
    return ordered
  }

  /// Number of rows.
  public var count: Int { codes.count }

  /// Whether all levels are numbers.
  public var isNumeric: Bool { levels.allSatisfy { $0.value != nil } }

  /// The code in a row; `nil` where there is no answer.
  public func code(at row: Int) -> Int? {
    switch codes {
    case .narrow(let bytes):
      bytes[row] == Codes.missingNarrow ? nil : Int(bytes[row])
    case .wide(let words):
      words[row] == Codes.missingWide ? nil : Int(words[row])
    }
  }
}

/// The storage of a coded column.
public enum Codes: Sendable {
  /// At most 255 levels: one byte a row.
  case narrow([UInt8])
  /// More levels: four bytes a row.
  case wide([UInt32])

  /// The code of a missing answer in `narrow`.
  public static let missingNarrow = UInt8.max
  /// The code of a missing answer in `wide`.
  public static let missingWide = UInt32.max

  /// Number of rows.
  public var count: Int {
    switch self {
    case .narrow(let bytes): bytes.count
    case .wide(let words): words.count
    }
  }
}

/// The shortest decimal text that reads back as the same number; whole numbers have no point.
public func shortestText(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return "\(value)"
}

/// A number with so many significant digits at most, and no zeros behind them.
public func shortestText(_ value: Double, digits: Int) -> String {
  shortestText(rounded(value, digits: digits))
}

/// The number nearest to a value that has so many significant digits.
public func rounded(_ value: Double, digits: Int) -> Double {
  guard value.isFinite, value != 0 else { return value }
  let scale = pow(10, Double(digits - 1) - log10(abs(value)).rounded(.down))
  let rounded = (value * scale).rounded() / scale
  return rounded.isFinite ? rounded : value
}

/// A sum or a difference as people would write it: to nine decimals, so that 0.1 + 0.2 is 0.3.
public func roundedText(_ value: Double) -> String {
  guard abs(value) < 1e6, abs(value) >= 1e-6 else { return shortestText(value) }
  return shortestText((value * 1e9).rounded() / 1e9)
}
