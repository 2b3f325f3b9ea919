extension TableRelease {
  /// Keeps back what forbidden numbers would follow from, where numbers are sums of parts that they have in common: units that
  /// take in shares of the same older ones. Two of them can then be one unknown, and hide nothing of each other.
  ///
  /// - Parameters:
  ///   - places: the numbers.
  ///   - sums: the parts of each, and how much it has of them.
  ///   - known: sums of parts that readers know besides.
  public mutating func keepBack(
    among places: [Int], madeOf sums: [[Int: Double]], known: [[Int: Double]]
  ) {
    // What is 0 or 1 some readers know by the clause that withholds it.
    for knowsExtremes in [false, true] {
      func isTold(_ place: Int) -> Bool { knowsExtremes && outcomes[places[place]].isKnown }
      let forbidden = places.indices.filter { outcomes[places[$0]].isForbidden && !isTold($0) }
      let told = places.indices.filter(isTold)
      while true {
        let shown = places.indices.filter { !isTold($0) && !outcomes[places[$0]].isWithheld }
        let others = RowSpace.sources(
          of: forbidden.map { sums[$0] }, known: known + told.map { sums[$0] },
          shown: shown.map { sums[$0] },
          isLess: {
            outcomes[places[shown[$0]]].cell.count < outcomes[places[shown[$1]]].cell.count
          })
        if others.isEmpty { break }
        keepBack(others.map { places[shown[$0]] })
      }
    }
  }
}
