/// What readers know, and what follows from it.
extension LedgerSystem {
  /// A number of a table that follows from what is shown.
  struct Told: Hashable {
    var table: Int
    var entry: Int
    /// For whom it follows.
    var readers: Readers
  }

  /// What readers are taken to know besides what is shown.
  struct Readers: Hashable {
    /// Whether they know which of the withheld shares are 0 or 1.
    var knowExtremes: Bool
    /// Whether numbers that are no sums tell them all that they may.
    var takeHints: Bool
    /// Whether they know of numbers that are made of several what these are, and no more.
    var knowCombinations: Bool
    /// Whether they know what cells are made of. Cells of which everybody gave the same answer may have been made of it, or
    /// of something else; who does not know it learns it from what is shown.
    var knowZeros: Bool
  }

  /// Everything that readers have been shown.
  func known(to readers: Readers, withNew: Bool) -> RowSpace {
    var equations: [[Int: Double]] = []
    for (place, table) in tables.enumerated() where withNew || place != new {
      for (number, entry) in table.entries.enumerated() {
        guard entry.hints.isEmpty else {
          if readers.takeHints, entry.isShown { equations += hints[place][number] }
          continue
        }
        if readers.knowExtremes, entry.isKnown {
          for atom in atoms[place][entry.cell] {
            equations += alternatives(entry.terms, [atom]) + [[peopleOffset + atom: 1]]
          }
        } else if entry.isShown {
          equations += sums[place][number]
        }
        if entry.isShown { equations += absent(entry.terms, atoms[place][entry.cell]) }
      }
    }
    var nobody: [[Int: Double]] = []
    if readers.knowZeros {
      nobody =
        withNew ? zeros : zeros.indices.filter { !certainOfNew.contains($0) }.map { zeros[$0] }
    }
    let combined = readers.knowCombinations ? combinations(withNew: withNew) : []
    return RowSpace(
      equations + identities + combined + nobody + people(knownTo: readers, withNew: withNew))
  }

  /// All kinds of readers; hints and zeros are asked of where there are any.
  var readers: [Readers] {
    let hasHints = tables.contains { $0.entries.contains { !$0.hints.isEmpty } }
    var kinds = [(takeHints: false, knowCombinations: false)]
    if hasHints { kinds.append((true, false)) }
    if !combinations.isEmpty { kinds.append((false, true)) }
    return kinds.flatMap { kind in
      (zeros.isEmpty ? [true] : [true, false]).flatMap { knowZeros in
        [false, true].map {
          Readers(
            knowExtremes: $0, takeHints: kind.takeHints, knowCombinations: kind.knowCombinations,
            knowZeros: knowZeros)
        }
      }
    }
  }

  /// Whose number is known: of every atom, or of every cell that a number was asked of.
  private func people(knownTo readers: Readers, withNew: Bool) -> [[Int: Double]] {
    if zeros.isEmpty || !readers.knowZeros {
      return (0..<atomCount).map { [peopleOffset + $0: 1] }
    }
    return tables[...new].indices.filter { withNew || $0 != new }.flatMap { place in
      Set(tables[place].entries.map(\.cell)).map { cell in
        Dictionary(uniqueKeysWithValues: atoms[place][cell].map { (peopleOffset + $0, 1) })
      }
    }
  }

  /// The forbidden numbers that follow from what is shown, for any kind of readers.
  ///
  /// - Parameter some: the kinds that are asked about; all where `nil`.
  func told(withNew: Bool, to some: [Readers]? = nil) -> Set<Told> {
    var found: Set<Told> = []
    for readers in some ?? readers {
      forEachTold(to: readers, withNew: withNew) {
        found.insert($0)
        return true
      }
    }
    return found
  }

  /// Whether forbidden numbers follow from what is shown, besides some.
  func tells(besides known: Set<Told>) -> Bool {
    readers.contains { readers in
      var isTold = false
      forEachTold(to: readers, withNew: true) {
        isTold = !known.contains($0)
        return !isTold
      }
      return isTold
    }
  }

  /// Calls a function with each forbidden number that follows for readers, as long as it wants more.
  private func forEachTold(to readers: Readers, withNew: Bool, _ wantsMore: (Told) -> Bool) {
    let space = known(to: readers, withNew: withNew)
    for (place, table) in tables.enumerated() {
      for (number, entry) in table.entries.enumerated()
      where entry.isForbidden && !(readers.knowExtremes && entry.isKnown) {
        let itself = statistic(place, number).map { [$0: 1.0] }
        if sums[place][number].contains(where: { !isOfPeople($0) && space.contains($0) })
          || itself.map(space.contains) == true
        {
          guard wantsMore(Told(table: place, entry: number, readers: readers)) else { return }
        }
      }
    }
  }

  /// The forbidden numbers that follow from the people in the cells of the new table alone, where no number of it is shown.
  var toldByPeople: Set<Told> { zeros.isEmpty ? [] : withoutNew.told(withNew: true) }

  /// Those of them that follow only since everybody in a cell gave the same answer, which may be an accident.
  var toldByAccident: Set<Told> {
    if zeros.count == certainZeros.count { return [] }
    var certain = withoutNew
    certain.zeros = certainZeros
    let told = certain.told(withNew: true)
    return toldByPeople.filter { $0.readers.knowZeros && !told.contains($0) }
  }

  /// Those that follow, where no number of the new table is shown, for readers who know which of these are 0 or 1: nothing
  /// that is kept back would help against them.
  var toldByExtremes: Set<Told> {
    guard tables[new].entries.contains(where: \.isKnown) else { return [] }
    return withoutNew.told(
      withNew: true, to: readers.filter { $0.knowExtremes && (zeros.isEmpty || !$0.knowZeros) })
  }

  /// The same where no number of the new table is shown.
  private var withoutNew: LedgerSystem {
    var hidden = self
    for entry in tables[new].entries.indices { hidden.show(entry, false) }
    return hidden
  }
}
