import CanvassNumerics
import CanvassTables

extension Survey {
  /// Checks that the items among some columns hold nothing but answers of the study's scale, so that no
  /// estimate takes a code that was forgotten for an answer.
  ///
  /// - Throws: `TableError` naming the item and a number that is not on the scale.
  func checkAnswers(to columns: [String], in table: Table) throws {
    guard let scale = settings.study?.scale, let low = scale.values.min(),
      let high = scale.values.max()
    else { return }
    let items = Set(itemColumns)
    for name in columns where items.contains(name) && table.contains(name) {
      let column = try table.column(name)
      guard let stray = column.firstNumber(outside: low...high) else { continue }
      let text = shortestText(stray)
      throw TableError(
        "item \"\(name)\" has the answer \"\(text)\", which is not on the scale \(number: shortestText(low))–"
          + "\(number: shortestText(high)) of the study; list it with all that mean no answer (--missing, or "
          + "scale: missing:), or give another scale (scale: values:)")
    }
  }
}

extension Column {
  /// A number that lies outside a range; `nil` if there is none.
  fileprivate func firstNumber(outside range: ClosedRange<Double>) -> Double? {
    switch self {
    case .real(let values): values.first { !$0.isNaN && !range.contains($0) }
    case .coded(let coded):
      coded.levels.lazy.compactMap(\.value).first { !range.contains($0) }
    }
  }
}
