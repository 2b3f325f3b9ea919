import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// How the cases of a survey ended, in a table with the columns `disposition` and `count`.
enum DispositionFile {
  /// The outcome rates. A line `total`, where there is one, is what the others must add up to.
  ///
  /// - Throws: `TableError` naming the line; `DiagnosisError` for counts that cannot be.
  static func rates(_ path: String) throws -> ResponseRates {
    let table = try GivenTable(
      path: path,
      .init(
        lines: "dispositions", needed: ["disposition", "count"], texts: ["disposition"],
        isClosed: false))
    var counts: [ResponseRates.Disposition: Double] = [:]
    var total: Double?
    for row in 0..<table.rows {
      let code = try table.text("disposition", row)
      let number = try table.number("count", row)
      if code == "total" {
        total = number
        continue
      }
      guard let disposition = ResponseRates.Disposition(rawValue: code) else {
        let known = ResponseRates.Disposition.allCases.map(\.rawValue) + ["total"]
        throw TableError(
          "\"\(path)\", line \(table.line(of: row)): \(TableError.unknown("disposition", code, among: known))"
        )
      }
      guard counts[disposition] == nil else {
        throw TableError(
          "\"\(path)\", line \(table.line(of: row)): the disposition \(code) stands there twice")
      }
      counts[disposition] = number
    }
    return try ResponseRates(counts, total: total)
  }
}
