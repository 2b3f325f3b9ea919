import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Allocations over strata: `strAlloc` of PracTools, `bethel` of SamplingStrata, and conditions of the optimum.
@Suite("Allocations")
struct AllocationTests {
  private func hospitals(_ expected: PlanningFixture.Allocations) throws -> [PlanningStratum] {
    try expected.population.indices.map {
      try PlanningStratum(
        "s\($0)", population: expected.population[$0], cost: expected.cost[$0],
        items: [.mean(expected.mean, standardDeviation: expected.sd[$0])])
    }
  }

  @Test("Neyman, proportional, by cost, for a precision: strAlloc")
  func textbook() throws {
    let expected = try PlanningFixture.load().allocations
    let strata = try hospitals(expected)
    let neyman = try strata.allocate(.answers(100), by: .neyman)
    #expect(relativeError(neyman.exact, expected.neyman) < 1e-10)
    #expect(neyman.total == 100)
    let variance = strata.variance(of: 0, sizes: neyman.exact, designEffect: 1)
    #expect(relativeError(variance.squareRoot(), expected.error) < 1e-10)
    let proportional = try strata.allocate(.answers(100), by: .proportional)
    #expect(relativeError(proportional.exact, expected.proportional) < 1e-10)
    let cost = try strata.allocate(.budget(100000), by: .cost)
    #expect(relativeError(cost.exact, expected.totcost) < 1e-10)
    #expect(cost.cost <= 100000)
    // One requirement of the whole is the allocation for a fixed variance.
    let target = 0.05 * expected.mean
    let found = try PrecisionAllocation(
      strata, requirements: [.init("all", variance: target * target)])
    #expect(relativeError(found.allocation.exact, expected.totvar) < 1e-8)
    #expect(relativeError(found.variances[0], target * target) < 1e-8)
  }

  @Test("whole numbers are the best ones: none better where one answer moves")
  func wholeNumbers() throws {
    let strata = try hospitals(PlanningFixture.load().allocations)
    let sizes = try strata.allocate(.answers(100), by: .neyman).answers
    func variance(_ sizes: [Int]) -> Double {
      strata.variance(of: 0, sizes: sizes.map(Double.init), designEffect: 1)
    }
    let best = variance(sizes)
    for from in sizes.indices where sizes[from] > 1 {
      for to in sizes.indices where to != from {
        var moved = sizes
        moved[from] -= 1
        moved[to] += 1
        #expect(variance(moved) >= best * (1 - 1e-12))
      }
    }
  }

  @Test(
    "a budget is spent: what rounding leaves buys answers where the variance falls most for its money"
  )
  func budget() throws {
    func strata(most: Double? = nil) throws -> [PlanningStratum] {
      try [(10532, 0.24, 1), (3062, 0.6, 8), (10635, 0.9, 8), (5792, 0.68, 5)].enumerated().map {
        try PlanningStratum(
          "s\($0)", population: Double($1.0), cost: Double($1.2), most: $0 == 1 ? most : nil,
          items: [.share($1.1)])
      }
    }
    // The best of all whole numbers, by trying them all; rounded down they are 21, 2, 5, 5, which cost 102.
    let found = try strata().allocate(.budget(115), by: .cost)
    #expect(found.answers == [21, 3, 5, 6])
    #expect(found.cost == 115)
    let limited = try strata(most: 2).allocate(.budget(115), by: .cost)
    #expect(limited.answers[1] == 2 && limited.cost <= 115)
    // Nothing that is left buys another answer, and all is taken where there is money for it.
    for h in limited.strata.indices where h != 1 {
      #expect(limited.cost + limited.strata[h].cost > 115)
    }
    let small = try [
      PlanningStratum("a", population: 5, cost: 2, items: [.share(0.5)]),
      PlanningStratum("b", population: 4, cost: 3, items: [.share(0.1)]),
    ]
    #expect(try small.allocate(.budget(22), by: .cost).answers == [5, 4])
  }

  @Test("a stratum that is too small is taken whole, and the rest shared out as the rule says")
  func limits() throws {
    let strata = try [
      PlanningStratum("small", population: 20, items: [.mean(1, standardDeviation: 500)]),
      PlanningStratum("a", population: 1000, items: [.mean(1, standardDeviation: 10)]),
      PlanningStratum("b", population: 3000, least: 90, items: [.mean(1, standardDeviation: 1)]),
    ]
    let found = try strata.allocate(.answers(200), by: .neyman)
    #expect(found.exact == [20, 90, 90])
    #expect(found.answers == [20, 90, 90])
    let power = try strata.allocate(.answers(200), by: .power(0))
    #expect(power.answers[0] == 20 && power.total == 200)
  }

  @Test("several items, the whole and each domain: bethel of SamplingStrata")
  func bethel() throws {
    let expected = try PlanningFixture.load().bethel
    let (strata, requirements) = try bethelProblem(expected)
    let found = try PrecisionAllocation(strata, requirements: requirements)
    let exact = found.allocation.exact
    let cost = zip(expected.cost, exact).reduce(0) { $0 + $1.0 * $1.1 }
    // Its algorithm stops early; it is never cheaper, and by less than a ten-thousandth dearer.
    #expect(cost <= expected.total * (1 + 1e-9))
    #expect(relativeError(cost, expected.total) < 1e-4, "\(cost) \(expected.total)")
    for (h, n) in zip(exact, expected.n) { #expect(abs(h - n) < 0.01 * n + 0.5) }
  }

  @Test("the conditions of an optimum hold: feasible, stationary, complementary")
  func optimality() throws {
    let (strata, requirements) = try bethelProblem(PlanningFixture.load().bethel)
    let found = try PrecisionAllocation(strata, requirements: requirements, designEffect: 1.6)
    #expect(found.convergence.converged && found.convergence.remaining < 1e-9)
    #expect(found.stationarity < 1e-5)
    #expect(found.multipliers.allSatisfy { $0 >= 0 })
    let cost = zip(strata, found.allocation.exact).reduce(0) { $0 + $1.0.cost * $1.1 }
    var binding = 0
    for (j, requirement) in requirements.enumerated() {
      let slack = requirement.variance - found.variances[j]
      #expect(slack > -1e-9 * requirement.variance)
      #expect(found.multipliers[j] * slack < 1e-8 * cost)
      if slack < 1e-6 * requirement.variance { binding += 1 }
    }
    #expect(binding >= 2 && binding < requirements.count)
    // Rounded up, all requirements hold.
    for requirement in requirements {
      let variance = strata.variance(
        of: requirement.item, sizes: found.allocation.sizes, designEffect: 1.6,
        domain: requirement.domain)
      #expect(variance <= requirement.variance)
    }
    // The multiplier is the slope of the cost.
    let j = try #require(
      found.multipliers.indices.max { found.multipliers[$0] < found.multipliers[$1] })
    var tighter = requirements
    let step = 1e-5 * requirements[j].variance
    tighter[j] = PrecisionRequirement(
      requirements[j].name, item: requirements[j].item, domain: requirements[j].domain,
      variance: requirements[j].variance - step)
    let next = try PrecisionAllocation(strata, requirements: tighter, designEffect: 1.6)
    let dearer = zip(strata, next.allocation.exact).reduce(0) { $0 + $1.0.cost * $1.1 }
    #expect(relativeError((dearer - cost) / step, found.multipliers[j]) < 1e-3)
  }

  private func bethelProblem(_ expected: PlanningFixture.Bethel) throws
    -> ([PlanningStratum], [PrecisionRequirement])
  {
    let strata = try expected.population.indices.map { h in
      try PlanningStratum(
        "s\(h)", domain: "\(expected.domain[h])", population: expected.population[h],
        cost: expected.cost[h], least: 1,
        items: (0..<3).map {
          .mean(expected.means[$0][h], standardDeviation: expected.sds[$0][h])
        })
    }
    var requirements: [PrecisionRequirement] = []
    for item in 0..<3 {
      for domain in [nil] + strata.domains.map(Optional.some) {
        let cv = domain == nil ? expected.whole[item] : expected.domains[item]
        let error = cv * strata.mean(of: item, domain: domain)
        requirements.append(
          .init("\(item)", item: item, domain: domain, variance: error * error))
      }
    }
    return (strata, requirements)
  }

  @Test("no answer can be left out: at least numbers, and where several strata are rounded up")
  func wholeSizes() throws {
    // 1/(4·(0.05/z)²) = 384.1 for the whole; of b two answers are enough, and asked.
    let item = PlannedQuantity.share(0.5)
    let error = 0.05 / 1.959963984540054
    let bound = try PrecisionAllocation(
      [
        PlanningStratum("a", population: 100_000, least: 2, items: [item]),
        PlanningStratum("b", population: 300, least: 2, items: [item]),
      ], requirements: [.init("all", variance: error * error)])
    #expect(bound.allocation.answers == [382, 2])
    // Many small strata, of several prices and two items: none of the answers is idle.
    let strata = try (0..<24).map { h in
      try PlanningStratum(
        "s\(h)", domain: "\(h % 3)", population: Double(200 + 137 * h * h),
        cost: [1, 1.5, 4][h % 3 == 0 ? h / 8 : h % 2], least: Double(1 + h % 4),
        items: [.share(0.2 + 0.03 * Double(h)), .share(0.9 - 0.02 * Double(h))])
    }
    var requirements: [PrecisionRequirement] = []
    for item in 0..<2 {
      requirements.append(.init("all \(item)", item: item, variance: 0.0004))
      for domain in strata.domains {
        requirements.append(
          .init("\(domain) \(item)", item: item, domain: domain, variance: 0.002))
      }
    }
    let found = try PrecisionAllocation(strata, requirements: requirements, designEffect: 1.3)
    func holds(_ sizes: [Int]) -> Bool {
      requirements.allSatisfy {
        strata.variance(
          of: $0.item, sizes: sizes.map(Double.init), designEffect: 1.3, domain: $0.domain)
          <= $0.variance
      }
    }
    let answers = found.allocation.answers
    #expect(holds(answers))
    for h in strata.indices where Double(answers[h]) > strata[h].least {
      var fewer = answers
      fewer[h] -= 1
      #expect(!holds(fewer), "\(strata[h].name)")
    }
  }

  @Test("what cannot be is refused by name")
  func errors() throws {
    let item = PlannedQuantity.share(0.8)
    expectRefusal("stratum \"x\" has no variance") {
      _ = try PlanningStratum("x", population: 10, items: [.mean(3, standardDeviation: 0)])
    }
    expectRefusal("stratum \"x\" has no variance") {
      _ = try PlanningStratum("x", population: 10, items: [.share(1)])
    }
    expectRefusal("20 answers at least and 10 at most") {
      _ = try PlanningStratum("x", population: 10, least: 20, items: [item])
    }
    let strata = try [
      PlanningStratum("a", domain: "d", population: 1000, most: 50, items: [item]),
      PlanningStratum("b", domain: "e", population: 2000, items: [item]),
    ]
    expectRefusal("more than the 2050") { _ = try strata.allocate(.answers(2500), by: .neyman) }
    expectRefusal("less than the 2") { _ = try strata.allocate(.answers(1), by: .neyman) }
    expectRefusal("no sample meets what is asked of d") {
      _ = try PrecisionAllocation(
        strata, requirements: [.init("d", domain: "d", variance: 0.001)])
    }
    expectRefusal("is there twice") { _ = try [strata[0], strata[0]].checked() }
  }
}
