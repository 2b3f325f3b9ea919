/// The Schmid–Leiman transformation: correlated factors told apart into one general factor behind them
/// and what each has of its own, all uncorrelated.
///
/// With g the loadings of the factors on the one factor of their correlations, the general loadings
/// are Λg and the group loadings Λ diag √(1 − g²). Where one factor reproduces the correlations
/// exactly, as it does those of three, they reproduce what Λ does. J. Schmid and J. M. Leiman,
/// Psychometrika 22 (1957).
public struct SchmidLeiman: Sendable {
  /// The loadings of the variables on the general factor.
  public let general: [Double]
  /// The loadings on what the group factors have beside it: variables × factors.
  public let groups: Matrix
  /// g: the loadings of the factors on the general one.
  public let factorLoadings: [Double]
  /// The factors that have nothing of their own left: their g ended at the bound of an extraction.
  public let heywood: [String]
  /// How the extraction of the general factor ended.
  public let convergence: Convergence

  /// The transformation of rotated loadings with correlated factors, three or more.
  ///
  /// The one correlation of two factors does not say how much each has of the general one.
  ///
  /// - Throws: `FactorError` if there are fewer factors, the shapes do not agree or the general factor
  ///   cannot be found.
  public init(
    loadings: Matrix, factorCorrelations: Matrix
  ) throws(FactorError) {
    let k = loadings.columns
    guard k >= 3 else { throw .missing(what: "three correlated factors or more") }
    guard factorCorrelations.rows == k, factorCorrelations.columns == k else {
      throw .missing(what: "a correlation for each pair of factors")
    }
    let phi: CorrelationMatrix
    do throws(MatrixError) {
      phi = try CorrelationMatrix(
        factorCorrelations, names: (1...k).map { "factor \($0)" })
    } catch {
      throw .matrix(error)
    }
    let second = try FactorSolution(phi, factors: 1)
    factorLoadings = second.loadings.column(0)
    heywood = second.heywood
    convergence = second.convergence
    general = loadings * factorLoadings
    groups = loadings.scalingColumns(
      by: factorLoadings.map { max(0, 1 - $0 * $0).squareRoot() })
  }

  /// The transformation of an oblique rotation.
  ///
  /// - Throws: `FactorError` as above.
  public init(_ rotation: Rotation) throws(FactorError) {
    try self.init(
      loadings: rotation.loadings, factorCorrelations: rotation.factorCorrelations)
  }

  /// The share of the common variance that is the general factor's: Σ general² over Σ of all squared
  /// loadings.
  public var explainedCommonVariance: Double {
    let own = general.reduce(0) { $0 + $1 * $1 }
    return own / (own + groups.elements.reduce(0) { $0 + $1 * $1 })
  }
}
