import CanvassNumerics

extension Table {
  /// The rows of several tables one after another, with a column that says from which each comes.
  ///
  /// - Parameters:
  ///   - columns: those that are kept; every table has them.
  ///   - label: the name of the new column.
  /// - Throws: `TableError` for a column that a table lacks.
  public static func stacked(
    _ tables: [(label: String, table: Table)], columns: [String], label: String
  ) throws -> Table {
    var stacked = Table(rowCount: tables.reduce(0) { $0 + $1.table.rowCount })
    for name in columns {
      stacked.set(name, to: .joined(try tables.map { try $0.table.column(name) }))
    }
    let texts = tables.flatMap { [String?](repeating: $0.label, count: $0.table.rowCount) }
    guard case .coded(let column) = Column.categories(texts) else { return stacked }
    stacked.set(label, to: .coded(column.ordered(by: tables.map(\.label))))
    return stacked
  }
}

extension Column {
  /// The rows of several columns one after another: numbers where all are numbers, else categories by their
  /// texts.
  static func joined(_ columns: [Column]) -> Column {
    var numbers: [Double] = []
    for column in columns {
      guard case .real(let values) = column else {
        return categories(columns.flatMap { one in (0..<one.count).map { one.text(at: $0) } })
      }
      numbers += values
    }
    return .real(numbers)
  }

  /// A column of categories, by their texts; `nil` is missing. Texts that are all numbers ascend, others stand in the
  /// order in which they come.
  public static func categories(_ texts: [String?]) -> Column {
    var places: [String: Int] = [:]
    var levels: [Level] = []
    for case let text? in texts where places[text] == nil {
      places[text] = levels.count
      levels.append(Level(text, value: Double(text)))
    }
    if levels.allSatisfy({ $0.value != nil }) {
      levels.sort { ($0.value ?? 0, $0.text) < ($1.value ?? 0, $1.text) }
      for (place, level) in levels.enumerated() { places[level.text] = place }
    }
    let codes: Codes =
      levels.count < Int(Codes.missingNarrow)
      ? .narrow(texts.map { $0.flatMap { places[$0] }.map { UInt8($0) } ?? Codes.missingNarrow })
      : .wide(texts.map { $0.flatMap { places[$0] }.map { UInt32($0) } ?? Codes.missingWide })
    return .coded(CodedColumn(codes: codes, levels: levels))
  }
}
