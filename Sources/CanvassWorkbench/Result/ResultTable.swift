import CanvassNumerics

/// Records of one kind: a table for people, a list of objects in JSON, the rows of a CSV file.
///
/// Values are made when a writer asks for them, and only those that it writes.
struct ResultTable: Sendable {
  /// A field of all records.
  struct Column: Sendable {
    let key: String
    let heading: OutputTable.Heading
    let audience: Audience
    let isInterval: Bool
  }

  /// The key of the list in JSON.
  let key: String
  /// Who reads it.
  let audience: Audience
  /// A line above the table.
  let caption: String
  let columns: [Column]
  /// How many records there are.
  let count: Int
  private let identifying: Int
  private let emphasised: Set<Int>
  private let value: @Sendable (Int, Int) -> ResultValue
  private let text: @Sendable (Int, Int, any Phrases) -> String

  /// Records.
  ///
  /// - Parameters:
  ///   - key: of the list in JSON; a table without a key is for people.
  ///   - identifying: how many columns at the beginning say which row it is.
  ///   - emphasised: places of rows that ask for attention.
  init<Row: Sendable>(
    key: String = "", for audience: Audience? = nil, caption: String = "",
    _ fields: [Field<Row>], of rows: [Row], identifying: Int = 1, emphasised: Set<Int> = []
  ) {
    self.key = key
    self.audience = audience ?? (key.isEmpty ? .people : .all)
    self.caption = caption
    self.identifying = identifying
    self.emphasised = emphasised
    count = rows.count
    columns = fields.map {
      Column(
        key: $0.key, heading: .init($0.heading, $0.alignment), audience: $0.audience,
        isInterval: $0.isInterval)
    }
    value = { row, field in fields[field].value(rows[row]) }
    text = { row, field, phrases in fields[field].text(rows[row], phrases) }
  }

  /// Values with names as one record: those within a record under its name and theirs (`slovin`, `n`: `slovinN`). Lists and
  /// tables have no place in it; `nil` where nothing else is there.
  static func record(of facts: [Fact]) -> ResultTable? {
    func flat(_ facts: [Fact], _ prefix: String) -> [Field<Int>] {
      facts.flatMap { fact -> [Field<Int>] in
        let first = prefix.isEmpty ? fact.key.prefix(1) : fact.key.prefix(1).uppercased()[...]
        let key = prefix + first + fact.key.dropFirst()
        switch fact.value {
        case .list, .table, .matrix: return []
        case .record(let inner): return flat(inner, key)
        case .interval(let interval):
          return [.interval(key, style: { _ in .plain }) { _ in interval }]
        default: return [Field(key, nil) { _ in fact.value }]
        }
      }
    }
    let fields = flat(facts, "")
    return fields.isEmpty ? nil : ResultTable(for: .records, fields, of: [0])
  }

  private func columns(for reader: Audience) -> [Int] {
    columns.indices.filter { !columns[$0].audience.isDisjoint(with: reader) }
  }

  /// The table for people.
  func outputTable(_ phrases: any Phrases) -> OutputTable {
    let shown = columns(for: .people)
    return OutputTable(
      caption: caption, headings: shown.map { columns[$0].heading },
      rows: (0..<count).map { row in shown.map { text(row, $0, phrases) } },
      identifying: identifying, emphasised: emphasised)
  }

  /// The list of objects.
  var json: JSONValue {
    let read = columns(for: .json)
    return .array(
      (0..<count).map { row in
        var members: [JSONValue.Member] = []
        members.reserveCapacity(read.count + 1)
        for column in read { value(row, column).append(as: columns[column].key, to: &members) }
        return .object(members)
      })
  }

  /// The records.
  var records: Records {
    let read = columns(for: .records)
    var names: [String] = []
    for column in read {
      let key = columns[column].key
      names += columns[column].isInterval ? Fact.limits(of: key) : [key]
    }
    return Records(
      columns: names,
      rows: (0..<count).map { row in
        var members: [JSONValue.Member] = []
        members.reserveCapacity(names.count)
        for column in read { value(row, column).append(as: columns[column].key, to: &members) }
        return members.map(\.value)
      })
  }
}

extension Field where Row == Int {
  /// The names of rows of which only the place is known.
  static func names(
    key: String = "", _ heading: String, _ names: [String], labels: [String]? = nil
  ) -> Field {
    .text(key, heading) { names[$0] }.worded { labels?[$0] }
  }

  /// The columns of a matrix.
  ///
  /// - Parameters:
  ///   - headings: what people read above them, where it is not what programs call them.
  ///   - words: what people read in place of the number in row i and column j.
  static func columns(
    _ names: [String], headings: [String]? = nil, _ values: Matrix, decimals: Int,
    words: @escaping @Sendable (Int, Int) -> String? = { _, _ in nil }
  ) -> [Field] {
    names.enumerated().map { column, name in
      .number(name, headings?[column] ?? name, .decimals(decimals)) { values[$0, column] }
        .worded { words($0, column) }
    }
  }

  /// Numbers, one a row.
  static func numbers(
    key: String = "", _ heading: String, _ values: [Double], decimals: Int
  ) -> Field {
    .number(key, heading, .decimals(decimals)) { values[$0] }
  }
}
