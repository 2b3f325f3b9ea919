import CanvassNumerics
import CanvassSampling
import CanvassTables

/// How much alike those who answered and those who were drawn are, by the probabilities to answer.
///
/// ```
/// ρ̄   = Σ d ρ̂ / Σ d
/// Ŝ²  = Σ d (ρ̂ − ρ̄)² / (Σ d − 1)
/// S²  = Ŝ² − bias, at least 0
/// R   = 1 − 2 S
/// B_m = (1 − R)/(2 ρ̄) = S/ρ̄
/// ```
///
/// d are the design weights of all that were drawn, ρ̂ the probabilities of a logistic regression. R is 1 where all answer
/// with the same probability, and at least 0. B_m is the greatest bias that the mean over those who answered can have,
/// in standard deviations of what is measured (Schouten, Cobben & Bethlehem, Survey Methodology 35, 2009, 101–113).
/// Probabilities that are estimated differ where the true ones do not, so that Ŝ² is too large (`PropensitySpread`).
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
  /// Ŝ² with its bias and variance.
  public let spread: PropensitySpread
  /// The unconditional partial indicators, largest first; not adjusted.
  public let partials: [Partial]

  /// S, adjusted for the bias in small samples.
  public var deviation: Double { max(0, spread.square - spread.bias).squareRoot() }
  /// R, adjusted.
  public var indicator: Double { 1 - 2 * deviation }
  /// 1 − 2 Ŝ.
  public var unadjustedIndicator: Double { 1 - 2 * spread.square.squareRoot() }
  /// The standard error of R, (var Ŝ²)^½/Ŝ; 0 where all probabilities are the same.
  public var standardError: Double {
    let size = spread.square.squareRoot()
    return size > 1e-9 ? spread.variance.squareRoot() / size : 0
  }
  /// B_m, adjusted.
  public var maximalBias: Double { deviation / meanPropensity }

  /// Those who were drawn, of whom some answered.
  ///
  /// - Parameters:
  ///   - formula: what the probability depends on, known of all who were drawn.
  ///   - weights: design weights, 1 over the probability to be drawn.
  /// - Throws: `DiagnosisError` where nobody or everybody answered; `CalibrationError`, `TableError`,
  ///   `RegressionError` and `MatrixError` of the regression.
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
    let model = try PropensityModel(formula, responded: responded, weights: weights, in: table)
    let sum = drawn.reduce(0) { $0 + weights[$1] }
    guard sum > 1 else {
      throw DiagnosisError(
        "the weights of the frame add up to \(number: shortestText(sum)); they are those of all who were drawn, and count people"
      )
    }
    spread = try PropensitySpread(model, weights: model.rows.map { weights[$0] })
    let mean = spread.mean
    count = drawn.count
    meanPropensity = mean
    partials = try formula.predictorColumns.map { name in
      let column = try table.column(name)
      var cells: [String: (weight: Double, sum: Double)] = [:]
      for (row, propensity) in zip(model.rows, model.propensities) {
        let cell = cells[column.text(at: row) ?? "", default: (0, 0)]
        cells[column.text(at: row) ?? ""] = (
          cell.weight + weights[row], cell.sum + weights[row] * propensity
        )
      }
      let between = cells.keys.sorted().reduce(0) { sofar, key in
        guard let cell = cells[key] else { return sofar }
        let distance = cell.sum / cell.weight - mean
        return sofar + cell.weight * distance * distance
      }
      return Partial(variable: name, size: (between / sum).squareRoot())
    }.sorted { ($1.size, $0.variable) < ($0.size, $1.variable) }
  }

  /// Below 0.8 somebody should look: the greatest difference of two probabilities could be a fifth. The limit is ours.
  public var check: DesignCheck {
    func said(_ value: Double) -> String { shortestText(value, digits: 3) }
    let largest = partials.prefix(3).map { partial -> Sentence in
      "\(partial.variable) \(number: said(partial.size))"
    }
    let list = largest.dropFirst().reduce(largest.first ?? "–") { "\($0), \($1)" }
    return DesignCheck(
      .representativity, indicator < 0.8 ? .caution : .pass,
      "R = \(number: said(indicator)) with a standard error of \(number: shortestText(standardError, digits: 2)) (\(number: said(unadjustedIndicator)) before it is adjusted for the size of the sample), at a mean probability to answer of \(number: said(meanPropensity)); the bias of a mean is at most \(number: said(maximalBias)) standard deviations; by variable \(list)"
    )
  }
}
