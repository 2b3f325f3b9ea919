import CanvassSampling
import CanvassTables

/// The scales of replicate weights as they are said: numbers, or a file with one column of them.
struct ReplicateScales {
  let numbers: [Double]
  /// The file, where they stand in one.
  let path: String?

  /// - Throws: `UsageError` for what is neither numbers nor a file with one column; `TableError` where that cannot be read.
  init(_ said: NameList) throws {
    let numbers = said.names.compactMap(Double.init)
    if numbers.count == said.names.count {
      (self.numbers, path) = (numbers, nil)
      return
    }
    let path = said.names[0]
    guard said.names.count == 1, numbers.isEmpty else {
      throw UsageError(
        "--replicate-scale is \"\(said.names.joined(separator: ","))\"; it is numbers, such as 0.5,0.75, or the name of a file"
      )
    }
    guard !isStandardInput(path) else {
      throw UsageError(
        "--replicate-scale names a file, and standard input is for data (--data -); save the scales in one"
      )
    }
    let source = try openTable(path: path)
    guard let name = source.columnNames.first, source.columnNames.count == 1 else {
      throw TableError(
        "\"\(path)\" has \(counted: source.columnNames.count, "column"); a file of scales has one, a scale in each line"
      )
    }
    let table = try source.read(columns: nil, as: [:], threads: 0)
    let column = try table.column(name)
    let below = try (0..<table.rowCount).map { row in
      let number = column.number(at: row)
      guard !number.isNaN else {
        throw TableError(
          "\"\(path)\": the scale in line \(row + 2) is \(part: column.text(at: row) == nil ? "missing" : "no number")"
        )
      }
      return number
    }
    // A file without a header has a scale in its first line, too.
    self.numbers = (Double(name).map { [$0] } ?? []) + below
    self.path = path
  }
}
