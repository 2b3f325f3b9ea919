/// The row space of sparse equations, in which other sums are looked for.
struct RowSpace {
  /// Rows by the unknown of their pivot, whose coefficient is 1 and which no other row has.
  private var rows: [Int: [Int: Double]] = [:]
  /// The pivots of the rows that have other unknowns, too.
  private var wide: Set<Int> = []

  /// The space that some equations span.
  ///
  /// Short equations come first: those of one unknown take it out of all others, and little is left to be
  /// eliminated.
  init(_ equations: [[Int: Double]]) {
    for equation in equations.sorted(by: { $0.count < $1.count }) { add(equation) }
  }

  /// Whether a sum follows from the equations.
  func contains(_ sum: [Int: Double]) -> Bool { reduced(sum).isEmpty }

  private static let rounding = 1e-9

  /// What remains of a sum when all rows have been taken away.
  private func reduced(_ sum: [Int: Double]) -> [Int: Double] {
    var rest = sum
    for (unknown, coefficient) in sum {
      guard let row = rows[unknown] else { continue }
      for (other, value) in row { rest[other, default: 0] -= coefficient * value }
    }
    return rest.filter { abs($0.value) > Self.rounding }
  }

  private mutating func add(_ equation: [Int: Double]) {
    let rest = reduced(equation)
    guard let pivot = rest.max(by: { (abs($0.value), $1.key) < (abs($1.value), $0.key) }) else {
      return
    }
    let row = rest.mapValues { $0 / pivot.value }
    for place in wide {
      guard let other = rows[place], let coefficient = other[pivot.key] else { continue }
      var changed = other
      for (unknown, value) in row { changed[unknown, default: 0] -= coefficient * value }
      changed = changed.filter { abs($0.value) > Self.rounding }
      rows[place] = changed
      if changed.count == 1 { wide.remove(place) }
    }
    rows[pivot.key] = row
    if row.count > 1 { wide.insert(pivot.key) }
  }
}
