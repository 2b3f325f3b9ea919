/// Two columns whose polychoric correlation the answers bound on one side only.
///
/// Where no row is in any cell off a staircase of their table, the likelihood rises all the way to
/// ρ = ±1 and is flat before it: the estimate is the end of the range, the answers carry no information
/// about where in the upper part of the range ρ lies, and it has no standard error.
public struct BoundaryPair: Sendable, Equatable {
  /// The column of the rows of the table.
  public let first: String
  /// The column of its columns.
  public let second: String
  /// Whether ρ goes to 1, and not to −1.
  public let isPositive: Bool
  /// The ρ nearest to zero at which the log-likelihood is no more than 1.92 below its supremum: the other
  /// end of the 95 % interval by the likelihood ratio.
  public let bound: Double
  /// The ρ from which on the log-likelihood rises by no more than 10⁻⁷.
  public let levelFrom: Double
  /// Whether one of the two follows from the other: each row of the table, or each column, has one cell
  /// that anybody is in.
  public let isFunction: Bool
  /// The number of cells that nobody is in.
  public let emptyCells: Int
  /// The values of the two columns in that empty cell in which most rows would be were they independent.
  public let emptyCell: (first: Double, second: Double)

  init(
    _ first: (name: String, values: [Double]), _ second: (name: String, values: [Double]),
    _ table: Matrix, _ fit: PolychoricCorrelation
  ) {
    self.first = first.name
    self.second = second.name
    isPositive = fit.estimate > 0
    bound = fit.bound
    levelFrom = fit.levelFrom
    let rows = (0..<table.rows).map { table.row($0).reduce(0, +) }
    let columns = (0..<table.columns).map { table.column($0).reduce(0, +) }
    isFunction =
      (0..<table.rows).allSatisfy { i in table.row(i).count { $0 > 0 } <= 1 }
      || (0..<table.columns).allSatisfy { j in table.column(j).count { $0 > 0 } <= 1 }
    var largest = -1.0
    var (count, place) = (0, (0, 0))
    for j in columns.indices {
      for i in rows.indices where table[i, j] == 0 && rows[i] > 0 && columns[j] > 0 {
        count += 1
        if rows[i] * columns[j] > largest { (largest, place) = (rows[i] * columns[j], (i, j)) }
      }
    }
    emptyCells = count
    emptyCell = (first.values[place.0], second.values[place.1])
  }

  /// Equal in every part.
  public static func == (a: BoundaryPair, b: BoundaryPair) -> Bool {
    a.first == b.first && a.second == b.second && a.isPositive == b.isPositive
      && a.bound == b.bound && a.levelFrom == b.levelFrom && a.emptyCells == b.emptyCells
      && a.emptyCell == b.emptyCell
  }
}
