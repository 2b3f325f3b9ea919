import CanvassNumerics
import CanvassTables

extension Survey {
  /// A sentence where `--missing` names codes of which not one occurs: a slip, as a rule. Of a list that
  /// holds for a whole questionnaire some may well not occur.
  ///
  /// - Parameters:
  ///   - base: the columns of the file that have been read, whatever they are used for.
  func unseenCodes(in base: Table) -> Note? {
    guard !settings.missing.isEmpty else { return nil }
    // A weight is no code.
    let names = base.names.filter { $0 != settings.design.weights }
    let columns = names.compactMap { try? base.column($0) }
    if columns.contains(where: { $0.holds(anyOf: settings.missing) }) { return nil }
    let (missing, most) = (settings.missing, 3)
    let shown = missing.prefix(most).map { "\"\(excerpt(of: $0))\"" }
    return Note { $0.surveyNotes.unseen(shown, isCut: missing.count > most) }
  }
}

extension Column {
  /// Whether some code is among the values, by its text or its number.
  fileprivate func holds(anyOf codes: [String]) -> Bool {
    let numbers = Set(codes.compactMap { Double($0) })
    switch self {
    case .real(let values): return values.contains(where: numbers.contains)
    case .coded(let coded):
      return coded.levels.contains { level in
        codes.contains(level.text) || level.value.map(numbers.contains) ?? false
      }
    }
  }
}
