import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Clusters: `clusOpt2`, `clusOpt2fixedPSU` and `BW2stagePPS` of PracTools.
@Suite("Cluster sizes")
struct ClusterSizesTests {
  private func aim(_ budget: Double?, _ target: Double?) -> ClusterSizes.Aim {
    budget.map { .budget($0) } ?? .coefficientOfVariation(target ?? .nan)
  }

  @Test("two stages")
  func two() throws {
    for expected in try PlanningFixture.load().clusters {
      let found = try ClusterSizes(
        clusterCost: expected.c1, answerCost: expected.c2, correlation: expected.delta,
        unitRelativeVariance: expected.unit, ratio: expected.k, clusters: expected.clusters,
        aim(expected.budget, expected.target))
      #expect(
        relativeError(
          [found.clusters, found.answers, found.cost, found.coefficientOfVariation],
          [expected.m, expected.n, expected.cost, expected.cv]) < 1e-10, "\(expected)")
    }
  }

  @Test("variance components of a population")
  func components() throws {
    let expected = try PlanningFixture.load().components
    func check(_ found: VarianceComponents, _ parts: PlanningFixture.Components.Parts) {
      #expect(
        relativeError(
          [
            found.between, found.within, found.unitRelativeVariance, found.ratio, found.correlation,
          ], [parts.b, parts.w, parts.unit, parts.k, parts.delta]) < 1e-10)
    }
    check(
      try VarianceComponents(expected.values, clusters: expected.clusters), expected.proportional)
    check(
      try VarianceComponents(
        expected.values, clusters: expected.clusters, probabilities: expected.probabilities),
      expected.unequal)
  }

  @Test("the correlation behind a design effect gives the design effect back")
  func correlation() throws {
    // Clusters of 4 and 6 with equal weights: b = (16 + 36)/10 = 5.2.
    let found = try ClusterCorrelation(
      designEffect: 1.42, weights: [[1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])
    #expect(relativeError(found.clusterSize, 5.2) < 1e-14)
    #expect(found.weightEffect == 1)
    #expect(relativeError(found.value, 0.1) < 1e-14)
    // 1 + cv² of 1, 1, 3, 3 is 4·20/64.
    let weighted = try ClusterCorrelation(designEffect: 2, weights: [[1, 3], [1, 3]])
    #expect(relativeError(weighted.weightEffect, 1.25) < 1e-14)
    #expect(relativeError(weighted.clusterSize, 1.6) < 1e-14)
    #expect(relativeError(weighted.value, 1) < 1e-13)
  }

  @Test("what cannot be is refused")
  func errors() {
    #expect(throws: PlanningError.self) {
      try ClusterSizes(
        clusterCost: 0, answerCost: 1, correlation: 0.1, unitRelativeVariance: 1, .budget(100))
    }
    #expect(throws: PlanningError.self) {
      try ClusterSizes(
        clusterCost: 1, answerCost: 1, correlation: 0, unitRelativeVariance: 1, .budget(100))
    }
    // Five clusters never reach a coefficient of variation of 0.05 at a correlation of 0.2.
    #expect(throws: PlanningError.self) {
      try ClusterSizes(
        clusterCost: 1, answerCost: 1, correlation: 0.2, unitRelativeVariance: 1, clusters: 5,
        .coefficientOfVariation(0.05))
    }
    #expect(throws: PlanningError.self) { try ClusterCorrelation(designEffect: 1, weights: [[1]]) }
    #expect(throws: PlanningError.self) { try VarianceComponents([1, 2], clusters: [0, 0]) }
    #expect(throws: PlanningError.self) {
      try VarianceComponents([1, 2, 3, 5], clusters: [0, 0, 1, 1], probabilities: [0.5, 0.6])
    }
  }
}
