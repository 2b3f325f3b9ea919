extension Column {
  /// The column as categories: a coded column as it is, numbers as one level for each distinct value
  /// in ascending order.
  ///
  /// - Throws: `TableError` when there are more than 1,000 distinct numbers, which is a measurement
  ///   and not a category.
  public func asCategories(_ name: String) throws -> CodedColumn {
    switch self {
    case .coded(let coded): return coded
    case .real(let values):
      var distinct = Set<Double>()
      for value in values where !value.isNaN {
        distinct.insert(value)
        if distinct.count > 1000 {
          throw TableError(
            "column \"\(name)\" has more than 1,000 different numbers, so it has no categories; "
              + "ask for its mean, or derive groups (--derive \"group=floor(\(name) / 10)\")")
        }
      }
      let sorted = distinct.sorted()
      let position = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt32($0)) })
      let codes = values.map { position[$0] ?? Codes.missingWide }
      return CodedColumn(
        codes: .wide(codes), levels: sorted.map { Level(shortestText($0), value: $0) })
    }
  }
}
