import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// How the cases of a survey ended, in a table with the columns `disposition` and `count`.
enum DispositionFile {
  /// The outcome rates. A line `total`, where there is one, is what the others must add up to.
  ///
  /// - Throws: `TableError` naming the line; `DiagnosisError` for counts that cannot be.
  static func rates(_ path: String) throws -> ResponseRates {
    let source = try openTable(path: path)
    let columns = ["disposition", "count"]
    if let absent = columns.first(where: { !source.columnNames.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; dispositions have the columns disposition and count (the file "
          + "has \(source.columnNames.joined(separator: ", ")))")
    }
    let table = try source.read(columns: columns, as: ["disposition": .text], threads: 1)
    let (codes, numbers) = (try table.column("disposition"), try table.column("count"))
    var counts: [ResponseRates.Disposition: Double] = [:]
    var total: Double?
    for row in 0..<table.rowCount {
      let code = codes.text(at: row) ?? ""
      let number = numbers.number(at: row)
      guard number.isFinite else {
        throw TableError("\"\(path)\": the count in line \(row + 2) is not a number")
      }
      if code == "total" {
        total = number
        continue
      }
      guard let disposition = ResponseRates.Disposition(rawValue: code) else {
        let known = ResponseRates.Disposition.allCases.map(\.rawValue) + ["total"]
        throw TableError(
          "\"\(path)\", line \(row + 2): \(TableError.unknown("disposition", code, among: known))")
      }
      guard counts[disposition] == nil else {
        throw TableError("\"\(path)\", line \(row + 2): the disposition \(code) stands there twice")
      }
      counts[disposition] = number
    }
    return try ResponseRates(counts, total: total)
  }
}
