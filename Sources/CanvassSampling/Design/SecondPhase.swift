import CanvassTables

/// The second phase of a sample that was drawn twice: of the units of the first phase, some were drawn again, and only
/// these were asked what is analysed. The data hold the rows of both.
///
/// Units are drawn as a simple random sample without replacement within strata of the second phase, in which the
/// first phase tells how many there are.
public struct SecondPhase: Sendable, Hashable {
  /// The column that says which rows are in the second phase: 1 or 0, TRUE or FALSE.
  public var subset: String
  /// The column of the strata of the second phase.
  public var strata: String?
  /// The column of the clusters that were drawn; without one, rows were.
  public var clusters: String?

  /// A second phase.
  public init(_ subset: String, strata: String? = nil, clusters: String? = nil) {
    (self.subset, self.strata, self.clusters) = (subset, strata, clusters)
  }

  /// Its columns.
  public var columns: [String] { [subset] + [strata, clusters].compactMap(\.self) }
  /// Those whose values are told apart by their spelling.
  var codeColumns: [String] { [strata, clusters].compactMap(\.self) }

  /// Which rows are in it.
  ///
  /// - Throws: `TableError` for an unknown column; `DesignError` naming the row for anything but 1, 0, TRUE and FALSE.
  func rows(of table: Table) throws -> [Bool] {
    let column = try table.column(subset)
    return try (0..<table.rowCount).map { row in
      let number = column.number(at: row)
      if number == 0 || number == 1 { return number == 1 }
      switch column.text(at: row)?.lowercased() {
      case "true": return true
      case "false": return false
      case let text:
        throw DesignError(
          "the subset \"\(subset)\" \(part: text.map { "is \"\($0)\"" } ?? "is missing") in row \(row + 1); it must be 1 for rows of the second phase and 0 for the others"
        )
      }
    }
  }
}
