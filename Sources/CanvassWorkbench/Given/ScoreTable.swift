import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// Scores of an index that stand in a file: the columns `component` and `value`, and for those from surveys `se`, or
/// `n` with or without `deff`. A line without any of these is taken as it is; where a survey stands behind it, its error is
/// not known.
struct ScoreTable {
  let scores: IndexScores

  /// Reads scores.
  ///
  /// - Parameters:
  ///   - covariance: a file with the covariance of those that have one.
  ///   - freedom: degrees of freedom of the standard errors.
  /// - Throws: `TableError` naming the line; `IndexError` for a component that the instrument does not have.
  init(
    path: String, of instrument: IndexInstrument, covariance: String?, freedom: Double
  ) throws {
    let table = try GivenTable(
      path: path,
      .init(
        lines: "scores", needed: ["component", "value"], further: ["se", "n", "deff"],
        texts: ["component"]))
    var scores: [IndexScores.Score] = []
    var standardErrors: [Double] = []
    for row in 0..<table.rows {
      let name = try table.text("component", row)
      let value = try table.number("value", row, atLeast: 0)
      let count = try table.numberIfGiven("n", row, atLeast: 1)
      let effect = try table.numberIfGiven("deff", row, atLeast: 0)
      var error = try table.numberIfGiven("se", row, atLeast: 0)
      if let error, let count, let effect,
        let component = instrument.components.first(where: { $0.name == name }),
        let most = component.unit == .percent ? 100 : component.points
      {
        let implied = IndexScores.standardError(
          of: value, outOf: most, count: count, designEffect: effect)
        // A mean may well vary less than a share.
        let isOff =
          error > 1.05 * implied || (component.statistic != .mean && error < 0.95 * implied)
        if isOff {
          throw TableError(
            "\"\(path)\": in line \(table.line(of: row)) the se is \(number: shortestText(error)), and n and deff make it \(number: shortestText((1e4 * implied).rounded() / 1e4)); "
              + "say one of them")
        }
      }
      if error == nil, let count {
        let component = try instrument.component(name)
        guard let most = component.unit == .percent ? 100 : component.points else {
          throw IndexError(
            "the points of \"\(name)\" are not published, and are needed here; give them")
        }
        error = IndexScores.standardError(
          of: value, outOf: most, count: count, designEffect: effect ?? 1)
      }
      scores.append(
        .init(
          name, value, degreesOfFreedom: freedom, count: count.map { Int($0) },
          designEffect: effect))
      let isSampled = instrument.components.first { $0.name == name }?.survey != nil
      standardErrors.append(error ?? (isSampled ? .nan : 0))
    }
    guard let covariance else {
      self.scores = IndexScores(scores, standardErrors: standardErrors)
      return
    }
    // Scores that the matrix does not have keep their own errors.
    let places = try GivenCovariance.names(path: covariance).map { name in
      guard let place = scores.firstIndex(where: { $0.component == name }) else {
        throw TableError(
          "\"\(covariance)\" has the component \"\(name)\", which has no score in \"\(path)\"")
      }
      return place
    }
    let given = try GivenCovariance(
      path: covariance, of: places.map { scores[$0].component },
      standardErrors: places.map { standardErrors[$0] > 0 ? standardErrors[$0] : nil }
    ).matrix
    var matrix = Matrix(diagonal: standardErrors.map { $0 * $0 })
    for (i, row) in places.enumerated() {
      for (j, column) in places.enumerated() { matrix[row, column] = given[i, j] }
    }
    self.scores = IndexScores(scores, covariance: matrix)
  }
}
