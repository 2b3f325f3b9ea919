import CanvassNumerics
import CanvassTables

/// Codes that may mean no answer and count as a value, in the columns of a condition or of cells. Rows
/// may come in parts.
struct UndecidedCodes: Sendable {
  private let textColumns: Set<String>
  private var uses: [(use: NoAnswerCodes.Use, rows: Int, codes: Set<String>, isNumeric: Bool)]

  /// Uses to be looked at.
  init(_ uses: [NoAnswerCodes.Use], of survey: Survey) {
    textColumns = Set(survey.textColumns)
    self.uses = uses.map { ($0, 0, [], true) }
  }

  /// Looks at some rows.
  ///
  /// - Parameters:
  ///   - inside: the rows inside `--where`; all if `nil`.
  mutating func add(_ table: Table, inside: [Bool]?) throws {
    for index in uses.indices where table.contains(uses[index].use.column) {
      let use = uses[index].use
      let column = try table.column(use.column)
      let kept = column.recodingMissing(
        use.codes, as: textColumns.contains(use.column) ? .text : .automatic)
      uses[index].isNumeric = uses[index].isNumeric && column.isNumeric
      for row in 0..<table.rowCount where inside?[row] ?? true {
        guard let text = column.text(at: row), kept.text(at: row) == nil else { continue }
        uses[index].rows += 1
        uses[index].codes.insert(text)
      }
    }
  }

  /// What was found.
  var notes: [Note] {
    uses.compactMap { use, rows, codes, isNumeric -> Note? in
      guard rows > 0 else { return nil }
      let listed = codes.sorted()
      let said = listed.prefix(3).joined(separator: ", ") + (listed.count > 3 ? ", …" : "")
      let way = listed.prefix(3).map { code in
        let value = isNumeric ? code : "'\(code.replacing("'", with: "''"))'"
        return "\(expressionName(use.column)) != \(value)"
      }.joined(separator: " && ")
      let (count, place) = (listed.count, use.place)
      return Note {
        $0.surveyNotes.undecided(
          excerpt(of: said), count: count, in: use.column, rows: rows, at: place,
          way: ShellWords.inDoubleQuotes(excerpt(of: way)))
      }
    }
  }
}
