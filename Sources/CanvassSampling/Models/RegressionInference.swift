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
  public private(set) var degreesOfFreedom: Double
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
  /// Which clusters tell about functions of the parameters.
  private(set) var telling: TellingClusters?
  /// The parameters that one cluster alone tells about, or one row where rows are the units; they have no variance.
  public internal(set) var termsOfOneCluster: [String] = []

  /// The variance of a function of the parameters; NaN where one cluster alone tells about it, zero where nothing moves it.
  ///
  /// - Parameters:
  ///   - variance: what the covariance gives.
  ///   - gradient: its slopes by the parameters, in the coordinates of the fit.
  func variance(_ variance: Double, along gradient: [Double]) -> Double {
    telling?.variance(variance, along: gradient) ?? variance
  }

  /// Whether a standard error of a mean is so small that `variance(_:along:)` may tell more.
  func isNegligible(_ error: Double) -> Bool { telling?.isNegligible(error) ?? false }

  /// Degrees of freedom of a function of the parameters.
  ///
  /// - Parameter gradient: its slopes by the parameters, in the coordinates of the fit.
  func degreesOfFreedom(along gradient: [Double]) -> Double {
    guard let biasReduced, gradient.contains(where: { $0 != 0 }) else { return degreesOfFreedom }
    return biasReduced.degreesOfFreedom(of: gradient)
  }

  /// Gives each coefficient that exists degrees of freedom of its own, and the rest the fewest of these. Those of a variance that
  /// is none are rounding.
  fileprivate mutating func take(degreesOfFreedom: [Double]) {
    var next = degreesOfFreedom.makeIterator()
    var fewest = Double.nan
    for place in coefficients.indices where !coefficients[place].value.isNaN {
      guard let own = next.next() else { break }
      let isKnown = coefficients[place].variance > 0
      coefficients[place].degreesOfFreedom = isKnown ? own : .nan
      if isKnown { fewest = fewest.isNaN ? own : min(fewest, own) }
    }
    self.degreesOfFreedom = fewest
  }

  /// The coefficients that exist, then the thresholds: the order of the covariance.
  var parameters: [CoefficientEstimate] { coefficients.filter { !$0.value.isNaN } + thresholds }

  /// The same with the clusters that tell about it.
  ///
  /// - Parameter alone: the places among the parameters of those that one cluster tells about.
  fileprivate func told(by telling: TellingClusters?, alone: [Int]) -> RegressionInference {
    var copy = self
    copy.telling = telling
    copy.termsOfOneCluster = alone.map { parameters[$0].term }
    return copy
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
        replicated.covariance, degreesOfFreedom: Double(freedom + 1 - counted), design: freedom,
        .design(design)
      ).from(replicated)
    }
    return inference(
      covariance, degreesOfFreedom: Double(freedom + 1 - counted), design: freedom,
      .design(design))
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
        ParameterCovariance(covariance.matrix, fit.scored.map), reduced.degreesOfFreedom, clusters)
    }
  }

  /// Coefficients with a covariance that needs no design.
  ///
  /// - Throws: `RegressionError.undefined` for what does not exist in this family or for these
  ///   weights.
  public func inference(_ kind: RegressionCovariance) throws -> RegressionInference {
    if case .biasReduced(let clusters) = kind {
      let found = try fit.biasReduced(clusters)
      var inference = inference(found.covariance, found.degreesOfFreedom, clusters)
      inference.biasReduced = found
      return inference
    }
    let (covariance, freedom) = try fit.covariance(kind)
    return inference(
      covariance, degreesOfFreedom: freedom, design: nil, division(of: kind),
      restsOnResiduals: kind != .model || fit.hasUnknownDispersion)
  }

  /// The units of a covariance without a design.
  private func division(of kind: RegressionCovariance) -> TellingClusters.Division? {
    switch kind {
    case .model: nil
    case .clusters(let clusters): .clusters(clusters)
    case .biasReduced(let clusters): .biasReduced(clusters)
    case .robust: .rows
    }
  }

  /// Coefficients with degrees of freedom of their own.
  private func inference(
    _ covariance: ParameterCovariance, _ degreesOfFreedom: [Double], _ clusters: [Int]
  ) -> RegressionInference {
    var inference = inference(
      covariance, degreesOfFreedom: .nan, design: nil, .biasReduced(clusters))
    inference.take(degreesOfFreedom: degreesOfFreedom)
    return inference
  }

  /// The categories below and above each threshold.
  public var thresholdCategories: [(lower: String, upper: String)] {
    guard case .ordinal = fit else { return [] }
    return zip(outcomeNames, outcomeNames.dropFirst()).map { (lower: $0, upper: $1) }
  }

  /// - Parameter division: the units whose differences are the variance.
  private func inference(
    _ covariance: ParameterCovariance, degreesOfFreedom: Double, design: Int?,
    _ division: TellingClusters.Division?, restsOnResiduals: Bool = true
  ) -> RegressionInference {
    let model = fit.scored
    // Where nothing but rounding is left of the responses, tests have nothing to go by.
    let (fitsExactly, rounding) = fit.exactness
    let covariance = restsOnResiduals && fitsExactly ? covariance.scaled(by: 0) : covariance
    let variances = covariance.variances
    let count = Double(fit.data.x.rows)
    let telling =
      fitsExactly ? nil : division.map { TellingClusters(fit, rows: rows, $0, rounding) }
    let estimated = zip(model.parameters, model.estimates).enumerated().map { index, pair in
      let gradient = model.map.row(index)
      let size = rounding.along(gradient)
      let variance = telling?.variance(variances[index], along: gradient) ?? variances[index]
      // What is nothing but the rounding of the responses is zero.
      let error = (variance * count).squareRoot()
      let isZero = variance == 0 || error < size
      return CoefficientEstimate(
        term: pair.0, value: isZero && abs(pair.1) < size ? 0 : pair.1,
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
      covariance: covariance.matrix.withoutValues(
        at: estimated.indices.filter { estimated[$0].variance.isNaN }),
      parameterCovariance: covariance,
      degreesOfFreedom: degreesOfFreedom, designDegreesOfFreedom: design
    ).told(
      by: telling,
      alone: estimated.indices.filter {
        estimated[$0].variance.isNaN && !variances[$0].isNaN
      })
  }
}

extension Matrix {
  /// NaN in some rows and columns.
  fileprivate func withoutValues(at places: [Int]) -> Matrix {
    var copy = self
    for place in places {
      for other in 0..<rows { (copy[place, other], copy[other, place]) = (.nan, .nan) }
    }
    return copy
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
