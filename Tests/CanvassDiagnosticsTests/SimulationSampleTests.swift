import CanvassDiagnostics
import CanvassTables
import Testing

@Suite("Samples of a simulated population")
struct SimulationSampleTests {
  @Test("With clusters of one size the weights of every sample add up to the population")
  func equalSizes() throws {
    let recipe = try smallRecipe(
      strata: """
          north: {clusters: 12, sample: 4, subclusters: 5, people: 20}
          south: {clusters: 6, sample: 3, subclusters: 4, people: 15}
        """, sample: "{subclusters: 2, people: 5}")
    let population = SurveyPopulation(recipe: recipe)
    #expect(population.count == 12 * 5 * 20 + 6 * 4 * 15)
    for replicate in 0..<20 {
      let sample = population.drawSample(replicate: replicate)
      let weights = try numbers(sample, "weight")
      // 12/4 · 5/2 · 20/5 = 30 in the north and 6/3 · 4/2 · 15/5 = 12 in the south, exactly.
      let strata = try texts(sample, "stratum")
      #expect(zip(strata, weights).allSatisfy { $0 == "north" ? $1 == 30 : $1 == 12 })
      #expect(weights.reduce(0, +) == Double(population.count))
    }
  }

  @Test("Over 400 samples, weights add up to the population and estimate the truth without bias")
  func unbiased() throws {
    let population = SurveyPopulation(recipe: try smallRecipe(sample: response))
    let record = try #require(
      population.truth.first {
        $0.field == nil && $0.item == "q1" && $0.measure == .satisfied
      })
    var sizes: [Double] = []
    var satisfied: [Double] = []
    for replicate in 0..<400 {
      let sample = population.drawSample(replicate: replicate)
      let weights = try numbers(sample, "weight")
      let answers = try numbers(sample, "q1")
      sizes.append(weights.reduce(0, +))
      satisfied.append(zip(weights, answers).reduce(0) { $0 + ($1.1 == 4 || $1.1 == 5 ? $1.0 : 0) })
    }
    for (totals, truth) in [(sizes, population.count), (satisfied, record.numerator)] {
      let mean = totals.reduce(0, +) / 400
      let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
      #expect(abs(mean - Double(truth)) < 5 * (variance / 400).squareRoot())
    }
  }

  private let response = "{subclusters: 2, people: 5, response: 0.7}"

  @Test("The design columns are the counts that the weight is made of")
  func designColumns() throws {
    let population = SurveyPopulation(recipe: try smallRecipe(sample: response))
    for replicate in 0..<5 {
      let sample = population.drawSample(replicate: replicate)
      let clusters = try texts(sample, "cluster")
      let subclusters = try texts(sample, "subcluster")
      let strata = try texts(sample, "stratum")
      let sizes = try ["clusters_in_stratum", "subclusters_in_cluster", "people_in_subcluster"]
        .map { try numbers(sample, $0) }
      let weights = try numbers(sample, "weight")
      #expect(Set(try numbers(sample, "person")).count == sample.rowCount)
      #expect(Set(clusters).count == 4 + 3)
      #expect(Set(subclusters).count == 2 * (4 + 3))
      for row in 0..<sample.rowCount {
        let together = subclusters.indices.filter { subclusters[$0] == subclusters[row] }
        #expect(together.allSatisfy { clusters[$0] == clusters[row] })
        #expect((1...5).contains(together.count))
        let taken = strata[row] == "north" ? 4.0 : 3.0
        let weight =
          sizes[0][row] / taken * sizes[1][row] / 2 * sizes[2][row] / Double(together.count)
        #expect(abs(weights[row] - weight) <= 0.5e-6 + 1e-12 * weight)
      }
    }
  }

  @Test("Every person is drawn as often as its inclusion probability says")
  func inclusion() throws {
    let recipe = try smallRecipe(
      strata: "    one: {clusters: 5, sample: 2, subclusters: 4, people: 6}",
      sample: "{subclusters: 2, people: 3}")
    let population = SurveyPopulation(recipe: recipe)
    var drawn = [Int](repeating: 0, count: population.count)
    for replicate in 0..<2_000 {
      for person in try numbers(population.drawSample(replicate: replicate), "person") {
        drawn[Int(person) - 1] += 1
      }
    }
    // 2/5 · 2/4 · 3/6 = 0.1; five standard errors of 2,000 independent samples are 0.0335.
    #expect(drawn.count == 120)
    #expect(drawn.allSatisfy { abs(Double($0) / 2_000 - 0.1) < 0.0335 })
  }

  @Test("Everybody in a cluster has the area of the cluster")
  func clusterDemographics() throws {
    let sample = SurveyPopulation(recipe: try smallRecipe()).drawSample()
    let areas = try zip(texts(sample, "cluster"), texts(sample, "area"))
    let byCluster = Dictionary(areas.map { ($0, Set([$1])) }) { $0.union($1) }
    #expect(byCluster.values.allSatisfy { $0.count == 1 })
    #expect(Set(byCluster.values).count == 2)
  }
}
