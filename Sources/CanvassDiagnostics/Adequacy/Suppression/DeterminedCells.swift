/// Cells that are made of a column, or a column that is made of cells: by `y` or by `a,y` the cell of a person says what
/// y is, and a column of area and y says the cell by area. Where only those with some answers are in any cell, be it by a
/// condition, by a question that only they were asked or by weights that leave the others out, who is in says it, too.
/// Readers of the numbers of such cells know in which of them nobody of a class can be.
struct DeterminedCells {
  /// What rows outside all cells are in.
  static let outside = -1

  /// Of each cell the class of all its people, where every cell has one.
  private var classOfCell: [Int: UInt16] = [:]
  /// Of each class the cell of all its people, where every class has one.
  private var cellOfClass: [UInt16: Int] = [:]
  /// The classes in the cells, and those outside, where none is in both.
  private var inside: Set<UInt16> = []
  private var left: Set<UInt16> = []
  /// Whether the people of each cell have one answer, and there are others: readers know then that what left these out was
  /// this answer, alone or with cells that they know.
  let selects: Bool
  /// Whether that may be by accident: all people of a cell gave one answer, which others gave, too.
  let mayBeAccident: Bool
  /// Whether those who have no answer to what is summed are left out.
  let leavesOut: Bool

  /// Looks whether cells of rows (−1: none) and the classes of a column follow one from the other; `nil` where they do not.
  ///
  /// - Parameter measured: who has no answer to these is left out.
  init?(
    _ cellOfRow: [Int32], _ column: SummedColumn, leavingOut measured: [SummedColumn] = []
  ) {
    leavesOut = !measured.isEmpty
    guard case .classes(let classes, _) = column.content, classes.count == cellOfRow.count else {
      return nil
    }
    var (cellsHaveOne, classesHaveOne) = (true, true)
    for row in classes.indices
    where classes[row] != 0 && column.weights[row] != 0
      && !(cellOfRow[row] < 0 && measured.contains { $0.lacksAnswer(row) })
    {
      let (own, cell) = (classes[row], Int(cellOfRow[row]))
      guard cell >= 0 else {
        left.insert(own)
        continue
      }
      inside.insert(own)
      if cellsHaveOne { cellsHaveOne = classOfCell.updateValue(own, forKey: cell) ?? own == own }
      if classesHaveOne {
        classesHaveOne = cellOfClass.updateValue(cell, forKey: own) ?? cell == cell
      }
    }
    let others = !left.isEmpty
    // One class everywhere, or one cell, makes nothing. A condition leaves one class and others outside.
    if !cellsHaveOne || Set(classOfCell.values).count < 2 && !others { classOfCell = [:] }
    if !classesHaveOne || Set(cellOfClass.values).count < 2 { cellOfClass = [:] }
    if !inside.isDisjoint(with: left) || inside.isEmpty { (inside, left) = ([], []) }
    selects = others && !classOfCell.isEmpty
    mayBeAccident = selects && left.isEmpty && cellOfClass.isEmpty
    if classOfCell.isEmpty, cellOfClass.isEmpty, left.isEmpty { return nil }
  }

  /// Whether nobody of a class can be in a cell, or outside all of them.
  func isNobody(inCell cell: Int, ofClass own: Int) -> Bool {
    let own = UInt16(own)
    if cell == Self.outside { return !left.isEmpty && inside.contains(own) }
    if left.contains(own) { return true }
    if let only = classOfCell[cell], only != own { return true }
    if let only = cellOfClass[own], only != cell { return true }
    return false
  }
}

extension LedgerTable {
  /// Whether it is of the same answer as another one, about the same people but for those who have no answer to what
  /// either sums: its cells say nothing of who answered that. Who has no answer to the one must not follow from what people
  /// answered to the other, as where only the unsatisfied were asked why.
  func isAsked(with other: LedgerTable, among columns: [SummedColumn]) -> Bool {
    guard answer == other.answer else { return false }
    let (own, theirs) = (self.columns.map { columns[$0] }, other.columns.map { columns[$0] })
    var areSame = true
    for row in cellOfRow.indices where (cellOfRow[row] < 0) != (other.cellOfRow[row] < 0) {
      let lacking = cellOfRow[row] < 0 ? own : theirs
      guard lacking.contains(where: { $0.lacksAnswer(row) }) else { return false }
      areSame = false
    }
    return areSame || !separates(theirs) && !other.separates(own)
  }

  /// Whether who is in any of its cells has other answers to a column than those outside.
  private func separates(_ columns: [SummedColumn]) -> Bool {
    let whole = cellOfRow.map { $0 < 0 ? $0 : 0 }
    return columns.contains { DeterminedCells(whole, $0) != nil }
  }

  /// How its cells are made of a column or that of them; `nil` where they are not.
  ///
  /// Who has not answered what is summed is in no cell. That may be since only those with some answers were asked; where it
  /// is not, they are left out, and the others may be outside by a condition.
  func determined(by column: SummedColumn, among columns: [SummedColumn]) -> DeterminedCells? {
    DeterminedCells(cellOfRow, column)
      ?? DeterminedCells(cellOfRow, column, leavingOut: self.columns.map { columns[$0] })
  }
}
