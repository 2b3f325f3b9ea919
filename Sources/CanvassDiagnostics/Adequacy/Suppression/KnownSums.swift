/// What readers of a table know besides the numbers that it shows: sums of some of its cells.
///
/// A cell stands for the weighted total behind a number (Σw·y; of a mean Σw times it), so that all sums are plain
/// ones: the categories of a proportion add up to the people of the domain, the domains to each margin, be
/// it printed here, elsewhere or nowhere.
public struct KnownSums: Sendable {
  /// The cells of each sum, each of two and more.
  public private(set) var sums: [[Int]] = []

  /// Nothing is known.
  public init() {}

  /// Adds a sum. That of one cell is the cell, which is judged by itself.
  public mutating func add(_ cells: [Int]) {
    if cells.count > 1 { sums.append(cells) }
  }

  /// The withheld cells that follow from the others and the sums.
  ///
  /// What is shown is taken away from the sums. What remains is a system of equations in the withheld
  /// cells; a cell follows where its unit vector is in their row space.
  public func recoverable(_ withheld: Set<Int>) -> [Int] {
    let known = RowSpace(
      sums.map { sum in
        Dictionary(sum.filter(withheld.contains).map { ($0, 1) }, uniquingKeysWith: +)
      })
    return withheld.sorted().filter { known.contains([$0: 1]) }
  }

  /// The cells that are kept back besides, so that no withheld cell follows from what is shown.
  ///
  /// A sum that has one withheld cell gives it away; one of its other cells is kept back, and so on until no sum has one
  /// alone: the one that leaves the fewest other sums with a lone cell, so that four cells of a table close a box, and of
  /// these the one that costs least. What a combination of sums still gives away is found by
  /// `recoverable`, and a cell of its sums is kept back, too. What hides nothing in the end is shown again.
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
        for sum in sums where sum.count(where: hidden.contains) == 1 {
          guard let other = cheapest(sum) else { continue }
          hidden.insert(other)
          changed = true
        }
      }
    }
    hideBesideLoneCells()
    while let told = recoverable(hidden).first(where: withheld.contains) {
      let near = sums.filter { $0.contains(told) }
      let wide = sums.filter { $0.contains(where: hidden.contains) }
      guard let other = cheapest(near.joined()) ?? cheapest(wide.joined()) else { break }
      hidden.insert(other)
      hideBesideLoneCells()
    }
    let added = hidden.subtracting(withheld).subtracting(already)
    for cell in added.sorted(by: { (cost($0), $0) > (cost($1), $1) })
    where added.count <= Self.mostTakenBack {
      hidden.remove(cell)
      if recoverable(hidden).contains(where: withheld.contains) { hidden.insert(cell) }
    }
    return hidden.subtracting(withheld)
  }

  /// Of no more cells, or numbers of an answer, it is tried whether they can be shown after all.
  static let mostTakenBack = 64
}
