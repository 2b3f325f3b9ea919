extension DisclosureLedger {
  /// The limits of the distributions that have been shown, as numbers of a column: of each of them that divides people as
  /// limits of this column do, whatever its own column is called.
  ///
  /// - Parameter numbers: the column; NaN without an answer.
  public func limits(of numbers: [Double]) -> [Double] {
    distributions.sorted().flatMap { place -> [Double] in
      guard case .classes(let classes, let count) = columns[place].content,
        classes.count == numbers.count
      else { return [] }
      var ranges = [ClosedRange<Double>?](repeating: nil, count: count)
      for (row, number) in numbers.enumerated() where classes[row] != 0 && !number.isNaN {
        let own = Int(classes[row]) - 1
        ranges[own] =
          ranges[own].map {
            min($0.lowerBound, number)...max($0.upperBound, number)
          } ?? number...number
      }
      let ascending = ranges.compactMap(\.self).sorted { $0.lowerBound < $1.lowerBound }
      guard zip(ascending, ascending.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound })
      else { return [] }
      return ascending.dropLast().map(\.upperBound)
    }
  }
}
