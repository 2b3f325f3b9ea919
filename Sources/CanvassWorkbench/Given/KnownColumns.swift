import CanvassNumerics
import CanvassTables

extension TableSource {
  /// Refuses columns that such a table does not have: a misspelt heading would be left out, and with it what stands
  /// below it. A source and a note are welcome everywhere, and so is a column without a heading.
  ///
  /// - Throws: `TableError` naming the first that is not known, and the one that may be meant.
  func refuseColumns(besides own: [String]) throws {
    let known = own + ["source", "note"]
    for column in columnNames where !known.contains(column) && notes(on: [column]).isEmpty {
      if let close = nearest(to: column, among: known) {
        throw TableError(
          "\"\(name)\" has a column \"\(column)\", which such a table does not have; did you mean \"\(close)\"?"
        )
      }
      throw TableError(
        "\"\(name)\" has a column \"\(column)\", which such a table does not have; it has \(known.joined(separator: ", ")); "
          + "leave the others out")
    }
  }
}
