/// Numbers that are made of several others, such as the difference of two means: who is told it knows that difference, and
/// neither of the two.
extension DisclosureLedger {
  /// A number of a table of an answer, and what it counts for in another one.
  public struct Part: Sendable {
    /// The place of the table in the answer; in the ledger its number.
    public var table: Int
    /// The place of the entry.
    public var entry: Int
    /// What its sum counts for; of a number that is no sum what it counts for itself.
    public var factor: Double

    /// A number of a table with what it counts for.
    public init(table: Int, entry: Int, factor: Double) {
      (self.table, self.entry, self.factor) = (table, entry, factor)
    }
  }

  /// The numbers of the tables that are in a combination with one.
  func combined(with table: Int) -> Set<Int> {
    Set(combinations.filter { $0.contains { $0.table == table } }.joined().map(\.table))
  }
}

/// A number that is made of several of a system, and told where all of them are.
struct LedgerCombination: Sendable {
  /// The table and entry of each.
  var parts: [(table: Int, entry: Int)]
  /// What it says, in each way that its sums can be read.
  var sums: [[Int: Double]]
}

extension LedgerSystem {
  /// Takes in what is known of combinations of numbers of its tables; one that has numbers of other tables is not told yet.
  mutating func know(_ combinations: [[DisclosureLedger.Part]]) {
    for parts in combinations {
      var places: [(table: Int, entry: Int)] = []
      var sofar: [[Int: Double]] = [[:]]
      for part in parts {
        guard let place = tables.firstIndex(where: { $0.number == part.table }) else { break }
        places.append((place, part.entry))
        let own: [[Int: Double]]
        if tables[place].entries[part.entry].isStatistic {
          own = [[takeStatistic(place, part.entry): 1]]
        } else {
          own = sums[place][part.entry]
        }
        sofar = sofar.flatMap { sum in
          own.map { sum.merging($0.mapValues { part.factor * $0 }, uniquingKeysWith: +) }
        }
      }
      guard places.count == parts.count else { continue }
      self.combinations.append(LedgerCombination(parts: places, sums: sofar))
    }
  }

  /// What those know who are told combinations: these, and numbers that are no sums where they are shown themselves.
  func combinations(withNew: Bool) -> [[Int: Double]] {
    func isShown(_ table: Int, _ entry: Int) -> Bool {
      tables[table].entries[entry].isShown && (withNew || table != new)
    }
    var equations = combinations.filter { $0.parts.allSatisfy(isShown) }.flatMap(\.sums)
    guard !statistics.isEmpty else { return equations }
    for (place, table) in tables.enumerated() {
      for (number, entry) in table.entries.enumerated()
      where !entry.isMade && isShown(place, number) {
        if let unknown = statistic(place, number) { equations.append([unknown: 1]) }
      }
    }
    return equations
  }

  /// The unknown that a number is that is no sum, such as a median, where combinations have it; `nil` for others.
  ///
  /// All such numbers of the same people and column are taken to be one: who knows one of them may know the other.
  func statistic(_ table: Int, _ entry: Int) -> Int? {
    guard tables[table].entries[entry].isStatistic else { return nil }
    return statistics[statisticKey(table, entry)]
  }

  private func statisticKey(_ table: Int, _ entry: Int) -> Set<Int> {
    Set(hints[table][entry].flatMap(\.keys))
  }

  private mutating func takeStatistic(_ table: Int, _ entry: Int) -> Int {
    let next = peopleOffset + atomCount + statistics.count
    let key = statisticKey(table, entry)
    let unknown = statistics[key] ?? next
    statistics[key] = unknown
    return unknown
  }
}
