import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Design effects with relative weights, and with those of a population, against R's `svymean` and
/// `svytotal` (`make/relative-weights.R`).
@Suite("Design effects and the scale of weights")
struct DesignEffectTests {
  /// Σw misses n by nothing, or by a rounding of either sign, and in the domains by chance.
  @Test("relative weights compare with a sample with replacement in every domain")
  func relativeWeights() throws {
    let fixture = try SurveyFixture("relative-weights")
    var compared = 0
    for record in fixture.designs {
      let table = try fixture.table(of: record)
      let design = try Design(record.specification, in: table)
      for expected in fixture.estimates where expected.design == record.name {
        let (domains, index) = try domain(expected.domain, in: table)
        let estimand: any Estimand =
          expected.statistic == "mean" ? Mean("rating") : Total("rating")
        let found = try design.estimate(
          [.init("rating", estimand)], of: table, in: domains
        ).entries[index]
        let deff = record.name == "population" ? expected.deff : expected.deffReplace
        #expect(relativeError(found.designEffect, try #require(deff)) < 1e-8, "\(expected)")
        compared += 1
      }
    }
    #expect(compared == 32)
  }

  @Test("between a mean weight of 1 and 2, those of a population are at least 1")
  func betweenOneAndTwo() {
    func isPopulation(_ weights: [Double]) -> Bool {
      if case .population = WeightScale(of: weights) { true } else { false }
    }
    #expect(isPopulation([1, 1, 1.5, 1.2, 0]))
    #expect(!isPopulation([0.4, 0.9, 1.5, 1.8]))
    #expect(!isPopulation([1, 1, 1]))
    #expect(!isPopulation([0.98, 1.02, 1.0001]))
    #expect(isPopulation([0.7, 3, 2.5]))
  }

  @Test("where the whole domain is in the sample there is nothing to compare with")
  func wholeDomain() throws {
    var table = Table(rowCount: 8)
    table.set("w", to: .real([1, 1, 1, 1, 5, 5, 5, 5]))
    table.set("y", to: .real([1, 2, 4, 8, 3, 1, 2, 9]))
    let design = try Design(DesignSpecification(weights: "w"), in: table)
    let domains = try Domains(by: ["w"], in: table)
    let found = try design.estimate(
      [.init("y", Mean("y"))], of: table, in: domains
    ).entries
    #expect(found[0].designEffect.isNaN && found[0].variance > 0)
    #expect(found[1].designEffect > 0)
  }
}
