/// Regression of ordered categories: P(Y ≤ k) = F(ζ_k − xᵀβ), with F logistic (proportional odds) or
/// normal.
///
/// Newton's method with the analytic Hessian; the log-likelihood is concave for both links
/// (J. W. Pratt, J. Amer. Statist. Assoc. 76, 1981), so that the maximum is the only one. The model
/// matrix has no constant: the thresholds take its place. P. McCullagh, "Regression models for ordinal
/// data", J. R. Statist. Soc. B 42 (1980).
public struct OrdinalModel: ScoredModel {
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
  /// Minus the Hessian of the log-likelihood: coefficients first, then thresholds.
  public let information: Matrix
  /// Contributions of the rows to the score.
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
    let present = Set((0..<data.x.rows).filter(data.counts).map { data.y[$0] })
    guard present.count > 1 else { throw .constantResponse }
    let categories = present.sorted()
    let columns = Self.columnsBesideConstant(data)
    let parameters = columns.count + categories.count - 1
    guard data.units > Double(parameters) else {
      throw .tooFewRows(rows: Int(data.units), parameters: parameters)
    }
    let codes = data.y.map { min(categories.firstIndexNotBelow($0), categories.count - 1) }
    let x = data.x.selecting(columns: columns)
    var newton = OrdinalNewton(data, link, x, codes, categories.count)
    let convergence: Convergence
    do throws(MatrixError) {
      convergence = try newton.run(limit: limit)
    } catch {
      throw .matrix(error)
    }
    if !convergence.converged {
      let diverging = newton.divergingColumns.map { data.terms[columns[$0]] }
      if !diverging.isEmpty { throw .separation(terms: diverging) }
      throw .notConverged(iterations: convergence.iterations)
    }

    self.data = data
    self.link = link
    self.categories = categories
    self.columns = columns
    self.convergence = convergence
    aliased = (0..<data.x.columns).filter { !columns.contains($0) }.map { data.terms[$0] }
    var all = [Double](repeating: .nan, count: data.x.columns)
    for (k, j) in columns.enumerated() { all[j] = newton.beta[k] }
    coefficients = all
    thresholds = newton.thresholds
    information = newton.information
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
  public func covariance() throws(RegressionError) -> Matrix {
    if case .sampling = data.weights {
      throw .undefined(what: "the model-based covariance", weights: data.weights.noun)
    }
    do throws(MatrixError) {
      return try Cholesky(of: information, named: "information matrix").inverse
    } catch {
      throw .matrix(error)
    }
  }

  /// The probabilities of the categories at given rows of the model matrix.
  ///
  /// - Throws: `RegressionError` if the rows do not fit the model.
  public func probabilities(at x: Matrix) throws(RegressionError) -> Matrix {
    guard x.columns == data.x.columns else {
      throw .shape(what: "columns", found: x.columns, expected: data.x.columns)
    }
    let eta = x.selecting(columns: columns) * columns.map { coefficients[$0] }
    let cuts = [-.infinity] + thresholds + [.infinity]
    return Matrix(rows: x.rows, columns: categories.count) { i, k in
      link.between(cuts[k] - eta[i], cuts[k + 1] - eta[i])
    }
  }

  /// The independent columns, after a constant in their place before all.
  private static func columnsBesideConstant(_ data: RegressionData) -> [Int] {
    let ones = Matrix(rows: data.x.rows, columns: 1, repeating: 1)
    let extended = try? RegressionData(
      x: ones.appending(columns: data.x), y: data.y, weights: data.weights)
    return (extended?.independentColumns() ?? []).filter { $0 > 0 }.map { $0 - 1 }
  }

  static func name(_ category: Double) -> String {
    category == category.rounded() && abs(category) < 1e15
      ? String(Int(category)) : String(category)
  }
}
