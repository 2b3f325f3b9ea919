/// What a regression is fitted to: a model matrix with named columns, a response, weights, and an
/// offset that is added to the linear predictor.
///
/// A row of weight zero stays in its place, so that a domain or a missing value never drops rows
/// from a design; whatever numbers it holds are ignored.
public struct RegressionData: Sendable {
  /// One row per unit, one column per term.
  public let x: Matrix
  /// The response.
  public let y: [Double]
  /// The names of the columns of `x`.
  public let terms: [String]
  /// What the rows count.
  public let weights: RegressionWeights
  /// Added to the linear predictor; zeros if none was given.
  public let offset: [Double]
  /// By column, what the rounding of its numbers to doubles left over; least squares uses it.
  public let lowParts: [Int: [Double]]
  /// The columns that are known without rounding, with their low parts if these are not zero.
  public let exactColumns: Set<Int>

  /// Checks and keeps what a regression needs.
  ///
  /// - Throws: `RegressionError` if the shapes do not agree, a weight is negative, or a number in a
  ///   row with weight is missing or infinite.
  public init(
    x: Matrix, y: [Double], terms: [String]? = nil, weights: RegressionWeights = .equal,
    offset: [Double]? = nil, lowParts: [Int: [Double]] = [:], exactColumns: Set<Int> = []
  ) throws(RegressionError) {
    let terms = terms ?? (0..<x.columns).map { "x\($0 + 1)" }
    try Self.require("terms", terms.count, x.columns)
    try Self.require("responses", y.count, x.rows)
    for part in lowParts.values { try Self.require("low parts", part.count, x.rows) }
    self.lowParts = lowParts
    self.exactColumns = exactColumns.union(lowParts.keys)
    let w = weights.values ?? []
    if weights != .equal {
      try Self.require("weights", w.count, x.rows)
      if let row = w.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .weight(row: row) }
    }
    if let offset { try Self.require("offsets", offset.count, x.rows) }
    guard x.columns > 0, x.rows > 0 else { throw .tooFewRows(rows: x.rows, parameters: 1) }

    var (cleanX, cleanY) = (x, y)
    var cleanOffset = offset ?? [Double](repeating: 0, count: x.rows)
    for i in 0..<x.rows {
      let counts = w.isEmpty || w[i] > 0
      if !y[i].isFinite {
        guard !counts else { throw .notFinite(what: "the response", row: i) }
        cleanY[i] = 0
      }
      if !cleanOffset[i].isFinite {
        guard !counts else { throw .notFinite(what: "the offset", row: i) }
        cleanOffset[i] = 0
      }
    }
    if x.firstNonFinite != nil {
      for k in x.elements.indices where !x.elements[k].isFinite {
        let row = k % x.rows
        guard !w.isEmpty, w[row] == 0 else {
          throw .notFinite(what: "\"\(terms[k / x.rows])\"", row: row)
        }
        cleanX.elements[k] = 0
      }
    }
    self.x = cleanX
    self.y = cleanY
    self.terms = terms
    self.weights = weights
    self.offset = cleanOffset
  }

  /// One number per row: the weight, or 1.
  public var rowWeights: [Double] {
    weights.values ?? [Double](repeating: 1, count: x.rows)
  }

  /// The number of units: the sum of frequency weights, otherwise the rows with weight above zero.
  public var units: Double {
    switch weights {
    case .equal: return Double(x.rows)
    case .frequency(let w): return w.reduce(0, +)
    case .precision(let w), .sampling(let w): return Double(w.count { $0 > 0 })
    }
  }

  /// A model of these data whose outcomes may be separated.
  ///
  /// - Parameter fit: makes the model, and is told whether it may end with a separation, or has to go on: it has where outcomes
  ///   that seem separated are not if all rows that have weight have the same.
  /// - Throws: what `fit` throws.
  func fitted<Model>(
    _ fit: (_ data: RegressionData, _ mayRunAway: Bool) throws(RegressionError) -> Model
  ) throws(RegressionError) -> Model {
    do {
      return try fit(self, true)
    } catch {
      guard case .separation = error, let equal = withEqualWeights,
        (try? fit(equal, true)) != nil
      else { throw error }
    }
    return try fit(self, false)
  }

  /// Whether weights are so far apart that a row can say what is hardly seen in the sums.
  var hasVeryUnequalWeights: Bool {
    guard let weights = weights.values else { return false }
    var (least, largest) = (Double.infinity, 0.0)
    for weight in weights where weight > 0 {
      (least, largest) = (min(least, weight), max(largest, weight))
    }
    return largest > 1_000 * least
  }

  /// The same with the weight 1 for every row that has one; `nil` where all weights are equal.
  ///
  /// Whether terms separate outcomes depends on the rows that have weight alone. Under very unequal weights the iteration can run
  /// on for as long as if they did, and these tell.
  var withEqualWeights: RegressionData? {
    guard let weights = weights.values else { return nil }
    let counted = weights.filter { $0 > 0 }
    guard counted.contains(where: { $0 != counted[0] }) else { return nil }
    return try? RegressionData(
      x: x, y: y, terms: terms, weights: .precision(weights.map { $0 > 0 ? 1 : 0 }),
      offset: offset, lowParts: lowParts, exactColumns: exactColumns)
  }

  /// Refuses, before anything is solved, more columns than rows can tell: by a factor with a category for each row, say.
  ///
  /// - Parameters:
  ///   - besideConstant: whether the model has a constant (thresholds) that is no column of X.
  ///   - maySaturate: whether there may be as many parameters as units.
  ///   - parameters: how many parameters so many independent columns make, a constant beside X among them.
  /// - Throws: `RegressionError.tooFewRows`. Where columns depend on each other in ways that are not seen at once, rows can be
  ///   too few all the same.
  func requireRows(
    besideConstant: Bool = false, maySaturate: Bool = false, for parameters: (_ columns: Int) -> Int
  ) throws(RegressionError) {
    func areTooMany(_ columns: Int) -> Bool {
      let count = Double(parameters(columns))
      return maySaturate ? count > units : count >= units
    }
    guard areTooMany(x.columns + (besideConstant ? 1 : 0)) else { return }
    let least = leastRank(besideConstant)
    if areTooMany(least) {
      throw .tooFewRows(rows: Int(units), parameters: parameters(least))
    }
  }

  /// How many columns are independent at least, a constant beside them among them: those that have a row in which all with
  /// fewer numbers that count are zero. Costs one look at the matrix.
  private func leastRank(_ besideConstant: Bool) -> Int {
    let counted = (0..<x.rows).filter(counts)
    let numbers = (0..<x.columns).map { column in counted.count { x[$0, column] != 0 } }
    var isCovered = [Bool](repeating: false, count: x.rows)
    var rank = 0
    for column in numbers.indices.sorted(by: { (numbers[$0], $0) < (numbers[$1], $1) }) {
      var isNew = false
      for row in counted where x[row, column] != 0 && !isCovered[row] {
        (isNew, isCovered[row]) = (true, true)
      }
      if isNew { rank += 1 }
    }
    return rank + (besideConstant && counted.contains { !isCovered[$0] } ? 1 : 0)
  }

  /// Whether row i has weight.
  func counts(_ i: Int) -> Bool { weights.values.map { $0[i] > 0 } ?? true }

  /// A coefficient for every column, NaN where there is none, and the names of the columns without.
  func placed(
    _ estimates: [Double], _ columns: [Int]
  ) -> (coefficients: [Double], aliased: [String]) {
    var all = [Double](repeating: .nan, count: x.columns)
    for (k, j) in columns.enumerated() { all[j] = estimates[k] }
    let kept = Set(columns)
    return (all, terms.indices.filter { !kept.contains($0) }.map { terms[$0] })
  }

  private static func require(
    _ what: Sentence, _ found: Int, _ expected: Int
  ) throws(RegressionError) {
    guard found == expected else {
      throw .shape(what: what, found: found, expected: expected)
    }
  }
}
