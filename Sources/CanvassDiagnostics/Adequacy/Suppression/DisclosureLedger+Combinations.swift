/// Numbers that are made of several others, such as the difference of two means: who is told it knows that difference, and
/// neither of the two.
extension DisclosureLedger {
  /// A number of a table that was taken in, and what it counts for in another one.
  public struct Part: Sendable {
    /// The number of the table (`numbersOfAnswer`).
    public var table: Int
    /// The place of the entry.
    public var entry: Int
    /// What its sum counts for.
    public var factor: Double

    /// A number of a table with what it counts for.
    public init(table: Int, entry: Int, factor: Double) {
      (self.table, self.entry, self.factor) = (table, entry, factor)
    }
  }

  /// Takes in a sum of numbers that has been told.
  public mutating func tell(_ combination: [Part]) { combinations.append(combination) }
}

extension LedgerSystem {
  /// Takes in what is known of combinations of numbers of its tables.
  mutating func know(_ combinations: [[DisclosureLedger.Part]]) {
    self.combinations = combinations.flatMap { parts -> [[Int: Double]] in
      var sofar: [[Int: Double]] = [[:]]
      for part in parts {
        guard let place = tables.firstIndex(where: { $0.number == part.table }) else { return [] }
        sofar = sofar.flatMap { sum in
          sums[place][part.entry].map { own in
            sum.merging(own.mapValues { part.factor * $0 }, uniquingKeysWith: +)
          }
        }
      }
      return sofar
    }
  }
}
