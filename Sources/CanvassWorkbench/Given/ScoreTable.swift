import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// Scores of an index that stand in a file: the columns `component` and `value`, and for those from surveys `se`, or
/// `n` with or without `deff`. A line without any of these is taken as it is.
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
    let source = try openTable(path: path)
    let known = ["component", "value", "se", "n", "deff"]
    let names = source.columnNames
    for needed in known.prefix(2) where !names.contains(needed) {
      throw TableError(
        "\"\(path)\" has no column \"\(needed)\"; scores have the columns component, value, and se or n (the "
          + "file has \(names.joined(separator: ", ")))")
    }
    try source.refuseColumns(besides: known)
    let table = try source.read(
      columns: known.filter(names.contains), as: ["component": .text], threads: 1)
    func column(_ name: String) throws -> Column? {
      names.contains(name) ? try table.column(name) : nil
    }
    let labels = try table.column("component")
    let (values, errors) = (try table.column("value"), try column("se"))
    let (counts, effects) = (try column("n"), try column("deff"))
    var scores: [IndexScores.Score] = []
    var standardErrors: [Double] = []
    for row in 0..<table.rowCount {
      guard let name = labels.text(at: row) else {
        throw TableError("\"\(path)\": the component is missing in line \(row + 2)")
      }
      func number(_ column: Column?, _ key: String, least: Double) throws -> Double? {
        guard let column, let text = column.text(at: row) else { return nil }
        let number = column.number(at: row)
        guard number.isFinite, number >= least else {
          throw TableError(
            "\"\(path)\": the \(key) in line \(row + 2) is \"\(text)\"; a number of \(number: shortestText(least)) or more is "
              + "needed")
        }
        return number
      }
      guard let value = try number(values, "value", least: 0) else {
        throw TableError("\"\(path)\": the value is missing in line \(row + 2)")
      }
      let count = try number(counts, "n", least: 1)
      let effect = try number(effects, "deff", least: 0)
      var error = try number(errors, "se", least: 0)
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
            "\"\(path)\": in line \(row + 2) the se is \(number: shortestText(error)), and n and deff make it \(number: shortestText((1e4 * implied).rounded() / 1e4)); "
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
      standardErrors.append(error ?? 0)
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
