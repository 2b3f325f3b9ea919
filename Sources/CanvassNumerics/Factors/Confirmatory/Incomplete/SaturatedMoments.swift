/// The means and covariances of a group in which answers are missing here and there, by maximum likelihood of all
/// that is there: normal rows, each with its own answers.
///
/// Steps of expectation and maximisation, then Newton steps with the exact second derivatives, until the decrement is below
/// 10⁻²⁴. A. P. Dempster, N. M. Laird and D. B. Rubin, J. R. Statist. Soc. B 39 (1977); D. B. Rubin,
/// Biometrika 63 (1976).
public struct SaturatedMoments: Sendable {
  /// The columns.
  public let names: [String]
  /// μ.
  public let means: [Double]
  /// Σ, made to divide by the weight.
  public let covariance: Matrix
  /// How many patterns of answers there are.
  public let patternCount: Int
  /// How the iteration ended.
  public let convergence: Convergence
  /// The weight of the rows.
  let rows: Double
  /// The rows, of which those without any answer have no part.
  let data: Observations
  let likelihood: PatternLikelihood
  let point: PatternLikelihood.Point

  /// Finds the moments of some rows.
  ///
  /// - Parameters:
  ///   - rows: what the weights are to add up to; the number of rows if nil.
  /// - Throws: `IncompleteAnswersError` where answers do not determine a covariance, `FactorError` where the
  ///   iteration does not settle.
  public init(_ data: Observations, rows: Double? = nil) throws {
    let likelihood = PatternLikelihood(data)
    try likelihood.requireCoverage(of: data)
    let scoring = SaturatedScoring(likelihood)
    guard let start = scoring.start() else {
      try Interruption.current?.check("confirmatory model")
      throw FactorError.notConverged(what: "saturated model", iterations: 1)
    }
    let found = try? scoring.descend(from: start, limit: 500)
    try Interruption.current?.check("confirmatory model")
    guard let found, found.convergence.converged else {
      throw Self.undetermined(scoring, found?.theta ?? start, data.names)
    }
    names = data.names
    (means, covariance) = scoring.moments(found.theta)
    patternCount = likelihood.patterns.count
    convergence = found.convergence
    self.rows = rows ?? Double(likelihood.patterns.reduce(0) { $0 + $1.rows.count })
    self.data = data
    self.likelihood = likelihood
    point = found.point.likelihood
  }

  /// Which items or covariance are to blame.
  private static func undetermined(
    _ scoring: SaturatedScoring, _ theta: [Double], _ names: [String]
  ) -> any Error {
    // As many rows as there are items can be met exactly, with a covariance matrix that is singular.
    let rarest = scoring.likelihood.rarestPair
    if rarest.rows <= names.count {
      return IncompleteAnswersError.undetermined(names[rarest.pair.0], names[rarest.pair.1])
    }
    let covariance = scoring.moments(theta).covariance
    let scale = covariance.diagonal.map { 1 / $0.squareRoot() }
    let correlations = covariance.scalingRows(by: scale).scalingColumns(by: scale)
    if let eigen = try? SymmetricEigen(of: correlations, named: "correlation matrix"),
      (eigen.values.last ?? 1) < 1e-4
    {
      let vector = eigen.vectors.column(names.count - 1)
      return IncompleteAnswersError.collinear(
        zip(names, vector).filter { abs($0.1) > 1e-3 }.map(\.0))
    }
    guard let point = scoring.evaluate(theta) else {
      return FactorError.notConverged(what: "saturated model", iterations: 500)
    }
    let curvature = scoring.likelihood.curvature(point.likelihood, .observed)
    let units = curvature.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
    let scaled = curvature.scalingRows(by: units).scalingColumns(by: units)
    guard let eigen = try? SymmetricEigen(of: scaled, named: "information matrix"),
      (eigen.values.last ?? 1) < 1e-10
    else { return FactorError.notConverged(what: "saturated model", iterations: 500) }
    let places = TriangularPlaces(order: names.count).all
    let vector = eigen.vectors.column(scaled.columns - 1)
    let worst = places.indices.max { abs(vector[$0]) < abs(vector[$1]) } ?? 0
    return IncompleteAnswersError.undetermined(names[places[worst].0], names[places[worst].1])
  }

  /// Half the weight times the exact second derivatives, of the elements i ≤ j of Σ and of μ.
  var information: Matrix { (rows / 2) * likelihood.curvature(point, .observed) }
}

/// The likelihood of free means and covariances.
struct SaturatedScoring: ScoringDiscrepancy {
  struct Place: ScoringPoint {
    let likelihood: PatternLikelihood.Point
    let gradient: [Double]
    var value: Double { likelihood.value }
  }

  let likelihood: PatternLikelihood
  private let places: TriangularPlaces

  init(_ likelihood: PatternLikelihood) {
    self.likelihood = likelihood
    places = TriangularPlaces(order: likelihood.items)
  }

  var name: Sentence { "confirmatory model" }

  /// μ and Σ.
  func moments(_ theta: [Double]) -> (means: [Double], covariance: Matrix) {
    (Array(theta[places.count...]), places.matrix(theta[..<places.count]))
  }

  func evaluate(_ theta: [Double]) -> Place? {
    let (means, covariance) = moments(theta)
    guard (try? Cholesky(of: covariance)) != nil,
      let point = likelihood.evaluate(mean: means, covariance: covariance)
    else { return nil }
    let gradient = places.all.map { ($0.0 == $0.1 ? 1 : 2) * point.weight[$0.0, $0.1] }
    return Place(likelihood: point, gradient: gradient + point.pull.map { -2 * $0 })
  }

  func metric(
    _ theta: [Double], _ point: Place, near: Bool
  ) throws(MatrixError) -> InformationFactor {
    let observed = likelihood.curvature(point.likelihood, .observed)
    if let factor = try? InformationFactor(information: observed) { return factor }
    return try InformationFactor(information: likelihood.curvature(point.likelihood, .expected))
  }

  /// Means and variances of what is there, nothing covarying, and from these steps of expectation and
  /// maximisation: with W and r the derivatives of F, μ + Σr and Σ − ΣWΣ − (Σr)(Σr)ᵀ.
  func start() -> [Double]? {
    let (means, variances) = likelihood.availableMoments
    var theta = places.elements(of: Matrix(diagonal: variances)) + means
    for _ in 0..<20 {
      guard let point = evaluate(theta)?.likelihood else { return nil }
      let (means, covariance) = moments(theta)
      let moved = covariance * point.pull
      let next =
        covariance - covariance * point.weight * covariance
        - Matrix(columns: [moved]).timesTranspose(Matrix(columns: [moved]))
      let symmetric = 0.5 * (next + next.transposed)
      guard (try? Cholesky(of: symmetric)) != nil else { break }
      theta = places.elements(of: symmetric) + zip(means, moved).map { $0 + $1 }
    }
    return theta
  }
}

extension PatternLikelihood {
  /// The share of the weight that has each item.
  var coverage: [Double] {
    var result = [Double](repeating: 0, count: items)
    for pattern in patterns { for j in pattern.observed { result[j] += pattern.share } }
    return result
  }

  /// The mean and variance of each item over the rows that have it: the estimates where nothing covaries.
  var availableMoments: (means: [Double], variances: [Double]) {
    let coverage = coverage
    var means = [Double](repeating: 0, count: items)
    var variances = means
    for pattern in patterns {
      for (b, j) in pattern.observed.enumerated() {
        means[j] += pattern.share * pattern.means[b] / coverage[j]
      }
    }
    for pattern in patterns {
      for (b, j) in pattern.observed.enumerated() {
        let away = pattern.means[b] - means[j]
        variances[j] +=
          pattern.share * (pattern.covariance[b, b] + away * away) / coverage[j]
      }
    }
    return (means, variances)
  }
}
