import CanvassNumerics
import CanvassTables

/// The calibration columns of a sample: for each target what every row adds to its total, x.
///
/// Rows that have the same values are one *cell*: they get the same factor, so that all work is done on
/// distinct combinations of categories and not on rows. The values of a cell are kept where they are
/// not zero: a row of five margins has five.
public struct CalibrationColumns: Sendable {
  /// The targets, one a column.
  public let targets: [CalibrationTarget]
  /// The cell of each row; −1 for rows without weight, which belong to none.
  let cellOfRow: [Int32]
  /// Where the entries of each cell begin, and one end mark.
  let start: [Int]
  /// The column of each entry.
  let column: [Int32]
  /// Its value, as the solver sees it: (x − centre)/scale.
  let value: [Double]
  /// What columns of numbers are brought to the size of indicators by; 0 and 1 for those.
  let scaling: [(centre: Double, scale: Double)]
  /// The column that is 1 in every cell, where there is one: centres are multiples of it.
  let constant: Int?

  /// Number of cells.
  var cellCount: Int { start.count - 1 }
  /// Number of targets.
  var count: Int { targets.count }

  /// The totals that are asked for, as the solver sees them.
  var scaledTargets: [Double] { scaled(targets.map(\.total)) }

  /// Totals of the columns' own values as those of the scaled ones.
  func scaled(_ totals: [Double]) -> [Double] {
    let constantTotal = constant.map { totals[$0] } ?? 0
    return totals.indices.map {
      (totals[$0] - scaling[$0].centre * constantTotal) / scaling[$0].scale
    }
  }

  /// Totals of the scaled columns as those of their own values.
  func unscaled(_ totals: [Double]) -> [Double] {
    let constantTotal = constant.map { totals[$0] } ?? 0
    return totals.indices.map {
      totals[$0] * scaling[$0].scale + scaling[$0].centre * constantTotal
    }
  }

  /// The sums of weights by cell.
  func sumsByCell(_ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: cellCount)
    for (row, cell) in cellOfRow.enumerated() where cell >= 0 { sums[Int(cell)] += weights[row] }
    return sums
  }

  /// Σ wx of every column, from sums of weights by cell, as the solver sees them.
  func scaledTotals(ofCells sums: [Double]) -> [Double] {
    var totals = [Double](repeating: 0, count: count)
    for cell in 0..<cellCount {
      for entry in start[cell]..<start[cell + 1] {
        totals[Int(column[entry])] += sums[cell] * value[entry]
      }
    }
    return totals
  }

  /// Σ wx of every target, for weights of the rows.
  public func totals(of weights: [Double]) -> [Double] {
    unscaled(scaledTotals(ofCells: sumsByCell(weights)))
  }
}

extension CalibrationColumns {
  /// Indicators of the categories of some margins.
  ///
  /// - Parameters:
  ///   - weights: those of the rows; rows without weight belong to no category.
  /// - Throws: `CalibrationError` naming the row without a value, the category that the sample or the
  ///   targets lack; `TableError` for an unknown column.
  public init(_ margins: [MarginTargets], in table: Table, weights: [Double]) throws {
    guard weights.contains(where: { $0 != 0 }) else { throw CalibrationError.noWeight }
    var targets: [CalibrationTarget] = []
    var crossing = MarginCrossing(rows: weights.count)
    let coded = mapInParallel(margins.count) { place in
      Result { try MarginCodes(margins[place], table, weights) }
    }
    for codes in coded {
      let codes = try codes.get()
      crossing.cross(codes.ofRow, count: codes.targets.count, first: targets.count)
      targets += codes.targets
    }
    let (cell, entries) = crossing.cells(inside: weights)
    let cells = margins.isEmpty ? 1 : entries.count / margins.count
    self.targets = targets
    cellOfRow = cell
    start = (0...cells).map { $0 * margins.count }
    column = entries
    value = [Double](repeating: 1, count: column.count)
    scaling = targets.map { _ in (0, 1) }
    constant = nil
  }
}

/// The category of each row in one margin, as a place among its targets.
private struct MarginCodes {
  /// The targets above zero, or with rows.
  let targets: [CalibrationTarget]
  /// The target of each row; −1 for rows without weight.
  let ofRow: [Int32]

  init(_ margin: MarginTargets, _ table: Table, _ weights: [Double]) throws {
    let cells = try CrossedCells(
      margin.columns, for: .targets, in: table, weights: weights, separator: ":"
    ) { $1 }
    let (codes, labels) = (cells.codes, cells.labels)
    var rows = [Int](repeating: 0, count: labels.count)
    for (row, code) in codes.enumerated() where weights[row] != 0 { rows[Int(code)] += 1 }
    var codeOfLabel: [String: Int] = [:]
    for (code, label) in labels.enumerated() where rows[code] > 0 { codeOfLabel[label] = code }
    var placeOfCode = [Int32](repeating: -1, count: labels.count)
    var targets: [CalibrationTarget] = []
    for entry in margin.totals {
      let target = CalibrationTarget(margin.name, level: entry.level, total: entry.total)
      guard let code = codeOfLabel[entry.level] else {
        if entry.total == 0 { continue }
        throw CalibrationError.emptyCategory(
          target, present: labels.indices.filter { rows[$0] > 0 }.map { labels[$0] })
      }
      if entry.total == 0 { throw CalibrationError.unwantedCategory(target, rows: rows[code]) }
      placeOfCode[code] = Int32(targets.count)
      targets.append(target)
    }
    if let code = labels.indices.first(where: { rows[$0] > 0 && placeOfCode[$0] < 0 }) {
      throw CalibrationError.untargetedCategory(
        variable: margin.name, level: labels[code], rows: rows[code],
        targets: margin.totals.map(\.level))
    }
    self.targets = targets
    ofRow = codes.indices.map { weights[$0] == 0 ? -1 : placeOfCode[Int(codes[$0])] }
  }
}
