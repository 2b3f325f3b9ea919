import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Three stages: `clusOpt3` of PracTools, searches that keep to the bounds (`Tests/Fixtures/make/three-stages.R`), and two
/// stages as their limit.
@Suite("Sizes of three stages")
struct ThreeStageSizesTests {
  @Test("as clusOpt3 has them, with its ratios")
  func practools() throws {
    for expected in try PlanningFixture.load().stages {
      let found = try ThreeStageSizes(
        costs: (500, 100, 120), correlations: (0.01, 0.1), unitRelativeVariance: 1, ratios: (1, 1),
        expected.budget.map { .budget($0) } ?? .coefficientOfVariation(expected.target ?? .nan))
      #expect(
        relativeError(
          [
            found.clusters, found.units, found.answers, found.cost, found.coefficientOfVariation,
          ], [expected.m, expected.n, expected.q, expected.cost, expected.cv]) < 1e-10)
    }
  }

  struct Case: Decodable {
    let costs, correlations, ratios: [Double]
    let least: Double
    let given: Bool
    let units, answers, product: Double
  }

  @Test(
    "never fewer than one unit, one answer, so many answers in a cluster: nothing within these bounds is cheaper"
  )
  func bounds() throws {
    struct Fixture: Decodable { let cases: [Case] }
    let fixture: Fixture = try Fixtures.load("three-stages")
    for expected in fixture.cases {
      let found = try ThreeStageSizes(
        costs: (expected.costs[0], expected.costs[1], expected.costs[2]),
        correlations: (expected.correlations[0], expected.correlations[1]),
        unitRelativeVariance: 1,
        ratios: expected.given ? (expected.ratios[0], expected.ratios[1]) : nil,
        least: expected.least, .coefficientOfVariation(1))
      #expect(found.units >= 1 && found.answers >= 1, "\(expected)")
      #expect(found.units * found.answers >= expected.least * (1 - 1e-12), "\(expected)")
      #expect(relativeError(found.cost, expected.product) < 1e-12, "\(expected)")
      // Near its least point the cost changes with the square.
      #expect(
        relativeError([found.units, found.answers], [expected.units, expected.answers]) < 1e-6,
        "\(expected)")
    }
  }

  @Test("one answer in each unit is two stages, one in each cluster a simple random sample")
  func limits() throws {
    let found = try ThreeStageSizes(
      costs: (249, 21, 60), correlations: (0.287, 0.582), unitRelativeVariance: 0.25,
      .coefficientOfVariation(0.045))
    let two = try ClusterSizes(
      clusterCost: 249, answerCost: 81, correlation: 0.287, unitRelativeVariance: 0.25,
      .coefficientOfVariation(0.045))
    #expect(found.answers == 1)
    #expect(
      relativeError(
        [found.clusters, found.units, found.cost], [two.clusters, two.answers, two.cost])
        < 1e-13)
    let single = try ThreeStageSizes(
      costs: (20, 30, 60), correlations: (0.8, 0.9), unitRelativeVariance: 0.25, .budget(40000))
    #expect(single.units == 1 && single.answers == 1)
    #expect(relativeError(single.clusters, 40000.0 / 110) < 1e-14)
    let variation = single.coefficientOfVariation
    #expect(relativeError(variation * variation, 0.25 * 110 / 40000) < 1e-13)
  }
}
