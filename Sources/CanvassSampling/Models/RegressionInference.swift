import CanvassNumerics

/// The coefficients of a regression with their uncertainty.
public struct RegressionInference: Sendable {
  /// One for each column of the model matrix; NaN where it depends on earlier ones.
  public private(set) var coefficients: [CoefficientEstimate]
  /// The thresholds between ordered categories.
  public let thresholds: [CoefficientEstimate]
  /// The covariance of the coefficients that exist, then of the thresholds.
  public let covariance: Matrix
  /// The same, from which functions of the parameters take their variances.
  public let parameterCovariance: ParameterCovariance
  /// Degrees of freedom of Student's t; infinite for the normal distribution.
  public let degreesOfFreedom: Double
  /// Clusters less strata among the rows used; `nil` without a design.
  public let designDegreesOfFreedom: Int?
  /// The replicates in which the regression was fitted again; `nil` where standard errors do not come from replicates.
  public private(set) var replicateCount: Int?
  /// In how many of them it has no fit, or other coefficients; these have no say.
  public private(set) var lostReplicates = 0
  /// The regression in each replicate, where averages over the rows are made again.
  private(set) var replicated: ReplicatedRegression?
  /// What tells the degrees of freedom of combinations of the coefficients, where these have their own.
  fileprivate(set) var biasReduced: BiasReducedCovariance?

  /// Degrees of freedom of a function of the parameters.
  ///
  /// - Parameter gradient: its slopes by the parameters, in the coordinates of the fit.
  func degreesOfFreedom(along gradient: [Double]) -> Double {
    guard let biasReduced, gradient.contains(where: { $0 != 0 }) else { return degreesOfFreedom }
    return biasReduced.degreesOfFreedom(of: gradient)
  }

  /// Gives each coefficient that exists degrees of freedom of its own.
  fileprivate mutating func take(degreesOfFreedom: [Double]) {
    var next = degreesOfFreedom.makeIterator()
    for place in coefficients.indices where !coefficients[place].value.isNaN {
      if let own = next.next() { coefficients[place].degreesOfFreedom = own }
    }
  }

  /// The same with what is known of the replicates.
  fileprivate func from(_ replicated: ReplicatedRegression) -> RegressionInference {
    var copy = self
    (copy.replicateCount, copy.lostReplicates) = (replicated.count, replicated.lost)
    copy.replicated = replicated
    return copy
  }
}

extension FormulaRegression {
  /// Coefficients with the covariance of a sampling design; with replicates the regression is fitted again in each.
  ///
  /// Degrees of freedom are those of the design among the rows used, + 1 − p, with p coefficients,
  /// the constant counted and thresholds counted as one (R: `svyglm`, `svyolr`); in multinomial
  /// models p is the number for one category.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `ModelError` when
  ///   the model was not fitted with sampling weights.
  public func inference(in design: Design) throws -> RegressionInference {
    guard case .sampling = fit.data.weights else {
      throw ModelError(
        "standard errors of a design need its sampling weights, and the model has others")
    }
    let (covariance, freedom) = try design.covariance(of: fit.scored, rows: rows)
    let parameters = fit.scored.parameters.count
    let counted = (parameters - max(0, fit.thresholdCount - 1)) / fit.equationCount
    if let replicates = design.replicates {
      let replicated = try ReplicatedRegression(
        fit, family, rows: rows, in: design, replicates)
      return inference(
        replicated.covariance, degreesOfFreedom: Double(freedom + 1 - counted), design: freedom
      ) { isMovedByRoundingAlone($0, in: design) }.from(replicated)
    }
    return inference(
      covariance, degreesOfFreedom: Double(freedom + 1 - counted), design: freedom
    ) { isMovedByRoundingAlone($0, in: design) }
  }

  /// Coefficients of a linear or generalised linear model with the bias-reduced covariance of the first-stage clusters of a
  /// design, and its degrees of freedom.
  ///
  /// - Throws: `RegressionError` for models of several categories, and for a single cluster; `DesignError` where the design has a part in
  ///   it and a stratum has one cluster.
  public func biasReducedInference(
    in design: Design, _ reduction: BiasReduction = .weighted
  ) throws -> RegressionInference {
    let clusters = rows.map { design.tree.cluster(ofLeaf: design.leafOfRow[$0]) }
    switch reduction {
    case .weighted: return try inference(.biasReduced(clusters))
    case .unweightedLeverages:
      guard case .linear(let model) = fit else {
        throw RegressionError.unweightedLeverages("cr2")
      }
      let reduced = try model.unweightedBiasReduction(clusters: clusters)
      let (covariance, _) = try design.covariance(
        of: RowScores(rows: rows, values: reduced.influences))
      return inference(
        ParameterCovariance(covariance.matrix, fit.scored.map), reduced.degreesOfFreedom)
    }
  }

  /// Coefficients with a covariance that needs no design.
  ///
  /// - Throws: `RegressionError.undefined` for what does not exist in this family or for these
  ///   weights.
  public func inference(_ kind: RegressionCovariance) throws -> RegressionInference {
    if case .biasReduced(let clusters) = kind {
      let found = try fit.biasReduced(clusters)
      var inference = inference(found.covariance, found.degreesOfFreedom)
      inference.biasReduced = found
      return inference
    }
    let (covariance, freedom) = try fit.covariance(kind)
    return inference(
      covariance, degreesOfFreedom: freedom, design: nil,
      restsOnResiduals: kind != .model || fit.hasUnknownDispersion)
  }

  /// Coefficients with degrees of freedom of their own.
  private func inference(
    _ covariance: ParameterCovariance, _ degreesOfFreedom: [Double]
  ) -> RegressionInference {
    var inference = inference(
      covariance, degreesOfFreedom: degreesOfFreedom.min() ?? .nan, design: nil)
    inference.take(degreesOfFreedom: degreesOfFreedom)
    return inference
  }

  /// How many times the rounding of the responses an error may be before it is looked at by cluster: nothing that rounding
  /// makes is as large.
  private static var worthALook: Double { 1e5 }

  /// The categories below and above each threshold.
  public var thresholdCategories: [(lower: String, upper: String)] {
    guard case .ordinal = fit else { return [] }
    return zip(outcomeNames, outcomeNames.dropFirst()).map { (lower: $0, upper: $1) }
  }

  /// - Parameter isMovedByRounding: whether nothing but rounding is in the variance of a parameter; asked where that is small.
  private func inference(
    _ covariance: ParameterCovariance, degreesOfFreedom: Double, design: Int?,
    restsOnResiduals: Bool = true, isMovedByRounding: (Int) -> Bool = { _ in false }
  ) -> RegressionInference {
    let model = fit.scored
    // Where nothing but rounding is left of the responses, tests have nothing to go by.
    let (fitsExactly, roundings) = fit.exactness
    let covariance = restsOnResiduals && fitsExactly ? covariance.scaled(by: 0) : covariance
    let variances = covariance.variances
    let rows = Double(fit.data.x.rows)
    let estimated = zip(model.parameters, model.estimates).enumerated().map { index, pair in
      let variance = variances[index]
      // What is nothing but the rounding of the responses is zero.
      let error = (variance * rows).squareRoot()
      let isZero =
        error < roundings[index]
        || (error < Self.worthALook * roundings[index] && isMovedByRounding(index))
      return CoefficientEstimate(
        term: pair.0, value: isZero && abs(pair.1) < roundings[index] ? 0 : pair.1,
        variance: isZero ? 0 : variance, degreesOfFreedom: degreesOfFreedom)
    }
    let slopes = estimated.dropLast(fit.thresholdCount)
    var next = slopes.startIndex
    let aliased = Set(fit.aliased)
    var coefficients: [CoefficientEstimate] = []
    for equation in 0..<fit.equationCount {
      for term in terms {
        let name = categories.isEmpty ? term : "\(categories[equation + 1]):\(term)"
        if aliased.contains(term) {
          coefficients.append(
            CoefficientEstimate(
              term: name, value: .nan, variance: .nan, degreesOfFreedom: degreesOfFreedom))
        } else {
          coefficients.append(slopes[next])
          coefficients[coefficients.count - 1].term = name
          next += 1
        }
      }
    }
    var thresholds = Array(estimated.suffix(fit.thresholdCount))
    for (place, pair) in thresholdCategories.enumerated() {
      thresholds[place].term = "\(pair.lower)|\(pair.upper)"
    }
    return RegressionInference(
      coefficients: coefficients, thresholds: thresholds,
      covariance: covariance.matrix, parameterCovariance: covariance,
      degreesOfFreedom: degreesOfFreedom, designDegreesOfFreedom: design)
  }
}

/// How the bias of standard errors by the clusters of a design is reduced.
public enum BiasReduction: Sendable {
  /// By the leverages of the weighted fit (`BiasReducedCovariance`). Strata, later stages and population sizes have no
  /// part in it.
  case weighted
  /// By the leverages that the rows of a linear model would have without weights; then the design takes the variance, with n/(n − 1), strata,
  /// stages and population sizes (R: `svyglm(std.errors = "Bell-McCaffrey")` of `survey` 4.5).
  case unweightedLeverages
}
