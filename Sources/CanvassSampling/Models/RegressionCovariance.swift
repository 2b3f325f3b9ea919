import CanvassNumerics
import CanvassTables

/// What the standard errors of a regression without a sampling design rest on.
public enum RegressionCovariance: Sendable, Equatable {
  /// The model itself: its variance, or the information.
  case model
  /// Residuals row by row (Huber–White), with a correction for small samples.
  case robust(LinearModel.RobustKind)
  /// Clusters as independent units, by the number of each row's cluster.
  case clusters([Int])
  /// The same for linear and generalised linear models with bias reduction, and degrees of freedom for each coefficient (CR2).
  case biasReduced([Int])
}

extension FittedRegression {
  /// The covariance of the estimates without a sampling design, and the degrees of freedom of
  /// Student's t that they are compared with; infinite where that is the normal distribution.
  ///
  /// - `model`: s²(XᵀX)⁻¹, or the dispersion times the inverse information.
  /// - `robust`: `hc0` … `hc4` for linear models; `hc0` and `hc1` (n/(n − p)) for the others.
  /// - `clusters`: that of a design of these clusters alone, drawn with replacement, which is
  ///   A⁻¹ Σ s_g s_gᵀ A⁻¹ times G/(G − 1); times `smallSampleFactor`.
  ///
  /// Degrees of freedom are n − p (clusters: G − 1) where a dispersion is estimated.
  ///
  /// - Throws: `RegressionError.undefined` for what does not exist in this family or for these
  ///   weights; `MatrixError` when the information is singular.
  public func covariance(
    _ kind: RegressionCovariance
  ) throws -> (covariance: ParameterCovariance, degreesOfFreedom: Double) {
    switch kind {
    case .model:
      switch self {
      case .linear(let model): return (try model.parameterCovariance(), residualFreedom)
      case .generalized(let model): return (try model.parameterCovariance(), residualFreedom)
      case .ordinal(let model): return (try model.parameterCovariance(), residualFreedom)
      case .multinomial(let model): return (try model.parameterCovariance(), residualFreedom)
      }
    case .robust(let correction): return (try robust(correction), residualFreedom)
    case .biasReduced(let clusters):
      // The least of the coefficients' own, for what looks at several.
      let found = try biasReduced(clusters)
      return (found.covariance, found.degreesOfFreedom.min() ?? .nan)
    case .clusters(let clusters):
      let (covariance, freedom) = try clustered(clusters)
      return (
        covariance.scaled(by: smallSampleFactor),
        residualFreedom.isFinite ? Double(freedom) : .infinity
      )
    }
  }

  /// The covariance by clusters with bias reduction.
  ///
  /// - Throws: `RegressionError.clusterLeverages` for models of several categories.
  func biasReduced(_ clusters: [Int]) throws -> BiasReducedCovariance {
    switch self {
    case .linear(let model): return try model.biasReducedCovariance(clusters: clusters)
    case .generalized(let model): return try model.biasReducedCovariance(clusters: clusters)
    case .ordinal, .multinomial: throw RegressionError.clusterLeverages("cr2")
    }
  }

  /// Stata's factor for the residuals of linear models in few rows, (n − 1)/(n − p), beside the
  /// G/(G − 1) of the clusters; 1 for other models.
  public var smallSampleFactor: Double {
    guard case .linear(let model) = self else { return 1 }
    return (model.data.units - 1) / model.residualDegreesOfFreedom
  }

  /// n − p where a dispersion is estimated, else infinite.
  private var residualFreedom: Double {
    switch self {
    case .linear(let model): return model.residualDegreesOfFreedom
    case .generalized(let model):
      return model.family.hasUnitDispersion ? .infinity : model.residualDegreesOfFreedom
    case .ordinal, .multinomial: return .infinity
    }
  }

  /// The covariance under a design of clusters alone, of the rows that have weight.
  private func clustered(
    _ clusters: [Int]
  ) throws -> (covariance: ParameterCovariance, degreesOfFreedom: Int) {
    let model = scored
    guard clusters.count == data.x.rows else {
      throw RegressionError.shape(what: "clusters", found: clusters.count, expected: data.x.rows)
    }
    let weights = data.rowWeights
    let rows = weights.indices.filter { weights[$0] > 0 }
    var table = Table(rowCount: rows.count)
    table.set("cluster", to: .real(rows.map { Double(clusters[$0]) }))
    let design = try Design(DesignSpecification(clusters: ["cluster"]), in: table)
    guard design.clusterCount > 1 else {
      throw RegressionError.undefined(
        what: "a covariance by clusters", weights: "a single cluster")
    }
    let scores = RowScores(
      rows: Array(rows.indices), values: try model.rowInfluences().selecting(rows: rows))
    let (covariance, freedom) = try design.covariance(of: scores)
    return (ParameterCovariance(covariance.matrix, model.map), freedom)
  }

  private func robust(_ kind: LinearModel.RobustKind) throws -> ParameterCovariance {
    if case .linear(let model) = self { return try model.parameterCovariance(kind) }
    // A row that stands for w units is w equal rows.
    var scores = scored.rowScores
    if case .frequency(let weights) = data.weights {
      scores = scores.scalingRows(by: weights.map { $0 > 0 ? 1 / $0.squareRoot() : 0 })
    }
    let sandwich = try scored.sandwich(scores.symmetricProduct)
    switch kind {
    case .hc0: return sandwich
    case .hc1:
      return sandwich.scaled(by: data.units / (data.units - Double(scored.parameters.count)))
    case .hc2, .hc3, .hc4: throw RegressionError.leverages("\(kind)")
    }
  }
}
