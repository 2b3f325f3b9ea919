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
  /// χ² of the model of no correlation, scaled in the same way.
  public let nullScaledChiSquared: Double
  /// CFI, TLI and RMSEA with its interval, from scaled χ² and n − 1.
  public let indices: FitIndices
  /// The indices of the same estimates from the likelihood discrepancy of the polychoric correlations,
  /// with the mean that it has under least squares (`cfi.robust`, `rmsea.robust` of `lavaan`); nil if the
  /// correlations are not positive definite or one of them lies on the boundary. V. Savalei, Multivar. Behav. Res. 56 (2021).
  public let robustIndices: FitIndices?
  /// √(2 Σ over i < j of (r_ij − ρ_ij)² / (p(p + 1))) for p items.
  public let srmr: Double

  /// The comparative fit index from scaled χ².
  public var cfi: Double { indices.cfi }
  /// The Tucker–Lewis index from scaled χ².
  public var tli: Double { indices.tli }
  /// √max((scaled χ² − df)/(df (n − 1)), 0).
  public var rmsea: Double { indices.rmsea }

  /// What was fitted and how.
  struct Input {
    let pairs: [(Int, Int)]
    let correlations: Matrix
    let residuals, sample, weights: [Double]
    /// ∂ρ/∂θ, and (ΔᵀWΔ)⁻¹ΔᵀW.
    let slopes, projected: Matrix
    let gamma: Matrix
    /// The places of pairs of infinite variance and no weight; in Γ they are scaled to variance 1.
    let infinite: [Int]
    let rows: Double
  }

  /// - Throws: `MatrixError` on request.
  init(_ input: Input) throws(MatrixError) {
    // With γ → ∞ and a weight 1/γ a pair keeps its own unit in W½ΓW½ and leaves WΔ.
    var slopes = input.slopes
    var weights = input.weights
    for place in input.infinite {
      weights[place] = 1
      for k in 0..<slopes.columns { slopes[place, k] = 0 }
    }
    let n = input.rows
    let df = Double(slopes.rows - slopes.columns)
    let nullDf = Double(slopes.rows)
    func weighted(_ e: [Double]) -> Double {
      (n - 1) * zip(input.weights, e).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    }
    let name: Sentence = "confirmatory model"
    let away =
      Matrix.identity(slopes.rows) - (try slopes.longProduct(input.projected, named: name))
    let left = try away.longProduct(input.gamma, named: name)
    let model = Scaled(weighted(input.residuals), df, left.scalingRows(by: weights))
    let null = Scaled(weighted(input.sample), nullDf, input.gamma.scalingRows(by: weights))
    chiSquared = weighted(input.residuals)
    degreesOfFreedom = df
    let value = df > 0 ? model.value : chiSquared
    scaledChiSquared = value
    scalingFactor = df > 0 ? 1 / model.a : .nan
    nullScaledChiSquared = null.value
    p = df > 0 ? ChiSquared(degreesOfFreedom: df).upperTail(max(0, value)) : .nan
    indices = FitIndices(
      FitIndices.Statistic(value: value, degreesOfFreedom: df),
      null: FitIndices.Statistic(value: null.value, degreesOfFreedom: nullDf), rows: n - 1)
    robustIndices = !input.infinite.isEmpty ? nil : try? Self.robust(input, left, away, df)
    let items = Double(input.correlations.rows)
    let squares = innerProduct(input.residuals, input.residuals)
    srmr = (2 * squares / (items * (items + 1))).squareRoot()
  }

  /// χ² = n (log|P| + tr P⁻¹R − log|R| − p) at the model's correlations P, whose mean is tr V A Γ Aᵀ with
  /// A = I − Δ(ΔᵀWΔ)⁻¹ΔᵀW and V the information on correlations, P⁻¹_ik P⁻¹_jl + P⁻¹_il P⁻¹_jk.
  private static func robust(
    _ input: Input, _ left: Matrix, _ away: Matrix, _ df: Double
  ) throws(MatrixError) -> FitIndices {
    let r = input.correlations
    var model = r
    for (residual, (i, j)) in zip(input.residuals, input.pairs) {
      (model[i, j], model[j, i]) = (r[i, j] - residual, r[i, j] - residual)
    }
    let sample = try Cholesky(of: r, named: "polychoric correlations")
    let factor = try Cholesky(of: model, named: "correlation matrix of the model")
    let inverse = factor.inverse
    let trace = try factor.solve(r).trace
    let discrepancy =
      factor.logDeterminant - sample.logDeterminant + trace - Double(r.rows)
    let information = Matrix(rows: input.pairs.count, columns: input.pairs.count) { a, b in
      let ((i, j), (k, l)) = (input.pairs[a], input.pairs[b])
      return inverse[i, k] * inverse[j, l] + inverse[i, l] * inverse[j, k]
    }
    let covariance = try left.longProduct(away.transposed, named: "confirmatory model")
    let mean = innerProduct(information.elements, covariance.elements)
    let nullDf = Double(input.pairs.count)
    return FitIndices(
      FitIndices.Statistic(
        value: input.rows * discrepancy, degreesOfFreedom: df, scale: df > 0 ? mean / df : 1),
      null: FitIndices.Statistic(
        value: -input.rows * sample.logDeterminant, degreesOfFreedom: nullDf,
        scale: input.gamma.trace / nullDf), rows: input.rows - 1)
  }

  private struct Scaled {
    let a, value: Double

    init(_ chi: Double, _ df: Double, _ product: Matrix) {
      a = (df / innerProduct(product.transposed.elements, product.elements)).squareRoot()
      value = a * chi + df - a * product.trace
    }
  }
}
