import CanvassTables

/// The combinations of values of some columns that occur, numbered; of one column all its values.
struct CrossedCells {
  /// The combination of each row; those of rows without weight mean nothing.
  private(set) var codes: [Int32]
  /// What each combination is called.
  private(set) var labels = [""]

  /// - Parameters:
  ///   - use: what the columns are for.
  ///   - separator: what stands between the values of two columns.
  ///   - label: what a value of a column is called.
  /// - Throws: `CalibrationError` naming a row with weight that has no value; `TableError` for an unknown
  ///   column.
  init(
    _ columns: [String], for use: CalibrationError.Use, in table: Table, weights: [Double],
    separator: String,
    label: (_ column: String, _ value: String) -> String
  ) throws {
    codes = [Int32](repeating: 0, count: weights.count)
    for (index, name) in columns.enumerated() {
      let own = RowCodes(try table.column(name))
      try CalibrationError.requireValues(of: name, for: use, weights) { own.codes[$0] < 0 }
      if columns.count == 1 {
        // Its values are the combinations, whether or not all occur.
        labels = own.labels.isEmpty ? [label(name, "")] : own.labels.map { label(name, $0) }
        codes = own.codes.map { max($0, 0) }
        return
      }
      let pairs = numberPairs(
        groups: codes, groupCount: labels.count, codes: own.codes.map { max($0, 0) },
        codeCount: max(own.labels.count, 1))
      labels = pairs.groupOfPair.indices.map {
        let own = label(name, own.labels.isEmpty ? "" : own.labels[Int(pairs.codeOfPair[$0])])
        return index == 0 ? own : labels[Int(pairs.groupOfPair[$0])] + separator + own
      }
      codes = pairs.ofRow
    }
  }
}

extension CalibrationError {
  /// What a column is for.
  enum Use {
    /// Targets name its categories, or its total.
    case targets
    /// It tells who answers.
    case response
  }

  /// Refuses rows that have weight and no value of a column.
  static func requireValues(
    of column: String, for use: Use, _ weights: [Double], isMissing: (Int) -> Bool
  ) throws(CalibrationError) {
    let missing = weights.indices.filter { weights[$0] != 0 && isMissing($0) }
    guard let row = missing.first else { return }
    switch use {
    case .targets: throw .missingValues(column: column, rows: missing.count, first: row + 1)
    case .response: throw .missingCovariate(column: column, rows: missing.count, first: row + 1)
    }
  }

  /// Refuses rows that have weight and miss a value of a formula's columns.
  static func requireValues(
    of formula: Formula, for use: Use, in table: Table, _ weights: [Double]
  ) throws {
    for name in formula.columns {
      let column = try table.column(name)
      try requireValues(of: name, for: use, weights) { column.text(at: $0) == nil }
    }
  }
}
