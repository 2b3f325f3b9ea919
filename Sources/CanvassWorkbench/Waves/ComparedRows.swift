import CanvassSampling
import CanvassTables

/// The rows of waves that are compared, and the cells in which they are.
struct ComparedRows: Sendable {
  /// The rows.
  let table: Table
  /// The column of the waves.
  let wave: String
  /// The design of each wave.
  let design: DesignSpecification
  /// Rows that are looked at; all if `nil`.
  let inside: [Bool]?
  /// The columns whose cells are compared; none for all rows together.
  var columns: [String] = []
  /// The column of the strata that waves have in common, where strata were merged between them.
  var mergedStrata: String?
  /// What part of each older unit each new one has, by wave, where some were split.
  var shares: [String: [String: [String: Double]]] = [:]

  /// The same rows without cells.
  var together: ComparedRows {
    var all = self
    all.columns = []
    return all
  }

  /// The waves, each with the variance of its own sample.
  ///
  /// - Throws: `WaveError`; `DesignError`; `TableError`.
  func comparison(of quantities: [Quantity], threads: Int) throws -> WaveComparison {
    try WaveComparison(
      quantities, in: table, wave: wave, by: columns, design: design, mergedStrata: mergedStrata,
      inside: inside, threads: threads)
  }

  /// The place of each row among the cells of a comparison, those of a wave after each other; −1 outside.
  func places(in comparison: WaveComparison) throws -> [Int32] {
    let ofWave = try table.column(wave)
    let values = try columns.map { try table.column($0) }
    let places = Dictionary(
      uniqueKeysWithValues: comparison.cells.enumerated().map { ($1, $0) })
    let waves = Dictionary(uniqueKeysWithValues: comparison.waves.enumerated().map { ($1, $0) })
    return (0..<table.rowCount).map { row in
      guard inside?[row] != false, let wave = ofWave.text(at: row).flatMap({ waves[$0] }) else {
        return -1
      }
      let cell = values.compactMap { $0.text(at: row) }
      guard cell.count == values.count, let place = places[cell] else { return -1 }
      return Int32(wave * places.count + place)
    }
  }
}

extension MergedUnits {
  /// The rows with their new units.
  ///
  /// - Parameter unit: the column of the old units.
  func rows(of unit: String, wave: String) -> ComparedRows {
    ComparedRows(
      table: table, wave: wave, design: design, inside: inside,
      mergedStrata: design.strata.first == unit ? column : nil, shares: hasSplits ? shares : [:])
  }
}
