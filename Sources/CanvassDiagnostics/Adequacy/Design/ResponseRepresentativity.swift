import CanvassNumerics
import CanvassSampling
import CanvassTables

/// How much alike those who answered and those who were drawn are, by the probabilities to answer.
///
/// ```
/// ρ̄   = Σ d ρ̂ / Σ d
/// S²  = Σ d (ρ̂ − ρ̄)² / (Σ d − 1)
/// R   = 1 − 2 S
/// B_m = (1 − R)/(2 ρ̄) = S/ρ̄
/// ```
///
/// d are the design weights of all that were drawn, ρ̂ the probabilities of a logistic regression. R is 1 where all answer
/// with the same probability, and at least 0. B_m is the greatest bias that the mean over those who answered can have,
/// in standard deviations of what is measured (Schouten, Cobben & Bethlehem, Survey Methodology 35, 2009, 101–113).
public struct ResponseRepresentativity: Sendable {
  /// How far a variable by itself parts those who answer: the standard deviation of ρ̄ between its values.
  public struct Partial: Sendable, Equatable {
    /// The variable.
    public let variable: String
    /// (Σ_z D_z (ρ̄_z − ρ̄)²/Σ d)^½, D_z the weights of a value; of a variable of numbers its values are those.
    public let size: Double
  }

  /// Rows of the frame with a weight.
  public let count: Int
  /// ρ̄.
  public let meanPropensity: Double
  /// S.
  public let deviation: Double
  /// The unconditional partial indicators, largest first.
  public let partials: [Partial]

  /// R.
  public var indicator: Double { 1 - 2 * deviation }
  /// B_m.
  public var maximalBias: Double { deviation / meanPropensity }

  /// Those who were drawn, of whom some answered.
  ///
  /// - Parameters:
  ///   - formula: what the probability depends on, known of all who were drawn.
  ///   - weights: design weights.
  /// - Throws: `DiagnosisError` where nobody or everybody answered; `CalibrationError`, `TableError` and
  ///   `RegressionError` of the regression.
  public init(
    _ formula: Formula, responded: [Bool], weights: [Double], in table: Table
  ) throws {
    let drawn = weights.indices.filter { weights[$0] > 0 }
    let answered = drawn.count { responded[$0] }
    guard answered > 0, answered < drawn.count else {
      throw DiagnosisError(
        answered == 0
          ? "nobody of the frame has answered, so that there is nothing to compare"
          : "everybody of the frame has answered, so that nobody is left to compare with")
    }
    let propensities = try NonresponseAdjustment(
      weights, responded: responded, propensity: formula, classes: nil, in: table
    ).propensities
    let sum = drawn.reduce(0) { $0 + weights[$1] }
    guard sum > 1 else {
      throw DiagnosisError(
        "the weights of the frame add up to \(shortestText(sum)); they are those of all who were drawn, and count people"
      )
    }
    let mean = drawn.reduce(0) { $0 + weights[$1] * propensities[$1] } / sum
    let squares = drawn.reduce(0) { $0 + weights[$1] * pow2(propensities[$1] - mean) }
    count = drawn.count
    meanPropensity = mean
    deviation = (squares / (sum - 1)).squareRoot()
    partials = try formula.predictorColumns.map { name in
      let column = try table.column(name)
      var cells: [String: (weight: Double, sum: Double)] = [:]
      for row in drawn {
        let cell = cells[column.text(at: row) ?? "", default: (0, 0)]
        cells[column.text(at: row) ?? ""] = (
          cell.weight + weights[row], cell.sum + weights[row] * propensities[row]
        )
      }
      let between = cells.keys.sorted().reduce(0) { sofar, key in
        guard let cell = cells[key] else { return sofar }
        return sofar + cell.weight * pow2(cell.sum / cell.weight - mean)
      }
      return Partial(variable: name, size: (between / sum).squareRoot())
    }.sorted { ($1.size, $0.variable) < ($0.size, $1.variable) }
  }

  /// Below 0.8 somebody should look: the greatest difference of two probabilities could be a fifth. The limit is ours.
  public var check: DesignCheck {
    let largest = partials.prefix(3).map { "\($0.variable) \(shortest($0.size, 3))" }
    return DesignCheck(
      .representativity, indicator < 0.8 ? .caution : .pass,
      "R = \(shortest(indicator, 3)) at a mean probability to answer of \(shortest(meanPropensity, 3)); the bias of a mean is at most \(shortest(maximalBias, 3)) standard deviations; by variable \(largest.joined(separator: ", "))"
    )
  }
}

private func pow2(_ value: Double) -> Double { value * value }
