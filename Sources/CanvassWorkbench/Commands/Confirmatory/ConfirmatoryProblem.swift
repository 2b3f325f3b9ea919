import CanvassNumerics
import CanvassTables

/// Why a confirmatory model cannot be had from some data, in sentences that say what to do.
enum ConfirmatoryProblem {
  /// Why the model is not identified, or has no minimum, where polychoric correlations on the boundary,
  /// which have no weight, leave too little of it; `nil` where there are none.
  static func withoutWeight(
    _ data: Observations, _ emptyCells: PolychoricCorrelation.EmptyCells, settled: Bool
  ) throws -> (any Error)? {
    let pairs = try CorrelationMatrix.polychoric(
      data, missing: .listwise, emptyCells: emptyCells
    ).boundary.map { "\"\($0.first)\" and \"\($0.second)\"" }
    guard !pairs.isEmpty else { return nil }
    let problem =
      settled ? "is not identified" : "did not settle, as where some loadings grow without bounds"
    return TableError(
      "the model \(problem): the polychoric correlations of \(pairs.joined(separator: "; ")) lie "
        + "on the boundary and have no weight, and the others do not determine it; combine answers that "
        + "few people give, or count half a row in each empty cell (--empty-cells 0.5)")
  }

  /// What the kernel says, in words for people who fit models.
  static func error(_ error: FactorError, factors: Int) -> any Error {
    switch error {
    case .notConverged(_, let iterations):
      TableError(
        "the model did not settle in \(iterations) iterations, as happens where it is far from the "
          + "data; look at the correlations of the items (correlation, factors), or take fewer "
          + (factors > 1 ? "factors" : "items"))
    case .matrix(let problem) where problem.matrix == "information matrix":
      TableError(
        "the model is not identified by these data: different loadings and variances fit alike; give "
          + "each factor three items or more that correlate")
    case .matrix(let problem) where problem.matrix == "covariance matrix of the model":
      TableError(
        "the model has no start from which it could be fitted: its items hardly share anything; look "
          + "at their correlations (correlation, factors)")
    default: error
    }
  }
}

extension ConfirmatorySolution {
  /// Parameters that the data cannot tell apart have estimates that are perfectly correlated.
  static func checkIdentified(_ covariance: Matrix, _ parameters: [ConfirmatoryParameter]) throws {
    let scale = covariance.diagonal.map { 1 / $0.squareRoot() }
    var worst = 0
    for k in scale.indices where !scale[k].isFinite || scale[k] == 0 { worst = k + 1 }
    if worst == 0 {
      var r = covariance.scalingRows(by: scale).scalingColumns(by: scale)
      r = 0.5 * (r + r.transposed)
      // Far from singular, as a rule: no eigenvalues are needed then.
      if let factor = try? Cholesky(of: r), factor.reciprocalCondition > 1e-10 { return }
      let eigen = try SymmetricEigen(of: r, named: "covariance of the estimates")
      let last = parameters.count - 1
      if eigen.values[last] > 1e-12 * Double(parameters.count) { return }
      let vector = eigen.vectors.column(last)
      worst = (vector.indices.max { abs(vector[$0]) < abs(vector[$1]) } ?? 0) + 1
    }
    let parameter = parameters[worst - 1]
    let place = parameter.group.map { " in \"\($0)\"" } ?? ""
    throw TableError(
      "the model is not identified by these data: other values of \"\(parameter.name)\"\(place) fit "
        + "as well; give each factor three items or more that correlate")
  }
}
