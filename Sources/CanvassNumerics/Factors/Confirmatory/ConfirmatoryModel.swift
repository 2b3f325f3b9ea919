/// Which items measure which factors: the pattern of a confirmatory factor analysis.
public struct MeasurementPattern: Sendable, Equatable {
  /// The factors, each with its name and its items.
  public let factors: [(name: String, items: [String])]

  /// A pattern. An item may measure more than one factor.
  public init(_ factors: [(name: String, items: [String])]) { self.factors = factors }

  /// Patterns are equal when their factors and items are, in order.
  public static func == (a: MeasurementPattern, b: MeasurementPattern) -> Bool {
    a.factors.map(\.name) == b.factors.map(\.name)
      && a.factors.map(\.items) == b.factors.map(\.items)
  }
}

/// A confirmatory factor analysis by maximum likelihood: Σ = ΛΦΛᵀ + Ψ with the loadings of a pattern,
/// correlated factors of variance 1 and uncorrelated residuals.
///
/// Fisher scoring on log|Σ| + tr SΣ⁻¹ − log|S| − p with S divided by n, as `lavaan` with
/// `std.lv = TRUE`. K. G. Jöreskog, Psychometrika 34 (1969).
public struct ConfirmatoryModel: Sendable {
  /// A parameter with its standard error from the expected information.
  public struct Parameter: Sendable, Equatable {
    /// What it is: "visual =~ x1", "visual ~~ speed", "x1 ~~ x1".
    public let name: String
    /// Its estimate.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
  }

  /// The pattern.
  public let pattern: MeasurementPattern
  /// The items in the order of the covariance matrix.
  public let items: [String]
  /// Loadings, then factor correlations, then residual variances.
  public let parameters: [Parameter]
  /// The covariance of the parameters, in their order.
  public let covariance: Matrix
  /// Λ, items × factors, for factors of variance 1.
  public let loadings: Matrix
  /// Λ for items of variance 1.
  public let standardizedLoadings: Matrix
  /// Φ.
  public let factorCorrelations: Matrix
  /// The diagonal of Ψ.
  public let residualVariances: [Double]
  /// The items whose residual variance is not above zero: Heywood cases.
  public let heywood: [String]
  /// How the model fits.
  public let fit: ConfirmatoryFit
  /// How the iteration ended.
  public let convergence: Convergence

  /// Fits a pattern to covariances (divided by n − 1) from a number of rows.
  ///
  /// - Throws: `FactorError` if an item is unknown or in no factor, the model has more parameters than
  ///   there are covariances, a matrix is singular, or the iteration does not settle.
  public init(
    _ pattern: MeasurementPattern, _ covariances: CovarianceMatrix, rows n: Double
  ) throws(FactorError) {
    let structure = try MeasurementStructure(pattern, covariances.names)
    let p = covariances.values.rows
    guard structure.parameterCount <= p * (p + 1) / 2 else {
      throw .missing(what: "more items or fewer factors: the model has too many parameters; it")
    }
    guard n > Double(p) else { throw .missing(what: "a number of rows above that of the items") }
    let sample = ((n - 1) / n) * covariances.values
    do throws(MatrixError) {
      let scoring = try CovarianceScoring(structure, sample)
      let result = try scoring.run(limit: 500)
      guard result.convergence.converged else {
        throw MatrixError("confirmatory model", .noConvergence)
      }
      let point = result.point
      covariance = (2 / n) * (try Cholesky(of: point.hessian, named: "information matrix").inverse)
      convergence = result.convergence
      let matrices = structure.matrices(result.theta)
      loadings = matrices.loadings
      factorCorrelations = matrices.factors
      residualVariances = matrices.residuals
      let sd = point.model.diagonal.map { $0.squareRoot() }
      standardizedLoadings = matrices.loadings.scalingRows(by: sd.map { 1 / $0 })
      fit = try ConfirmatoryFit(
        discrepancy: point.value, sample: sample, model: point.model, rows: n,
        parameters: structure.parameterCount)
      parameters = zip(structure.names, zip(result.theta, covariance.diagonal)).map {
        Parameter(name: $0, estimate: $1.0, standardError: max(0, $1.1).squareRoot())
      }
    } catch {
      throw .matrix(error)
    }
    self.pattern = pattern
    items = covariances.names
    heywood = zip(items, residualVariances).filter { $0.1 <= 0 }.map(\.0)
  }
}
