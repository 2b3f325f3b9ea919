import CanvassNumerics
import CanvassTables

/// Loadings that a target rotation aims at, from a file: a header with a name for each factor, one
/// line for each variable, nothing or NA where a loading is free; a first column of text may name the
/// variables, in any order.
enum TargetFile {
  /// The target in the order of the variables.
  ///
  /// - Throws: `TableError` for what is no target for them.
  static func read(_ path: String, variables: [String]) throws -> Matrix {
    let source = try openTable(path: path)
    let table = try source.read(columns: nil, threads: 1)
    var names = source.columnNames
    var order = Array(variables.indices)
    if let first = names.first, case .coded(let labels) = try table.column(first),
      !labels.isNumeric
    {
      names.removeFirst()
      let column = try table.column(first)
      let lines = (0..<table.rowCount).map { column.text(at: $0) ?? "" }
      order = try variables.map { variable in
        guard let line = lines.firstIndex(of: variable) else {
          throw TableError("\"\(path)\" has no line for \"\(variable)\", which is analysed")
        }
        return line
      }
    } else if table.rowCount != variables.count {
      throw TableError(
        "\"\(path)\" is no target: it has \(counted: table.rowCount, "line") below the header, and "
          + "\(counted: variables.count, "variable is", "variables are") analysed")
    }
    guard !names.isEmpty else {
      throw TableError("\"\(path)\" is no target: it has no column of numbers")
    }
    let columns = try names.map { name in
      let column = try table.column(name)
      guard column.isNumeric || (0..<column.count).allSatisfy({ column.number(at: $0).isNaN })
      else {
        throw TableError(
          "\"\(path)\": column \"\(name)\" \(column.holdsText); a target has numbers, and NA where free"
        )
      }
      return column
    }
    let target = Matrix(rows: variables.count, columns: names.count) {
      columns[$1].number(at: order[$0])
    }
    guard target.elements.contains(where: { !$0.isNaN }) else {
      throw TableError("\"\(path)\" is no target: every loading is free")
    }
    if target.elements.contains(where: \.isInfinite) {
      throw TableError("\"\(path)\" is no target: a loading is infinite")
    }
    return target
  }
}
