/// Opens a data file by its ending; only the header is read.
///
/// - Throws: `TableError` when the ending is unknown or the file cannot be opened.
public func openTable(path: String) throws -> any TableSource {
  let lowered = path.lowercased()
  if CSVSource.endings.contains(where: { lowered.hasSuffix($0) }) {
    return try CSVSource(path: path)
  }
  throw TableError(
    "cannot read \"\(path)\": its ending is not one of \(CSVSource.endings.joined(separator: ", "))"
  )
}
