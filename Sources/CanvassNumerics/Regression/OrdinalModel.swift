/// Regression of ordered categories: P(Y ≤ k) = F(ζ_k − xᵀβ), with F logistic (proportional odds) or
/// normal.
///
/// Newton's method with the analytic Hessian; the log-likelihood is concave for both links
/// (J. W. Pratt, J. Amer. Statist. Assoc. 76, 1981), so that the maximum is the only one. The model
/// matrix has no constant: the thresholds take its place. P. McCullagh, "Regression models for ordinal
/// data", J. R. Statist. Soc. B 42 (1980).
public struct OrdinalModel: ModelCovariance {
  /// What the model was fitted to; the response holds the numbers of the categories.
  public let data: RegressionData
  /// The distribution behind the response.
  public let link: OrdinalLink
  /// The categories that occur, ascending.
  public let categories: [Double]
  /// The columns with a coefficient.
  public let columns: [Int]
  /// The names of the terms that have no coefficient: they depend on earlier ones or on a constant.
  public let aliased: [String]
  /// One coefficient per column of the model matrix; NaN where aliased.
  public let coefficients: [Double]
  /// The thresholds ζ, one fewer than categories.
  public let thresholds: [Double]
  /// The coordinates of the fit.
  package let basis: ModelBasis
  /// From the parameters of the fit to the parameters.
  public let map: ParameterMap
  /// The coefficients of the fit, then its thresholds.
  public let fittedEstimates: [Double]
  /// Minus the Hessian of the log-likelihood of the fit: coefficients first, then thresholds.
  public let information: Matrix
  /// Its triangular factor.
  let factor: InformationFactor
  /// Contributions of the rows to the score of the fit.
  public let rowScores: Matrix
  /// The log-likelihood.
  public let logLikelihood: Double
  /// How the iteration ended.
  public let convergence: Convergence

  /// Fits the model.
  ///
  /// - Throws: `RegressionError` if the response has one category only, the terms separate the
  ///   categories, the iteration does not settle, or there are too few rows.
  public init(
    _ data: RegressionData, link: OrdinalLink = .logit, limit: Int = 100
  ) throws(RegressionError) {
    self = try data.fitted { data, mayRunAway throws(RegressionError) in
      try OrdinalModel(data, link, limit, mayRunAway: mayRunAway)
    }
  }

  private init(
    _ data: RegressionData, _ link: OrdinalLink, _ limit: Int, mayRunAway: Bool
  ) throws(RegressionError) {
    let (categories, codes) = try data.categories()
    try data.requireRows(besideConstant: true) { $0 - 1 + categories.count - 1 }
    let basis = ModelBasis(data, besideConstant: true)
    let columns = basis.columns
    let parameters = columns.count + categories.count - 1
    guard data.units > Double(parameters) else {
      throw .tooFewRows(rows: Int(data.units), parameters: parameters)
    }
    var newton = OrdinalNewton(
      data, link, basis.z, codes, categories.count, mayRunAway: mayRunAway)
    let convergence: Convergence
    do throws(MatrixError) {
      convergence = try newton.run(limit: limit)
    } catch {
      throw .matrix(error)
    }
    if !convergence.converged {
      let diverging = newton.divergingColumns.map { data.terms[columns[$0]] }
      if mayRunAway, !diverging.isEmpty { throw .separation(terms: diverging) }
      throw .notConverged(iterations: convergence.iterations)
    }

    self.data = data
    self.link = link
    self.categories = categories
    self.columns = columns
    self.convergence = convergence
    self.basis = basis
    map = ParameterMap(basis, thresholds: newton.thresholds.count)
    fittedEstimates = newton.beta + newton.thresholds
    let estimates = map.parameters(fittedEstimates)
    (coefficients, aliased) = data.placed(estimates, columns)
    thresholds = Array(estimates.dropFirst(columns.count))
    information = newton.information
    do throws(MatrixError) {
      factor = try InformationFactor(information: information)
    } catch {
      throw .matrix(error)
    }
    rowScores = newton.rowScores
    logLikelihood = newton.logLikelihood
  }

  /// The names of the terms with a coefficient, then those of the thresholds: "1|2".
  public var parameters: [String] {
    columns.map { data.terms[$0] }
      + zip(categories, categories.dropFirst()).map { "\(Self.name($0))|\(Self.name($1))" }
  }
  /// The coefficients that exist, then the thresholds.
  public var estimates: [Double] { columns.map { coefficients[$0] } + thresholds }
  /// −2 log-likelihood.
  public var deviance: Double { -2 * logLikelihood }

  /// The inverse of the observed information.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func parameterCovariance() throws(RegressionError) -> ParameterCovariance {
    try data.requireLikelihood(for: "the model-based covariance")
    return ParameterCovariance(factor.inverse, map)
  }

  /// Solves with the information.
  public func solveInformation(_ b: Matrix) throws(MatrixError) -> Matrix {
    try factor.solved(b)
  }

  /// The probabilities of the categories at given rows of the model matrix.
  ///
  /// - Throws: `RegressionError` if the rows do not fit the model.
  public func probabilities(at x: Matrix) throws(RegressionError) -> Matrix {
    guard x.columns == data.x.columns else {
      throw .shape(what: "columns", found: x.columns, expected: data.x.columns)
    }
    let eta =
      basis.coordinates(of: x.selecting(columns: columns))
      * Array(fittedEstimates.prefix(columns.count))
    let cuts = [-.infinity] + fittedEstimates.dropFirst(columns.count) + [.infinity]
    return Matrix(rows: x.rows, columns: categories.count) { i, k in
      link.between(cuts[k] - eta[i], cuts[k + 1] - eta[i])
    }
  }

  static func name(_ category: Double) -> String {
    category == category.rounded() && abs(category) < 1e15
      ? String(Int(category)) : String(category)
  }
}
