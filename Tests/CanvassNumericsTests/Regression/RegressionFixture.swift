import CanvassNumerics
import CanvassTestSupport

/// `Fixtures/make/regression.R`.
struct RegressionFixture: Decodable {
  struct Linear: Decodable {
    let coefficients: [Double]
    let covariance: [[Double]]
    let rss, logLikelihood, rSquared, adjusted: Double
    let leverages, cooks, studentized: [Double]
    let hc: [[[Double]]]
  }
  struct Generalized: Decodable {
    let coefficients: [Double]
    let covariance, robust: [[Double]]
    let deviance, null, dispersion: Double
    let logLikelihood, aic: Double?
  }
  struct Ordinal: Decodable {
    let coefficients, thresholds: [Double]
    let deviance: Double
    let covariance, robust: [[Double]]
  }
  struct Ridge: Decodable {
    let penalties, gcv: [Double]
    let coefficients: [[Double]]
  }
  struct Multinomial: Decodable {
    let coefficients, covariance, robust: [[Double]]
    let deviance: Double
  }
  struct RandomIntercept: Decodable {
    let y, coefficients, effects: [Double]
    let covariance: [[Double]]
    let residual, group, deviance: Double
  }
  struct Logistic: Decodable {
    let pseudo, effects: [Double]
    let tjur, hosmer, hosmerP: Double
    let effectCovariance: [[Double]]
  }
  let generalizedVIF: [[Double]]
  let conditionIndices: [Double]
  let logisticMore: Logistic
  let random: [RandomIntercept]
  let ridge: Ridge
  let multinomial: Multinomial
  let rows: [[Double]]
  let columns: [String]
  let linear, precision, copies: Linear
  let vif: [Double]
  let glms: [String: Generalized]
  let logistic, normal: Ordinal

  func column(_ name: String) -> [Double] {
    guard let j = columns.firstIndex(of: name) else { return [] }
    return rows.map { $0[j] }
  }

  static let terms = ["(Intercept)", "a", "b", "g1", "g2"]

  /// The model matrix: a constant, a, b and the two indicators of the group.
  var x: Matrix {
    Matrix(
      columns: [rows.map { _ in 1.0 }] + Self.terms.dropFirst().map(column))
  }

  func data(_ response: String, _ weights: RegressionWeights = .equal) throws -> RegressionData {
    try RegressionData(x: x, y: column(response), terms: Self.terms, weights: weights)
  }
}

/// The largest difference of two matrices relative to the largest element of the expected one.
func relativeError(_ value: Matrix, _ expected: [[Double]]) -> Double {
  let expected = Matrix(expected)
  guard value.rows == expected.rows, value.columns == expected.columns else { return .infinity }
  return (value - expected).maximumNorm / expected.maximumNorm
}
