import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Clusters as independent units are a design of clusters alone. Expected values: R's `sandwich::vcovCL`
/// with `type = "HC1"`; `Fixtures/make/regression.R`.
@Suite struct ClusterCovarianceTests {
  private struct Fixture: Decodable {
    let rows: [[Double]]
    let columns: [String]
    let clustered: [[Double]]

    func column(_ name: String) throws -> [Double] {
      let place = try #require(columns.firstIndex(of: name))
      return rows.map { $0[place] }
    }
  }

  private let fixture: Fixture
  private let clusters: [Int]

  init() throws {
    fixture = try Fixtures.load("regression")
    clusters = try fixture.column("cluster").map { Int($0) }
  }

  /// A least-squares fit of the fixture, with rows of weight zero after the others.
  private func fit(_ weights: [Double]? = nil) throws -> FittedRegression {
    let terms = ["a", "b", "g1", "g2"]
    let more = max(0, (weights?.count ?? 0) - fixture.rows.count)
    let columns = try [fixture.rows.map { _ in 1.0 }] + terms.map(fixture.column)
    return .linear(
      try LinearModel(
        try RegressionData(
          x: Matrix(columns: columns.map { $0 + [Double](repeating: 1, count: more) }),
          y: try fixture.column("gaussian") + [Double](repeating: 5, count: more),
          terms: ["(Intercept)"] + terms, weights: weights.map { .precision($0) } ?? .equal)))
  }

  @Test("Stata's covariance of a linear model, G/(G − 1)·(n − 1)/(n − p)")
  func linear() throws {
    let (covariance, freedom) = try fit().covariance(.clusters(clusters))
    let expected = Matrix(fixture.clustered)
    #expect((covariance.matrix - expected).maximumNorm / expected.maximumNorm < 1e-11)
    #expect(freedom == Double(Set(clusters).count - 1))
  }

  @Test("it is that of the design of these clusters, times the factor for small samples")
  func design() throws {
    var table = Table(rowCount: clusters.count)
    table.set("c", to: .real(clusters.map(Double.init)))
    let design = try Design(DesignSpecification(clusters: ["c"]), in: table)
    let fit = try fit()
    let own = try design.covariance(of: fit.scored, rows: Array(clusters.indices))
    let found = try fit.covariance(.clusters(clusters))
    let n = Double(clusters.count)
    #expect(relativeError(fit.smallSampleFactor, (n - 1) / (n - 5)) < 1e-15)
    let scaled = fit.smallSampleFactor * own.covariance.matrix
    #expect((found.covariance.matrix - scaled).maximumNorm / scaled.maximumNorm < 1e-12)
    #expect(Double(own.degreesOfFreedom) == found.degreesOfFreedom)
  }

  @Test("a cluster of rows without weight is no cluster, as in Stata, which drops such rows")
  func withoutWeight() throws {
    let weights = clusters.map { _ in 1.0 }
    let (expected, freedom) = try fit(weights).covariance(.clusters(clusters))
    let more = try fit(weights + [0, 0]).covariance(.clusters(clusters + [900, 901]))
    #expect(
      (more.covariance.matrix - expected.matrix).maximumNorm < 1e-12 * expected.matrix.maximumNorm)
    #expect(more.degreesOfFreedom == freedom)
  }

  @Test("one cluster, or clusters for other rows, are refused in a sentence")
  func refused() throws {
    let fit = try fit()
    #expect(throws: RegressionError.self) { try fit.covariance(.clusters(clusters.map { _ in 3 })) }
    #expect(throws: RegressionError.shape(what: "clusters", found: 1, expected: clusters.count)) {
      try fit.covariance(.clusters([1]))
    }
  }
}
