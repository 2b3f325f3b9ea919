import CanvassNumerics
import CanvassTables

/// With which probability each pair of first-stage clusters was in the sample, as a table says.
///
/// The table is a square matrix, in whose first line the clusters are named (a column of their names may stand before
/// it), or has the columns `i`, `j` and `p`, a line for each pair. Without cluster columns the rows of the data are
/// the clusters: a matrix has them in their order, and pairs name them by their numbers from 1.
public struct JointProbabilities: Sendable, Hashable {
  /// The file, for messages.
  public let name: String
  /// The clusters, as the table names them.
  let codes: [String]
  /// Whether it is a matrix, and not a list of pairs.
  let isMatrix: Bool
  /// π_ij, row after row; NaN for a pair that is not listed.
  let values: [Double]

  /// The probabilities of a table.
  ///
  /// - Parameter name: what the table is called in messages.
  /// - Throws: `DesignError` for a table of another form; `TableError`.
  public init(_ table: Table, name: String) throws {
    self.name = name
    if Set(table.names) == ["i", "j", "p"] {
      isMatrix = false
      (codes, values) = try Self.pairs(table, name)
      return
    }
    isMatrix = true
    let size = table.rowCount
    let hasNames = table.names.count == size + 1
    codes = Array(table.names.dropFirst(hasNames ? 1 : 0))
    guard codes.count == size, size > 0 else {
      throw DesignError(
        "the joint probabilities \"\(name)\" have \(counted: size, "row") and \(counted: table.names.count, "column"); "
          + "give a square matrix whose first line names the clusters, or the columns i, j and p")
    }
    var values = [Double](repeating: .nan, count: size * size)
    let places = try Self.rowPlaces(of: codes, in: table, hasNames: hasNames)
    for (place, code) in codes.enumerated() {
      let column = try table.column(code)
      for row in 0..<size {
        let value = column.number(at: row)
        guard value.isFinite else { throw Self.noNumber(name, row: row) }
        values[places[row] * size + place] = value
      }
    }
    self.values = values
  }

  /// The place of each row of a matrix: that of its name, where the rows have the names of the columns, in any order;
  /// else its number.
  private static func rowPlaces(of codes: [String], in table: Table, hasNames: Bool) throws
    -> [Int]
  {
    let numbers = Array(codes.indices)
    guard hasNames, let first = table.names.first else { return numbers }
    let known = Dictionary(zip(codes, numbers), uniquingKeysWith: { first, _ in first })
    let names = try table.column(first)
    let places = numbers.compactMap { row in names.text(at: row).flatMap { known[$0] } }
    return Set(places).count == codes.count ? places : numbers
  }

  /// Two columns of clusters and one of probabilities.
  private static func pairs(_ table: Table, _ name: String) throws -> ([String], [Double]) {
    let (first, second) = (try table.column("i"), try table.column("j"))
    let probability = try table.column("p")
    var codes: [String] = []
    var places: [String: Int] = [:]
    var entries: [(row: Int, column: Int, value: Double)] = []
    for row in 0..<table.rowCount {
      let value = probability.number(at: row)
      guard value.isFinite, let a = first.text(at: row), let b = second.text(at: row) else {
        throw noNumber(name, row: row)
      }
      for code in [a, b] where places[code] == nil {
        places[code] = codes.count
        codes.append(code)
      }
      entries.append((places[a] ?? 0, places[b] ?? 0, value))
    }
    let size = codes.count
    try MemoryRoom.check(
      8 * size * size, for: "the joint probabilities of \(counted: size, "cluster")")
    var values = [Double](repeating: .nan, count: size * size)
    for entry in entries {
      for place in [entry.row * size + entry.column, entry.column * size + entry.row] {
        guard values[place].isNaN || values[place] == entry.value else {
          throw DesignError(
            "the joint probabilities \"\(name)\" say \(number: shortestText(values[place])) and \(number: shortestText(entry.value)) for "
              + "\"\(codes[entry.row])\" and \"\(codes[entry.column])\"; a pair has one")
        }
        values[place] = entry.value
      }
    }
    return (codes, values)
  }

  private static func noNumber(_ name: String, row: Int) -> DesignError {
    DesignError(
      "the joint probabilities \"\(name)\" have a cell that is empty or no number in row \(row + 1); give a probability for each pair"
    )
  }
}
