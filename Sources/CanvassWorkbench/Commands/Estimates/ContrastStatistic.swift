import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The calls of a contrast.
enum ContrastStatistic: String, CaseIterable {
  case mean, total, ratio, variance, correlation, slope, proportion, quantile, median

  /// How many of its arguments are columns, and whether another one follows.
  private var arguments: (columns: Int, hasOther: Bool) {
    switch self {
    case .mean, .total, .variance, .median: (1, false)
    case .ratio, .correlation, .slope: (2, false)
    case .proportion, .quantile: (1, true)
    }
  }

  /// The statistic of a call, whose arguments are as many as it takes.
  init(_ call: CalledExpression.Call) throws {
    guard let statistic = Self(rawValue: call.function) else {
      throw TableError.unknown(
        "statistic", call.function, among: Self.allCases.map(\.rawValue))
    }
    let (columns, hasOther) = statistic.arguments
    guard call.arguments.count == columns + (hasOther ? 1 : 0) else {
      switch statistic {
      case .proportion:
        throw UsageError("proportion takes a column and a value, as in proportion(q01, 5)")
      case .quantile:
        throw UsageError("quantile takes a column and a probability, as in quantile(age, 0.9)")
      default:
        throw UsageError(
          "\(call.function) takes \(counted: columns, "column"), and \(call.name) has \(call.arguments.count)"
        )
      }
    }
    self = statistic
  }

  /// The columns, or expressions, of a call.
  static func columns(_ call: CalledExpression.Call) throws -> [String] {
    call.arguments.prefix(try Self(call).arguments.columns).map(column)
  }

  /// Those whose values are told apart by their spelling.
  static func coded(_ call: CalledExpression.Call) throws -> [String] {
    try Self(call) == .proportion ? columns(call) : []
  }

  /// Whether a call is a quantile.
  static func isQuantile(_ call: CalledExpression.Call) throws -> Bool {
    let statistic = try Self(call)
    return statistic == .quantile || statistic == .median
  }

  /// What a call estimates, among some rows; all if `nil`.
  static func estimand(
    _ call: CalledExpression.Call, _ table: Table, _ design: Design, in rows: [Bool]?
  ) throws -> any Estimand {
    let names = try columns(call)
    let columns = names.map { Quantity($0) }
    let other = call.arguments.last ?? ""
    return switch try Self(call) {
    case .mean: Mean(columns[0])
    case .total: Total(columns[0])
    case .variance: Variance(columns[0])
    case .ratio: Ratio(columns[0], to: columns[1])
    case .correlation: Correlation(columns[0], columns[1])
    case .slope: Slope(of: columns[0], on: columns[1])
    case .proportion: Mean(Quantity(names[0], .level(try level(of: call, table))))
    case .quantile:
      try QuantilePoint(
        of: names[0], probability(other), table, design, in: Domains(filter: rows, in: table))
    case .median:
      try QuantilePoint(of: names[0], 0.5, table, design, in: Domains(filter: rows, in: table))
    }
  }

  /// An argument as the name of a column: one in backticks without them.
  private static func column(_ argument: String) -> String {
    (try? Expression(parsing: argument))?.asColumn ?? argument
  }

  /// The column and the value that a share is of; none of another statistic.
  static func levels(
    _ call: CalledExpression.Call, _ table: Table
  ) throws -> [(column: String, value: String)] {
    try coded(call).map { ($0, try level(of: call, table)) }
  }

  /// The value of a column that a share is of.
  static func level(of call: CalledExpression.Call, _ table: Table) throws -> String {
    try level(call.arguments.last ?? "", of: columns(call)[0], table)
  }

  /// A value of a column, with or without quotes.
  private static func level(_ text: String, of column: String, _ table: Table) throws -> String {
    let isQuoted = text.count > 1 && text.first == text.last && "'\"".contains(text.prefix(1))
    let level = isQuoted ? String(text.dropFirst().dropLast()) : text
    let known = try table.column(column).asCategories(column).levels.map(\.text)
    guard known.contains(level) else {
      throw TableError.unknown("value", level, among: known, place: " in \"\(column)\"")
    }
    return level
  }

  private static func probability(_ text: String) throws -> Double {
    guard let number = Double(text) else {
      throw UsageError("quantile takes a column and a probability, as in quantile(age, 0.9)")
    }
    return number
  }
}
