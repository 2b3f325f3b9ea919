import CanvassDiagnostics
import Testing

/// Answers of one report that are safe one by one, and not together.
@Suite("Differences of tables")
struct DisclosureLedgerTests {
  typealias Entry = DisclosureLedger.Entry

  /// Rows by area (0, 1, 2) and sex, two of each.
  private let areas: [Int32] = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
  private let sexes: [Int32] = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1]
  private var all: [Int32] { areas.map { _ in 0 } }
  private let weights = [Double](repeating: 1, count: 12)
  /// Answers in three categories, which every area and sex has.
  private let answers: [Double] = [1, 2, 3, 1, 2, 3, 1, 3, 3, 1, 2, 2]

  /// A number; of a category its share, else the mean.
  private func entry(
    _ cell: Int, forbidden: Bool = false, shown: Bool = true, level: Int? = nil, known: Bool = false
  ) -> Entry {
    let values = (1...3).map { level == nil ? Double($0) : $0 == level ? 1 : 0 }
    return Entry(
      cell: cell, terms: [.init(0, values)], isForbidden: forbidden, isShown: shown && !forbidden,
      isKnown: known, count: known ? 9 : 10 + cell)
  }

  /// A table about the answers, or about others.
  private func table(_ cells: [Int32], _ entries: [Entry], of column: SummedColumn? = nil)
    -> DisclosureLedger.Table
  {
    let own = SummedColumn(
      classes: answers.map { UInt16($0) }, count: 3, weights: weights)
    return .init(
      columns: [column ?? own], cellOfRow: cells, entries: entries,
      questions: entries.prefix(1).map(\.terms))
  }

  /// A table about numbers.
  private func table(numbers: [Double], _ cells: [Int32], _ entries: [Entry])
    -> DisclosureLedger.Table
  {
    let (column, values) = SummedColumn.of(numbers, weights: weights)
    return table(
      cells,
      entries.map { entry in
        var entry = entry
        entry.terms = [.init(0, values)]
        return entry
      }, of: column)
  }

  @Test("all, and all but one area")
  func leftOut() throws {
    var ledger = DisclosureLedger()
    // Area 2 may not be shown, nor 1 for its sake.
    let byArea = table(areas, [entry(0), entry(1, shown: false), entry(2, forbidden: true)])
    #expect(try ledger.admit(byArea) == [])
    // The people of areas 0 and 1: with 0 they tell 1, which tells nothing by itself.
    let both = areas.map { $0 == 2 ? -1 : Int32(0) }
    #expect(try ledger.admit(table(both, [entry(0)])) == [])
    // All people: now they tell 2.
    #expect(try ledger.admit(table(all, [entry(0)])) == [0])
  }

  @Test("a finer table shows the parts of what a coarser one keeps back")
  func parts() throws {
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(table(all, [entry(0)])) == [])
    #expect(
      try ledger.admit(table(areas, [entry(0), entry(1, shown: false), entry(2, forbidden: true)]))
        == [])
    let fine = zip(areas, sexes).map { 2 * $0 + $1 }
    let kept = try ledger.admit(
      table(
        fine,
        [
          entry(0), entry(1), entry(2), entry(3), entry(4, forbidden: true),
          entry(5, forbidden: true),
        ]
      ))
    // One of the halves of area 1, and that is enough.
    #expect(kept == [2])
  }

  /// Nobody chose a; b may not be shown, and c is kept back for it, until its parts are shown.
  @Test("a share of 0 is known, withheld or not, and in every part of its cell")
  func known() throws {
    func entry(_ cell: Int, _ level: Int, _ forbidden: Bool, _ shown: Bool, known: Bool = false)
      -> Entry
    {
      var made = self.entry(cell, forbidden: forbidden, shown: shown, level: level, known: known)
      made.count = 9
      return made
    }
    // The second category is there elsewhere.
    let some = SummedColumn(
      classes: [2, 3, 2, 3, 2, 2, 3, 3, 1, 1, 1, 1], count: 3, weights: weights)
    let eight = areas.map { $0 == 2 ? -1 : Int32(0) }
    let halves = zip(areas, sexes).map { $0 == 2 ? -1 : $1 }
    let first = [
      entry(0, 1, true, false, known: true), entry(0, 2, true, false), entry(0, 3, false, false),
    ]
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(table(eight, first, of: some)) == [])
    #expect(
      try ledger.admit(
        table(halves, [entry(0, 3, false, true), entry(1, 3, false, true)], of: some)) == [0])
    var other = DisclosureLedger()
    #expect(try other.admit(table(eight, first, of: some)) == [])
    #expect(
      try other.admit(
        table(halves, [entry(0, 2, true, false), entry(0, 3, false, true)], of: some)) == [1])
  }

  @Test("a mean of numbered categories is a sum of their shares")
  func mean() throws {
    var ledger = DisclosureLedger()
    let shares = [
      entry(0, level: 1), entry(0, forbidden: true, level: 2), entry(0, shown: false, level: 3),
    ]
    #expect(try ledger.admit(table(all, shares)) == [])
    #expect(try ledger.admit(table(all, [entry(0)])) == [0])
  }

  @Test("tables about something else tell nothing")
  func others() throws {
    var ledger = DisclosureLedger()
    let first = table(areas, [entry(0), entry(1), entry(2, forbidden: true)])
    #expect(try ledger.admit(first) == [])
    let other = [1.0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1]
    #expect(try ledger.admit(table(numbers: other, all, [entry(0)])) == [])
    // The same table again is as safe as before.
    #expect(try ledger.admit(first) == [])
  }

  /// What the same people said, spelled differently: all of area 0 and 1, then all.
  @Test(
    "a copy, a complement, a multiple, a recoding and a finer column are the same variable",
    arguments: [
      { $0 }, { 4 - $0 }, { 100 * $0 }, { $0 >= 2 ? 1 : 0 }, { $0 == 2 ? 7 : -1 },
      { -$0 * $0 },
    ] as [@Sendable (Double) -> Double])
  func spellings(_ other: @Sendable (Double) -> Double) throws {
    let both = areas.map { $0 == 2 ? -1 : Int32(0) }
    @Sendable func forbidden(_ question: DisclosureLedger.Unasked, _ values: [Double]) -> Entry {
      Entry(
        cell: 0, terms: [.init(0, values)], isForbidden: question.rows.count { $0 } < 5,
        isShown: false, count: 4)
    }
    let recoded = answers.map(other)
    let values = SummedColumn.of(recoded, weights: weights).values
    // The finer column first, as shares of its three categories, and then the other one.
    var ledger = DisclosureLedger()
    let shares = (1...3).map { entry(0, level: $0) }
    #expect(try ledger.admit(table(both, shares)) == [])
    let kept = try ledger.admit(table(numbers: recoded, all, [entry(0)])) { forbidden($0, values) }
    #expect(kept == [0])
    // The other way round.
    var reverse = DisclosureLedger()
    #expect(try reverse.admit(table(numbers: recoded, both, [entry(0)])) == [])
    var category = table(all, shares)
    category.questions = [values.isEmpty ? [] : [.init(0, [other(1), other(2), other(3)])]]
    let others = [other(1), other(2), other(3)]
    let back = try reverse.admit(category) { forbidden($0, others) }
    #expect(!back.isEmpty)
  }

  @Test("an area that only a condition leaves out is protected, in either order")
  func condition() throws {
    let both = areas.map { $0 == 2 ? -1 : Int32(0) }
    for (first, second) in [(both, all), (all, both)] {
      var ledger = DisclosureLedger()
      #expect(try ledger.admit(table(first, [entry(0)])) == [])
      nonisolated(unsafe) var asked: [[Bool]] = []
      let kept = try ledger.admit(table(second, [entry(0)])) { [self] unasked in
        asked.append(unasked.rows)
        var small = entry(0, forbidden: unasked.rows.count { $0 } < 5)
        small.isShown = false
        return small
      }
      #expect(kept == [0])
      #expect(asked.contains(areas.map { $0 == 2 }))
    }
  }

  @Test("columns of many values: a multiple and a shift are the same; another is not")
  func numbers() throws {
    let income = (0..<300).map { Double(($0 * 37) % 301) }
    let weights = [Double](repeating: 2, count: 300)
    func table(_ numbers: [Double], _ last: Int) -> DisclosureLedger.Table {
      let (column, values) = SummedColumn.of(numbers, weights: weights)
      #expect(!column.isDivided)
      return .init(
        columns: [column], cellOfRow: (0..<300).map { $0 < last ? 0 : -1 },
        entries: [
          Entry(cell: 0, terms: [.init(0, values)], isForbidden: false, isShown: true, count: last)
        ], questions: [[.init(0, values)]])
    }
    @Sendable func judge(_ unasked: DisclosureLedger.Unasked) -> Entry? {
      Entry(
        cell: 0, terms: [.init(0, [1])], isForbidden: unasked.rows.count { $0 } < 30,
        isShown: false, count: 10)
    }
    for (other, kept) in [
      (income.map { 3 - $0 / 7 }, Set([0])), (income.map { $0 * $0 }, []),
      (income.map { -$0 }, Set([0])),
    ] {
      var ledger = DisclosureLedger()
      #expect(try ledger.admit(table(income, 290), judge: judge) == [])
      #expect(try ledger.admit(table(other, 300), judge: judge) == kept)
    }
  }

  @Test("a ratio and the total of its denominator tell that of its numerator")
  func ratio() throws {
    let x = (0..<300).map { Double(($0 * 37) % 301) }
    let y = (0..<300).map { Double(($0 * $0 + 11) % 307) }
    let weights = [Double](repeating: 1, count: 300)
    let columns = [x, y].map { SummedColumn.of($0, weights: weights).column }
    let all = [Int32](repeating: 0, count: 300)
    func number(
      _ columns: [SummedColumn], _ terms: [DisclosureLedger.Term], forbidden: Bool = false
    )
      -> DisclosureLedger.Table
    {
      .init(
        columns: columns, cellOfRow: all,
        entries: [
          Entry(cell: 0, terms: terms, isForbidden: forbidden, isShown: !forbidden, count: 300)
        ])
    }
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(number([columns[0]], [.init(0, [1])], forbidden: true)) == [])
    #expect(try ledger.admit(number(columns, [.init(0, [1]), .init(1, [-0.7])])) == [])
    #expect(try ledger.admit(number([columns[1]], [.init(0, [1])])) == [0])
  }

  @Test("an answer that cannot be compared stands alone; more than there is room for is refused")
  func refused() throws {
    var ledger = DisclosureLedger()
    _ = try ledger.admit(table(all, [entry(0)]), of: "a.csv")
    #expect(throws: DisclosureError.self) { try ledger.admitUnremembered(of: "a.csv") }
    try ledger.admitUnremembered(of: "b.csv")
    #expect(throws: DisclosureError.self) { try ledger.admitUnremembered(of: "b.csv") }
    #expect(throws: DisclosureError.self) {
      try ledger.admit(table(all, [entry(0)]), of: "b.csv")
    }
    var small = DisclosureLedger(room: 150)
    #expect(throws: DisclosureError.self) { try small.admit(table(all, [entry(0)])) }
  }

  /// Of area and class: one cell for each of both.
  private var areasByAnswer: [Int32] { zip(areas, answers).map { 3 * $0 + Int32($1) - 1 } }

  /// The areas as a column that is measured, each of its shares in the cells of the answers.
  private func transposed(shown: (Int) -> Bool = { _ in true }) -> DisclosureLedger.Table {
    let column = SummedColumn(
      classes: areas.map { UInt16($0) + 1 }, count: 3, weights: weights)
    let entries = (0..<3).flatMap { cell in
      (0..<3).map { area in
        Entry(
          cell: cell, terms: [.init(0, (0..<3).map { $0 == area ? 1 : 0 })], isForbidden: false,
          isShown: true, count: 10 + area)
      }
    }
    return .init(columns: [column], cellOfRow: answers.map { Int32($0) - 1 }, entries: entries)
  }

  @Test("the table the other way round tells the same people")
  func transposition() throws {
    // The shares of area 2 may not be shown, nor those of area 1 for its sake.
    let byArea = table(
      areas,
      (0..<3).flatMap { cell in
        (1...3).map {
          entry(Int32(cell) == 2 ? 2 : cell, forbidden: cell == 2, shown: cell == 0, level: $0)
        }
      })
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(byArea) == [])
    let kept = try ledger.admit(transposed())
    // Of every answer the people of area 2, and those of one other area besides.
    for cell in 0..<3 {
      #expect(kept.contains(3 * cell + 2))
      #expect(kept.intersection([3 * cell, 3 * cell + 1]).count == 1)
    }
    // By itself nothing is forbidden in it.
    var other = DisclosureLedger()
    #expect(try other.admit(transposed()) == [])
  }

  /// The shares of area 2 may not be shown, nor those of area 1 for its sake.
  private var answersByArea: DisclosureLedger.Table {
    table(
      areas,
      (0..<3).flatMap { cell in
        (1...3).map { entry(cell, forbidden: cell == 2, shown: cell == 0, level: $0) }
      })
  }

  private var otherAnswers: SummedColumn {
    SummedColumn(classes: [1, 2, 3, 3, 2, 1, 1, 3, 2, 2, 1, 3], count: 3, weights: weights)
  }

  @Test("cells that are made of what was measured cannot be counted beside withheld shares")
  func madeCells() throws {
    let (byArea, others) = (answersByArea, otherAnswers)
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(byArea) == [])
    let crossed = table(
      areasByAnswer, (0..<9).map { entry($0, shown: false) }, of: others)
    #expect(throws: DisclosureError.self) { try ledger.admit(crossed) }
    // By the answers alone they tell the margin, from which nothing follows while two areas are withheld.
    var other = DisclosureLedger()
    #expect(try other.admit(byArea) == [])
    let coarse = table(answers.map { Int32($0) - 1 }, (0..<3).map { entry($0) }, of: others)
    #expect(try other.admit(coarse) == [])
  }

  @Test("an answer that is refused has told nothing")
  func refusedAnswer() throws {
    // Of areas 0 and 1 together: with the shares of all they would tell area 2.
    let two = table(
      areas.map { $0 == 2 ? -1 : 0 },
      (1...3).map { level in
        var entry = entry(0, level: level)
        entry.count = 100
        return entry
      })
    let everybody = table(all, (1...3).map { entry(0, level: $0) })
    let crossed = table(
      areasByAnswer, (0..<9).map { entry($0, shown: false) }, of: otherAnswers)
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(answersByArea) == [])
    #expect(throws: DisclosureError.self) { try ledger.admit(answer: [two, crossed]) }
    #expect(try ledger.admit(everybody) == [])
    var other = DisclosureLedger()
    #expect(try other.admit(answersByArea) == [])
    #expect(try other.admit(answer: [two]) == [[]])
    #expect(try !other.admit(everybody).isEmpty)
  }

  @Test("a column of area and answer tells both")
  func crossedColumn() throws {
    let byArea = table(
      areas,
      (0..<3).flatMap { cell in
        (1...3).map { entry(cell, forbidden: cell == 2, shown: cell == 0, level: $0) }
      })
    let both = SummedColumn(
      classes: areasByAnswer.map { UInt16($0) + 1 }, count: 9, weights: weights)
    let entries = (0..<9).map { place in
      Entry(
        cell: 0, terms: [.init(0, (0..<9).map { $0 == place ? 1 : 0 })], isForbidden: false,
        isShown: true, count: 10)
    }
    var ledger = DisclosureLedger()
    #expect(try ledger.admit(byArea) == [])
    let kept = try ledger.admit(.init(columns: [both], cellOfRow: all, entries: entries))
    #expect(!kept.isDisjoint(with: [6, 7, 8]))
    #expect(kept.count < 9)
  }
}

extension DisclosureLedger {
  /// Takes in a table whose other rows are judged in some way.
  fileprivate mutating func admit(_ table: Table, judge: @escaping Judge) throws -> Set<Int> {
    var table = table
    table.judge = judge
    return try admit(table)
  }
}
