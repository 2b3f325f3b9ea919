import CanvassNumerics
import CanvassTestSupport
import Testing

struct RotationErrorFixture: Decodable {
  struct Values: Decodable { let loadings, correlations: [[Double]] }
  struct Case: Decodable {
    let estimates, errors, reported, fixedEstimates, fixed: Values
    let gap: Double
  }
  let correlations: [[Double]]
  let rows: Double
  let quartimin, geomin, varimax, kaiser: Case
}

/// Expected values: the delta method. The whole way from covariances to rotated loadings, by
/// standardisation, maximum likelihood and rotation, is differentiated by differences at covariances
/// that the model reproduces, and the covariances have those of normal rows, σ_ik σ_jl + σ_il σ_jk.
@Suite struct RotationErrorTests {
  private let loadings = Matrix([
    [0.70, 0.20, 0.05], [0.60, 0.05, -0.10], [0.75, -0.05, 0.02], [0.02, 0.80, 0.01],
    [-0.05, 0.85, 0.00], [0.08, 0.70, -0.02], [-0.12, 0.04, 0.72], [0.10, -0.03, 0.65],
    [0.30, 0.04, 0.50],
  ])
  private let phi = Matrix([[1, 0.35, 0.25], [0.35, 1, 0.2], [0.25, 0.2, 1]])

  private func rotated(
    _ s: Matrix, _ criterion: any RotationCriterion, _ space: RotationSpace, kaiser: Bool = false
  ) throws -> Rotation {
    let r = try CovarianceMatrix(s, rows: 300).correlations
    let solution = try FactorSolution(r, factors: 3, method: .maximumLikelihood)
    return try Rotation(solution.loadings, criterion, space, .init(kaiser: kaiser, randomStarts: 3))
  }

  private func check(
    _ criterion: any RotationCriterion, _ space: RotationSpace, kaiser: Bool = false
  ) throws {
    var sigma = (loadings * phi).timesTranspose(loadings)
    for i in 0..<9 { sigma[i, i] = 1 }
    let at = try rotated(sigma, criterion, space, kaiser: kaiser)
    let found = try RotationErrors(at, criterion, space, rows: 300, kaiser: kaiser)
    let pairs = (0..<9).flatMap { j in (0...j).map { ($0, j) } }
    let step = 1e-4
    var slopes: [[Double]] = []
    for (i, j) in pairs {
      func moved(_ by: Double) throws -> [Double] {
        var s = sigma
        s[i, j] += by
        if i != j { s[j, i] += by }
        let result = try rotated(s, criterion, space, kaiser: kaiser)
        return result.loadings.elements + result.factorCorrelations.elements
      }
      let (up, down) = (try moved(step), try moved(-step))
      slopes.append(zip(up, down).map { ($0 - $1) / (2 * step) })
    }
    let gamma = Matrix(rows: 45, columns: 45) { a, b in
      let ((i, j), (k, l)) = (pairs[a], pairs[b])
      return sigma[i, k] * sigma[j, l] + sigma[i, l] * sigma[j, k]
    }
    let jacobian = Matrix(columns: slopes)
    let covariance = (jacobian * gamma).timesTranspose(jacobian)
    let expected = covariance.diagonal.map { (max(0, $0) / 300).squareRoot() }
    let all = found.loadings.elements + found.factorCorrelations.elements
    let distance = zip(all, expected).map { abs($0 - $1) }.max() ?? 1
    #expect(distance < 1e-6)
    #expect(found.loadings.elements.allSatisfy { $0 > 0.01 && $0 < 0.2 })
  }

  @Test("one factor: the delta method from correlations to loadings")
  func oneFactor() throws {
    let l = [0.8, 0.7, 0.6, 0.5, 0.4]
    let sigma = Matrix(rows: 5, columns: 5) { i, j in i == j ? 1 : l[i] * l[j] }
    func loadings(_ s: Matrix) throws -> Rotation {
      let r = try CovarianceMatrix(s, rows: 200).correlations
      let solution = try FactorSolution(r, factors: 1, method: .maximumLikelihood)
      return try Rotation(solution.loadings, Oblimin(), .orthogonal)
    }
    let found = try RotationErrors(try loadings(sigma), Oblimin(), .orthogonal, rows: 200)
    let pairs = (0..<5).flatMap { j in (0...j).map { ($0, j) } }
    let slopes = try pairs.map { i, j in
      let ends = try [1e-4, -1e-4].map { by in
        var s = sigma
        s[i, j] += by
        if i != j { s[j, i] += by }
        return try loadings(s).loadings.elements
      }
      return zip(ends[0], ends[1]).map { ($0 - $1) / 2e-4 }
    }
    let gamma = Matrix(rows: 15, columns: 15) { a, b in
      let ((i, j), (k, l)) = (pairs[a], pairs[b])
      return sigma[i, k] * sigma[j, l] + sigma[i, l] * sigma[j, k]
    }
    let jacobian = Matrix(columns: slopes)
    let expected = (jacobian * gamma).timesTranspose(jacobian).diagonal.map {
      ($0 / 200).squareRoot()
    }
    for (a, b) in zip(found.loadings.elements, expected) { #expect(abs(a - b) < 1e-7) }
  }

  @Test func quartimin() throws { try check(Oblimin(gamma: 0), .oblique) }

  @Test func geomin() throws { try check(Geomin(delta: 0.01), .oblique) }

  @Test func varimaxWithoutNormalisation() throws {
    try check(CrawfordFerguson(kappa: 1.0 / 9), .orthogonal)
  }

  @Test func varimaxWithKaisersNormalisation() throws {
    try check(CrawfordFerguson(kappa: 1.0 / 9), .orthogonal, kaiser: true)
  }

  @Test func quartiminWithKaisersNormalisation() throws {
    try check(Oblimin(gamma: 0), .oblique, kaiser: true)
  }

  /// Expected: `lavaan::efa` 0.6-14 (`Fixtures/make/rotation-errors.R`, which also says where lavaan itself
  /// is further off). Factors in the order of lavaan's.
  private func compare(
    _ expected: RotationErrorFixture.Case, _ criterion: any RotationCriterion,
    _ space: RotationSpace, _ fixture: RotationErrorFixture,
    kaiser: Bool = false
  ) throws {
    let solution = try FactorSolution(
      try CorrelationMatrix(Matrix(fixture.correlations)), factors: 3, method: .maximumLikelihood)
    let rotation = try Rotation(solution.loadings, criterion, space, .init(kaiser: kaiser))
    // lavaan orders factors by the place of their largest loadings; here they come by variance.
    func order(_ values: RotationErrorFixture.Values) throws -> [Int] {
      let theirs = Matrix(values.loadings)
      return try (0..<3).map { j in
        try #require(
          (0..<3).first { m in
            zip(rotation.loadings.column(j), theirs.column(m)).allSatisfy { abs($0 - $1) < 1e-5 }
          })
      }
    }
    func distance(
      _ found: RotationErrors, _ values: RotationErrorFixture.Values, _ at: [Int]
    ) -> Double {
      let loadings = Matrix(values.loadings).selecting(columns: at)
      let phi = Matrix(values.correlations).selecting(rows: at, columns: at)
      return max(
        (found.loadings - loadings).maximumNorm, (found.factorCorrelations - phi).maximumNorm)
    }
    let found = try RotationErrors(
      rotation, criterion, space, rows: fixture.rows, kaiser: kaiser)
    let at = try order(expected.estimates)
    #expect(distance(found, expected.errors, at) < 1e-6)
    // Forward differences leave lavaan's own standardised errors this far away, and no further.
    #expect(distance(found, expected.reported, at) < 1e-3)
    let fixed = try RotationErrors(
      rotation, criterion, space, rows: fixture.rows, scale: .fixed, kaiser: kaiser)
    #expect(distance(fixed, expected.fixed, try order(expected.fixedEstimates)) < 1e-6)
  }

  @Test func lavaan() throws {
    let fixture: RotationErrorFixture = try Fixtures.load("rotation-errors")
    try compare(fixture.quartimin, Oblimin(gamma: 0), .oblique, fixture)
    try compare(fixture.geomin, Geomin(delta: 0.01), .oblique, fixture)
    let varimax = CrawfordFerguson(kappa: 1.0 / 9)
    try compare(fixture.varimax, varimax, .orthogonal, fixture)
    try compare(fixture.kaiser, varimax, .orthogonal, fixture, kaiser: true)
  }

  /// The loadings of 400 samples of 1,000 normal rows spread as the errors say; the mean of the ratios has
  /// a standard error of about 0.01. Known units would make them spread more.
  @Test func samplesSpreadAsTheErrorsSay() throws {
    let n = 1000.0
    var sigma = (loadings * phi).timesTranspose(loadings)
    for i in 0..<9 { sigma[i, i] = 1 }
    let criterion = Oblimin(gamma: 0)
    let root = try Cholesky(of: sigma).factor
    let truth = try rotated(sigma, criterion, .oblique)
    let draws = 400
    var found: [[Double]] = []
    for draw in 0..<draws {
      var random = CounterRandom(seed: 11, stream: UInt64(draw))
      // Bartlett's decomposition of the covariances of n rows.
      let triangle = Matrix(rows: 9, columns: 9) { i, j in
        if i == j { return (2 * random.gamma(shape: (n - 1 - Double(i)) / 2)).squareRoot() }
        return i > j ? random.normal() : 0
      }
      let wide = root * triangle
      let r = try CovarianceMatrix((1 / (n - 1)) * wide.timesTranspose(wide), rows: n).correlations
      let solution = try FactorSolution(r, factors: 3, method: .maximumLikelihood)
      let turned = try Rotation(solution.loadings, criterion, .oblique, .init(randomStarts: 0))
      let order = try (0..<3).map { j in
        try #require(
          (0..<3).max {
            abs(innerProduct(turned.loadings.column($0), truth.loadings.column(j)))
              < abs(innerProduct(turned.loadings.column($1), truth.loadings.column(j)))
          })
      }
      #expect(Set(order).count == 3)
      found.append(turned.loadings.selecting(columns: order).elements)
    }
    func meanRatio(_ scale: RotationErrors.Scale) throws -> Double {
      let errors = try RotationErrors(truth, criterion, .oblique, rows: n, scale: scale)
      let ratios = errors.loadings.elements.indices.map { place in
        let values = found.map { $0[place] }
        let mean = values.reduce(0, +) / Double(draws)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws - 1)
        return errors.loadings.elements[place] / square.squareRoot()
      }
      #expect(scale == .fixed || ratios.allSatisfy { $0 > 0.82 && $0 < 1.22 })
      return ratios.reduce(0, +) / Double(ratios.count)
    }
    #expect(abs(try meanRatio(.standardized) - 1) < 0.04)
    #expect(try meanRatio(.fixed) > 1.06)
  }

  private func innerProduct(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("without a number of rows there are none")
  func refusals() throws {
    let one = try Rotation(
      loadings.selecting(columns: [0]), Oblimin(gamma: 0), .oblique)
    #expect(throws: FactorError.self) {
      try RotationErrors(one, Oblimin(gamma: 0), .oblique, rows: .nan)
    }
  }
}
