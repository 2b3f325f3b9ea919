/// The row space of sparse equations, in which other sums are looked for.
///
/// Unknowns are numbered from 0. An equation may have a name, a number below 0, as if it were one more unknown: names are
/// carried along, and tell which equations a sum follows from.
struct RowSpace {
  /// Rows by the unknown of their pivot, whose coefficient is 1 and which no other row has.
  private var rows: [Int: [Int: Double]] = [:]
  /// The pivots of the rows that have an unknown besides their own.
  private var users: [Int: Set<Int>] = [:]

  /// The space that some equations span.
  ///
  /// Short equations come first: those of one unknown take it out of all others, and little is left to be
  /// eliminated.
  init(_ equations: [[Int: Double]]) {
    for equation in equations.sorted(by: { $0.count < $1.count }) { add(equation) }
  }

  /// Whether a sum follows from the equations.
  func contains(_ sum: [Int: Double]) -> Bool {
    // What is in no equation remains whatever is taken away: most sums are told by that.
    for (unknown, coefficient) in sum
    where unknown >= 0 && abs(coefficient) > Self.rounding && rows[unknown] == nil
      && users[unknown]?.isEmpty ?? true
    { return false }
    return reduced(sum).keys.allSatisfy { $0 < 0 }
  }

  /// The names of the equations that a sum follows from; `nil` where it does not follow.
  private func sources(of sum: [Int: Double]) -> [Int]? {
    let rest = reduced(sum).keys
    return rest.allSatisfy { $0 < 0 } ? rest.sorted(by: >) : nil
  }

  /// Of numbered equations the cheapest one that the first of some sums follows from; `nil` where none of the sums follows.
  ///
  /// - Parameters:
  ///   - known: equations that cannot be withheld.
  ///   - shown: those that can.
  ///   - isLess: whether one of these costs less than another.
  static func source(
    of sums: [[Int: Double]], known: [[Int: Double]], shown: [[Int: Double]],
    isLess: (Int, Int) -> Bool
  ) -> Int? {
    let space = RowSpace(
      known
        + shown.enumerated().map { name, equation in
          equation.merging([-1 - name: 1]) { own, _ in own }
        })
    return sums.lazy.compactMap { space.sources(of: $0) }.first?.map { -1 - $0 }.min(by: isLess)
  }

  private static let rounding = 1e-9

  /// What remains of a sum when all rows have been taken away.
  func reduced(_ sum: [Int: Double]) -> [Int: Double] {
    var rest = sum
    for (unknown, coefficient) in sum {
      guard let row = rows[unknown] else { continue }
      for (other, value) in row { rest[other, default: 0] -= coefficient * value }
    }
    return rest.filter { abs($0.value) > Self.rounding }
  }

  private mutating func add(_ equation: [Int: Double]) {
    let largest = equation.lazy.filter { $0.key >= 0 }.map { abs($0.value) }.max() ?? 0
    guard largest > 0 else { return }
    // Equations have any scale: that of their largest coefficient is 1.
    let rest = reduced(equation.mapValues { $0 / largest })
    let pivots = rest.lazy.filter { $0.key >= 0 }
    guard let pivot = pivots.max(by: { (abs($0.value), $1.key) < (abs($1.value), $0.key) }) else {
      return
    }
    let row = rest.mapValues { $0 / pivot.value }
    for place in users.removeValue(forKey: pivot.key) ?? [] {
      guard var changed = rows[place], let coefficient = changed[pivot.key] else { continue }
      for (unknown, value) in row {
        let left = changed[unknown, default: 0] - coefficient * value
        if abs(left) > Self.rounding {
          changed[unknown] = left
          if unknown >= 0, unknown != place { users[unknown, default: []].insert(place) }
        } else {
          changed[unknown] = nil
          users[unknown]?.remove(place)
        }
      }
      rows[place] = changed
    }
    rows[pivot.key] = row
    for unknown in row.keys where unknown >= 0 && unknown != pivot.key {
      users[unknown, default: []].insert(pivot.key)
    }
  }
}
