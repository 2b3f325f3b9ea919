import CanvassNumerics
import CanvassTables

/// Weights of those who answered, raised so that they stand for those who did not.
public struct NonresponseAdjustment: Sendable {
  /// A group within which everybody answers with the same probability.
  public struct Class: Sendable, Equatable {
    /// What it is called: the values of its columns, or the propensities that it spans.
    public let name: String
    /// The propensities that it spans, to four decimals, where it is a class of those.
    public let propensities: ClosedRange<Double>?
    /// Rows with weight.
    public let sampled: Int
    /// Those of them that answered.
    public let responded: Int
    /// Σw over those that answered divided by Σw over all.
    public let rate: Double
  }

  /// The weight of each row; 0 for those that did not answer.
  public let weights: [Double]
  /// The classes, where there are any.
  public let classes: [Class]
  /// The estimated probability of each row, where a model was fitted; NaN for rows without weight.
  public let propensities: [Double]

  /// Adjusts within the cells of some columns: w·Σw/Σ_resp w (weighting classes).
  ///
  /// - Parameter responded: whether each row answered.
  /// - Throws: `CalibrationError` naming a cell in which nobody answered, or a row without a cell.
  public init(
    _ weights: [Double], responded: [Bool], cells columns: [String], in table: Table
  ) throws {
    let cells = try CrossedCells(
      columns, for: .response, in: table, weights: weights, separator: ", "
    ) {
      "\($0) = \"\($1)\""
    }
    try self.init(
      weights, responded, classOfRow: cells.codes,
      names: cells.labels.map { $0.isEmpty ? "all" : $0 }, spans: [], propensities: [])
  }

  /// Adjusts by the propensity to answer: a logistic regression, weighted with the base weights, then
  /// weighting classes of equal numbers of rows by its probabilities (R. J. A. Little, Int. Statist. Rev. 54, 1986).
  ///
  /// - Parameters:
  ///   - formula: what the propensity depends on; known for those who did not answer, too.
  ///   - classes: number of classes; `nil` divides each weight by its own probability.
  /// - Throws: `CalibrationError` naming the class in which nobody answered; what the regression throws.
  public init(
    _ weights: [Double], responded: [Bool], propensity formula: Formula, classes count: Int?,
    in table: Table
  ) throws {
    let isCounted = weights.map { $0 != 0 }
    let model = try PropensityModel(formula, responded: responded, weights: weights, in: table)
    var propensities = [Double](repeating: .nan, count: weights.count)
    for (row, propensity) in zip(model.rows, model.propensities) { propensities[row] = propensity }
    guard let count else {
      self.init(
        weights: weights.indices.map {
          responded[$0] && isCounted[$0] ? weights[$0] / propensities[$0] : 0
        }, classes: [], propensities: propensities)
      return
    }
    let (codes, spans) = Self.quantileClasses(propensities, count)
    let names = spans.map { span in
      span.map { "\(shortestText($0.lowerBound))–\(shortestText($0.upperBound))" } ?? ""
    }
    try self.init(
      weights, responded, classOfRow: codes, names: names, spans: spans, propensities: propensities)
  }

  private init(weights: [Double], classes: [Class], propensities: [Double]) {
    (self.weights, self.classes, self.propensities) = (weights, classes, propensities)
  }

  private init(
    _ weights: [Double], _ responded: [Bool], classOfRow: [Int32], names: [String],
    spans: [ClosedRange<Double>?], propensities: [Double]
  ) throws(CalibrationError) {
    var sums = [(all: Double, answered: Double)](repeating: (0, 0), count: names.count)
    var rows = [(all: Int, answered: Int)](repeating: (0, 0), count: names.count)
    for row in weights.indices where weights[row] != 0 {
      let place = Int(classOfRow[row])
      sums[place].all += weights[row]
      rows[place].all += 1
      if responded[row] {
        sums[place].answered += weights[row]
        rows[place].answered += 1
      }
    }
    if let empty = names.indices.first(where: { rows[$0].all > 0 && rows[$0].answered == 0 }) {
      throw .nobodyAnswered(names[empty], rows: rows[empty].all)
    }
    self.weights = weights.indices.map { row in
      let sum = sums[Int(classOfRow[row])]
      return responded[row] && weights[row] != 0 ? weights[row] * (sum.all / sum.answered) : 0
    }
    classes = names.indices.filter { rows[$0].all > 0 }.map {
      Class(
        name: names[$0], propensities: spans.isEmpty ? nil : spans[$0], sampled: rows[$0].all,
        responded: rows[$0].answered,
        rate: sums[$0].answered / sums[$0].all)
    }
    self.propensities = propensities
  }

  /// Classes with as many rows each as can be, equal probabilities together.
  private static func quantileClasses(
    _ propensities: [Double], _ count: Int
  ) -> (codes: [Int32], spans: [ClosedRange<Double>?]) {
    let sorted = propensities.filter { !$0.isNaN }.sorted()
    // R's quantile, type 7, at 1/k, 2/k, …
    var cuts: [Double] = []
    for part in 1..<max(count, 2) where count > 1 && !sorted.isEmpty {
      let cut = sorted.orderStatistic(at: Double(sorted.count - 1) * Double(part) / Double(count))
      if cuts.last != cut { cuts.append(cut) }
    }
    let codes = propensities.map { p in Int32(cuts.firstIndex { p <= $0 } ?? cuts.count) }
    let spans = (0...cuts.count).map { index -> ClosedRange<Double>? in
      let own = propensities.indices.filter { codes[$0] == Int32(index) && !propensities[$0].isNaN }
        .map { propensities[$0] }
      guard let least = own.min(), let most = own.max() else { return nil }
      return rounded(least)...rounded(most)
    }
    return (codes, spans)
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
}
