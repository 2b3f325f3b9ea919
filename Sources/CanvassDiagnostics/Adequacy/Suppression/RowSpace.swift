/// The row space of sparse equations, in which other sums are looked for.
///
/// Unknowns are numbered from 0. An equation may have a name, a number below 0, as if it were one more unknown: names are
/// carried along, and tell which equations a sum follows from.
struct RowSpace {
  /// A coefficient of an unknown, which is known by its place among all that are in an equation.
  private struct Part {
    var place: Int
    var value: Double
  }

  /// All unknowns and names, ascending: names come first.
  private let unknowns: [Int]
  private let places: [Int: Int]
  private let nameCount: Int
  /// Rows by the unknown of their pivot, whose coefficient is 1 and which no other row has; each ascending, empty where there
  /// is none.
  private var rows: [[Part]]
  /// The pivots of the rows that have an unknown besides their own, and some that had it.
  private var users: [[Int]]

  /// The space that some equations span.
  ///
  /// Short equations come first: those of one unknown take it out of all others, and little is left to be
  /// eliminated.
  init(_ equations: [[Int: Double]]) {
    self.init(
      of: Set(equations.lazy.flatMap(\.keys)).sorted(),
      equations.sorted { $0.count < $1.count }.lazy.map { $0.map { ($0, $1) } })
  }

  /// The space that plain sums of unknowns span.
  init(sums: [[Int]]) {
    self.init(
      of: Set(sums.joined()).sorted(),
      sums.sorted { $0.count < $1.count }.lazy.map { $0.map { ($0, 1) } })
  }

  private init(of unknowns: [Int], _ equations: some Sequence<[(Int, Double)]>) {
    self.unknowns = unknowns
    places = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    nameCount = unknowns.firstIndex { $0 >= 0 } ?? unknowns.count
    rows = Array(repeating: [], count: unknowns.count)
    users = rows.map { _ in [] }
    var work = Work(unknowns.count)
    for equation in equations { add(equation, &work) }
  }

  /// Takes in what some of the unknowns are.
  mutating func add(known: some Sequence<Int>) {
    var work = Work(unknowns.count)
    for unknown in known where places[unknown] != nil { add([(unknown, 1)], &work) }
  }

  /// Whether one unknown follows from the equations.
  func tells(_ unknown: Int) -> Bool {
    guard let place = places[unknown], let last = rows[place].last else { return false }
    // A row has names besides its own unknown, or others.
    return last.place == place && rows[place].dropLast().allSatisfy { $0.place < nameCount }
  }

  /// Numbers by unknown while a row is made, and which of them may not be 0.
  private struct Work {
    var values: [Double]
    var isTouched: [Bool]
    var touched: [Int] = []

    init(_ count: Int) {
      values = Array(repeating: 0, count: count)
      isTouched = Array(repeating: false, count: count)
    }

    mutating func add(_ factor: Double, _ row: [Part]) {
      for part in row {
        values[part.place] += factor * part.value
        if !isTouched[part.place] {
          isTouched[part.place] = true
          touched.append(part.place)
        }
      }
    }

    /// What there is, ascending; nothing is left.
    mutating func take() -> [Part] {
      touched.sort()
      var row: [Part] = []
      row.reserveCapacity(touched.count)
      for place in touched {
        if abs(values[place]) > RowSpace.rounding {
          row.append(Part(place: place, value: values[place]))
        }
        (values[place], isTouched[place]) = (0, false)
      }
      touched.removeAll(keepingCapacity: true)
      return row
    }
  }

  /// Whether a sum follows from the equations.
  func contains(_ sum: [Int: Double]) -> Bool {
    // What is in no equation remains whatever is taken away: most sums are told by that.
    for (unknown, coefficient) in sum
    where unknown >= 0 && abs(coefficient) > Self.rounding {
      guard let place = places[unknown], !rows[place].isEmpty || !users[place].isEmpty else {
        return false
      }
    }
    return reduced(sum).keys.allSatisfy { $0 < 0 }
  }

  /// The names of the equations that a sum follows from; `nil` where it does not follow.
  private func sources(of sum: [Int: Double]) -> [Int]? {
    let rest = reduced(sum).keys
    return rest.allSatisfy { $0 < 0 } ? rest.sorted(by: >) : nil
  }

  /// Of numbered equations the cheapest one that each of some sums follows from, unless it follows from one besides that
  /// was found for a sum before; none where no sum follows. A sum that the known equations tell alone has none.
  ///
  /// - Parameters:
  ///   - known: equations that cannot be withheld.
  ///   - shown: those that can.
  ///   - isLess: whether one of these costs less than another.
  static func sources(
    of sums: [[Int: Double]], known: [[Int: Double]], shown: [[Int: Double]],
    isLess: (Int, Int) -> Bool
  ) -> [Int] {
    let space = RowSpace(
      known
        + shown.enumerated().map { name, equation in
          equation.merging([-1 - name: 1]) { own, _ in own }
        })
    var found: [Int] = []
    var isFound = [Bool](repeating: false, count: shown.count)
    for sum in sums {
      guard let names = space.sources(of: sum), !names.contains(where: { isFound[-1 - $0] }),
        let cheapest = names.lazy.map({ -1 - $0 }).min(by: isLess)
      else { continue }
      found.append(cheapest)
      isFound[cheapest] = true
    }
    return found
  }

  private static let rounding = 1e-9

  /// What remains of a sum when all rows have been taken away.
  func reduced(_ sum: [Int: Double]) -> [Int: Double] {
    var rest = sum
    for (unknown, coefficient) in sum {
      guard let place = places[unknown] else { continue }
      for part in rows[place] { rest[unknowns[part.place], default: 0] -= coefficient * part.value }
    }
    return rest.filter { abs($0.value) > Self.rounding }
  }

  private mutating func add(_ equation: [(unknown: Int, value: Double)], _ work: inout Work) {
    let largest = equation.lazy.filter { $0.unknown >= 0 }.map { abs($0.value) }.max() ?? 0
    guard largest > 0 else { return }
    // Equations have any scale: that of their largest coefficient is 1.
    let scaled = equation.map { Part(place: places[$0] ?? 0, value: $1 / largest) }
      .sorted { $0.place < $1.place }
    work.add(1, scaled)
    for part in scaled { work.add(-part.value, rows[part.place]) }
    var row = work.take()
    var pivot: Part?
    for part in row where part.place >= nameCount && abs(part.value) > abs(pivot?.value ?? 0) {
      pivot = part
    }
    guard let pivot else { return }
    for at in row.indices { row[at].value /= pivot.value }
    for user in users[pivot.place] {
      guard let coefficient = coefficient(of: pivot.place, in: rows[user]) else { continue }
      work.add(1, rows[user])
      work.add(-coefficient, row)
      let before = rows[user]
      rows[user] = work.take()
      note(user, in: rows[user], besides: before)
    }
    users[pivot.place] = []
    rows[pivot.place] = row
    note(pivot.place, in: row, besides: [])
  }

  /// Takes in that a row has unknowns besides its own and those it had; both ascend.
  private mutating func note(_ user: Int, in row: [Part], besides before: [Part]) {
    var at = 0
    for part in row where part.place >= nameCount && part.place != user {
      while at < before.count, before[at].place < part.place { at += 1 }
      if at < before.count, before[at].place == part.place { continue }
      users[part.place].append(user)
    }
  }

  private func coefficient(of place: Int, in row: [Part]) -> Double? {
    var (low, high) = (0, row.count)
    while low < high {
      let middle = (low + high) / 2
      if row[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low < row.count && row[low].place == place ? row[low].value : nil
  }
}
