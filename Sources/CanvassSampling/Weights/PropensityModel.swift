import CanvassNumerics
import CanvassTables

/// The probabilities to answer of those who were drawn: a logistic regression, weighted with the base weights.
///
/// Σ wᵢ(Rᵢ − ρᵢ)xᵢ = 0, logit ρᵢ = xᵢ′β.
public struct PropensityModel: Sendable {
  /// The rows with a weight, ascending.
  public let rows: [Int]
  /// ρ̂ of each of these rows.
  public let propensities: [Double]
  private let model: GeneralizedLinearModel
  private let weights: [Double]

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - formula: what the probability depends on; known for those who did not answer, too.
  ///   - weights: of each row of the table; 0 for rows that were not drawn.
  /// - Throws: `CalibrationError` for a row without a value; `TableError`; `RegressionError`.
  public init(
    _ formula: Formula, responded: [Bool], weights: [Double], in table: Table
  ) throws {
    try CalibrationError.requireValues(of: formula, for: .response, in: table, weights)
    let matrix = try ModelMatrix(formula, table, rows: weights.map { $0 != 0 })
    rows = matrix.rows
    self.weights = matrix.rows.map { weights[$0] }
    model = try GeneralizedLinearModel(
      RegressionData(
        x: matrix.matrix, y: matrix.rows.map { responded[$0] ? 1 : 0 }, terms: matrix.names,
        weights: .sampling(self.weights)), family: .logistic)
    propensities = model.fitted
  }

  /// ∂ρᵢ/∂β = ρᵢ(1 − ρᵢ)xᵢ in the coordinates of the fit: a row for each of `rows`.
  public var gradients: Matrix {
    model.basis.z.scalingRows(by: propensities.map { $0 * (1 - $0) })
  }

  /// The variance of β̂ over who answers of those who were drawn, each by himself, in the coordinates of the fit:
  /// J⁻¹KJ⁻¹ with J = Σwρ(1 − ρ)xx′ and K = Σw²ρ(1 − ρ)xx′.
  ///
  /// - Throws: `MatrixError` where J has no inverse.
  public func responseCovariance() throws(MatrixError) -> Matrix {
    let z = model.basis.z
    let spread = zip(weights, propensities).map { $0 * $1 * (1 - $1) }
    let information = try Cholesky(of: z.symmetricProduct(weights: spread))
    let middle = z.symmetricProduct(weights: zip(weights, spread).map { $0 * $1 })
    return try information.solve(information.solve(middle).transposed)
  }
}
