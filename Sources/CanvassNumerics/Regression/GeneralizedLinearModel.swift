/// A generalised linear model by maximum (quasi-)likelihood.
///
/// Fisher scoring with step halving until the score is as good as zero (the Newton decrement is below
/// 10⁻²⁰, or 10⁻¹⁴ with a canonical link, and one step more; with weights far apart the step must also move
/// no linear predictor), where R stops at a relative change of the deviance of 10⁻⁸. P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. (1989).
public struct GeneralizedLinearModel: ModelCovariance {
  /// What the model was fitted to.
  public let data: RegressionData
  /// Distribution and link.
  public let family: Family
  /// The columns with a coefficient.
  public let columns: [Int]
  /// The names of the terms that depend on earlier ones and have no coefficient.
  public let aliased: [String]
  /// One coefficient per column of the model matrix; NaN where aliased.
  public let coefficients: [Double]
  /// The coordinates of the fit.
  package let basis: ModelBasis
  /// From the coefficients of the fit to those that exist.
  public let map: ParameterMap
  /// The coefficients of the fit.
  public let fittedEstimates: [Double]
  /// ZᵀWZ for the columns Z of the fit, with the weights at the solution: the expected information of
  /// dispersion 1.
  public let information: Matrix
  /// The triangular factor of √W Z.
  let factor: InformationFactor
  /// What the rows of Z are multiplied by to give `rowScores`.
  private let scoreFactors: [Double]
  /// The fitted means.
  public let fitted: [Double]
  /// The linear predictors, offset included.
  public let predictors: [Double]
  /// Twice the log-likelihood lost against a model with a parameter for each row.
  public let deviance: Double
  /// Pearson's Σw(y − μ)²/V(μ).
  public let pearsonStatistic: Double
  /// How the iteration ended.
  public let convergence: Convergence

  /// Fits the model.
  ///
  /// - Throws: `RegressionError` if a response is not possible in the family, the terms separate the
  ///   outcomes, the iteration does not settle, or there are too few rows.
  public init(
    _ data: RegressionData, family: Family, limit: Int = 100
  ) throws(RegressionError) {
    self = try data.fitted { data, mayRunAway throws(RegressionError) in
      try GeneralizedLinearModel(data, family, limit, mayRunAway: mayRunAway)
    }
  }

  private init(
    _ data: RegressionData, _ family: Family, _ limit: Int, mayRunAway: Bool
  ) throws(RegressionError) {
    let weights = data.weights.values
    for (i, y) in data.y.enumerated() {
      guard let needs = family.objection(to: y), data.counts(i) else { continue }
      throw .response(row: i, value: y, needs: needs)
    }
    if let first = data.y.indices.first(where: data.counts), family.isEnd(data.y[first]),
      data.y.indices.allSatisfy({ data.y[$0] == data.y[first] || (weights?[$0] ?? 1) <= 0 })
    {
      throw .constantResponse
    }
    try data.requireRows(maySaturate: true) { $0 }
    // A good start through normal equations shows that all columns are independent.
    var scoring = FisherScoring(data, family, data.x, mayRunAway: mayRunAway)
    let isWell = scoring.startFromNormalEquations()
    let basis = isWell ? ModelBasis(wellConditioned: data.x) : ModelBasis(data)
    let columns = basis.columns
    guard !columns.isEmpty, data.units >= Double(columns.count) else {
      throw .tooFewRows(rows: Int(data.units), parameters: max(1, columns.count))
    }
    if !isWell { scoring = FisherScoring(data, family, basis.z, mayRunAway: mayRunAway) }
    do throws(MatrixError) {
      var ended = try scoring.run(limit: limit)
      if !ended.converged, scoring.divergingColumns.isEmpty || !mayRunAway {
        var again = FisherScoring(data, family, basis.z, mayRunAway: mayRunAway)
        if again.startAtZero(), let second = try? again.run(limit: limit), second.converged {
          (scoring, ended) = (again, second)
        }
      }
      convergence = ended
    } catch {
      throw .matrix(error)
    }
    if !convergence.converged {
      let diverging = scoring.divergingColumns.map { data.terms[columns[$0]] }
      if mayRunAway, !diverging.isEmpty { throw .separation(terms: diverging) }
      throw .notConverged(iterations: convergence.iterations)
    }
    do throws(MatrixError) {
      factor = try scoring.factor()
    } catch {
      throw .matrix(error)
    }

    self.data = data
    self.family = family
    self.basis = basis
    self.columns = columns
    map = ParameterMap(basis)
    fittedEstimates = scoring.beta
    (coefficients, aliased) = data.placed(map.parameters(scoring.beta), columns)
    information = scoring.information
    scoreFactors = scoring.scores
    (fitted, pearsonStatistic) = scoring.result
    predictors = scoring.eta
    deviance = scoring.deviance
  }

  /// Contributions of the rows to the score of dispersion 1.
  public var rowScores: Matrix { basis.z.scalingRows(by: scoreFactors) }
  /// The same with |y| + |μ| in place of y − μ.
  public var rowScoreSizes: Matrix {
    let weights = data.rowWeights
    let factors = weights.indices.map { row -> Double in
      let mean = family.link.mean(predictors[row])
      let variance = family.variance(mean)
      guard weights[row] > 0, variance > 0 else { return 0 }
      return weights[row] * mean.derivative / variance * (abs(data.y[row]) + abs(fitted[row]))
    }
    return basis.z.scalingRows(by: factors).map(abs)
  }
  /// The rows of Z.
  public var rowDirections: Matrix { basis.z }
  /// Solves with the information.
  public func solveInformation(_ b: Matrix) throws(MatrixError) -> Matrix {
    try factor.solved(b)
  }
  /// The names of the terms with a coefficient.
  public var parameters: [String] { columns.map { data.terms[$0] } }
  /// The coefficients that exist.
  public var estimates: [Double] { columns.map { coefficients[$0] } }
  /// The number of units less the number of coefficients.
  public var residualDegreesOfFreedom: Double { data.units - Double(columns.count) }
  /// 1, or Pearson's statistic over the residual degrees of freedom where the family leaves it open.
  public var dispersion: Double {
    family.hasUnitDispersion ? 1 : pearsonStatistic / residualDegreesOfFreedom
  }

  /// The dispersion times the inverse of the expected information.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func parameterCovariance() throws(RegressionError) -> ParameterCovariance {
    try data.requireLikelihood(for: "the model-based covariance")
    return ParameterCovariance(dispersion * factor.inverse, map)
  }
}

/// How an iteration ended.
public struct Convergence: Sendable, Equatable {
  /// Whether it reached its tolerance.
  public let converged: Bool
  /// The number of steps.
  public let iterations: Int
  /// What was left to gain: for Newton-like steps the decrement sᵀI⁻¹s.
  public let remaining: Double

  /// How an iteration ended.
  public init(converged: Bool, iterations: Int, remaining: Double) {
    self.converged = converged
    self.iterations = iterations
    self.remaining = remaining
  }
}
