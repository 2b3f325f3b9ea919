import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What is asked of the answers to some items of an instrument, person by person.
extension Instrument {
  /// Number of satisfied answers.
  func satisfied(_ items: [Int], as name: String) -> Quantity {
    quantity(name, .sum, items, scale.satisfaction)
  }

  /// Number of answers.
  func answered(_ items: [Int], as name: String) -> Quantity {
    quantity(name, .sum, items, .answered)
  }

  /// Sum of the answers on 0–100.
  func score(_ items: [Int], as name: String) -> Quantity {
    quantity(name, .sum, items, scale.score)
  }

  /// 1 where all answers given are satisfied, 0 where one is not.
  func allSatisfied(_ items: [Int], as name: String) -> Quantity {
    quantity(name, .least, items, scale.satisfaction)
  }

  /// The two quantities whose ratio is the share of satisfied answers.
  func share(of items: [Int], as name: String) -> [Quantity] {
    [satisfied(items, as: name), answered(items, as: name)]
  }

  private func quantity(
    _ name: String, _ combination: Quantity.Combination, _ items: [Int], _ coding: Coding
  ) -> Quantity {
    Quantity(
      name, combination, of: items.map { Quantity.Term(self.items[$0].column, coding) })
  }

  /// The answers to all items, without the codes that mean none.
  ///
  /// - Throws: `DiagnosisError` naming the item and a value that is not on the scale.
  func answers(_ columns: [Column]) throws -> Table {
    var table = Table(rowCount: columns.first?.count ?? 0)
    for (item, column) in zip(items, columns) {
      let answers = column.recodingMissing(missing)
      try scale.check(answers, item.column)
      table.set(item.column, to: answers)
    }
    return table
  }
}

extension ResponseScale {
  /// Checks that a column holds nothing but answers of the scale.
  ///
  /// - Parameter name: the column, as messages name it.
  /// - Throws: `DiagnosisError` naming the item and a value that is not on the scale.
  public func check(_ column: Column, _ name: String) throws {
    func check(_ value: Double?, _ text: String) throws {
      if let value, range.contains(value) { return }
      let low = shortestText(range.lowerBound)
      let high = shortestText(range.upperBound)
      let text = excerpt(of: text)
      throw DiagnosisError(
        "item \"\(name)\" has the answer \"\(text)\", which is not on the scale \(low)–\(high); "
          + "list it as missing or give another scale")
    }
    switch column {
    case .real(let values):
      for value in values where !value.isNaN { try check(value, shortestText(value)) }
    case .coded(let coded):
      // In a column with one word all levels are text, and the word is to blame.
      if !coded.isNumeric {
        let word = coded.levels.first { $0.value == nil && Double($0.text)?.isFinite != true }
        try check(nil, word?.text ?? coded.levels[0].text)
      }
      for level in coded.levels { try check(level.value, level.text) }
    }
  }
}
