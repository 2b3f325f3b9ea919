/// How factors are taken out of a correlation matrix.
public enum ExtractionMethod: Sendable, Equatable {
  /// The loadings under which normal data with these correlations are most likely.
  case maximumLikelihood
  /// The smallest sum of squared residual correlations (minres, unweighted least squares).
  case minimumResiduals
  /// The smallest sum of squared residuals weighted by the inverse correlations (GLS).
  case generalizedLeastSquares
  /// The smallest weighted sum of squared residual correlations; the weights, one for each pair, are
  /// usually the inverse variances of the correlations (DWLS).
  case weightedLeastSquares(weights: Matrix)
  /// Communalities on the diagonal, iterated as the rule says.
  case principalAxis(PrincipalAxisRule)
  /// The first components of the whole correlation matrix; no factor model.
  case principalComponents
}

/// Factors taken out of a correlation matrix, before rotation.
public struct FactorSolution: Sendable {
  /// The correlations that were analysed.
  public let correlations: CorrelationMatrix
  /// How.
  public let method: ExtractionMethod
  /// Variables × factors: in the order of the variance they explain, with column sums not below 0.
  public let loadings: Matrix
  /// ψ of the model ΛΛᵀ + Ψ: 1 less the communality of each variable, but at its lower bound in a Heywood
  /// case, where the two together are more than 1.
  public let uniquenesses: [Double]
  /// What the method made as small as it could; NaN where it minimises nothing.
  public let objective: Double
  /// How the iteration ended.
  public let convergence: Convergence
  /// The minima that the starts found; no start where the method minimises nothing.
  public let search: LocalMinima
  /// The variables whose uniqueness ended at its lower bound: Heywood cases, a sign of too many
  /// factors or too few rows.
  public let heywood: [String]

  /// The uniqueness that none goes below, as in R's `factanal` and `psych`.
  public static let smallestUniqueness = 0.005

  /// Takes out factors.
  ///
  /// - Throws: `FactorError` if the number of factors is not possible or the matrix is singular
  ///   where the method needs its inverse.
  public init(
    _ correlations: CorrelationMatrix, factors: Int,
    method: ExtractionMethod = .minimumResiduals, starts: ExtractionStarts = .init()
  ) throws(FactorError) {
    let p = correlations.values.rows
    guard factors >= 1 else { throw .factors(factors, variables: p, most: Self.most(p)) }
    if method == .principalComponents {
      guard factors <= p else { throw .factors(factors, variables: p, most: p) }
    } else {
      guard p >= 3, factors <= Self.most(p) else {
        throw .factors(factors, variables: p, most: Self.most(p))
      }
    }
    let result: ExtractionResult
    do throws(MatrixError) {
      switch method {
      case .maximumLikelihood:
        result = try EigenvalueFactors(correlations.values, factors, .likelihood).fit(starts)
      case .minimumResiduals:
        result = try MinimumResidualFactors(correlations.values, factors).fit(starts)
      case .generalizedLeastSquares:
        result = try EigenvalueFactors(correlations.values, factors, .leastSquares).fit(starts)
      case .weightedLeastSquares(let weights):
        result = try WeightedLeastSquaresFactors(correlations.values, factors, weights).fit(starts)
      case .principalAxis(let rule):
        result = try PrincipalAxisFactors(correlations.values, factors, rule).fit()
      case .principalComponents:
        result = try principalComponents(correlations.values, factors)
      }
    } catch {
      throw .matrix(error)
    }
    self.correlations = correlations
    self.method = method
    loadings = result.loadings.withColumnSumsNotNegative
    uniquenesses = result.uniquenesses
    objective = result.objective
    convergence = result.convergence
    search = result.search
    heywood = zip(correlations.names, result.uniquenesses)
      .filter { method != .principalComponents && $0.1 <= Self.smallestUniqueness * (1 + 1e-6) }
      .map(\.0)
  }

  /// The number of factors.
  public var factors: Int { loadings.columns }
  /// The shares of the variables' variances that the factors explain: the diagonal of ΛΛᵀ. One above 1 is
  /// no share: an ultra-Heywood case.
  public var communalities: [Double] {
    (0..<loadings.rows).map { loadings.row($0).reduce(0) { $0 + $1 * $1 } }
  }

  /// The largest k for which the degrees of freedom ((p − k)² − p − k)/2 are not negative.
  public static func most(_ variables: Int) -> Int {
    (0...variables).last { degreesOfFreedom(variables, $0) >= 0 } ?? 0
  }

  /// ((p − k)² − p − k)/2.
  public static func degreesOfFreedom(_ variables: Int, _ factors: Int) -> Int {
    ((variables - factors) * (variables - factors) - variables - factors) / 2
  }
}

/// What an extraction gives.
struct ExtractionResult {
  let loadings: Matrix
  let uniquenesses: [Double]
  let objective: Double
  let convergence: Convergence
  var search = LocalMinima([], starts: 0)
}

extension Matrix {
  /// Each column with the sign that makes its sum positive.
  var withColumnSumsNotNegative: Matrix {
    scalingColumns(by: (0..<columns).map { column($0).reduce(0, +) < 0 ? -1 : 1 })
  }
}
