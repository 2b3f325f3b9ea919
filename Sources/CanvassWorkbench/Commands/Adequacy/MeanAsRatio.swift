import CanvassSampling
import CanvassTables

/// A ratio to a constant, or of a constant: the mean of the other column in other units, of those who have answered both.
struct MeanAsRatio {
  /// What counts the larger of the two values of the column; `nil` where it has others.
  let share: Coding?
  private let name: String
  private let (column, constant): (String, String)

  /// - Returns: `nil` where neither column is a constant.
  /// - Throws: `TableError` for an unknown column.
  init?(_ named: NamedEstimand, _ columns: any SurveyColumns) throws {
    let terms = named.estimand.quantities.flatMap(\.terms)
    guard terms.count == 2, terms.allSatisfy({ $0.coding == .number }) else { return nil }
    let both = try terms.map { try columns.column($0.column) }
    guard let place = [1, 0].first(where: { both[$0].numbers(atMost: 1) != nil }) else {
      return nil
    }
    share = both[1 - place].shareOfLarger
    (column, constant) = (terms[1 - place].column, terms[place].column)
    name = named.variable
  }

  /// The mean of the column, coded.
  func named(_ coding: Coding) -> NamedEstimand {
    NamedEstimand(name, Ratio(Quantity(column, coding), to: Quantity(constant, .answered)))
  }
}

extension Column {
  /// What counts the larger of two values, 1 of 0 and 1; `nil` for a column of others.
  var shareOfLarger: Coding? {
    if isIndicator { return .within([1...1]) }
    guard let two = numbers(atMost: 2), two.count == 2, let larger = two.max() else { return nil }
    return .within([larger...larger])
  }

  /// The numbers that stand in a column; `nil` for more of them than so many.
  fileprivate func numbers(atMost most: Int) -> Set<Double>? {
    var found: Set<Double> = []
    for row in 0..<count {
      let number = number(at: row)
      if !number.isNaN, found.insert(number).inserted, found.count > most { return nil }
    }
    return found
  }
}
