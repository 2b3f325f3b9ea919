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

  /// Reads figures.
  ///
  /// - Throws: `TableError` naming the line.
  init(path: String) throws {
    let source = try openTable(path: path)
    let names = source.columnNames
    let needed = ["unit", "year", "index", "measure", "value"]
    if let absent = needed.first(where: { !names.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; published figures have the columns \(needed.joined(separator: ", ")) "
          + "(the file has \(names.joined(separator: ", ")))")
    }
    let optional = ["unit_level", "unit_of_measure", "derived"]
    try source.refuseColumns(besides: needed + optional)
    let hasDecimalCommas = source.writer.decimal == ","
    let read = needed + optional.filter(names.contains)
    let roles = Dictionary(uniqueKeysWithValues: read.map { ($0, ColumnRole.text) })
    let table = try source.read(columns: read, as: roles, threads: 1)
    func cell(_ name: String, _ row: Int) throws -> String? {
      names.contains(name) ? try table.column(name).text(at: row) : nil
    }
    var figures: [PublishedFigure] = []
    var leftOut: [LeftOut] = []
    for row in 0..<table.rowCount {
      func required(_ name: String) throws -> String {
        guard let word = try cell(name, row) else {
          throw TableError("\"\(path)\": the \(name) is missing in line \(row + 2)")
        }
        return word
      }
      let words = try required("measure")
      guard let measure = PublishedFigure.Measure(words) else {
        if let place = leftOut.firstIndex(where: { $0.measure == words }) {
          leftOut[place].lines.append(row + 2)
        } else {
          let meant = nearest(to: words, among: PublishedFigure.Measure.words)
          leftOut.append(LeftOut(measure: words, lines: [row + 2], meant: meant))
        }
        continue
      }
      let value = try required("value")
      let text = hasDecimalCommas ? String(value.map { $0 == "," ? "." : $0 }) : value
      guard
        let figure = PublishedFigure(
          unit: try required("unit"), level: try cell("unit_level", row) ?? "",
          year: try required("year"), index: try required("index"), measure: measure, text: text,
          unitOfMeasure: try cell("unit_of_measure", row) ?? "",
          isDerived: try cell("derived", row) == "yes", line: row + 2)
      else {
        throw TableError(
          "\"\(path)\": the value in line \(row + 2) is \"\(value)\"; figures are numbers with a decimal point"
        )
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
    rows = table.rowCount
  }
}
