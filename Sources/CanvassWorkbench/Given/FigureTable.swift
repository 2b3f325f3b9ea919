import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// Published figures that stand in a file: `unit`, `year`, `index`, `measure`, `value`, and if need be `unit_level` and
/// `derived`.
struct FigureTable {
  let figures: [PublishedFigure]
  /// Lines whose measure is none that is checked.
  let unchecked: Int
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
    let read = needed + ["unit_level", "derived"].filter(names.contains)
    let roles = Dictionary(uniqueKeysWithValues: read.map { ($0, ColumnRole.text) })
    let table = try source.read(columns: read, as: roles, threads: 1)
    func text(_ name: String, _ row: Int) throws -> String? {
      names.contains(name) ? try table.column(name).text(at: row) : nil
    }
    var figures: [PublishedFigure] = []
    var unchecked = 0
    for row in 0..<table.rowCount {
      func required(_ name: String) throws -> String {
        guard let word = try text(name, row) else {
          throw TableError("\"\(path)\": the \(name) is missing in line \(row + 2)")
        }
        return word
      }
      guard let measure = PublishedFigure.Measure(try required("measure")) else {
        unchecked += 1
        continue
      }
      let value = try required("value")
      guard
        let figure = PublishedFigure(
          unit: try required("unit"), level: try text("unit_level", row) ?? "",
          year: try required("year"), index: try required("index"), measure: measure, text: value,
          isDerived: try text("derived", row) == "yes", line: row + 2)
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
    self.unchecked = unchecked
    rows = table.rowCount
  }
}
