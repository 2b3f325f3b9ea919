import CanvassNumerics

extension Fact {
  /// The members of a JSON object: one, or the two limits of an interval.
  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    value.append(as: key, to: &members)
    return members
  }

  /// What programs call the limits of an interval.
  static func limits(of key: String) -> [String] {
    key.isEmpty ? ["lower", "upper"] : [key + "Lower", key + "Upper"]
  }
}

extension [Fact] {
  /// The object of JSON.
  var json: JSONValue { .object(flatMap(\.members)) }
}

extension ResultValue {
  /// Puts the value into a JSON object.
  func append(as key: String, to members: inout [JSONValue.Member]) {
    guard case .interval(let interval) = self else {
      members.append(.init(key, json))
      return
    }
    let names = Fact.limits(of: key)
    members.append(.init(names[0], .optional(interval?.lower)))
    members.append(.init(names[1], .optional(interval?.upper)))
  }

  /// The value in JSON.
  var json: JSONValue {
    switch self {
    case .none: .null
    case .flag(let flag): .bool(flag)
    case .count(let count): .integer(count)
    case .seed(let seed): .unsigned(seed)
    case .number(let number): .optional(number)
    case .interval(let interval): .array([.optional(interval?.lower), .optional(interval?.upper)])
    case .text(let text): .string(text)
    case .list(let values): .array(values.map(\.json))
    case .record(let facts): facts.json
    case .table(let table): table.json
    case .matrix(let values, let rows, let columns):
      Self.facts(of: values, rows: rows, columns: columns).json
    }
  }

  /// A matrix as names and numbers.
  static func facts(of values: Matrix, rows: [String], columns: [String]) -> [Fact] {
    [
      .texts("rows", rows), .texts("columns", columns),
      Fact("values", .list(values.rowArrays.map { .numbers($0) })),
    ]
  }
}
