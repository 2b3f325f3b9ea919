extension DisclosureLedger {
  /// Takes in the tables of one answer, which is looked at as a whole: what one of them withholds follows from no other one,
  /// in whatever order they stand.
  ///
  /// All that may not be shown is taken in before anything is shown; then the tables follow, the one with the most people
  /// first, so that what is kept back for another has few.
  ///
  /// - Parameter file: where the rows come from.
  /// - Returns: the places of entries of each table that are kept back.
  /// - Throws: `DisclosureError`, as for a single table; what the judges throw.
  public mutating func admit(answer tables: [Table], of file: String = "") throws -> [Set<Int>] {
    answers += 1
    for table in tables where tables.count > 1 {
      var hidden = table
      hidden.entries = table.entries.filter(\.isForbidden)
      hidden.questions = []
      if !hidden.entries.isEmpty { _ = try admitPart(hidden, of: file) }
    }
    func people(_ place: Int) -> Int { tables[place].entries.map(\.count).max() ?? 0 }
    var keptBack = [Set<Int>](repeating: [], count: tables.count)
    var numbers = [Int](repeating: 0, count: tables.count)
    for place in tables.indices.sorted(by: { (-people($0), $0) < (-people($1), $1) }) {
      numbers[place] = admitted
      keptBack[place] = try admitPart(tables[place], of: file)
    }
    numbersOfAnswer = numbers
    return keptBack
  }
}
