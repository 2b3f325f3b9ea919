import CanvassNumerics
import CanvassTables
import Testing

@testable import CanvassSampling

/// Intervals of raked and calibrated estimates hold the truth as often as they say: 500 two-stage samples
/// of one population of 12,000 people in eight strata, whose score depends on sex, region and age, and on
/// the cluster. Seeded; `docs/methods/weights.md` tells the counts of twice as many.
@Suite("Coverage of calibrated intervals")
struct CalibratedCoverageTests {
  private struct Population {
    var sex: [UInt8] = []
    var region: [UInt8] = []
    var age: [Double] = []
    var score: [Double] = []
    static let (strata, clusters, people) = (8, 60, 25)

    init() {
      var random = CounterRandom(seed: 20_261_122)
      for stratum in 0..<Self.strata {
        for _ in 0..<Self.clusters {
          let level = 60 + 2 * Double(stratum) + 4 * random.normal()
          for _ in 0..<Self.people {
            let isMan = random.uniform() < 0.48
            let place = random.uniform()
            let region: UInt8 = place < 0.5 ? 0 : place < 0.8 ? 1 : 2
            let years = 18 + (random.uniform() * 62).rounded(.down)
            sex.append(isMan ? 1 : 0)
            self.region.append(region)
            age.append(years)
            score.append(
              level + (isMan ? 5 : 0) + 6 * Double(region) + 0.2 * years + 12 * random.normal())
          }
        }
      }
    }

    func count(_ codes: [UInt8], _ code: UInt8) -> Double { Double(codes.count { $0 == code }) }
  }

  /// Eight of sixty clusters in each stratum, six of 25 people in each cluster. Clusters are drawn with
  /// replacement, which is what variances without population sizes assume.
  private func sample(_ population: Population, _ number: UInt64) -> Table {
    var random = CounterRandom(seed: 7, stream: number)
    var rows: [Int] = []
    var (strata, clusters) = ([Double](), [Double]())
    for stratum in 0..<Population.strata {
      for draw in 0..<8 {
        let cluster = Int(random.next() % UInt64(Population.clusters))
        let first = (stratum * Population.clusters + cluster) * Population.people
        var left = Array(first..<first + Population.people)
        for _ in 0..<6 {
          rows.append(left.remove(at: Int(random.next() % UInt64(left.count))))
          strata.append(Double(stratum))
          clusters.append(Double(stratum * 8 + draw))
        }
      }
    }
    var table = Table(rowCount: rows.count)
    table.set("stratum", to: .real(strata))
    table.set("cluster", to: .real(clusters))
    table.set("weight", to: .real(rows.map { _ in 60.0 / 8 * 25 / 6 }))
    table.set(
      "sex",
      to: .coded(
        .init(codes: .narrow(rows.map { population.sex[$0] }), levels: [Level("f"), Level("m")])))
    table.set(
      "region",
      to: .coded(
        .init(
          codes: .narrow(rows.map { population.region[$0] }),
          levels: [Level("01"), Level("02"), Level("03")])))
    table.set("age", to: .real(rows.map { population.age[$0] }))
    table.set("score", to: .real(rows.map { population.score[$0] }))
    return table
  }

  @Test("95 % intervals of raked and calibrated means hold the truth in 95 of 100 samples")
  func coverage() throws {
    let population = Population()
    let size = Double(population.score.count)
    let truth = population.score.reduce(0, +) / size
    let (women, men) = (population.count(population.sex, 0), population.count(population.sex, 1))
    let regions = (0..<3).map { population.count(population.region, UInt8($0)) }
    let recipes = [
      WeightingRecipe([
        .rake(
          [
            try MarginTargets(["sex"], [.init("f", women), .init("m", men)]),
            try MarginTargets(
              ["region"], zip(["01", "02", "03"], regions).map { .init($0, $1) }),
          ], nil, .refuse)
      ]),
      WeightingRecipe([
        .calibrate(
          try Formula(parsing: "~ sex + region + age"),
          [
            .init("(Intercept)", total: size), .init("sexm", total: men),
            .init("region02", total: regions[1]), .init("region03", total: regions[2]),
            .init("age", total: population.age.reduce(0, +)),
          ], .linear, .refuse)
      ]),
    ]
    let samples = 500
    let specification = DesignSpecification(
      strata: ["stratum"], clusters: ["cluster"], weights: "weight")
    let results = mapInParallel(samples, threads: 0) { number -> [(held: Bool, error: Double)] in
      let table = self.sample(population, UInt64(number))
      return ([nil] + recipes.map(Optional.some)).map { recipe in
        var own = specification
        own.recipe = recipe
        guard
          let estimate = try? Design(own, in: table).estimate(
            [NamedEstimand("score", Mean("score"))], of: table, threads: 1
          ).entries.first, let interval = estimate.interval()
        else { return (false, .nan) }
        return (interval.lower <= truth && truth <= interval.upper, estimate.standardError)
      }
    }
    for way in 1..<3 {
      let held = results.count { $0[way].held }
      // Three standard errors of a count of 500 about 95 %.
      #expect((460...490).contains(held), "way \(way): \(held) of \(samples)")
    }
    // Knowing the totals is worth something.
    let errors = (0..<3).map { way in results.reduce(0) { $0 + $1[way].error } }
    #expect(errors[1] < 0.95 * errors[0] && errors[2] < errors[1])
  }
}
