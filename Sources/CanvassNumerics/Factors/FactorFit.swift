/// How well a factor model reproduces the correlations.
///
/// What rests on the likelihood exists where both the correlations and those of the model are positive
/// definite; elsewhere it is NaN, and only the residuals speak.
public struct FactorFit: Sendable {
  /// Which matrix is not positive definite, so that there is no likelihood.
  public enum Singular: Sendable, Equatable {
    /// The correlations that were analysed.
    case correlations
    /// Those of the model, ΛΛᵀ with ones on the diagonal: loadings beyond what correlations allow, as in
    /// Heywood cases.
    case model
  }

  /// Why there is no likelihood; `nil` where there is one.
  public let singular: Singular?
  /// log|Σ| − log|R| + tr(RΣ⁻¹) − p for the model Σ = ΛΛᵀ + Ψ with ones on its diagonal.
  public let discrepancy: Double
  /// Bartlett's χ²: (n − 1 − (2p + 5)/6 − 2k/3) × discrepancy.
  public let chiSquared: Double
  /// ((p − k)² − p − k)/2.
  public let degreesOfFreedom: Double
  /// P(χ² ≥ that).
  public let p: Double
  /// χ² of the model of no correlation, with its own factor.
  public let nullChiSquared: Double
  /// p(p − 1)/2.
  public let nullDegreesOfFreedom: Double
  /// √max(χ²/(df·n) − 1/(n − 1), 0), as in `psych`.
  public let rmsea: Double
  /// The ends of its confidence interval: √(λ/(df (n − 1))) for the noncentralities λ at which the
  /// χ² would be as extreme.
  public let rmseaInterval: ClosedRange<Double>
  /// The Tucker–Lewis index against the model of no correlation: (F₀/df₀ − F/df)/(F₀/df₀ − 1/m),
  /// with m the factor of Bartlett's χ², as in `psych`.
  public let tli: Double
  /// The comparative fit index, against the model of no correlation.
  public let cfi: Double
  /// √(2 Σ over i ≤ j of residual² / (p(p + 1))).
  public let srmr: Double
  /// √(2 Σ over i < j of w_ij residual² / (p(p − 1))): `rms` of `psych`.
  ///
  /// w_ij is the number of rows of the pair over the harmonic mean of all the numbers of rows, those of
  /// the variables themselves included; 1 if all pairs have the same or the numbers are not known.
  public let rms: Double
  /// χ² − df log n.
  public let bic: Double

  /// The fit of a solution to correlations from `rows` rows (or an effective number of them).
  ///
  /// - Throws: `FactorError` if the number of rows is too small.
  public init(
    _ solution: FactorSolution, rows n: Double, level: Double = 0.90,
    convention: FitConvention = .bartlett
  ) throws(FactorError) {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let r = solution.correlations.values
    let variables = Double(r.rows)
    let k = Double(solution.factors)
    guard n > variables, n > (2 * variables + 5) / 6 + 2 * k / 3 + 1, n.isFinite else {
      throw .missing(what: "a number of rows above that of the variables")
    }
    var model = solution.loadings.timesTranspose(solution.loadings)
    for i in 0..<model.rows { model[i, i] = 1 }
    let sample = try? Cholesky(of: r)
    let reproduced = try? Cholesky(of: model)
    singular = sample == nil ? .correlations : reproduced == nil ? .model : nil
    let logR = sample?.logDeterminant ?? .nan
    if let reproduced, sample != nil {
      do throws(MatrixError) {
        discrepancy = reproduced.logDeterminant - logR + (try reproduced.solve(r)).trace - variables
      } catch {
        throw .matrix(error)
      }
    } else {
      discrepancy = .nan
    }
    let df = Double(FactorSolution.degreesOfFreedom(r.rows, solution.factors))
    // Least squares have their own smallest value, and that of the model of no correlation.
    let isLeastSquares =
      convention != .bartlett && solution.method == .generalizedLeastSquares && singular == nil
    let minimum = isLeastSquares ? solution.objective : discrepancy
    let independent = isLeastSquares ? try Self.independentLeastSquares(r) : -logR
    let bartlett = n - 1 - (2 * variables + 5) / 6
    // What they are multiplied by, for the model of no correlation and for this one.
    let all = isLeastSquares ? n - 1 : n
    let (base, multiplier) =
      convention == .rows ? (all, all) : (bartlett, bartlett - 2 * k / 3)
    let statistic = multiplier * minimum
    chiSquared = statistic < 0 ? 0 : statistic
    degreesOfFreedom = df
    p = df > 0 && singular == nil ? ChiSquared(degreesOfFreedom: df).upperTail(chiSquared) : .nan
    let nullDf = variables * (variables - 1) / 2
    let null = independent * base
    (nullChiSquared, nullDegreesOfFreedom) = (null, nullDf)
    bic = chiSquared - df * log(n)
    if singular != nil {
      (rmsea, rmseaInterval, tli, cfi) = (.nan, -.infinity ... .infinity, .nan, .nan)
    } else if df > 0 {
      let (per, share) = convention == .rows ? (all, all) : (n, n - 1)
      rmsea = max(chiSquared / (df * per) - 1 / share, 0).squareRoot()
      let tail = (1 - level) / 2
      let chi = chiSquared
      let bounds = [1 - tail, tail].map {
        (NoncentralChiSquared.noncentrality(degreesOfFreedom: df, cumulative: $0, at: chi)
          / (df * share)).squareRoot()
      }
      rmseaInterval = .between(bounds[0], bounds[1])
      let independence = independent / nullDf
      tli =
        (independence - minimum / df) / (independence - 1 / multiplier)
      cfi = 1 - max(chiSquared - df, 0) / max(null - nullDf, chiSquared - df, 1e-300)
    } else {
      rmsea = 0
      rmseaInterval = 0...0
      tli = .nan
      cfi = 1 - max(chiSquared - df, 0) / max(null - nullDf, chiSquared - df, 1e-300)
    }
    let counts = solution.correlations.rows
    let known = counts.elements.allSatisfy { $0 > 0 && $0.isFinite }
    let mean = variables * variables / counts.elements.reduce(0) { $0 + 1 / $1 }
    var (squares, weighted) = (0.0, 0.0)
    for j in 0..<r.columns {
      for i in 0..<j {
        let square = (r[i, j] - model[i, j]) * (r[i, j] - model[i, j])
        squares += square
        weighted += known ? square * counts[i, j] / mean : square
      }
    }
    srmr = (2 * squares / (variables * (variables + 1))).squareRoot()
    rms = (2 * weighted / (variables * (variables - 1))).squareRoot()
  }

  /// The smallest ½ tr (I − R⁻¹D)² over diagonal D: with Q the squares of the elements of R⁻¹ and q its
  /// diagonal, ½ (p − qᵀQ⁻¹q).
  private static func independentLeastSquares(_ r: Matrix) throws(FactorError) -> Double {
    do throws(MatrixError) {
      let inverse = try Cholesky(of: r, named: "correlation matrix").inverse
      let squares = try Cholesky(of: inverse.map { $0 * $0 }, named: "correlation matrix")
      let q = inverse.diagonal
      let product = zip(q, try squares.solve(q)).reduce(0) { $0 + $1.0 * $1.1 }
      return (Double(r.rows) - product) / 2
    } catch {
      throw .matrix(error)
    }
  }
}
