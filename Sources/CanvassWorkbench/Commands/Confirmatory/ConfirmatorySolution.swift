import CanvassNumerics
import CanvassTables

/// A fitted confirmatory model in one form, whatever it was fitted by.
struct ConfirmatorySolution: Sendable {
  /// The estimates in one group, or in all rows.
  struct Group: Sendable {
    /// The value of the column of groups; empty where there are none.
    let name: String
    let rows: Int
    let estimates: [MeasurementEstimate]
    let loadings: Matrix
    let standardizedLoadings: Matrix
    let factorCovariances: Matrix
    let residualVariances: [Double]
    /// By factor.
    let reliability: [CongenericReliability]

    /// The correlations of the factors; NaN where a variance is not above zero.
    var factorCorrelations: Matrix {
      let phi = factorCovariances
      return Matrix(rows: phi.rows, columns: phi.columns) { i, j in
        let scale = phi[i, i] > 0 && phi[j, j] > 0 ? (phi[i, i] * phi[j, j]).squareRoot() : .nan
        return i == j ? scale / scale : phi[i, j] / scale
      }
    }

    /// 1 less the standardised residual variance, item by item.
    var rSquared: [Double] {
      estimates.filter { $0.kind == .residualVariance }.map { 1 - $0.standardized }
    }
  }

  let pattern: ConfirmatoryPattern
  let estimator: EstimatorOption
  let scale: FactorScaleOption
  /// What the groups have in common; `nil` for one group.
  let invariance: MeasurementInvariance?
  let groups: [Group]
  let thresholds: [ThresholdEstimate]
  /// Polychoric correlations on the boundary.
  let boundary: [BoundaryPair]
  let measures: ConfirmatoryMeasures
  let convergence: Convergence
  let largestGradient: Double
  /// Clusters less strata, where standard errors are those of the design.
  let designDegreesOfFreedom: Int?

  /// Fits a model.
  ///
  /// - Throws: `TableError` in one sentence where the data do not determine it.
  init(
    _ pattern: ConfirmatoryPattern, _ data: ConfirmatoryData, estimator: EstimatorOption,
    scale: FactorScaleOption, invariance: MeasurementInvariance?,
    emptyCells: PolychoricCorrelation.EmptyCells = .halfInFourfoldTables
  ) throws {
    self.pattern = pattern
    self.estimator = estimator
    self.scale = scale
    self.invariance = invariance
    let isOfDesign = estimator == .mlr && data.hasDesign
    do {
      if let invariance {
        let model = try GroupedConfirmatoryModel(
          pattern.pattern, data.groups.map(\.moments), invariance: invariance, scale: scale.scale)
        let rows = data.groups.map(\.observations)
        let scaled =
          isOfDesign
          ? try RobustFit(
            try model.scores(by: rows), data, isTestable: model.fit.degreesOfFreedom > 0)
          : try estimator.correction.map { RobustFit(try model.scaled($0, by: rows)) }
        designDegreesOfFreedom = scaled?.designDegreesOfFreedom
        try Self.checkIdentified(model.covariance, model.parameters)
        let solution = MeasurementSolution(model, covariance: scaled?.covariance)
        groups = zip(model.groups, zip(data.groups, solution.groups)).map { group, rest in
          Group(
            pattern, rest.0, rest.1, loadings: group.loadings,
            standardizedLoadings: group.standardizedLoadings,
            factorCovariances: group.factorCovariances,
            residualVariances: group.residualVariances)
        }
        measures = ConfirmatoryMeasures(
          model.fit, scaled: scaled, rows: data.rows, groups: data.groups.count,
          parameters: model.parameters.count)
        (thresholds, boundary, convergence) = ([], [], model.convergence)
        largestGradient = model.largestGradient
      } else if estimator == .wlsmv {
        let group = data.groups[0]
        designDegreesOfFreedom = nil
        thresholds = try ThresholdEstimate.all(of: group.observations)
        let model: OrderedConfirmatoryModel
        do {
          model = try OrderedConfirmatoryModel(
            pattern.pattern, group.observations, scale: scale.scale, emptyCells: emptyCells)
          try Self.checkIdentified(model.covariance, model.parameters)
        } catch FactorError.matrix(let problem) where problem.matrix == "information matrix" {
          throw try ConfirmatoryProblem.withoutWeight(
            group.observations, emptyCells, settled: true) ?? FactorError.matrix(problem)
        } catch FactorError.notConverged(let what, let iterations) {
          throw try ConfirmatoryProblem.withoutWeight(
            group.observations, emptyCells, settled: false)
            ?? FactorError.notConverged(what: what, iterations: iterations)
        }
        boundary = model.correlations.boundary
        groups = [
          Group(
            pattern, group, try MeasurementSolution(model).groups[0], loadings: model.loadings,
            standardizedLoadings: model.standardizedLoadings,
            factorCovariances: model.factorCovariances,
            residualVariances: model.residualVariances)
        ]
        measures = ConfirmatoryMeasures(
          model.fit, parameters: model.parameters.count + thresholds.count)
        convergence = model.convergence
        largestGradient = model.largestGradient
      } else {
        let group = data.groups[0]
        let model = try ConfirmatoryModel(
          pattern.pattern, group.moments.covariances, rows: group.moments.rows, scale: scale.scale)
        let rows = group.observations
        let scaled =
          isOfDesign
          ? try RobustFit(
            try model.scores(by: rows), data, isTestable: model.fit.degreesOfFreedom > 0)
          : try estimator.correction.map { RobustFit(try model.scaled($0, by: rows)) }
        designDegreesOfFreedom = scaled?.designDegreesOfFreedom
        try Self.checkIdentified(model.covariance, model.parameters)
        groups = [
          Group(
            pattern, group, MeasurementSolution(model, covariance: scaled?.covariance).groups[0],
            loadings: model.loadings, standardizedLoadings: model.standardizedLoadings,
            factorCovariances: model.factorCovariances, residualVariances: model.residualVariances)
        ]
        measures = ConfirmatoryMeasures(
          model.fit, scaled: scaled, rows: data.rows, groups: 1,
          parameters: model.parameters.count)
        (thresholds, boundary, convergence) = ([], [], model.convergence)
        largestGradient = model.largestGradient
      }
    } catch let error as FactorError {
      throw ConfirmatoryProblem.error(error, factors: pattern.pattern.factors.count)
    } catch ObservationsError.categories(let column, let found, let limit) {
      throw TableError(
        "column \"\(column)\" has \(found) different answers, too many for ordered ones (at most "
          + "\(limit)); use --estimator mlr")
    }
  }

  /// The name of a factor in a language.
  func label(ofFactor name: String, _ language: Language) -> String {
    guard let place = pattern.pattern.factors.firstIndex(where: { $0.name == name }) else {
      return name
    }
    return pattern.labels[place].text(in: language.rawValue)
  }
}

extension ConfirmatorySolution.Group {
  init(
    _ pattern: ConfirmatoryPattern, _ data: ConfirmatoryData.Group,
    _ estimates: [MeasurementEstimate], loadings: Matrix, standardizedLoadings: Matrix,
    factorCovariances: Matrix, residualVariances: [Double]
  ) {
    name = data.name
    rows = data.rows
    self.estimates = estimates
    self.loadings = loadings
    self.standardizedLoadings = standardizedLoadings
    self.factorCovariances = factorCovariances
    self.residualVariances = residualVariances
    reliability = pattern.pattern.factors.indices.map {
      CongenericReliability(
        factor: $0, items: pattern.places(of: $0), loadings: loadings,
        factorCovariances: factorCovariances, residualVariances: residualVariances)
    }
  }
}
