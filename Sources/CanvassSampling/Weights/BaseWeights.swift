import CanvassNumerics
import CanvassTables

/// Base weights: one over the probability with which a row was chosen, stage by stage.
public enum BaseWeights {
  /// Π 1/π_s over the stages.
  ///
  /// - Parameter columns: for each stage the column of the probability with which the row's unit was chosen.
  /// - Throws: `CalibrationError` naming the row whose probability is missing or not between 0 and 1;
  ///   `TableError` for an unknown column.
  public static func fromProbabilities(_ columns: [String], in table: Table) throws -> [Double] {
    var weights = [Double](repeating: 1, count: table.rowCount)
    for name in columns {
      let column = try table.column(name)
      for row in weights.indices {
        let probability = column.number(at: row)
        guard probability > 0, probability <= 1 else {
          throw CalibrationError.badProbability(
            column: name, value: column.text(at: row), row: row + 1)
        }
        weights[row] /= probability
      }
    }
    return weights
  }
}
