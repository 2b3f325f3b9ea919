import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Sizes, margins, power and equivalence: PracTools 1.7.5, R's `power.prop.test`, Chow, Shao & Wang.
@Suite("Sample sizes")
struct SampleSizeTests {
  @Test("those of PracTools: nCont, nContMoe, nProp, nPropMoe, nLogOdds, nWilson")
  func sizes() throws {
    let fixture = try PlanningFixture.load()
    #expect(fixture.sizes.count > 20)
    for expected in fixture.sizes {
      let conditions = try SurveyConditions(
        populationSize: expected.population ?? .infinity, level: expected.level ?? 0.95)
      let found = try conditions.sampleSize(for: expected.goal, of: expected.quantity)
      #expect(relativeError(found.exact, expected.n) < 1e-10, "\(expected)")
      #expect(found.answers == Int(expected.n.rounded(.up)))
    }
  }

  @Test(
    "a size that is needed has the margin that was asked for",
    arguments: MarginKind.allCases, [0.05, 0.5, 0.84, 0.99])
  func margins(_ kind: MarginKind, _ share: Double) throws {
    for population in [Double.infinity, 2500] {
      let conditions = try SurveyConditions(designEffect: 1.7, populationSize: population)
      let size = try conditions.sampleSize(for: .margin(0.02, kind), of: .share(share))
      #expect(size.exact < population)
      let margin = conditions.margin(of: .share(share), answers: size.exact, kind)
      #expect(relativeError(margin, 0.02) < 1e-10)
    }
  }

  @Test("the logit margin is half the width of the interval of the log-odds")
  func logit() throws {
    let conditions = try SurveyConditions()
    let (share, n) = (0.84, 580.0)
    let estimate = Estimate(
      variable: "", level: nil, cell: .init(values: []), value: share,
      variance: share * (1 - share) / n, degreesOfFreedom: 1_000_000_000, count: 580,
      populationSize: 580, simpleRandomVariance: share * (1 - share) / n)
    let interval = try #require(estimate.interval(.logit, level: 0.95))
    let margin = conditions.margin(of: .share(share), answers: n, .logit)
    #expect(relativeError(2 * margin, interval.upper - interval.lower) < 1e-8)
  }

  @Test("differences: nProp2sam and nDep2sam of PracTools, power.prop.test of R")
  func comparisons() throws {
    let fixture = try PlanningFixture.load()
    for expected in fixture.comparisons {
      func quantity(_ value: Double) -> PlannedQuantity {
        expected.sd.map { .mean(value, standardDeviation: $0) } ?? .share(value)
      }
      let groups = try GroupComparison(
        quantity(expected.first), quantity(expected.second), overlap: expected.overlap,
        correlation: expected.correlation, test: expected.kind == "pooled" ? .pooled : .wald)
      let sides = GroupComparison.Sides(rawValue: expected.sides) ?? .two
      let n = try groups.effectiveSize(power: expected.power, level: 0.95, sides: sides)
      #expect(relativeError(n, expected.n) < 1e-8, "\(expected)")
      #expect(
        relativeError(groups.power(effective: n, level: 0.95, sides: sides), expected.power) < 1e-10
      )
    }
    let groups = try GroupComparison(.share(0.84), .share(0.80), test: .pooled)
    for expected in fixture.powers {
      #expect(
        relativeError(groups.power(effective: expected.n, level: 0.95), expected.pooled) < 1e-10)
    }
  }

  @Test("the detectable difference is the one whose size it is")
  func detectable() throws {
    for quantity in [PlannedQuantity.share(0.84), .share(0.2), .mean(3, standardDeviation: 1.2)] {
      let found = try GroupComparison.detectable(
        from: quantity, effective: 400, power: 0.9, level: 0.95)
      let n = try GroupComparison(quantity, difference: found).effectiveSize(
        power: 0.9, level: 0.95)
      #expect(relativeError(n, 400) < 1e-10)
    }
  }

  @Test("equivalence: the power of two one-sided tests")
  func equivalence() throws {
    for expected in try PlanningFixture.load().equivalence {
      let groups = try GroupComparison(.share(0.84), .share(0.84 - expected.delta))
      let test = try EquivalenceTest(groups, margin: expected.margin)
      let n = try test.effectiveSize(power: expected.power, level: 0.95)
      #expect(relativeError(n, expected.n) < 1e-8)
    }
  }

  @Test("Slovin's formula is a share of one half, a z of 2 and nothing else")
  func slovin() throws {
    // n = 400 at most for 5 points: ±4.9 points at a design effect of 1, ±6.9 at 2, ±8.5 at 3.
    let endless = try Slovin(margin: 0.05, populationSize: .infinity)
    #expect(endless.answers == 400)
    for (deff, margin) in [(1.0, 0.049), (2, 0.0693), (3, 0.0849)] {
      let conditions = try SurveyConditions(designEffect: deff)
      #expect(abs(endless.margin(of: .share(0.5), under: conditions) - margin) < 5e-5)
    }
    #expect(relativeError(try Slovin(margin: 0.05, populationSize: 1000).exact, 1000 / 3.5) < 1e-14)
  }

  @Test("36,525 people in 63 provinces and in 34, 31 to a village")
  func merger() throws {
    // Margins of a province's share of 84 percent, and of a difference of two, in points.
    let table: [(units: Double, icc: Double, margin: Double, difference: Double)] = [
      (63, 0.02, 3.8, 5.3), (63, 0.05, 4.7, 6.7), (63, 0.09, 5.7, 8.1),
      (34, 0.02, 2.8, 3.9), (34, 0.05, 3.5, 4.9), (34, 0.09, 4.2, 6.0),
    ]
    for row in table {
      let effect = try ClusterCorrelation.designEffect(
        correlation: row.icc, answersPerCluster: 31)
      let conditions = try SurveyConditions(designEffect: effect)
      let margin = 100 * conditions.margin(of: .share(0.84), answers: 36525 / row.units)
      #expect(abs(margin - row.margin) < 0.05, "\(row) \(margin)")
      #expect(abs(margin * 2.0.squareRoot() - row.difference) < 0.05, "\(row)")
    }
  }

  @Test(
    "pairs told apart: those that differ by chance where all are alike, all where nothing is uncertain"
  )
  func pairs() throws {
    let alike = try TellingApart(units: 63, standardError: 0.02, spread: 0, level: 0.95)
    #expect(alike.pairs == 1953)
    #expect(relativeError(alike.expected, 97.65) < 1e-10)
    let clear = try TellingApart(units: 34, standardError: 1e-9, spread: 0.03, level: 0.95)
    #expect(abs(clear.expected - 561) < 0.01)
    // Spread and error alike: 2Φ(−1.959964/√2) = 0.165777 of the pairs.
    let equal = try TellingApart(units: 63, standardError: 0.02, spread: 0.02, level: 0.95)
    #expect(abs(equal.expected / 1953 - 0.16577) < 1e-5)
  }

  @Test("replicates: B − 1 = 1/(2c²)")
  func replicates() throws {
    #expect(try ReplicateCount(errorOfStandardError: 0.05).replicates == 201)
    #expect(try ReplicateCount(errorOfStandardError: 0.01).replicates == 5001)
    #expect(relativeError(ReplicateCount(replicates: 201).errorOfStandardError, 0.05) < 1e-14)
  }

  @Test("what cannot be is refused by name")
  func errors() throws {
    expectRefusal("the design effect is 0") { _ = try SurveyConditions(designEffect: 0) }
    expectRefusal("the response rate is 0") { _ = try SurveyConditions(responseRate: 0) }
    expectRefusal("must lie between 0 and 1") { _ = try PlannedQuantity.share(1).checked() }
    let small = try SurveyConditions(populationSize: 500, responseRate: 0.5)
    expectRefusal("the population has 500") {
      _ = try small.sampleSize(for: .margin(0.02), of: .share(0.5))
    }
    expectRefusal("not larger than what it is drawn from") { _ = try small.checked(answers: 300) }
    expectRefusal("the margin is to be 0") {
      _ = try small.sampleSize(for: .margin(0), of: .share(0.5))
    }
    expectRefusal("not equivalent") {
      _ = try EquivalenceTest(GroupComparison(.share(0.5), .share(0.6)), margin: 0.09)
    }
    expectRefusal("people, whom no survey can ask") {
      _ = try SurveyConditions(responseRate: 1e-300).sampleSize(for: .margin(0.1), of: .share(0.5))
    }
    expectRefusal("people, whom no survey can ask") {
      _ = try SurveyConditions().checked(answers: 1e308)
    }
    expectRefusal("people, whom no survey can ask") {
      _ = try Slovin(margin: 1e-200, populationSize: .infinity)
    }
    expectRefusal("which is no share between 0 and 1") {
      _ = try GroupComparison(.share(0.5), difference: 0.5)
    }
    expectRefusal("people, whom no survey can ask") {
      _ = try SurveyConditions().sampleSize(for: .margin(1e-8), of: .share(0.5))
    }
  }
}
