import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Crosswalks and estimates of units that stand in files.
enum CrosswalkFile {
  /// A crosswalk: the columns `old` and `new`, and where wanted `share` and `from`.
  ///
  /// - Throws: `TableError` naming the line; `WaveError`.
  static func crosswalk(_ path: String) throws -> Crosswalk {
    let (source, table) = try read(
      path, ["old", "new"], texts: ["old", "new", "from"], isClosed: true)
    let names = source.columnNames
    return try Crosswalk(
      (0..<table.rowCount).map { row in
        Crosswalk.Part(
          try text("old", row, table, path), try text("new", row, table, path),
          share: names.contains("share") ? try number("share", row, table, path) : 1,
          from: names.contains("from") ? try table.column("from").text(at: row) ?? "" : "")
      })
  }

  /// Estimates of units: the columns `unit`, `estimate`, `se` and `population`.
  ///
  /// - Throws: `TableError` naming the line.
  static func estimates(_ path: String) throws -> [Crosswalk.OldUnit] {
    let (_, table) = try read(
      path, ["unit", "estimate", "se", "population"], texts: ["unit"])
    return try (0..<table.rowCount).map { row in
      let error = try number("se", row, table, path)
      guard error >= 0 else {
        throw TableError("\"\(path)\": the standard error in line \(row + 2) is below 0")
      }
      return Crosswalk.OldUnit(
        try text("unit", row, table, path), try number("estimate", row, table, path),
        variance: error * error, population: try number("population", row, table, path))
    }
  }

  private static func read(
    _ path: String, _ needed: [String], texts: [String], isClosed: Bool = false
  )
    throws
    -> (any TableSource, Table)
  {
    let source = try openTable(path: path)
    let names = source.columnNames
    if let absent = needed.first(where: { !names.contains($0) }) {
      throw TableError(
        "\"\(path)\" has no column \"\(absent)\"; it needs \(needed.joined(separator: ", ")) (the file has "
          + "\(names.joined(separator: ", ")))")
    }
    if isClosed {
      let known = needed + texts.filter { !needed.contains($0) } + ["share"]
      if let unknown = names.first(where: { !known.contains($0) }) {
        let near = nearest(to: unknown, among: known)
        let hint: Sentence = near.map { " (did you mean \"\($0)\"?)" } ?? ""
        throw TableError(
          "\"\(path)\" has a column \"\(unknown)\", which a crosswalk has not\(hint); its columns are "
            + "\(known.joined(separator: ", "))")
      }
    }
    let roles = Dictionary(
      uniqueKeysWithValues: texts.filter(names.contains).map { ($0, ColumnRole.text) })
    let wanted = names.filter { (needed + texts + ["share"]).contains($0) }
    return (source, try source.read(columns: wanted, as: roles, threads: 1))
  }

  private static func text(_ name: String, _ row: Int, _ table: Table, _ path: String) throws
    -> String
  {
    guard let text = try table.column(name).text(at: row) else {
      throw TableError("\"\(path)\": the \(name) is missing in line \(row + 2)")
    }
    return text
  }

  private static func number(_ name: String, _ row: Int, _ table: Table, _ path: String) throws
    -> Double
  {
    let value = try table.column(name).number(at: row)
    guard value.isFinite else {
      throw TableError("\"\(path)\": the \(name) in line \(row + 2) is no number")
    }
    return value
  }
}
