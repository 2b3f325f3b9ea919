/// How well a model of ordered items fits, with the conventions of `lavaan`'s `WLSMV`.
public struct OrderedConfirmatoryFit: Sendable {
  /// n − 1 times the weighted sum of squares; not distributed as χ².
  public let chiSquared: Double
  /// Pairs of items less parameters.
  public let degreesOfFreedom: Double
  /// aχ² + df − a tr UΓ with a = √(df/tr UΓUΓ): its mean and variance are those of χ².
  /// T. Asparouhov and B. Muthén, Simple second order chi-square correction (2010).
  public let scaledChiSquared: Double
  /// 1/a.
  public let scalingFactor: Double
  /// P(χ² ≥ the scaled one); NaN without degrees of freedom.
  public let p: Double
  /// The comparative fit index from scaled χ².
  public let cfi: Double
  /// The Tucker–Lewis index from scaled χ².
  public let tli: Double
  /// √max((scaled χ² − df)/(df (n − 1)), 0).
  public let rmsea: Double

  init(
    residuals: [Double], correlations: [Double], slopes: Matrix, projected: Matrix,
    weights: [Double], gamma: Matrix, rows n: Double
  ) {
    let df = Double(slopes.rows - slopes.columns)
    let nullDf = Double(slopes.rows)
    func weighted(_ e: [Double]) -> Double {
      (n - 1) * zip(weights, e).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    }
    let weight = Matrix(diagonal: weights)
    let left = weight - weight * slopes * projected
    let model = Scaled(weighted(residuals), df, left * gamma)
    let null = Scaled(weighted(correlations), nullDf, weight * gamma)
    chiSquared = weighted(residuals)
    degreesOfFreedom = df
    let excess = max(model.value - df, 0)
    cfi = 1 - excess / max(null.value - nullDf, excess, 1e-300)
    if df > 0 {
      scaledChiSquared = model.value
      scalingFactor = 1 / model.a
      p = ChiSquared(degreesOfFreedom: df).upperTail(max(0, model.value))
      tli = (null.value / nullDf - model.value / df) / (null.value / nullDf - 1)
      rmsea = (excess / (df * (n - 1))).squareRoot()
    } else {
      (scaledChiSquared, scalingFactor, p, tli, rmsea) = (chiSquared, .nan, .nan, .nan, 0)
    }
  }

  private struct Scaled {
    let a, value: Double

    init(_ chi: Double, _ df: Double, _ product: Matrix) {
      a = (df / innerProduct(product.transposed.elements, product.elements)).squareRoot()
      value = a * chi + df - a * product.trace
    }
  }
}
