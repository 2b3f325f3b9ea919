/// A column of ordered categories behind which a standard normal variable is thought to stand: the
/// category is k when that variable lies between the thresholds k − 1 and k.
struct OrderedCategories: Sendable {
  /// More distinct values than this are not taken for categories.
  static let limit = 40

  /// The category of each row, from 0; −1 where it is missing or the row has no weight.
  let codes: [Int]
  /// The value of each category, ascending.
  let values: [Double]
  /// The thresholds: normal quantiles of the weighted cumulative shares, one fewer than categories.
  let thresholds: [Double]

  /// The number of categories.
  var count: Int { values.count }

  /// - Throws: `ObservationsError` if fewer than two or too many categories occur.
  init(_ column: [Double], weights: [Double], name: String) throws(ObservationsError) {
    var sums: [Double: Double] = [:]
    for (value, weight) in zip(column, weights) where !value.isNaN && weight > 0 {
      sums[value, default: 0] += weight
      if sums.count > 1000 { break }
    }
    guard sums.count > 1 else { throw .constant(column: name) }
    guard sums.count <= Self.limit else {
      throw .categories(column: name, found: sums.count, limit: Self.limit)
    }
    let values = sums.keys.sorted()
    codes = zip(column, weights).map { value, weight in
      value.isNaN || weight <= 0 ? -1 : values.firstIndexNotBelow(value)
    }
    self.values = values
    let total = values.reduce(0) { $0 + (sums[$1] ?? 0) }
    var below = 0.0
    var cuts: [Double] = []
    for value in values.dropLast() {
      below += sums[value] ?? 0
      let above = total - below
      cuts.append(
        below <= above
          ? NormalDistribution.standard.quantile(below / total)
          : NormalDistribution.standard.upperQuantile(above / total))
    }
    thresholds = cuts
  }

  /// The weights added up by the categories of this (rows) and another column (columns), and the
  /// number of rows with both; no rows if one of the two does not vary over them.
  func table(with other: OrderedCategories, weights: [Double]) -> (sums: Matrix, rows: Int) {
    var sums = [Double](repeating: 0, count: count * other.count)
    var rows = 0
    for i in codes.indices where codes[i] >= 0 && other.codes[i] >= 0 {
      sums[other.codes[i] * count + codes[i]] += weights[i]
      rows += 1
    }
    let table = Matrix(rows: count, columns: other.count, elements: sums)
    let varies =
      (0..<count).count { i in table.row(i).contains { $0 > 0 } } > 1
      && (0..<other.count).count { j in table.column(j).contains { $0 > 0 } } > 1
    return (table, varies ? rows : 0)
  }
}
