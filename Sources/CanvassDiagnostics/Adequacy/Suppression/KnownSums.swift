#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

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
  /// cells; a cell follows where its unit vector is in the row space, and then its row of the reduced
  /// echelon form is that vector.
  public func recoverable(_ withheld: Set<Int>) -> [Int] {
    let columns = withheld.sorted()
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var rows = sums.compactMap { sum -> [Double]? in
      var row = [Double](repeating: 0, count: columns.count)
      for cell in sum { if let column = place[cell] { row[column] += 1 } }
      return row.contains { $0 != 0 } ? row : nil
    }
    let pivots = reduce(&rows, columns.count)
    return pivots.enumerated().compactMap { row, column in
      rows[row].indices.allSatisfy { $0 == column || abs(rows[row][$0]) < Self.rounding }
        ? columns[column] : nil
    }
  }

  /// Entries are small whole numbers, and quotients of such.
  private static let rounding = 1e-9

  /// Brings rows into reduced echelon form.
  ///
  /// - Returns: the column of the pivot of each row that has one.
  private func reduce(_ rows: inout [[Double]], _ width: Int) -> [Int] {
    var pivots: [Int] = []
    for column in 0..<width where pivots.count < rows.count {
      let next = pivots.count
      guard
        let best = (next..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[best][column]) > Self.rounding
      else { continue }
      rows.swapAt(next, best)
      let factor = rows[next][column]
      for at in column..<width { rows[next][at] /= factor }
      let pivot = rows[next]
      for row in rows.indices where row != next && abs(rows[row][column]) > 0 {
        let multiple = rows[row][column]
        for at in column..<width { rows[row][at] -= multiple * pivot[at] }
        rows[row][column] = 0
      }
      pivots.append(column)
    }
    return pivots
  }

  /// The cells that are kept back besides, so that no withheld cell follows from what is shown.
  ///
  /// A sum that has one withheld cell gives it away; the one of its other cells that costs least is kept back,
  /// and so on until no sum has one alone. What a combination of sums still gives away is found by
  /// `recoverable`, and a cell of its sums is kept back, too.
  ///
  /// - Parameters:
  ///   - withheld: the cells that may not be shown.
  ///   - cost: what keeping back a cell costs, such as the people behind it.
  /// - Returns: cells that may be shown, but are not.
  public func keptBack(for withheld: Set<Int>, cost: (Int) -> Int) -> Set<Int> {
    var hidden = withheld
    func cheapest(_ cells: some Sequence<Int>) -> Int? {
      cells.filter { !hidden.contains($0) }.min { (cost($0), $0) < (cost($1), $1) }
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
    while let told = recoverable(hidden).first {
      let near = sums.filter { $0.contains(told) }
      let wide = sums.filter { $0.contains(where: hidden.contains) }
      guard let other = cheapest(near.joined()) ?? cheapest(wide.joined()) else { break }
      hidden.insert(other)
      hideBesideLoneCells()
    }
    return hidden.subtracting(withheld)
  }
}
