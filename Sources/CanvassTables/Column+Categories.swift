import CanvassNumerics

extension Column {
  /// The column as categories: a coded column as it is, numbers as one level for each distinct value
  /// in ascending order.
  ///
  /// - Throws: `TableError` when there are more than 1,000 distinct numbers, which is a measurement
  ///   and not a category.
  public func asCategories(_ name: String) throws -> CodedColumn {
    switch self {
    case .coded(let coded):
      if coded.isNumeric, coded.levels.count > 1000 { throw tooMany(name) }
      return coded
    case .real(let values):
      var distinct = Set<Double>()
      for value in values where !value.isNaN {
        distinct.insert(value)
        if distinct.count > 1000 { throw tooMany(name) }
      }
      let sorted = distinct.sorted()
      let position = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt32($0)) })
      let codes = values.map { position[$0] ?? Codes.missingWide }
      return CodedColumn(
        codes: .wide(codes), levels: sorted.map { Level(shortestText($0), value: $0) })
    }
  }

  private func tooMany(_ name: String) -> TableError {
    TableError(
      "column \"\(name)\" has more than 1,000 different numbers, so it has no categories; ask for its "
        + "mean, or derive groups (group=floor(\(expressionName(name)) / 10))")
  }
}

extension Level {
  /// Whether a level comes before another one of numbers: by number, and by spelling where that is
  /// the same.
  static func ascend(_ a: Level, _ b: Level) -> Bool {
    let (x, y) = (a.value ?? 0, b.value ?? 0)
    return x == y ? a.text < b.text : x < y
  }
}

extension CodedColumn {
  /// The levels in the order that was declared for them; failing that in the order in which people
  /// look for them: numbers ascending (`01` before `1`), texts by their letters (`LevelOrder`). It does not
  /// depend on the order of rows.
  public var levelsInOrder: [Int] {
    if let declaredOrder { return declaredOrder }
    if isNumeric { return levels.indices.sorted { Level.ascend(levels[$0], levels[$1]) } }
    return LevelOrder.ascending(levels)
  }
}
