import CanvassSampling

/// Who reads a field.
struct Audience: OptionSet, Sendable {
  let rawValue: Int
  /// Tables in a terminal, on a page, in a document.
  static let people = Audience(rawValue: 1)
  /// The object of `--format json`.
  static let json = Audience(rawValue: 2)
  /// The records of `--format csv`.
  static let records = Audience(rawValue: 4)
  static let programs: Audience = [.json, .records]
  static let all: Audience = [.people, .json, .records]
}

/// How a number is set for people; programs read all of its digits.
enum NumberStyle: Sendable {
  /// So many decimals.
  case decimals(Int)
  /// A sum, with so many decimals: what is the same but for the rounding of its terms reads the same.
  case sum(decimals: Int)
  /// As many digits as a standard error calls for.
  case error(Double, value: Double)
  /// A share, in percent without the sign.
  case percent(decimals: Int = 1)
  /// A share, in percent with the sign.
  case percentage(decimals: Int = 1)
  /// A difference of shares, in points with + or −.
  case points(decimals: Int = 1)
  /// The same sign as `points`, in the unit of the number.
  case signed(decimals: Int)
  /// A p-value.
  case probability
  /// The shortest text that reads back as the same number.
  case plain
  /// A ratio, whose interval is told apart from 1.
  case ratio(error: Double, value: Double)
}

/// One field of the records of a result, declared once for all writers: what programs call it, what
/// people read above it, what it is, and how it is set.
struct Field<Row>: Sendable {
  /// Where the cells of a column stand.
  typealias Alignment = OutputTable.Alignment

  /// What programs call it.
  let key: String
  /// What people read above it.
  let heading: String
  /// Who reads it.
  var audience: Audience
  let alignment: Alignment
  /// Whether it is an interval, which programs read as two values.
  fileprivate(set) var isInterval = false
  let value: @Sendable (Row) -> ResultValue
  private let style: @Sendable (Row) -> NumberStyle
  fileprivate var words: (@Sendable (Row) -> String?)?

  /// A field of any kind.
  ///
  /// - Parameters:
  ///   - heading: for people; without one the field is for programs alone.
  init(
    _ key: String, _ heading: String?, alignment: Alignment = .trailing,
    style: @escaping @Sendable (Row) -> NumberStyle = { _ in .plain },
    value: @escaping @Sendable (Row) -> ResultValue
  ) {
    self.key = key
    self.heading = heading ?? ""
    self.alignment = alignment
    self.style = style
    self.value = value
    audience = heading == nil ? .programs : key.isEmpty ? .people : .all
  }

  /// What people read in a row.
  func text(_ row: Row, _ phrases: any Phrases) -> String {
    words?(row) ?? phrases.text(value(row), style(row))
  }

  /// The same field for some readers only.
  func only(_ audience: Audience) -> Field {
    var field = self
    field.audience = audience
    return field
  }

  /// The same field, for which people read words in some rows: a label in place of a code, or why there
  /// is no number.
  func worded(_ words: @escaping @Sendable (Row) -> String?) -> Field {
    var field = self
    field.words = words
    return field
  }

  /// The same field, whose value some rows do not tell.
  ///
  /// - Parameters:
  ///   - words: what people read in place of the value; `nil` where it is shown.
  ///   - isNulled: whether programs do not have the value either.
  func withheld(
    _ words: @escaping @Sendable (Row) -> String?,
    nulled isNulled: @escaping @Sendable (Row) -> Bool
  ) -> Field {
    let (value, style, own, isInterval) = (value, style, self.words, isInterval)
    var field = Field(key, heading, alignment: alignment, style: style) {
      isNulled($0) ? isInterval ? .interval(nil) : .none : value($0)
    }
    field.audience = audience
    field.isInterval = isInterval
    field.words = { words($0) ?? own?($0) }
    return field
  }

  /// The same field of records that have such rows.
  func of<Other>(_ row: @escaping @Sendable (Other) -> Row) -> Field<Other> {
    let (value, style, words) = (value, style, words)
    var field = Field<Other>(
      key, heading, alignment: alignment, style: { style(row($0)) }, value: { value(row($0)) })
    field.audience = audience
    field.isInterval = isInterval
    if let words { field.words = { words(row($0)) } }
    return field
  }

  /// The field of one row.
  func fact(_ row: Row) -> Fact { Fact(key, value(row)) }
}

extension Field {
  /// A name or a code.
  static func text(
    _ key: String, _ heading: String? = nil, _ value: @escaping @Sendable (Row) -> String?
  ) -> Field {
    Field(key, heading, alignment: .leading) { .text(value($0)) }.worded { value($0) ?? "" }
  }

  /// A number of things.
  static func count(
    _ key: String, _ heading: String? = nil, _ value: @escaping @Sendable (Row) -> Int?
  ) -> Field {
    Field(key, heading) { .count(value($0)) }
  }

  /// Yes or no.
  static func flag(_ key: String, _ value: @escaping @Sendable (Row) -> Bool) -> Field {
    Field(key, nil) { .flag(value($0)) }
  }

  /// A number, set alike in all rows.
  static func number(
    _ key: String, _ heading: String? = nil, _ style: NumberStyle = .plain,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> Field {
    Field(key, heading, style: { _ in style }) { .number(value($0)) }
  }

  /// A number, set as its row calls for.
  static func number(
    _ key: String, _ heading: String? = nil, style: @escaping @Sendable (Row) -> NumberStyle,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> Field {
    Field(key, heading, style: style) { .number(value($0)) }
  }

  /// An interval; programs read `lower` and `upper`, or `…Lower` and `…Upper` with a key.
  static func interval(
    _ key: String = "", heading: String? = nil, style: @escaping @Sendable (Row) -> NumberStyle,
    _ value: @escaping @Sendable (Row) -> Interval?
  ) -> Field {
    var field = Field(key, heading, style: style) { .interval(value($0)) }
    field.audience = heading == nil ? .programs : .all
    field.isInterval = true
    return field
  }

  /// Values with names, for `--format json`.
  static func record(_ key: String, _ value: @escaping @Sendable (Row) -> [Fact]?) -> Field {
    Field(key, nil) { .record(value($0)) }.only(.json)
  }

  /// Values without names, for `--format json`.
  static func list(_ key: String, _ value: @escaping @Sendable (Row) -> [ResultValue]) -> Field {
    Field(key, nil) { .list(value($0)) }.only(.json)
  }
}

extension Array {
  /// The fields of one row, as JSON has them.
  func facts<Row>(_ row: Row) -> [Fact] where Element == Field<Row> {
    filter { $0.audience.contains(.json) }.map { $0.fact(row) }
  }
}
