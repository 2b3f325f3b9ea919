import CanvassNumerics
import CanvassSampling

/// How far estimated probabilities to answer are spread, and how far that is from the spread of the true ones.
///
/// With the gradients z of ρ at the coefficients, z̄ their mean by d, V the variance of the coefficients over who answers,
/// D = Σd, eᵢ = (ρ̂ᵢ − ρ̄)² − Ŝ²:
///
/// ```
/// A = Σ d (z − z̄)(z − z̄)′/D            B = Σ d (z − z̄)(ρ̂ − ρ̄)/D
/// bias = tr(AV) − n/(n − 1)·Σ(1 − 1/d)(d(ρ̂ − ρ̄)/D)²
/// var  = 4 B′VB + 2 tr(AVAV) + n/(n − 1)·Σ(1 − 1/d)(d·e/D)²
/// ```
///
/// The first terms come of who answers, the last of who is drawn: of a simple random sample S²(1/n − 1/N), and nothing where
/// everybody is drawn (d = 1). N. Shlomo, C. Skinner & B. Schouten, J. Statist. Plann. Inference 142 (2012), 201–211, whose
/// bias has z in place of z − z̄: that takes off the error of ρ̄, too, which Ŝ² does not have. Cost: rows × coefficients².
public struct PropensitySpread: Sendable {
  /// ρ̄.
  public let mean: Double
  /// Ŝ².
  public let square: Double
  /// By how much Ŝ² is too large on average.
  public let bias: Double
  /// The variance of Ŝ².
  public let variance: Double

  /// The spread of the probabilities of a model.
  ///
  /// - Parameter weights: design weights of the rows of the model, which add up to more than 1.
  /// - Throws: `MatrixError` of the regression.
  init(_ model: PropensityModel, weights: [Double]) throws(MatrixError) {
    let propensities = model.propensities
    let sum = weights.reduce(0, +)
    let mean = zip(weights, propensities).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let distances = propensities.map { $0 - mean }
    let square = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / (sum - 1)
    var z = model.gradients
    let centre = z.transposeTimes(weights)
    for column in 0..<z.columns {
      z.setColumn(column, z.column(column).map { $0 - centre[column] / sum })
    }
    let v = try model.responseCovariance()
    let av = (1 / sum) * z.symmetricProduct(weights: weights) * v
    let b = z.transposeTimes(zip(weights, distances).map { $0 * $1 / sum })
    let along = zip(b, v * b).reduce(0) { $0 + $1.0 * $1.1 }
    let across = zip(av.elements, av.transposed.elements).reduce(0) { $0 + $1.0 * $1.1 }

    let n = Double(weights.count)
    func drawn(_ values: [Double]) -> Double {
      zip(weights, values).reduce(0) { sofar, row in
        let part = row.0 * row.1 / sum
        return sofar + max(0, 1 - 1 / row.0) * part * part
      } * n / (n - 1)
    }
    (self.mean, self.square) = (mean, square)
    bias = (0..<av.rows).reduce(0) { $0 + av[$1, $1] } - drawn(distances)
    variance = 4 * along + 2 * across + drawn(distances.map { $0 * $0 - square })
  }
}
