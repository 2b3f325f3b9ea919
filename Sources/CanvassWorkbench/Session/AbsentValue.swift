import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Why no row meets a condition: it compares a column with a value that the column does not have.
struct AbsentValue {
  private let column: String
  private let value: String
  /// The values that the column has.
  private let values: [String]

  /// The first of a condition; `nil` where each value is there.
  init?(in condition: Expression, _ table: Table) {
    for (name, value) in condition.valuesOfColumns {
      guard let coded = try? table.column(name).asCategories(name) else { continue }
      let values = coded.levelsInOrder.map { coded.levels[$0].text }
      if values.isEmpty || values.contains(value) { continue }
      // The same number in another spelling is equal to it where numbers are compared.
      if let number = Double(value), values.contains(where: { Double($0) == number }) { continue }
      (column, self.value, self.values) = (name, value, values)
      return
    }
    return nil
  }

  /// The sentence, with the value that may be meant.
  var error: DesignError { DesignError("no row meets the condition (--where): \(reason)") }

  /// That the column does not have the value, and which one may be meant.
  var reason: Sentence {
    let place: Sentence = " in column \"\(excerpt(of: column))\""
    return TableError.unknown("value", excerpt(of: value), among: values, place: place).reason
  }
}
