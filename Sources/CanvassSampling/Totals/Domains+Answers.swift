import CanvassTables

extension Domains {
  /// Makes sure that some row answers all of some columns whose answers are compared; of cells that nobody asked for there
  /// would be nothing to say.
  ///
  /// - Parameters:
  ///   - isUsed: whether a row is looked at; where none is, that is for others to say.
  /// - Throws: `DesignError` that names the column without an answer, or those that no row answers together.
  static func requireAnswers(
    to columns: [(name: String, column: Column)], where isUsed: (Int) -> Bool
  ) throws {
    let rows = (0..<(columns.first?.column.count ?? 0)).filter(isUsed)
    guard !rows.isEmpty else { return }
    func isAnswered(_ column: Column, _ row: Int) -> Bool { column.text(at: row) != nil }
    if rows.contains(where: { row in columns.allSatisfy { isAnswered($0.column, row) } }) { return }
    for (name, column) in columns where !rows.contains(where: { isAnswered(column, $0) }) {
      throw DesignError("there is no answer in \"\(name)\", so there is nothing to compare")
    }
    let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    throw DesignError("no row answers all of \(names), so there is nothing to compare")
  }
}
