import CanvassNumerics
import CanvassTables

/// A correlation matrix in a file: a header with the names of the variables, then one line each; a
/// first column of text may name the lines.
struct CorrelationFile {
  let path: String
  let correlations: CorrelationMatrix

  /// Reads a matrix.
  ///
  /// - Parameters:
  ///   - patterns: the variables wanted; all where empty.
  /// - Throws: `TableError` for what is no correlation matrix.
  init(path: String, rows: Double, selecting patterns: [String]) throws {
    self.path = path
    let source = try openTable(path: path)
    let table = try source.read(columns: nil, threads: 1)
    var names = source.columnNames
    if let first = names.first, names.count == table.rowCount + 1,
      !(try table.column(first).isNumeric)
    {
      names.removeFirst()
      let labels = try table.column(first)
      for (row, name) in names.prefix(table.rowCount).enumerated()
      where labels.text(at: row) != name {
        throw TableError(
          "\"\(path)\" is no correlation matrix: its line \(row + 2) is called "
            + "\"\(labels.text(at: row) ?? "")\", and its column \(row + 1) \"\(name)\"; they must be "
            + "in one order")
      }
    }
    guard table.rowCount == names.count else {
      throw TableError(
        "\"\(path)\" is no correlation matrix: it has \(counted: table.rowCount, "line") below the header and "
          + "\(counted: names.count, "column") of numbers, and must have as many of both")
    }
    let columns = try names.map { try table.column($0) }
    for (name, column) in zip(names, columns) where !column.isNumeric {
      throw TableError(
        "\"\(path)\": column \"\(name)\" \(column.holdsText), and a correlation is needed")
    }
    let values = Matrix(rows: names.count, columns: names.count) { columns[$1].number(at: $0) }
    try Self.check(values, names, path)
    // Halves that differ in the last digits are made one.
    let symmetric = 0.5 * (values + values.transposed)
    let all = try CorrelationMatrix(symmetric, names: names, rows: rows)
    guard !patterns.isEmpty else {
      correlations = all
      return
    }
    let chosen = try selectColumns(patterns, from: names)
    let places = chosen.compactMap(names.firstIndex(of:))
    correlations = try CorrelationMatrix(
      all.values.selecting(rows: places, columns: places), names: chosen, rows: rows)
  }

  /// - Throws: `TableError` where a factor analysis needs more columns, or more rows behind them.
  func require(observations: Int) throws {
    let count = correlations.names.count
    guard count >= 2 else {
      throw TableError("a factor analysis needs at least 3 columns, and \"\(path)\" gives 1")
    }
    guard observations > count else {
      throw TableError(
        "\(counted: observations, "observation is", "observations are") too few for \(count) columns; a factor analysis needs "
          + "more rows than columns (--observations)")
    }
  }

  private static func check(_ values: Matrix, _ names: [String], _ path: String) throws {
    func refuse(_ why: Sentence) -> TableError {
      TableError("\"\(path)\" is no correlation matrix: \(why)")
    }
    for i in names.indices {
      for j in names.indices {
        let value = values[i, j]
        let place: Sentence = "line \(i + 2), column \"\(names[j])\""
        guard value.isFinite else {
          throw refuse("\(place) has no finite number; a missing correlation cannot be analysed")
        }
        if i == j, abs(value - 1) > 1e-6 {
          throw refuse(
            "the diagonal element of \"\(names[i])\" is \(number: shortestText(value)) and not 1; divide "
              + "covariances by both standard deviations first")
        }
        if abs(value) > 1 + 1e-12, i != j {
          throw refuse("\(place) is \(number: shortestText(value)), which lies beyond −1 … 1")
        }
        if abs(value - values[j, i]) > 1e-6 {
          throw refuse(
            "it is not symmetric: \(place) is \(number: shortestText(value)), and the element across the "
              + "diagonal \(number: shortestText(values[j, i]))")
        }
      }
    }
  }
}
