import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What checks of a sample look at: the design, and where each row lies in it.
public struct SampleLook: Sendable {
  let design: Design
  /// The columns of the design, in which every code counts.
  let codes: Table
  /// The first-stage stratum of each row.
  let strata: RowGroups
  /// The first-stage cluster of each row, within its stratum.
  let clusters: RowGroups

  /// - Parameter codes: the columns of the design, in which every code counts.
  /// - Throws: `TableError` for an unknown column.
  public init(_ design: Design, _ codes: Table) throws {
    self.design = design
    self.codes = codes
    let specification = design.specification
    strata = try RowGroups(Array(specification.strata.prefix(1)), in: codes)
    clusters =
      specification.clusters.isEmpty
      ? RowGroups(ofEach: codes.rowCount)
      : try RowGroups(
        Array(specification.strata.prefix(1)) + [specification.clusters[0]], in: codes)
  }

  /// The checks that need nothing but the design.
  ///
  /// - Parameters:
  ///   - domains: for which numbers are wanted.
  ///   - population: how many people there are; `nil` where that is not said.
  /// - Throws: `TableError` for an unknown column.
  public func checks(in domains: Domains, population: Double?) throws -> [DesignCheck] {
    [weightValues, weightSpread, population.map(weightTotal), try clusterCodes]
      .compactMap(\.self) + [lonelyStrata(in: domains), try populationSizes].compactMap(\.self)
  }
}

/// Rows that are told apart by the values of some columns.
struct RowGroups: Sendable {
  /// The group of each row; −1 where a value is missing.
  let ofRow: [Int]
  /// What each group is called.
  let labels: [String]

  /// The groups of columns; one of all rows without any.
  init(_ columns: [String], in table: Table) throws {
    let domains = try Domains(by: columns, in: table)
    guard let rows = domains.rowsByCell else {
      ofRow = [Int](repeating: 0, count: table.rowCount)
      labels = [""]
      return
    }
    var ofRow = [Int](repeating: -1, count: table.rowCount)
    for (group, rows) in rows.enumerated() { for row in rows { ofRow[row] = group } }
    self.ofRow = ofRow
    labels = domains.cells.map { $0.values.joined(separator: ", ") }
  }

  /// Each row by itself.
  init(ofEach count: Int) {
    ofRow = Array(0..<count)
    labels = ofRow.map { String($0 + 1) }
  }
}
