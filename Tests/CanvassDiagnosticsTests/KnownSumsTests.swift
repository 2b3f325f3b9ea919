import CanvassDiagnostics
import Testing

/// Whether a withheld cell follows from what is shown: is its unit vector in the row space of what is known?
@Suite("What follows from a table")
struct KnownSumsTests {
  /// The rank of rows, by elimination with whole pivots: a second route, that knows nothing of echelon forms.
  private func rank(_ rows: [[Double]]) -> Int {
    var rows = rows
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = (rank..<rows.count).first(where: { abs(rows[$0][column]) > 1e-9 }) else {
        continue
      }
      rows.swapAt(rank, pivot)
      for row in (rank + 1)..<max(rows.count, rank + 1) {
        let factor = rows[row][column] / rows[rank][column]
        for at in column..<rows[row].count { rows[row][at] -= factor * rows[rank][at] }
      }
      rank += 1
      if rank == rows.count { break }
    }
    return rank
  }

  /// The cells that follow, when each shown cell and each sum is an equation.
  private func told(_ sums: [[Int]], _ count: Int, hidden: Set<Int>) -> Set<Int> {
    func unit(_ cell: Int) -> [Double] { (0..<count).map { $0 == cell ? 1 : 0 } }
    let known =
      (0..<count).filter { !hidden.contains($0) }.map(unit)
      + sums.map { sum in (0..<count).map { sum.contains($0) ? 1 : 0 } }
    let full = rank(known)
    return hidden.filter { rank(known + [unit($0)]) == full }
  }

  /// A table of rows and columns whose margins are known, with categories that add up.
  private func table(_ rows: Int, _ columns: Int) -> (sums: [[Int]], known: KnownSums) {
    var sums = (0..<rows).map { row in (0..<columns).map { row * columns + $0 } }
    sums += (0..<columns).map { column in (0..<rows).map { $0 * columns + column } }
    var known = KnownSums()
    for sum in sums { known.add(sum) }
    return (sums, known)
  }

  @Test("one cell of a line follows, two do not, a rectangle does not, a staircase does")
  func small() {
    let (_, known) = table(3, 3)
    #expect(known.recoverable([0]) == [0])
    #expect(known.recoverable([0, 1]) == [0, 1])
    #expect(known.recoverable([0, 1, 3, 4]) == [])
    // Five cells, of which the one outside the rectangle is alone in its line.
    #expect(known.recoverable([0, 1, 3, 4, 8]) == [8])
    // A ring through three rows and columns.
    #expect(known.recoverable([0, 1, 4, 5, 8, 6]) == [])
  }

  /// Two blocks that no line of one withheld cell gives away, but a sum of sums does: the total of the first
  /// block and the cell between them.
  @Test("a combination of sums tells a cell that no sum tells alone")
  func combination() {
    var known = KnownSums()
    known.add([0, 1, 2])
    known.add([0, 1, 3, 4])
    known.add([2, 3, 4, 5, 6])
    known.add([5, 6, 2])
    let hidden: Set = [0, 1, 2, 3, 4, 5, 6]
    let sums = [[0, 1, 2], [0, 1, 3, 4], [2, 3, 4, 5, 6], [5, 6, 2]]
    #expect(Set(known.recoverable(hidden)) == told(sums, 7, hidden: hidden))
    #expect(!known.recoverable(hidden).isEmpty || told(sums, 7, hidden: hidden).isEmpty)
  }

  @Test("beside one cell of a table three are kept back, which make a box", arguments: 0..<40)
  func box(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let (_, known) = table(8, 3)
    let sizes = (0..<24).map { _ in 30 + random(100) }
    #expect(known.keptBack(for: [random(24)]) { sizes[$0] }.count == 3)
  }

  /// The cells that a reader of people finds line by line: the last one of a line, and all where nobody is left.
  private func foundByLine(_ sums: [[Int]], _ values: [Int], hidden: Set<Int>) -> Set<Int> {
    var left = hidden
    var before = -1
    while left.count != before {
      before = left.count
      for sum in sums {
        let open = sum.filter(left.contains)
        // The total of the line less what is shown.
        let rest = open.reduce(0) { $0 + values[$1] }
        if open.count == 1 || rest == 0 { left.subtract(open) }
      }
    }
    return hidden.subtracting(left)
  }

  @Test("a cell of nobody does not follow from others of nobody", arguments: 0..<40)
  func nobody(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var (sums, known) = table(3, 3)
    let values = (0..<9).map { _ in max(random(5) - 2, 0) }
    let zeros = Set(values.indices.filter { values[$0] == 0 })
    known.extremes = [zeros]
    // Packs withhold all that is 0, and some more.
    let withheld = zeros.union([random(9)])
    let hidden = withheld.union(known.keptBack(for: withheld) { values[$0] })
    let found = foundByLine(sums, values, hidden: hidden).intersection(withheld)
    let anyway = foundByLine(sums, values, hidden: Set(values.indices))
    #expect(found.isSubset(of: anyway), "\(values), \(hidden.sorted())")
    #expect(Set(known.recoverable(hidden)).isSuperset(of: found))
  }

  /// Rows a, b, c of which c has a cell, alone in its column: it is what the others have less than the columns.
  @Test("for a cell that the sums tell by themselves nothing is kept back")
  func toldAnyway() {
    var known = KnownSums()
    for sum in [[0, 1], [2, 3, 4], [0, 2], [1, 3]] { known.add(sum) }
    #expect(known.recoverable([0, 1, 2, 3, 4]) == [4])
    #expect(known.keptBack(for: [4]) { _ in 1 }.isEmpty)
    #expect(known.keptBack(for: [0, 4]) { _ in 1 } == [1, 2, 3])
  }

  @Test("what is kept back leaves nothing to be told, in tables of many shapes", arguments: 0..<60)
  func keptBack(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let (rows, columns) = (2 + random(5), 2 + random(5))
    let (sums, known) = table(rows, columns)
    let count = rows * columns
    let withheld = Set((0..<(1 + random(4))).map { _ in random(count) })
    let sizes = (0..<count).map { _ in random(100) }
    let hidden = withheld.union(known.keptBack(for: withheld) { sizes[$0] })
    // What is kept back may be told: it may be shown.
    #expect(told(sums, count, hidden: hidden).isDisjoint(with: withheld))
    #expect(withheld.isDisjoint(with: known.recoverable(hidden)))
    #expect(Set(known.recoverable(withheld)) == told(sums, count, hidden: withheld))
  }
}
