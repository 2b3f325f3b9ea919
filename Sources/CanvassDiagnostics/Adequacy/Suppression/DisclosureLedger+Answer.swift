extension DisclosureLedger {
  /// Takes in the tables of one answer, which is looked at as a whole: what one of them withholds follows from no other one,
  /// in whatever order they stand.
  ///
  /// All that may not be shown is taken in before anything is shown; then the tables follow, the one with the most people
  /// first, so that what is kept back for another has few. An answer that is refused has told nothing.
  ///
  /// - Parameters:
  ///   - combinations: what is shown that is made of several numbers: by what the sum behind each is multiplied.
  ///   - file: where the rows come from.
  /// - Returns: the places of entries of each table that are kept back.
  /// - Throws: `DisclosureError`, as for a single table; what the judges throw.
  public mutating func admit(
    answer tables: [Table], telling combinations: [[Part]] = [], of file: String = ""
  ) throws -> [Set<Int>] {
    var after = self
    let keptBack = try after.admitted(tables, combinations, file)
    self = after
    return keptBack
  }

  private mutating func admitted(_ tables: [Table], _ combinations: [[Part]], _ file: String) throws
    -> [Set<Int>]
  {
    answers += 1
    for table in tables where tables.count > 1 {
      var hidden = table
      hidden.entries = table.entries.filter(\.isForbidden)
      hidden.questions = []
      if !hidden.entries.isEmpty { _ = try admitPart(hidden, of: file) }
    }
    func people(_ place: Int) -> Int { tables[place].entries.map(\.count).max() ?? 0 }
    let order = tables.indices.sorted { (-people($0), $0) < (-people($1), $1) }
    let numbers = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($1, admitted + $0) })
    self.combinations += combinations.map { parts in
      parts.compactMap { part in
        numbers[part.table].map { Part(table: $0, entry: part.entry, factor: part.factor) }
      }
    }
    var keptBack = [Set<Int>](repeating: [], count: tables.count)
    for place in order { keptBack[place] = try admitPart(tables[place], of: file) }
    return keptBack
  }
}
