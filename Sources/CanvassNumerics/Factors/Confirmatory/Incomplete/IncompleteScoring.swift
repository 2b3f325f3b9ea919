/// The likelihood of a moment structure with means where answers are missing here and there.
struct IncompleteScoring: ScoringDiscrepancy {
  /// The likelihood at some parameters.
  struct Point: ScoringPoint {
    /// Σ share F, F being that of `PatternLikelihood`.
    let value: Double
    let gradient: [Double]
    let groups: [PatternLikelihood.Point]
  }

  let structure: MomentStructure
  /// Of each group.
  let likelihoods: [PatternLikelihood]
  /// The weight of each group.
  let rows: [Double]
  /// The share of the weight of each group.
  private var shares: [Double] {
    let total = rows.reduce(0, +)
    return rows.map { $0 / total }
  }

  var name: Sentence { "confirmatory model" }

  func evaluate(_ theta: [Double]) -> Point? {
    var value = 0.0
    var gradient = [Double](repeating: 0, count: structure.parameterCount)
    var points: [PatternLikelihood.Point] = []
    for (g, share) in shares.enumerated() {
      let matrices = structure.matrices(theta, group: g)
      guard
        let point = likelihoods[g].evaluate(
          mean: matrices.mean, covariance: matrices.covariance)
      else { return nil }
      value += share * point.value
      let slopes = MomentSlopes(structure, matrices, group: g)
      for (k, parameter) in slopes.parameters.enumerated() {
        let covariance = innerProduct(point.weight.elements, slopes.covariances[k].elements)
        gradient[parameter] += share * (covariance - 2 * innerProduct(point.pull, slopes.means[k]))
      }
      points.append(point)
    }
    return Point(value: value, gradient: gradient, groups: points)
  }

  func metric(
    _ theta: [Double], _ point: Point, near: Bool
  ) throws(MatrixError) -> InformationFactor {
    if let factor = try? InformationFactor(information: curvature(theta, point, .observed)) {
      return factor
    }
    return try InformationFactor(information: curvature(theta, point, .expected))
  }

  /// The second derivatives by the parameters: ΔᵀHΔ with those H by the moments and the derivatives Δ of these; to
  /// the observed ones come the derivatives by the moments times the second ones of these.
  func curvature(
    _ theta: [Double], _ point: Point, _ kind: PatternLikelihood.Curvature
  ) -> Matrix {
    let count = structure.parameterCount
    var result = Matrix(rows: count, columns: count)
    for (g, share) in shares.enumerated() {
      let matrices = structure.matrices(theta, group: g)
      let slopes = MomentSlopes(structure, matrices, group: g)
      let delta = slopes.byMoment
      let own = delta.transposeTimes(
        likelihoods[g].curvature(point.groups[g], kind) * delta)
      let (weight, pull) = (point.groups[g].weight, point.groups[g].pull)
      let second = SecondSlopes(weight * matrices.loadings, weight, pull, matrices.factors)
      let places = structure.free[g]
      for (b, placeB) in places.enumerated() {
        for (a, placeA) in places.enumerated() {
          let bend = kind == .observed ? second.value(placeA.place, placeB.place) : 0
          result[placeA.parameter, placeB.parameter] += share * (own[a, b] + bend)
        }
      }
    }
    return 0.5 * (result + result.transposed)
  }
}

extension MomentSlopes {
  /// Δ: the derivatives of the elements i ≤ j of Σ, column after column, and of μ; moments × parameters.
  var byMoment: Matrix {
    let places = TriangularPlaces(order: means.first?.count ?? 0)
    return Matrix(columns: zip(covariances, means).map { places.elements(of: $0) + $1 })
  }
}
