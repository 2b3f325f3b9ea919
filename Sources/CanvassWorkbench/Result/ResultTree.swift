/// A part of a result.
enum ResultPart: Sendable {
  /// A heading; level 1 is the title of the answer.
  case heading(String, level: Int)
  /// Prose for people.
  case paragraph(String)
  /// Short points for people.
  case list([String])
  /// Lines for a machine that people may copy.
  case code(String)
  /// A picture.
  case figure(Figure)
  /// A value for programs.
  case fact(Fact)
  /// Records for people and programs.
  case table(ResultTable)
}

extension Output {
  /// An answer whose parts are declared once, in reading order, for all writers.
  ///
  /// - Parameters:
  ///   - phrases: the language of what people read.
  init(
    _ parts: @autoclosure @escaping @Sendable () -> [ResultPart], _ phrases: any Phrases,
    warnings: [Note] = []
  ) {
    self.init(
      blocks: parts().compactMap { $0.block(phrases) }, facts: parts().compactMap(\.fact),
      records: parts().records,
      warnings: warnings)
  }
}

extension ResultPart {
  /// Values for programs, in one list.
  static func facts(_ facts: [Fact]) -> [ResultPart] { facts.map { .fact($0) } }

  /// What people read; `nil` for what is for programs alone.
  fileprivate func block(_ phrases: any Phrases) -> OutputBlock? {
    switch self {
    case .heading(let text, let level): .heading(text, level: level)
    case .paragraph(let text): .paragraph(text)
    case .list(let points): .list(points)
    case .code(let lines): .code(lines)
    case .figure(let figure): .figure(figure)
    case .fact: nil
    case .table(let table):
      table.audience.contains(.people) ? .table(table.outputTable(phrases)) : nil
    }
  }

  /// What programs read under a key.
  fileprivate var fact: Fact? {
    switch self {
    case .fact(let fact): fact
    case .table(let table) where table.audience.contains(.json): Fact(table.key, .table(table))
    default: nil
    }
  }
}

extension [ResultPart] {
  /// The records of CSV: those of the first table that has some, else one of the values for programs. They are made once.
  fileprivate var records: Records {
    for case .table(let table) in self where table.audience.contains(.records) {
      return table.records
    }
    let facts = compactMap { part -> Fact? in
      if case .fact(let fact) = part { fact } else { nil }
    }
    return ResultTable.record(of: facts)?.records ?? Records(columns: [], rows: [])
  }
}
