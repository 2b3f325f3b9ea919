import CanvassNumerics
import CanvassTables

/// A quantity bound to the rows of a table: a number for each row, or none where there is no answer.
struct BoundQuantity: Sendable {
  /// Sums are taken of y − centre, so that second moments do not cancel: one of the values near the
  /// middle of the data, so that nothing is left where all are the same. 0 for indicators.
  let centre: Double
  let storage: Storage

  enum Storage: Sendable {
    case real([Double])
    /// Codes with the number that each stands for; NaN where there is none.
    case narrow([UInt8], values: [Double])
    case wide([UInt32], values: [Double])
  }

  /// Numbers, NaN where missing.
  private init(values: [Double]) {
    storage = .real(values)
    centre = middleValue(values)
  }

  /// Binds a quantity. The codes of one coded column are taken as they are: no row is touched.
  ///
  /// - Parameters:
  ///   - rows: the number of rows before those of the table, for errors.
  /// - Throws: `TableError` for an unknown column; `DesignError` when a number is needed and the column
  ///   holds text.
  init(_ quantity: Quantity, in table: Table, after rows: Int = 0) throws {
    let parts = try quantity.terms.map { try BoundQuantity($0, table.column($0.column), rows) }
    guard parts.count > 1 else {
      self = parts[0]
      return
    }
    var values = [Double](repeating: .nan, count: table.rowCount)
    for part in parts { part.merge(into: &values, quantity.combination) }
    self.init(values: values)
  }

  /// Puts the numbers together with those of other columns.
  private func merge(into values: inout [Double], _ combination: Quantity.Combination) {
    switch storage {
    case .real(let numbers): combination.merge(&values) { numbers[$0] }
    case .narrow(let codes, let numbers):
      combination.merge(&values) { numbers[Int(codes[$0])] }
    case .wide: combination.merge(&values) { value(at: $0) }
    }
  }

  /// The same about another centre.
  func centred(at centre: Double) -> BoundQuantity {
    BoundQuantity(centre: centre, storage: storage)
  }

  private init(centre: Double, storage: Storage) {
    self.centre = centre
    self.storage = storage
  }

  private init(_ term: Quantity.Term, _ column: Column, _ rowsBefore: Int) throws {
    switch column {
    case .real(let values):
      let values = term.coding == .number ? values : values.map { term.coding($0) }
      storage = .real(values)
      centre = term.coding.isIndicator ? 0 : middleValue(values)
    case .coded(let coded):
      guard coded.isNumeric || term.coding.takesText else {
        throw DesignError(
          "column \"\(term.column)\" \(column.holdsText { rowsBefore + $0 }), and a number is needed; "
            + "\(part: column.numberAdvice(term.column) ?? "ask for its proportions, or list the code as missing")"
        )
      }
      let values = coded.levels.map { term.coding($0) }
      let finite = values.filter(\.isFinite)
      if !term.coding.isIndicator, let least = finite.min(), let largest = finite.max() {
        centre = nearestValue(to: (least + largest) / 2, among: finite)
      } else {
        centre = 0
      }
      switch coded.codes {
      case .narrow(let bytes):
        storage = .narrow(
          bytes, values: values + [Double](repeating: .nan, count: 256 - values.count))
      case .wide(let words): storage = .wide(words, values: values)
      }
    }
  }

  /// The number in a row; NaN where there is none.
  func value(at row: Int) -> Double {
    switch storage {
    case .real(let values): values[row]
    case .narrow(let codes, let values): values[Int(codes[row])]
    case .wide(let codes, let values):
      codes[row] == Codes.missingWide ? .nan : values[Int(codes[row])]
    }
  }
}

extension Quantity.Combination {
  /// Puts a number for each row together with those that are there; NaN is none.
  @inline(__always)
  fileprivate func merge(_ values: inout [Double], _ number: (Int) -> Double) {
    for row in values.indices {
      let number = number(row)
      if number.isNaN { continue }
      let value = values[row]
      switch self {
      case .sum: values[row] = value.isNaN ? number : value + number
      case .least: values[row] = value.isNaN ? number : min(value, number)
      }
    }
  }
}

extension Coding {
  /// What a level counts as; NaN for text where a number is needed.
  fileprivate func callAsFunction(_ level: Level) -> Double {
    switch self {
    case .level(let text): level.text == text ? 1 : 0
    case .answered: 1
    case .members(let coding): coding(level) == 1 ? 1 : .nan
    case .number, .within, .percentOfMaximum, .logarithm: self(level.value ?? .nan)
    }
  }
}

/// Of the first few thousand numbers the one nearest to their mean: near enough to centre sums.
private func middleValue(_ values: [Double]) -> Double {
  let some = values.prefix(4096).lazy.filter(\.isFinite)
  var sum = 0.0
  var count = 0.0
  for value in some {
    sum += value
    count += 1
  }
  let mean = count > 0 ? sum / count : 0
  return mean.isFinite ? nearestValue(to: mean, among: some) : 0
}

/// The value that lies nearest to a number.
private func nearestValue(to target: Double, among values: some Sequence<Double>) -> Double {
  var nearest = target
  var least = Double.infinity
  for value in values {
    let distance = abs(value - target)
    if distance < least { (nearest, least) = (value, distance) }
  }
  return nearest
}
