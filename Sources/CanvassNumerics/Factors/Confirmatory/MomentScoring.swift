/// Fisher scoring of a moment structure on the normal discrepancy, finished by Newton steps.
struct MomentScoring: ScoringDiscrepancy {
  /// What is fitted in one group: S divided by n, the means and the share of rows.
  struct Group {
    let covariance: Matrix
    let means: [Double]
    let share: Double
    let logDeterminant: Double
  }

  /// The discrepancy at some parameters.
  struct Point: ScoringPoint {
    /// Σ share (log|Σ| + tr TΣ⁻¹ − log|S| − p) with T = S + (x̄ − μ)(x̄ − μ)ᵀ.
    let value: Double
    let models: [Matrix]
    let means: [[Double]]
    let gradient: [Double]
  }

  let structure: MomentStructure
  let groups: [Group]

  init(
    _ structure: MomentStructure, covariances: [Matrix], means: [[Double]], rows: [Double]
  ) throws(MatrixError) {
    self.structure = structure
    let total = rows.reduce(0, +)
    var groups: [Group] = []
    for (g, s) in covariances.enumerated() {
      let log = try Cholesky(of: s, named: "covariance matrix").logDeterminant
      groups.append(
        Group(covariance: s, means: means[g], share: rows[g] / total, logDeterminant: log))
    }
    self.groups = groups
  }

  var name: Sentence { "confirmatory model" }

  func run(limit: Int) throws(MatrixError) -> (
    theta: [Double], point: Point, convergence: Convergence
  ) {
    guard let result = try descend(from: start, limit: limit) else {
      throw MatrixError(
        "covariance matrix of the model", .notPositiveDefinite(order: structure.items))
    }
    return result
  }

  /// The expected second derivatives; near the end the observed ones, if they are positive definite.
  func metric(
    _ theta: [Double], _ point: Point, near: Bool
  ) throws(MatrixError) -> InformationFactor {
    if near, let observed = try? ObservedInformation(self, at: theta).matrix,
      let factor = try? InformationFactor(information: observed)
    {
      return factor
    }
    return try expected(at: theta)
  }

  /// The factor of the expected second derivatives, Σ share (tr Σ⁻¹Σ_aΣ⁻¹Σ_b + 2 μ_aᵀΣ⁻¹μ_b), from the
  /// derivatives of the whitened moments, whose cross-products they are.
  ///
  /// - Throws: `MatrixError` if the moments do not determine the parameters.
  func expected(at theta: [Double]) throws(MatrixError) -> InformationFactor {
    let count = structure.parameterCount
    let perGroup =
      structure.items * (structure.items + 1) / 2 + (structure.hasMeans ? structure.items : 0)
    var rows = Matrix(rows: groups.count * perGroup, columns: count)
    var weights: [Double] = []
    let interruption = Interruption.current
    for (g, group) in groups.enumerated() {
      try interruption?.check("confirmatory model")
      let matrices = structure.matrices(theta, group: g)
      let factor = try Cholesky(
        of: matrices.covariance, named: "covariance matrix of the model")
      let slopes = MomentSlopes(structure, matrices, group: g)
      let whitened = try slopes.whitened(by: factor, hasMeans: structure.hasMeans)
      for (k, parameter) in slopes.parameters.enumerated() {
        for j in 0..<perGroup { rows[g * perGroup + j, parameter] = whitened[j, k] }
      }
      weights += [Double](repeating: 2 * group.share, count: perGroup)
    }
    return try InformationFactor(rows: rows, weights: weights)
  }

  /// Half of each item's variance to its factors, signed as its covariance with the factor's first
  /// item; factors hardly correlated. What groups share starts from the last of them.
  private var start: [Double] {
    var theta = [Double](repeating: 0, count: structure.parameterCount)
    for (g, group) in groups.enumerated() {
      let s = group.covariance
      var perItem = [Double](repeating: 0, count: structure.items)
      for place in structure.free[g].map(\.place) + structure.units[g] {
        if case .loading(let item, _) = place { perItem[item] += 1 }
      }
      let sizes = s.diagonal.indices.map { (0.5 * s[$0, $0] / perItem[$0]).squareRoot() }
      let units = structure.markers.map { structure.scale == .marker ? sizes[$0] : 1 }
      for (place, k) in structure.free[g] {
        switch place {
        case .loading(let item, let factor):
          let sign: Double = s[item, structure.markers[factor]] < 0 ? -1 : 1
          theta[k] = sign * sizes[item] / units[factor]
        case .factor(let a, let b): theta[k] = (a == b ? 1 : 0.05) * units[a] * units[b]
        case .residual(let i): theta[k] = 0.5 * s[i, i]
        case .intercept(let i): theta[k] = group.means[i]
        case .mean: theta[k] = 0
        }
      }
    }
    return theta
  }

  func evaluate(_ theta: [Double]) -> Point? {
    let count = structure.parameterCount
    var value = 0.0
    var models: [Matrix] = []
    var means: [[Double]] = []
    var gradient = [Double](repeating: 0, count: count)
    let interruption = Interruption.current
    for (g, group) in groups.enumerated() {
      if interruption?.isRequested == true { return nil }
      let matrices = structure.matrices(theta, group: g)
      let model = matrices.covariance
      let away = structure.hasMeans ? zip(group.means, matrices.mean).map { $0 - $1 } : []
      let sample = group.covariance.adding(square: away)
      guard let factor = try? Cholesky(of: model), let ratio = try? factor.solve(sample) else {
        return nil
      }
      let log = factor.logDeterminant - group.logDeterminant
      value += group.share * (log + ratio.trace - Double(structure.items))
      let inverse = factor.inverse
      let weight = inverse - ratio * inverse
      let pull = away.isEmpty ? [] : inverse * away
      let slopes = MomentSlopes(structure, matrices, group: g)
      for (b, kb) in slopes.parameters.enumerated() {
        let covariance = innerProduct(weight.elements, slopes.covariances[b].elements)
        gradient[kb] += group.share * (covariance - 2 * innerProduct(pull, slopes.means[b]))
      }
      models.append(model)
      means.append(structure.hasMeans ? matrices.mean : group.means)
    }
    return Point(value: value, models: models, means: means, gradient: gradient)
  }
}

extension Matrix {
  /// A + xxᵀ; A itself for an empty x.
  func adding(square x: [Double]) -> Matrix {
    x.isEmpty ? self : Matrix(rows: rows, columns: columns) { self[$0, $1] + x[$0] * x[$1] }
  }
}
