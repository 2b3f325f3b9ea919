import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// Published figures that stand in a file: `unit`, `year`, `index`, `measure`, `value`, and if need be `unit_level`,
/// `unit_of_measure` and `derived`.
struct FigureTable {
  /// A measure that is not checked.
  struct LeftOut: Sendable {
    var measure: String
    /// Its lines in the file.
    var lines: [Int]
    /// The measure that may be meant.
    var meant: String?
  }

  let figures: [PublishedFigure]
  /// What is left out, in the order of the file.
  let leftOut: [LeftOut]
  let rows: Int

  private static let needed = ["unit", "year", "index", "measure", "value"]
  private static let further = ["unit_level", "unit_of_measure", "derived"]

  /// Reads figures.
  ///
  /// - Throws: `TableError` naming the line.
  init(path: String) throws {
    let table = try GivenTable(
      path: path,
      .init(
        lines: "published figures", needed: Self.needed, further: Self.further,
        texts: Set(Self.needed + Self.further)))
    var figures: [PublishedFigure] = []
    var leftOut: [LeftOut] = []
    for row in 0..<table.rows {
      let words = try table.text("measure", row)
      guard let measure = PublishedFigure.Measure(words) else {
        if let place = leftOut.firstIndex(where: { $0.measure == words }) {
          leftOut[place].lines.append(table.line(of: row))
        } else {
          let meant = nearest(to: words, among: PublishedFigure.Measure.words)
          leftOut.append(LeftOut(measure: words, lines: [table.line(of: row)], meant: meant))
        }
        continue
      }
      guard
        let figure = PublishedFigure(
          unit: try table.text("unit", row), level: try table.textIfGiven("unit_level", row) ?? "",
          year: try table.text("year", row), index: try table.text("index", row),
          measure: measure, text: try table.spelledNumber("value", row),
          unitOfMeasure: try table.textIfGiven("unit_of_measure", row) ?? "",
          isDerived: try table.textIfGiven("derived", row) == "yes", line: table.line(of: row))
      else {
        throw TableError(
          "\"\(path)\": the value in line \(table.line(of: row)) is \"\(try table.text("value", row))\"; figures are "
            + "numbers with a decimal point")
      }
      figures.append(figure)
    }
    guard !figures.isEmpty else {
      throw TableError(
        "\"\(path)\" has no figure that can be checked; measures are value, rank, mean, highest, lowest, gap, count and others"
      )
    }
    self.figures = figures
    self.leftOut = leftOut
    rows = table.rows
  }
}
