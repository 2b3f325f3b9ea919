import CanvassNumerics
import CanvassTables

/// A covariance matrix of estimates in a file: a header with their names, then one line each; a first column
/// of text may name the lines.
struct GivenCovariance {
  /// The matrix, in the order that was asked for.
  let matrix: Matrix

  /// Reads a covariance.
  ///
  /// - Parameters:
  ///   - names: of the estimates, in their order.
  ///   - standardErrors: of the estimates, where they are known; the diagonal must agree with them to 1 in 1,000.
  /// - Throws: `TableError` for what is no covariance of these estimates.
  init(path: String, of names: [String], standardErrors: [Double?]) throws {
    let table = try openTable(path: path).read(columns: nil, threads: 1)
    let columns = try Self.names(path: path)
    func refuse(_ why: Sentence) -> TableError {
      TableError("\"\(path)\" is no covariance of these estimates: \(why)")
    }
    guard columns.count == table.rowCount else {
      throw refuse(
        "it has \(counted: table.rowCount, "line") below the header and \(counted: columns.count, "column") of numbers, and must "
          + "have as many of both")
    }
    if let absent = names.first(where: { !columns.contains($0) }) {
      throw refuse("it has no column \"\(absent)\" (it has \(columns.joined(separator: ", ")))")
    }
    let all = try columns.map { try table.column($0) }
    let places = names.compactMap { columns.firstIndex(of: $0) }
    let values = Matrix(rows: names.count, columns: names.count) {
      all[places[$1]].number(at: places[$0])
    }
    if let negative = names.indices.first(where: { values[$0, $0] < 0 }) {
      throw refuse(
        "the variance of \"\(names[negative])\" is negative, \(number: shortestText(values[negative, negative]))"
      )
    }
    for i in names.indices {
      for j in names.indices {
        let (one, other) = (values[i, j], values[j, i])
        guard one.isFinite else {
          throw refuse("line \(places[i] + 2), column \"\(names[j])\" has no finite number")
        }
        if abs(one - other) > 1e-6 * (values[i, i] + values[j, j]) {
          throw refuse(
            "it is not symmetric: \"\(names[i])\" with \"\(names[j])\" is \(number: shortestText(one)), and across the diagonal "
              + "\(number: shortestText(other))")
        }
      }
      if let error = standardErrors[i], abs(values[i, i].squareRoot() - error) > 1e-3 * error {
        throw refuse(
          "the standard error of \"\(names[i])\" is \(number: shortestText(error)), and the root of its variance here "
            + "\(number: shortestText(values[i, i].squareRoot()))")
      }
    }
    let symmetric = 0.5 * (values + values.transposed)
    let eigenvalues = try SymmetricEigen.values(of: symmetric, named: "covariance")
    if let least = eigenvalues.last, let most = eigenvalues.first, least < -1e-8 * max(most, 0) {
      throw refuse(
        "some combination of the estimates would have a negative variance (eigenvalue "
          + "\(number: shortestText(least))); correct the matrix")
    }
    matrix = symmetric
  }

  /// The names of its columns, without that of the first where this names the lines.
  ///
  /// - Throws: `TableError` where it cannot be read.
  static func names(path: String) throws -> [String] {
    let source = try openTable(path: path)
    let table = try source.read(columns: nil, threads: 1)
    let columns = source.columnNames
    guard let first = columns.first, columns.count == table.rowCount + 1,
      !(try table.column(first).isNumeric)
    else { return columns }
    return Array(columns.dropFirst())
  }
}
