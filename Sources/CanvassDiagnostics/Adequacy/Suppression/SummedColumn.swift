import CanvassSampling
import CanvassTables

/// What the rows of a file add to sums: a column by its content, whatever it is called, with its weights.
///
/// A column of few values is a division of the rows into classes. Every recoding of it (a copy, 1 − y, 100·y, the
/// share of some values) is a number for each class, so that two spellings of one variable have sums of the same
/// unknowns: how many people of a cell are in each class. A column of many values has one unknown, its sum.
public struct SummedColumn: Sendable {
  enum Content: Sendable {
    /// The class of each row from 1; 0 without an answer.
    case classes([UInt16], count: Int)
    /// The number of each row; NaN without an answer.
    case numbers([Double])
  }

  let content: Content
  /// The weight of each row.
  let weights: [Double]

  /// Columns of numbers with more values than these are not divided into classes.
  public static let mostClasses = 64

  /// Rows by class from 1; 0 without an answer.
  public init(classes: [UInt16], count: Int, weights: [Double]) {
    self.init(.classes(classes, count: count), weights)
  }

  private init(_ content: Content, _ weights: [Double]) {
    (self.content, self.weights) = (content, weights)
  }

  /// A column of numbers, NaN without an answer, and what each class (or the column, where it has none) counts as.
  public static func of(_ numbers: [Double], weights: [Double]) -> (
    column: SummedColumn, values: [Double]
  ) {
    var found: [Double: UInt16] = [:]
    var values: [Double] = []
    var classes = [UInt16](repeating: 0, count: numbers.count)
    for (row, number) in numbers.enumerated() where !number.isNaN {
      if let known = found[number] {
        classes[row] = known
        continue
      }
      guard values.count < mostClasses else { return (.init(.numbers(numbers), weights), [1]) }
      values.append(number)
      found[number] = UInt16(values.count)
      classes[row] = UInt16(values.count)
    }
    return (.init(classes: classes, count: values.count, weights: weights), values)
  }

  /// The column behind a quantity, and what each of its classes counts as; NaN for no answer.
  ///
  /// - Throws: `TableError` for an unknown column.
  public static func of(_ quantity: Quantity, in table: Table, weights: [Double]) throws -> (
    column: SummedColumn, values: [Double]
  ) {
    let parts = try quantity.terms.map { term in
      try of(term, table.column(term.column), weights: weights)
    }
    if parts.count == 1 { return parts[0] }
    var numbers = [Double](repeating: .nan, count: weights.count)
    for part in parts {
      for row in numbers.indices {
        let number = part.column.number(at: row, part.values)
        if number.isNaN { continue }
        let sofar = numbers[row]
        numbers[row] =
          sofar.isNaN
          ? number : quantity.combination == .sum ? sofar + number : min(sofar, number)
      }
    }
    return of(numbers, weights: weights)
  }

  /// Columns that are summed over the rows that have an answer in each; `nil` where all have the same rows.
  public static func answeringAll(_ parts: [(column: SummedColumn, values: [Double])]) -> [(
    column: SummedColumn, values: [Double]
  )]? {
    guard parts.count > 1 else { return nil }
    var numbers = parts.map { part in
      (0..<part.column.count).map { part.column.number(at: $0, part.values) }
    }
    let rows = numbers[0].indices
    let incomplete = rows.filter { row in numbers.contains { $0[row].isNaN } }
    if incomplete.allSatisfy({ row in numbers.allSatisfy { $0[row].isNaN } }) { return nil }
    for place in numbers.indices {
      for row in incomplete { numbers[place][row] = .nan }
    }
    return zip(parts, numbers).map { of($1, weights: $0.column.weights) }
  }

  private static func of(_ term: Quantity.Term, _ column: Column, weights: [Double]) -> (
    column: SummedColumn, values: [Double]
  ) {
    switch column {
    case .real(let numbers):
      let (column, values) = of(numbers, weights: weights)
      if case .numbers = column.content, term.coding != .number {
        return of(numbers.map { term.coding($0) }, weights: weights)
      }
      return (column, column.isDivided ? values.map { term.coding($0) } : values)
    case .coded(let coded):
      if coded.levels.count > mostClasses, coded.isNumeric {
        return of(
          (0..<coded.count).map { term.coding(column.number(at: $0)) }, weights: weights)
      }
      let limit = Int(UInt16.max) - 1
      let classes = (0..<coded.count).map { row in
        coded.code(at: row).map { UInt16(min($0, limit) + 1) } ?? 0
      }
      let values = coded.levels.map { level -> Double in
        if case .level(let text) = term.coding { return level.text == text ? 1 : 0 }
        if term.coding == .answered { return 1 }
        return level.value.map { term.coding($0) } ?? .nan
      }
      return (.init(classes: classes, count: values.count, weights: weights), values)
    }
  }

  /// Number of unknowns in an atom.
  var width: Int { if case .classes(_, let count) = content { count } else { 1 } }
  var count: Int { weights.count }
  /// Whether its rows are in classes.
  public var isDivided: Bool { if case .classes = content { true } else { false } }

  /// Bytes that it takes, without its weights.
  var size: Int { count * (isDivided ? 2 : 8) }

  /// What a row counts as; NaN without an answer.
  func number(at row: Int, _ values: [Double]) -> Double {
    switch content {
    case .classes(let classes, _): classes[row] == 0 ? .nan : values[Int(classes[row]) - 1]
    case .numbers(let numbers): numbers[row] * values[0]
    }
  }

  /// Whether a row is in no sum: without an answer or a weight.
  func isOutside(_ row: Int) -> Bool {
    if weights[row] == 0 { return true }
    return switch content {
    case .classes(let classes, _): classes[row] == 0
    case .numbers(let numbers): numbers[row].isNaN
    }
  }

  /// Whether a row has a weight and no answer.
  func lacksAnswer(_ row: Int) -> Bool { weights[row] != 0 && isOutside(row) }

  /// Whether the rows of this column have weights that are those of the other, or a multiple of them.
  func sharesWeights(with other: SummedColumn) -> Bool {
    if weights == other.weights { return true }
    return weightRatios(to: other, most: 1) == 1
  }

  /// Whether this column and another one are of the same classes, with weights of which neither are multiples of the other
  /// ones, but of few parts of them: as many as a column has classes.
  func differsInWeights(from other: SummedColumn) -> Bool {
    guard weights != other.weights, isMade(of: other) || other.isMade(of: self),
      !sharesWeights(with: other), !other.sharesWeights(with: self)
    else { return false }
    return weightRatios(to: other, most: Self.mostClasses) != nil
  }

  /// How many ratios the weights of the rows of this column have to those of another one; `nil` for more than so many.
  private func weightRatios(to other: SummedColumn, most: Int) -> Int? {
    guard count == other.count else { return nil }
    var ratios: [Double] = []
    for row in weights.indices where !isOutside(row) {
      let (own, theirs) = (weights[row], other.weights[row])
      if ratios.contains(where: { abs(theirs * $0 - own) <= 1e-12 * abs(own) }) { continue }
      if theirs == 0, ratios.contains(.infinity) { continue }
      ratios.append(theirs == 0 ? .infinity : own / theirs)
      if ratios.count > most || (most == 1 && theirs == 0) { return nil }
    }
    return ratios.count
  }
}
