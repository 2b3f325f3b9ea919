import CanvassTables

/// The data with a column of new weights, as `weights --output` writes them.
extension Survey {
  /// The file's own columns, as it spells them, and one more.
  ///
  /// - Throws: `TableError` where a column of that name is there already.
  func text(with weights: [Double], as name: String, for file: String) throws
    -> String
  {
    guard !columnNames.contains(name) else {
      throw TableError(
        "there is a column \"\(name)\" already; give the new weights another name (--into)")
    }
    let names = source.columnNames
    let roles = Dictionary(uniqueKeysWithValues: names.map { ($0, ColumnRole.text) })
    var table = try source.read(columns: names, as: roles, threads: settings.threads)
    guard table.rowCount == weights.count else {
      throw TableError("\"\(path)\" has changed while it was in use; try again")
    }
    table.set(name, to: .real(weights))
    var writer = source.writer
    // Tabs go by the name of the file; else cells stand as in the data, unless those had tabs.
    let endsInTabs = CSVWriter(endingOf: file).delimiter == "\t"
    if endsInTabs, writer.decimal == "," {
      // Decimal commas are read beside semicolons alone.
      let numbers = try source.read(columns: names, as: [:], threads: settings.threads)
      for column in names where try numbers.column(column).isNumeric {
        let quoted = "`" + column.replacing("`", with: "``") + "`"
        let points = try Expression(parsing: "replace(\(quoted), ',', '.')")
        table.set(column, to: try points.evaluate(in: table))
      }
      writer.decimal = "."
    }
    if endsInTabs {
      writer.delimiter = "\t"
    } else if writer.delimiter == "\t" {
      writer.delimiter = ","
    }
    return try writer.text(table)
  }
}
