import CanvassSampling
import CanvassTables

/// The answers of a set of items, added up for each person: how many were given, how many are
/// satisfied, and their sum on 0–100.
struct ItemAnswers {
  /// Number of answers; missing where there is none.
  let answered: Variable
  /// Number of satisfied answers; missing where there is no answer.
  let satisfied: Variable
  /// Sum of answers on 0–100; missing where there is none.
  let score: Variable
  /// 1 where all answers given are satisfied, 0 where one is not, missing where there is none.
  let allSatisfied: Variable
}

/// The items' answers on the scale, one array an item; NaN where there is none.
struct AnswerSheet {
  private let answers: [[Double]]
  private let scale: ResponseScale
  private let rows: Int

  /// Checks the columns of the items.
  ///
  /// - Throws: `DiagnosisError` naming the item and a value that is not on the scale.
  init(_ instrument: Instrument, _ columns: [Column]) throws {
    scale = instrument.scale
    rows = columns.first?.count ?? 0
    answers = try zip(instrument.items, columns).map { item, column in
      try Self.numbers(
        column.recodingMissing(instrument.missing), item.column, instrument.scale)
    }
  }

  private static func numbers(_ column: Column, _ name: String, _ scale: ResponseScale) throws
    -> [Double]
  {
    let low = shortestText(scale.range.lowerBound)
    let high = shortestText(scale.range.upperBound)
    func check(_ value: Double?, _ text: String) throws -> Double {
      guard let value, scale.range.contains(value) else {
        let text = excerpt(of: text)
        throw DiagnosisError(
          "item \"\(name)\" has the answer \"\(text)\", which is not on the scale \(low)–\(high); "
            + "list it as missing (--missing \(text)) or give another scale (--scale)")
      }
      return value
    }
    switch column {
    case .real(let values):
      for value in values where !value.isNaN { _ = try check(value, shortestText(value)) }
      return values
    case .coded(let coded):
      // In a column with one word all levels are text, and the word is to blame.
      if !coded.isNumeric {
        let word = coded.levels.first { $0.value == nil && Double($0.text) == nil }
        _ = try check(nil, word?.text ?? coded.levels[0].text)
      }
      let values = try coded.levels.map { try check($0.value, $0.text) }
      return (0..<coded.count).map { row in coded.code(at: row).map { values[$0] } ?? .nan }
    }
  }

  /// The answers of some items, added up for each person.
  func sum(of items: [Int], name: String) -> ItemAnswers {
    var answered = [Int](repeating: 0, count: rows)
    var satisfied = answered
    var score = [Double](repeating: 0, count: rows)
    for item in items {
      let column = answers[item]
      for row in 0..<rows where !column[row].isNaN {
        answered[row] += 1
        satisfied[row] += scale.isSatisfied(column[row]) ? 1 : 0
        score[row] += scale.score(column[row])
      }
    }
    for row in 0..<rows where answered[row] == 0 { score[row] = .nan }
    return ItemAnswers(
      answered: counts(answered, name) { answered[$0] > 0 },
      satisfied: counts(satisfied, name) { answered[$0] > 0 },
      score: Variable(name, values: score),
      allSatisfied: counts(
        (0..<rows).map { satisfied[$0] == answered[$0] ? 1 : 0 }, name
      ) { answered[$0] > 0 })
  }

  /// Small whole numbers as a variable: one byte a row as long as they fit.
  private func counts(_ values: [Int], _ name: String, isPresent: (Int) -> Bool) -> Variable {
    let highest = values.max() ?? 0
    guard highest < Int(Codes.missingNarrow) else {
      return Variable(
        name, values: values.indices.map { isPresent($0) ? Double(values[$0]) : .nan })
    }
    let codes = values.indices.map {
      isPresent($0) ? UInt8(values[$0]) : Codes.missingNarrow
    }
    let levels = (0...highest).map { Level(String($0), value: Double($0)) }
    return Variable(name, CodedColumn(codes: .narrow(codes), levels: levels)) { $0.value ?? .nan }
  }
}
