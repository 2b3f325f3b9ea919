import CanvassDiagnostics
import CanvassNumerics
import CanvassTables
import Foundation
import Testing

@Suite("What is true of a simulated population")
struct SimulationTruthTests {
  /// A census: everybody is in the sample.
  private func census(
    clusters: Int, subclusters: Int, people: Int, variation: String, level: Double = 0.8,
    unknown: Double = 0.1
  ) throws -> SurveyPopulation {
    let recipe = try smallRecipe(
      variation: variation,
      strata: evenStrata(clusters: clusters, subclusters: subclusters, people: people),
      sample: "{subclusters: \(subclusters), people: \(people)}", level: level, unknown: unknown)
    return SurveyPopulation(recipe: recipe)
  }

  @Test("The truth is what counting a census gives")
  func countedAgain() throws {
    let population = try census(
      clusters: 5, subclusters: 4, people: 30,
      variation: "{cluster: 0.04, subcluster: 0.03, person: 0.3, dimension: 0.1}")
    let table = population.drawSample()
    #expect(table.rowCount == population.count)
    #expect(try numbers(table, "weight").allSatisfy { $0 == 1 })
    let fields = try texts(table, "field")
    let answers = try ["q1", "q2", "q3", "q4"].map { try numbers(table, $0) }
    let dimensions = ["access": [0, 1], "speed": [2, 3]]
    for truth in population.truth {
      let rows = fields.indices.filter { truth.field == nil || fields[$0] == truth.field }
      let items =
        truth.item.map { [["q1", "q2", "q3", "q4"].firstIndex(of: $0) ?? -1] }
        ?? truth.dimension.flatMap { dimensions[$0] } ?? [0, 1, 2, 3]
      let given = rows.map { row in items.map { answers[$0][row] }.filter { $0 <= 5 } }
      let pooled = given.flatMap { $0 }
      let expected =
        switch truth.measure {
        case .satisfied: Double(pooled.count { $0 >= 4 }) / Double(pooled.count)
        case .mean: pooled.reduce(0) { $0 + ($1 - 1) * 25 } / Double(pooled.count)
        case .satisfiedWithAll:
          Double(given.count { !$0.isEmpty && $0.allSatisfy { $0 >= 4 } })
            / Double(given.count { !$0.isEmpty })
        }
      #expect(abs(truth.value - expected) < 1e-12, "\(truth)")
    }
    // One stratum: 3 measures each for all, the stratum and three fields; by dimension and item
    // two measures for all and three fields.
    #expect(population.truth.count == 3 * 5 + 2 * (2 + 4) * 4)
  }

  @Test("Without clusters, shares are within five standard errors of the recipe's probabilities")
  func shares() throws {
    let population = try census(clusters: 10, subclusters: 10, people: 100, variation: "{}")
    let normal = NormalDistribution.standard
    let truth = population.truth
    for (field, share) in [("land", 0.5), ("tax", 0.3), ("water", 0.2)] {
      for (item, offset) in [("q1", 0.2), ("q2", 0), ("q3", 0), ("q4", -0.1)] {
        let planted = field == "land" && (item == "q3" || item == "q4") ? -0.6 : 0
        let p = normal.cumulative(normal.quantile(0.8) + offset + planted)
        let record = try #require(
          truth.first {
            $0.field == field && $0.item == item && $0.measure == .satisfied
          })
        let error = (p * (1 - p) / Double(record.denominator)).squareRoot()
        #expect(abs(record.value - p) < 5 * error, "\(field) \(item)")
        // 10,000 people; "don't know" has probability 0.1 in q3 and q4.
        let answered = share * (item == "q3" || item == "q4" ? 0.9 : 1)
        let spread = (10_000 * answered * (1 - answered)).squareRoot()
        #expect(abs(Double(record.denominator) - 10_000 * answered) < 5 * spread)
      }
    }
    let table = population.drawSample()
    let female = try texts(table, "sex").count { $0 == "female" }
    #expect(abs(Double(female) - 5_200) < 5 * (10_000 * 0.52 * 0.48).squareRoot())
    let ages = try numbers(table, "age")
    #expect(ages.min() == 18 && ages.max() == 80)
    let young = ages.count { $0 < 40 }
    #expect(abs(Double(young) - 4_000) < 5 * (10_000 * 0.4 * 0.6).squareRoot())
    // Jobs go by age: nobody young is retired, and half of the old are.
    let retired = try zip(ages, texts(table, "job")).filter { $1 == "retired" }.map(\.0)
    #expect(retired.allSatisfy { $0 >= 40 })
    let old = Double(10_000 - young)
    #expect(abs(Double(retired.count) - 0.5 * old) < 5 * (old * 0.5 * 0.5).squareRoot())
  }

  @Test("All answers of the scale come as often as the thresholds say")
  func categories() throws {
    let population = try census(
      clusters: 10, subclusters: 10, people: 100, variation: "{}", unknown: 0)
    let table = population.drawSample()
    let answers = try numbers(table, "q2")
    let normal = NormalDistribution.standard
    let cuts = [-Double.infinity, -1.5, -0.7, 0, 1, .infinity]
    for answer in 1...5 {
      let probability = { (cut: Double) in
        cut.isInfinite ? (cut < 0 ? 0 : 1) : normal.cumulative(cut - normal.quantile(0.8))
      }
      let p = probability(cuts[answer]) - probability(cuts[answer - 1])
      let found = Double(answers.count { $0 == Double(answer) }) / 10_000
      #expect(abs(found - p) < 5 * (p * (1 - p) / 10_000).squareRoot(), "answer \(answer)")
    }
  }

  /// Two standard normal numbers with correlation ρ have the same sign with probability
  /// 1/2 + asin(ρ)/π (Sheppard 1899). Where half of the people are satisfied, the recipe's shares of
  /// variance are correlations.
  @Test("Answers hang together as the recipe's shares of variance say")
  func correlations() throws {
    let population = try census(
      clusters: 1_000, subclusters: 2, people: 10,
      variation: "{cluster: 0.25, subcluster: 0.15, person: 0.25, dimension: 0.2}", level: 0.5,
      unknown: 0)
    let table = population.drawSample()
    let fields = try texts(table, "field")
    let q2 = try numbers(table, "q2").map { $0 >= 4 }
    let q3 = try numbers(table, "q3").map { $0 >= 4 }
    // Agreement by cluster of 20 people, the first 10 of them in one subcluster. q2 and q3 have no
    // offset and belong to different dimensions; land is left out where q3 is planted weak.
    var sameBody: [Double] = []
    var sameSubcluster: [Double] = []
    var sameCluster: [Double] = []
    for first in stride(from: 0, to: table.rowCount, by: 20) {
      let agreeing = { (pairs: [(Bool, Bool)]) in
        Double(pairs.count { $0.0 == $0.1 }) / Double(pairs.count)
      }
      let people = (first..<(first + 20)).filter { fields[$0] != "land" }
      if !people.isEmpty { sameBody.append(agreeing(people.map { (q2[$0], q3[$0]) })) }
      sameSubcluster.append(
        agreeing(stride(from: first, to: first + 20, by: 2).map { (q2[$0], q2[$0 + 1]) }))
      sameCluster.append(agreeing((first..<(first + 10)).map { (q2[$0], q2[$0 + 10]) }))
    }
    expect(sameBody, correlation: 0.25 + 0.15 + 0.25)
    expect(sameSubcluster, correlation: 0.25 + 0.15)
    expect(sameCluster, correlation: 0.25)
  }

  /// Expects the mean agreement of independent clusters within five standard errors, and these to
  /// be small enough to tell correlations 0.15 apart.
  private func expect(_ agreement: [Double], correlation: Double) {
    let n = Double(agreement.count)
    let mean = agreement.reduce(0, +) / n
    let variance = agreement.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let error = (variance / n).squareRoot()
    #expect(5 * error < 0.04)
    #expect(abs(mean - (0.5 + asin(correlation) / .pi)) < 5 * error, "\(correlation): \(mean)")
  }

  @Test("Two items of one dimension agree more than two of different dimensions")
  func dimensions() throws {
    let population = try census(
      clusters: 100, subclusters: 2, people: 50,
      variation: "{person: 0.2, dimension: 0.4}", level: 0.5, unknown: 0)
    let table = population.drawSample()
    let fields = try texts(table, "field")
    let satisfied = try ["q1", "q2", "q3", "q4"].map { try numbers(table, $0).map { $0 >= 4 } }
    let rows = fields.indices.filter { fields[$0] != "land" }
    let pairs = { (a: Int, b: Int) in rows.count { satisfied[a][$0] == satisfied[b][$0] } }
    // ρ = 0.6 within, 0.2 across: agreement 1/2 + asin(ρ)/π = 0.705 and 0.564; offsets of 0.2 and
    // 0.1 change it by less than 0.01.
    let n = Double(rows.count)
    #expect(abs(Double(pairs(2, 3)) / n - 0.705) < 0.01 + 5 * (0.705 * 0.295 / n).squareRoot())
    #expect(abs(Double(pairs(1, 2)) / n - 0.564) < 5 * (0.564 * 0.436 / n).squareRoot())
  }

  @Test("Counts of the fields add up to those of everybody, and of the strata too")
  func sums() throws {
    let truth = SurveyPopulation(recipe: try smallRecipe()).truth
    for measure in TruthRecord.Measure.allCases {
      let whole = truth.filter { $0.measure == measure && $0.dimension == nil }
      let all = try #require(whole.first { $0.field == nil && $0.stratum == nil })
      let fields = whole.filter { $0.field != nil }
      let strata = whole.filter { $0.stratum != nil }
      #expect(fields.count == 3 && strata.count == 2)
      #expect(fields.reduce(0) { $0 + $1.numerator } == all.numerator)
      #expect(strata.reduce(0) { $0 + $1.numerator } == all.numerator)
      #expect(fields.reduce(0) { $0 + $1.denominator } == all.denominator)
      #expect(strata.reduce(0) { $0 + $1.denominator } == all.denominator)
    }
  }
}
