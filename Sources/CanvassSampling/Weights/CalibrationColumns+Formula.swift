import CanvassNumerics
import CanvassTables

extension CalibrationColumns {
  /// The columns of a formula, named as R's `model.matrix` names them.
  ///
  /// - Parameters:
  ///   - totals: the population total of every column, the constant's among them, in any order.
  /// - Throws: `CalibrationError` naming the row without a value, the term without a total, the total
  ///   without a term; `TableError` for an unknown column.
  public init(
    _ formula: Formula, totals: [CalibrationTarget], in table: Table, weights: [Double]
  ) throws {
    let counts = weights.map { $0 != 0 }
    guard counts.contains(true) else { throw CalibrationError.noWeight }
    try CalibrationError.requireValues(of: formula, for: .targets, in: table, weights)
    let model = try ModelMatrix(formula, table, rows: counts)
    let complete = Set(model.rows)
    if let row = counts.indices.first(where: { counts[$0] && !complete.contains($0) }) {
      throw CalibrationError.missingValues(
        column: formula.description, rows: counts.count { $0 } - model.rows.count, first: row + 1)
    }
    var total: [String: CalibrationTarget] = [:]
    for target in totals {
      guard total.updateValue(target, forKey: target.variable) == nil else {
        throw CalibrationError.repeatedTarget(target)
      }
      guard abs(target.total) < CalibrationTarget.greatest else {
        throw CalibrationError.badTotal(target)
      }
      guard model.names.contains(target.variable) else {
        throw CalibrationError.totalWithoutTerm(target.variable, known: model.names)
      }
    }
    targets = try model.names.map { name in
      guard let target = total[name] else {
        throw CalibrationError.termWithoutTotal(name, known: totals.map(\.variable))
      }
      return target
    }
    let matrix = model.matrix
    constant = (0..<matrix.columns).first { matrix.column($0).allSatisfy { $0 == 1 } }
    let scaling = Self.scaling(matrix, hasConstant: constant != nil)
    self.scaling = scaling
    var cellOfValues: [[Double]: Int32] = [:]
    var cellOfRow = [Int32](repeating: -1, count: table.rowCount)
    var (start, column, value) = ([0], [Int32](), [Double]())
    for (index, row) in model.rows.enumerated() {
      let values = (0..<matrix.columns).map {
        (matrix[index, $0] - scaling[$0].centre) / scaling[$0].scale
      }
      if let cell = cellOfValues[values] {
        cellOfRow[row] = cell
        continue
      }
      cellOfRow[row] = Int32(cellOfValues.count)
      cellOfValues[values] = cellOfRow[row]
      for (place, x) in values.enumerated() where x != 0 {
        column.append(Int32(place))
        value.append(x)
      }
      start.append(column.count)
    }
    (self.cellOfRow, self.start, self.column, self.value) = (cellOfRow, start, column, value)
  }

  /// Columns of numbers are measured from their mean, in units of their spread; without a constant, in
  /// units of their root mean square.
  private static func scaling(
    _ matrix: Matrix, hasConstant: Bool
  ) -> [(centre: Double, scale: Double)] {
    (0..<matrix.columns).map { column in
      let values = matrix.column(column)
      if values.allSatisfy({ $0 == 0 || $0 == 1 }) { return (0, 1) }
      let count = Double(values.count)
      let centre = hasConstant ? values.reduce(0, +) / count : 0
      let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let scale = (squares / count).squareRoot()
      return (centre, scale > 0 && scale.isFinite ? scale : 1)
    }
  }
}
