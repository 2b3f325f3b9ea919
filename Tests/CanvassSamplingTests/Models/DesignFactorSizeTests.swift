import CanvassNumerics
import CanvassSampling
import CanvassTables
import Testing

/// The test of a factor model that holds is rejected as often as it says where people are drawn in clusters: 400 two-stage
/// samples of 40 clusters in four strata, ten people each, of one factor and six items whose factor and whose own parts both
/// differ between clusters, with unequal weights. Seeded.
@Suite("Size of the test of a factor model on a design")
struct DesignFactorSizeTests {
  private func sample(_ number: UInt64) throws -> SurveyObservations {
    var random = CounterRandom(seed: 1994, stream: number)
    var columns = [[Double]](repeating: [], count: 6)
    var (strata, clusters, weights) = ([Double](), [Double](), [Double]())
    for cluster in 0..<40 {
      let level = 0.6 * random.normal()
      let own = (0..<6).map { _ in 0.5 * random.normal() }
      for _ in 0..<10 {
        let factor = level + random.normal()
        for j in 0..<6 {
          columns[j].append((0.9 - 0.08 * Double(j)) * factor + own[j] + 0.7 * random.normal())
        }
        strata.append(Double(cluster / 10))
        clusters.append(Double(cluster))
        weights.append(0.5 + random.uniform())
      }
    }
    var table = Table(rowCount: clusters.count)
    let names = (1...6).map { "q\($0)" }
    for (name, column) in zip(names, columns) { table.set(name, to: .real(column)) }
    table.set("stratum", to: .real(strata))
    table.set("cluster", to: .real(clusters))
    table.set("weight", to: .real(weights))
    let design = try Design(
      DesignSpecification(strata: ["stratum"], clusters: ["cluster"], weights: "weight"),
      in: table)
    return try SurveyObservations(names, of: table, in: design)
  }

  @Test("at five per cent between three and seven; without the design one in five and more")
  func size() throws {
    let plan = FactorPlan(
      extraction: .maximumLikelihood, rotation: nil, factors: 1, starts: .init(random: 0))
    var (byDesign, plain, samples) = (0, 0, 0)
    for number in 0..<400 {
      let found = try FactorAnalysis(
        FactorCorrelations(try sample(UInt64(number)), .pearson), plan)
      let (fit, design) = (try #require(found.fit), try #require(found.designFit))
      samples += 1
      if design.test.p < 0.05 { byDesign += 1 }
      if fit.p < 0.05 { plain += 1 }
    }
    let share = Double(byDesign) / Double(samples)
    #expect(share > 0.03 && share < 0.07, "\(byDesign) and \(plain) of \(samples)")
    #expect(plain > samples / 5, "\(byDesign) and \(plain) of \(samples)")
  }
}
