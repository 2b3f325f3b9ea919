/// The exact second derivatives of the normal discrepancy of a moment structure.
///
/// With P = Σ⁻¹, d = x̄ − μ, T = S + ddᵀ and W = P − PTP, the second derivative by θ_a and θ_b is
/// tr WΣ_ab − tr PΣ_aPΣ_b + 2 tr PΣ_aPΣ_bPT + 2 dᵀP(Σ_aPμ_b + Σ_bPμ_a) + 2 μ_aᵀPμ_b − 2 dᵀPμ_ab.
struct ObservedInformation {
  let matrix: Matrix

  init(_ scoring: MomentScoring, at theta: [Double]) throws(MatrixError) {
    let structure = scoring.structure
    let count = structure.parameterCount
    var result = Matrix(rows: count, columns: count)
    for (g, group) in scoring.groups.enumerated() {
      let m = structure.matrices(theta, group: g)
      let inverse = try Cholesky(of: m.covariance, named: "covariance matrix of the model").inverse
      let away =
        structure.hasMeans
        ? zip(group.means, m.mean).map { $0 - $1 } : group.means.map { _ in 0 }
      let ratio = inverse * group.covariance.adding(square: away)
      let weight = inverse - ratio * inverse
      let pull = inverse * away
      let slopes = MomentSlopes(structure, m, group: g)
      let scaled = slopes.covariances.map { inverse * $0 }
      let transposed = Matrix(columns: scaled.map(\.transposed.elements))
      // PΣ_bPT − ½PΣ_b, so that one inner product gives both traces.
      let bent = Matrix(columns: scaled.map { ($0 * ratio - 0.5 * $0).elements })
      let traces = transposed.transposeTimes(bent)
      let shifted = slopes.means.map { inverse * $0 }
      let second = SecondSlopes(weight * m.loadings, weight, pull, m.factors)
      let places = structure.free[g]
      for (b, placeB) in places.enumerated() {
        for (a, placeA) in places.enumerated() where a <= b {
          var h = 2 * traces[a, b]
          h += second.value(placeA.place, placeB.place)
          if structure.hasMeans {
            h += 2 * innerProduct(slopes.means[a], shifted[b])
            h += 2 * innerProduct(pull, slopes.covariances[a] * shifted[b])
            h += 2 * innerProduct(pull, slopes.covariances[b] * shifted[a])
          }
          result[placeA.parameter, placeB.parameter] += group.share * h
          if a != b { result[placeB.parameter, placeA.parameter] += group.share * h }
        }
      }
    }
    matrix = 0.5 * (result + result.transposed)
  }
}

/// tr WΣ_ab − 2 dᵀPμ_ab for pairs of places.
struct SecondSlopes {
  private let weighted: Matrix
  private let weight: Matrix
  private let pull: [Double]
  private let factors: Matrix

  init(_ weighted: Matrix, _ weight: Matrix, _ pull: [Double], _ factors: Matrix) {
    (self.weighted, self.weight, self.pull, self.factors) = (weighted, weight, pull, factors)
  }

  func value(_ a: MomentStructure.Place, _ b: MomentStructure.Place) -> Double {
    switch (a, b) {
    case (.loading(let i, let f), .loading(let j, let g)):
      return 2 * weight[i, j] * factors[f, g]
    case (.loading(let i, let f), .factor(let r, let s)),
      (.factor(let r, let s), .loading(let i, let f)):
      var sum = f == r ? weighted[i, s] : 0
      if r != s, f == s { sum += weighted[i, r] }
      return 2 * sum
    case (.loading(let i, let f), .mean(let g)), (.mean(let g), .loading(let i, let f)):
      return f == g ? -2 * pull[i] : 0
    default: return 0
    }
  }
}
