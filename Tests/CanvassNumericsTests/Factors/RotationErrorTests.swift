import CanvassNumerics
import Testing

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
    _ s: Matrix, _ criterion: any RotationCriterion, _ space: RotationSpace
  ) throws -> Rotation {
    let r = try CovarianceMatrix(s, rows: 300).correlations
    let solution = try FactorSolution(r, factors: 3, method: .maximumLikelihood)
    return try Rotation(solution.loadings, criterion, space, .init(randomStarts: 3))
  }

  private func check(_ criterion: any RotationCriterion, _ space: RotationSpace) throws {
    var sigma = (loadings * phi).timesTranspose(loadings)
    for i in 0..<9 { sigma[i, i] = 1 }
    let at = try rotated(sigma, criterion, space)
    let found = try RotationErrors(at, criterion, space, rows: 300)
    let pairs = (0..<9).flatMap { j in (0...j).map { ($0, j) } }
    let step = 1e-4
    var slopes: [[Double]] = []
    for (i, j) in pairs {
      func moved(_ by: Double) throws -> [Double] {
        var s = sigma
        s[i, j] += by
        if i != j { s[j, i] += by }
        let result = try rotated(s, criterion, space)
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

  @Test func quartimin() throws { try check(Oblimin(gamma: 0), .oblique) }

  @Test func geomin() throws { try check(Geomin(delta: 0.01), .oblique) }

  @Test func varimaxWithoutNormalisation() throws {
    try check(CrawfordFerguson(kappa: 1.0 / 9), .orthogonal)
  }

  @Test func refusals() throws {
    let one = try Rotation(
      loadings.selecting(columns: [0]), Oblimin(gamma: 0), .oblique)
    #expect(throws: FactorError.self) {
      try RotationErrors(one, Oblimin(gamma: 0), .oblique, rows: 300)
    }
  }
}
