/// Which classes of two columns people have together, as lines between classes: sums of both columns say how many people
/// a line has only where all else hangs together without it on one side or the other.
///
/// Of two items of a questionnaire nearly every pair of answers occurs, and no sum of a pair follows from theirs. q ≤ 3 and
/// q ≤ 2 have three pairs, and each follows.
struct PairsOfClasses {
  /// People by the class of one column and that of the other.
  let counts: [[Int]]
  /// So many people the pairs that nobody has would have at least, were the columns independent.
  private static let least = 8.0

  /// Whether people of both columns are tied to each other, which is no accident: there are classes of one that, but for
  /// the people of one pair at most, nobody has together with some classes of the other.
  var areTied: Bool {
    let rows = counts.indices.filter { counts[$0].contains { $0 > 0 } }
    let lines = (counts.first ?? []).indices.filter { line in counts.contains { $0[line] > 0 } }
    guard let first = rows.first else { return false }
    if isNoAccident(side(of: first, without: nil), rows, lines, but: 0) { return true }
    for row in rows {
      for line in lines where counts[row][line] > 0 {
        let side = side(of: row, without: (row, line))
        if side.lines.contains(line) { continue }
        if isNoAccident(side, rows, lines, but: counts[row][line]) { return true }
      }
    }
    return false
  }

  private typealias Side = (rows: Set<Int>, lines: Set<Int>)

  /// The classes that hang together with one, by pairs that somebody has.
  private func side(of row: Int, without pair: (row: Int, line: Int)?) -> Side {
    var side: Side = ([row], [])
    var open = [(row, true)]
    while let (place, isRow) = open.popLast() {
      let others = isRow ? counts[place].indices : counts.indices
      for other in others {
        let (row, line) = isRow ? (place, other) : (other, place)
        guard counts[row][line] > 0, pair.map({ $0 != (row, line) }) ?? true else { continue }
        let isNew =
          isRow ? side.lines.insert(line).inserted : side.rows.insert(row).inserted
        if isNew { open.append((other, !isRow)) }
      }
    }
    return side
  }

  /// Whether the pairs of classes of different sides would have many people.
  private func isNoAccident(_ side: Side, _ rows: [Int], _ lines: [Int], but pair: Int) -> Bool {
    func people(_ rows: [Int]) -> Double { Double(rows.reduce(0) { $0 + counts[$1].reduce(0, +) }) }
    func across(_ lines: [Int]) -> Double {
      Double(lines.reduce(0) { sum, line in sum + counts.reduce(0) { $0 + $1[line] } })
    }
    let all = people(rows)
    let (inner, within) = (people(Array(side.rows)), across(Array(side.lines)))
    let expected = (inner * (all - within) + (all - inner) * within) / all
    return expected - Double(pair) >= Self.least
  }
}
