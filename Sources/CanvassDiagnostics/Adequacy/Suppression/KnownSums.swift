/// What readers of a table know besides the numbers that it shows: sums of some of its cells.
///
/// A cell stands for the weighted total behind a number (Σw·y; of a mean Σw times it), so that all sums are plain
/// ones: the categories of a proportion add up to the people of the domain, the domains to each margin, be
/// it printed here, elsewhere or nowhere.
public struct KnownSums: Sendable {
  /// The cells of each sum, each of two and more.
  public private(set) var sums: [[Int]] = []

  /// Sets of cells whose totals are as small, or as large, as can be: shares of 0, shares of 1. Readers who do not know which
  /// these are learn it where a sum has no other withheld cells: if all of them together are nobody, each of them is.
  public var extremes: [Set<Int>] = []

  /// Nothing is known.
  public init() {}

  /// Adds a sum. That of one cell is the cell, which is judged by itself.
  public mutating func add(_ cells: [Int]) {
    if cells.count > 1 { sums.append(cells) }
  }

  /// The same for those who know all other cells: of a sum one alone may be left, which they know then.
  func left(of cells: Set<Int>) -> KnownSums {
    var known = KnownSums()
    known.sums = sums.map { $0.filter(cells.contains) }.filter { !$0.isEmpty }
    return known
  }

  /// The withheld cells that follow from the others and the sums.
  ///
  /// What is shown is taken away from the sums. What remains is a system of equations in the withheld
  /// cells; a cell follows where its unit vector is in their row space.
  public func recoverable(_ withheld: Set<Int>) -> [Int] {
    told(withheld, by: space(of: withheld)).sorted()
  }

  /// What is known of some cells where all others are.
  private func space(of cells: Set<Int>) -> RowSpace {
    RowSpace(sums: sums.map { $0.filter(cells.contains) })
  }

  /// The withheld cells that follow from what is known of them, and from what adds up to nobody, or to all who could be in it.
  private func told(_ withheld: Set<Int>, by known: RowSpace) -> Set<Int> {
    var found = withheld.filter(known.tells)
    if extremes.isEmpty { return found }
    var known = known
    while true {
      let more = Set(
        sums.lazy.map { $0.filter { withheld.contains($0) && !found.contains($0) } }
          .filter { rest in !rest.isEmpty && extremes.contains { $0.isSuperset(of: rest) } }
          .joined())
      if more.isEmpty { return found }
      known.add(known: more)
      found = withheld.filter(known.tells)
    }
  }

  /// The cells that are kept back besides, so that no withheld cell follows from what is shown.
  ///
  /// A sum that has one withheld cell gives it away; one of its other cells is kept back, and so on until no sum has one
  /// alone: the one that leaves the fewest other sums with a lone cell, so that four cells of a table close a box, and of
  /// these the one that costs least. What a combination of sums still gives away is found by
  /// `recoverable`, and a cell of its sums is kept back, too. What hides nothing in the end is shown again. For a cell that
  /// would follow were nothing shown nothing is kept back.
  ///
  /// - Parameters:
  ///   - withheld: the cells that may not be shown.
  ///   - already: cells that are kept back already. They may follow from what is shown.
  ///   - cost: what keeping back a cell costs, such as the people behind it.
  /// - Returns: cells that may be shown, but are not.
  public func keptBack(
    for withheld: Set<Int>, besides already: Set<Int> = [], cost: (Int) -> Int
  ) -> Set<Int> {
    if withheld.isEmpty { return already }
    // What the sums tell by themselves nothing hides.
    let all = withheld.union(sums.joined())
    let known = space(of: all)
    let told = all.filter(known.tells)
    let open = withheld.subtracting(told)
    let openToBounds = withheld.subtracting(self.told(all, by: known))
    var hidden = withheld.union(already)
    var sumsOf: [Int: [Int]] = [:]
    for (place, sum) in sums.enumerated() {
      for cell in sum { sumsOf[cell, default: []].append(place) }
    }
    func leftAlone(by cell: Int) -> Int {
      (sumsOf[cell] ?? []).count { !sums[$0].contains(where: hidden.contains) }
    }
    func cheapest(_ cells: some Sequence<Int>) -> Int? {
      cells.filter { !hidden.contains($0) }.map { (leftAlone(by: $0), cost($0), $0) }.min(by: <)?.2
    }
    func hideBesideLoneCells() {
      var changed = true
      while changed {
        changed = false
        for sum in sums {
          let own = sum.filter(hidden.contains)
          guard let first = own.first, !told.isSuperset(of: own) else { continue }
          let bound = extremes.first { $0.contains(first) && $0.isSuperset(of: own) }
          guard own.count == 1 || bound != nil && own.contains(where: openToBounds.contains),
            let other = cheapest(sum.filter { bound?.contains($0) != true })
          else { continue }
          hidden.insert(other)
          changed = true
        }
      }
    }
    func firstTold(of hidden: Set<Int>, by known: RowSpace) -> Int? {
      let linear = open.filter(known.tells)
      if !linear.isEmpty || extremes.isEmpty { return linear.min() }
      return self.told(hidden, by: known).intersection(openToBounds).min()
    }
    hideBesideLoneCells()
    while let told = firstTold(of: hidden, by: space(of: hidden)) {
      let near = sums.filter { $0.contains(told) }
      let wide = sums.filter { $0.contains(where: hidden.contains) }
      guard let other = cheapest(near.joined()) ?? cheapest(wide.joined()) else { break }
      hidden.insert(other)
      hideBesideLoneCells()
    }
    let added = hidden.subtracting(withheld).subtracting(already)
    if added.count > Self.mostTakenBack { return hidden.subtracting(withheld) }
    var left = space(of: hidden)
    for cell in added.sorted(by: { (cost($0), $0) > (cost($1), $1) }) {
      var trial = left
      trial.add(known: [cell])
      if firstTold(of: hidden.subtracting([cell]), by: trial) != nil { continue }
      left = trial
      hidden.remove(cell)
    }
    return hidden.subtracting(withheld)
  }

  /// Of no more cells, or numbers of an answer, it is tried whether they can be shown after all.
  static let mostTakenBack = 64
}
