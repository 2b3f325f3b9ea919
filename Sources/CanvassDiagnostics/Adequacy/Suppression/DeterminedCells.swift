/// Cells that are made of a column, or a column that is made of cells: by `y` or by `a,y` the cell of a person says what
/// y is, and a column of area and y says the cell by area. Readers of the numbers of such cells know in which of them
/// nobody of a class can be.
struct DeterminedCells {
  /// Of each cell the class of all its people, where every cell has one.
  private var classOfCell: [Int: UInt16] = [:]
  /// Of each class the cell of all its people, where every class has one.
  private var cellOfClass: [UInt16: Int] = [:]

  /// Looks whether cells of rows (−1: none) and the classes of a column follow one from the other; `nil` where they do not.
  init?(_ cellOfRow: [Int32], _ column: SummedColumn) {
    guard case .classes(let classes, _) = column.content, classes.count == cellOfRow.count else {
      return nil
    }
    var (cellsHaveOne, classesHaveOne) = (true, true)
    var others = false
    for row in classes.indices where classes[row] != 0 && column.weights[row] != 0 {
      let (own, cell) = (classes[row], Int(cellOfRow[row]))
      guard cell >= 0 else {
        others = true
        continue
      }
      if cellsHaveOne { cellsHaveOne = classOfCell.updateValue(own, forKey: cell) ?? own == own }
      if classesHaveOne {
        classesHaveOne = cellOfClass.updateValue(cell, forKey: own) ?? cell == cell
      }
      if !cellsHaveOne, !classesHaveOne { return nil }
    }
    // One class everywhere, or one cell, makes nothing. A condition leaves one class and others outside.
    if !cellsHaveOne || Set(classOfCell.values).count < 2 && !others { classOfCell = [:] }
    if !classesHaveOne || Set(cellOfClass.values).count < 2 { cellOfClass = [:] }
    if classOfCell.isEmpty, cellOfClass.isEmpty { return nil }
  }

  /// Whether nobody of a class can be in a cell.
  func isNobody(inCell cell: Int, ofClass own: Int) -> Bool {
    if let only = classOfCell[cell], Int(only) != own { return true }
    if let only = cellOfClass[UInt16(own)], only != cell { return true }
    return false
  }
}
