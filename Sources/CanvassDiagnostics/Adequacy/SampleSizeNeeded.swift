extension RulePack {
  /// Whether its clauses ask for people and degrees of freedom only, so that the n that it needs tells nothing of a
  /// number.
  public var asksForPeopleOnly: Bool {
    clauses.allSatisfy { clause in
      clause.comparisons.allSatisfy {
        switch $0.measure {
        case .count, .degreesOfFreedom, .population, .planned: true
        default: false
        }
      }
    }
  }

  /// The largest sample that is looked at.
  static let largest = 1 << 40

  /// The smallest n with which the pack would publish a number of the same estimate, design effect and
  /// degrees of freedom; `nil` where none would do: where it is not the size that is wrong.
  ///
  /// The variance goes down with n and the cases of a category up.
  public func countNeeded(for cell: JudgedCell) -> Int? {
    guard cell.count > 0, cell.value.isFinite, cell.variance.isFinite else { return nil }
    return countNeeded { cell.resized(to: $0) }
  }

  /// The smallest n with which the pack would publish a number that is known for every n; `nil` where none would do.
  ///
  /// n is doubled until the pack publishes, and the interval halved.
  func countNeeded(upTo most: Int = largest, where cell: (Int) -> JudgedCell) -> Int? {
    guard scope == .cell, most >= 1 else { return nil }
    func publishes(_ n: Int) -> Bool { mark(cell(n)).grade == .release }
    var (low, high) = (0, 1)
    while !publishes(high) {
      if high == most { return nil }
      (low, high) = (high, min(2 * high, most))
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if publishes(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
