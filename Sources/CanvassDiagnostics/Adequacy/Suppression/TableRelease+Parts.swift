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
      while true {
        let space = RowSpace(
          known
            + places.indices.compactMap { place in
              if isTold(place) { return sums[place] }
              if outcomes[places[place]].isWithheld { return nil }
              return sums[place].merging([-1 - place: 1]) { own, _ in own }
            })
        let told = forbidden.lazy.compactMap { space.sources(of: sums[$0]) }.first
        guard
          let other = told?.map({ -1 - $0 }).min(by: {
            outcomes[places[$0]].cell.count < outcomes[places[$1]].cell.count
          })
        else { break }
        keepBack([places[other]])
      }
    }
  }
}
