/// Maximum-likelihood estimates of a moment structure, before they are told apart by group.
struct ConfirmatoryEstimate: Sendable {
  let scoring: MomentScoring
  let theta: [Double]
  let covariance: Matrix
  let fit: ConfirmatoryFit
  let convergence: Convergence
  let largestGradient: Double
  let rows: [Double]
  let matrices: [MomentStructure.Matrices]

  init(
    _ structure: MomentStructure, _ samples: [CovarianceMatrix], means: [[Double]], rows: [Double]
  ) throws(FactorError) {
    let p = structure.items
    let moments = structure.groups * (p * (p + 1) / 2 + (structure.hasMeans ? p : 0))
    guard structure.parameterCount <= moments else {
      throw .missing(what: "more items or fewer factors: the model has too many parameters; it")
    }
    guard rows.allSatisfy({ $0 > Double(p) && $0.isFinite }) else {
      throw .missing(what: "a number of rows above that of the items")
    }
    let n = rows.reduce(0, +)
    do throws(MatrixError) {
      scoring = try MomentScoring(
        structure, covariances: zip(samples, rows).map { (($1 - 1) / $1) * $0.values },
        means: means, rows: rows)
      let result = try scoring.run(limit: 500)
      guard result.convergence.converged else {
        throw MatrixError("confirmatory model", .noConvergence)
      }
      covariance = (2 / n) * (try scoring.expected(at: result.theta).inverse)
      theta = result.theta
      convergence = result.convergence
      largestGradient = result.point.gradient.reduce(0) { max($0, abs($1)) }
      fit = ConfirmatoryFit(scoring, result.point, rows: n)
    } catch MatrixError("confirmatory model", .noConvergence) {
      throw .notConverged(what: "confirmatory model", iterations: 500)
    } catch {
      throw .matrix(error)
    }
    self.rows = rows
    let theta = theta
    matrices = (0..<structure.groups).map { structure.matrices(theta, group: $0) }
  }

  func parameters(groups: [String]) -> [ConfirmatoryParameter] {
    scoring.structure.parameters(theta, covariance, groups: groups)
  }
}

extension MomentStructure {
  /// Estimates with their standard errors.
  func parameters(
    _ theta: [Double], _ covariance: Matrix, groups: [String]
  ) -> [ConfirmatoryParameter] {
    zip(names, zip(theta, covariance.diagonal)).map { label, value in
      ConfirmatoryParameter(
        name: label.name, group: label.group.map { groups[$0] }, estimate: value.0,
        standardError: max(0, value.1).squareRoot())
    }
  }
}
