/// One value a row, kept as small as it comes: one value for all rows, one for each level of a
/// coded column, or one for each row.
///
/// Working on levels is what makes conditions on coded columns cheap: a comparison looks at five
/// levels, not at a million rows.
enum Series<Value: Sendable>: Sendable {
  case constant(Value)
  case levels(Codes, [Value], missing: Value)
  case rows([Value])

  /// The value in a row.
  func value(at row: Int) -> Value {
    switch self {
    case .constant(let value): value
    case .levels(.narrow(let codes), let values, let missing):
      codes[row] == Codes.missingNarrow ? missing : values[Int(codes[row])]
    case .levels(.wide(let codes), let values, let missing):
      codes[row] == Codes.missingWide ? missing : values[Int(codes[row])]
    case .rows(let values): values[row]
    }
  }

  /// One value for each of `count` rows.
  func expanded(_ count: Int) -> [Value] {
    switch self {
    case .constant(let value): [Value](repeating: value, count: count)
    case .levels(.narrow(let codes), let values, let missing):
      codes.map { $0 == Codes.missingNarrow ? missing : values[Int($0)] }
    case .levels(.wide(let codes), let values, let missing):
      codes.map { $0 == Codes.missingWide ? missing : values[Int($0)] }
    case .rows(let values): values
    }
  }

  /// Every value through `f`.
  func map<Result>(_ f: (Value) -> Result) -> Series<Result> {
    switch self {
    case .constant(let value): .constant(f(value))
    case .levels(let codes, let values, let missing):
      .levels(codes, values.map(f), missing: f(missing))
    case .rows(let values): .rows(values.map(f))
    }
  }

  /// The two values of every row through `f`.
  func zip<Other, Result>(
    _ other: Series<Other>, _ count: Int, _ f: (Value, Other) -> Result
  ) -> Series<Result> {
    if case .constant(let b) = other { return map { f($0, b) } }
    if case .constant(let a) = self { return other.map { f(a, $0) } }
    let left = expanded(count)
    let right = other.expanded(count)
    return .rows((0..<count).map { f(left[$0], right[$0]) })
  }
}

extension Series {
  /// As `zip`, for two series over the levels of the same column: the result stays on its levels.
  func zipAlike<Other, Result>(
    _ other: Series<Other>, _ count: Int, _ f: (Value, Other) -> Result
  ) -> Series<Result> {
    guard case .levels(let codes, let a, let missingA) = self,
      case .levels(_, let b, let missingB) = other, a.count == b.count
    else { return zip(other, count, f) }
    return .levels(codes, Swift.zip(a, b).map(f), missing: f(missingA, missingB))
  }
}

/// The three truth values of R: missing is neither.
enum Truth: UInt8, Sendable {
  case no = 0
  case yes = 1
  case missing = 255

  init(_ value: Bool) { self = value ? .yes : .no }

  var not: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .missing: .missing
    }
  }

  func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .missing
  }

  func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .no && other == .no ? .no : .missing
  }
}
