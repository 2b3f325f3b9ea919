import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A sample that is shared out among strata, and what it gives.
struct StrataPlan: Sendable {
  let allocation: Allocation
  /// What the items are called.
  let items: [String]
  let conditions: SurveyConditions
  /// People to be asked in each stratum.
  let asked: [Int]
  /// What rule packs ask for in each domain, where they were named.
  let publication: PublicationPlan?
  /// The search for the cheapest sample, where there was one.
  let cheapest: PrecisionAllocation?
  /// Whether there are several items, and the sample was shared out by the spread of the first.
  let goesByFirstItem: Bool

  /// A line of what is reached: an item in a domain, or in all.
  struct Reached: Sendable {
    let domain: String?
    let item: String
    let value: Double
    let margin: Double
    let answers: Int
    /// The requirement, where there was one.
    let wanted: Double?
    /// By how much the cost rises, over it, where the margin is a hundredth narrower.
    let price: Double?
    let isShare: Bool
  }

  /// What is reached in all and in each domain.
  let reached: [Reached]

  /// The plan; `nil` where no strata are named.
  init?(
    _ command: PlanCommand, learnt: LearntSurvey?, _ conditions: SurveyConditions,
    packs: [RulePack]?
  ) throws {
    let strata: [PlanningStratum]
    if let path = command.frame {
      let file = try StrataFile(path: path)
      let isWithoutDomains = file.strata.allSatisfy { $0.domain.isEmpty }
      strata =
        command.domainMargin != nil && isWithoutDomains
        ? try file.strata.map { try $0.asDomain() } : file.strata
      items = file.items
    } else if let learnt, command.allocation != nil || command.domainMargin != nil {
      guard !learnt.strata.isEmpty else {
        throw UsageError("the study of --from has no strata to which a sample could be shared out")
      }
      // Results are wanted in each of them.
      strata = try learnt.strata.map { try $0.asDomain() }
      items = [learnt.item]
    } else {
      return nil
    }
    self.conditions = conditions
    let effect = conditions.designEffect
    let z = conditions.normalQuantile
    let names = items
    let publication = try packs.map {
      try Self.publication($0, strata, names, conditions, command.perCluster)
    }
    self.publication = publication
    var isBySpread = false
    func rule(otherwise: AllocationOption) -> AllocationRule {
      let option = command.allocation ?? otherwise
      isBySpread = [.neyman, .power, .cost].contains(option)
      return option.rule(exponent: command.exponent ?? 0.5)
    }
    if let publication, command.margin == nil, command.domainMargin == nil {
      cheapest = nil
      // In each domain as many as its numbers need.
      let rule = rule(otherwise: .proportional)
      allocation = try strata.allocate(inDomains: { publication.needed(in: $0) }, by: rule)
    } else if command.margin != nil || command.domainMargin != nil {
      guard command.allocation == nil, command.budget == nil else {
        throw UsageError(
          "margins have their own cheapest allocation; leave --allocation and --budget out, or give --n in place of the "
            + "margins")
      }
      let kinds = Set(strata[0].items.map(\.isShare))
      guard kinds.count < 2 else {
        throw UsageError(
          "the strata have shares and means, and one margin cannot be for both; plan them one after the other"
        )
      }
      let isShare = kinds.first ?? false
      var requirements: [PrecisionRequirement] = []
      for (number, item) in items.enumerated() {
        func add(_ margin: Double, _ domain: String?) throws {
          guard margin > 0, margin.isFinite, !isShare || margin < 1 else {
            throw UsageError(
              "a margin is \(number: shortestText(margin)); it must be above 0, and below 1 for a share, such as 0.03"
            )
          }
          let name = [domain ?? "", item].filter { !$0.isEmpty }.joined(separator: ", ")
          requirements.append(
            PrecisionRequirement(
              name.isEmpty ? "all strata" : name, item: number, domain: domain,
              variance: (margin / z) * (margin / z), margin: margin))
        }
        if let margin = command.margin { try add(margin, nil) }
        if let margin = command.domainMargin {
          for domain in strata.domains { try add(margin, domain) }
        }
      }
      let found = try PrecisionAllocation(
        strata, requirements: requirements, designEffect: effect)
      cheapest = found
      allocation = found.allocation
    } else {
      cheapest = nil
      let rule = rule(otherwise: command.budget == nil ? .neyman : .cost)
      if let n = command.n {
        guard n.rounded() == n, n < 1e9 else {
          throw UsageError(
            "--n is the number of answers that is shared out; it must be a whole number")
        }
        allocation = try strata.allocate(.answers(Int(n)), by: rule)
      } else if let budget = command.budget {
        allocation = try strata.map { try $0.limited(byResponse: conditions.responseRate) }
          .allocate(.budget(budget), by: rule)
      } else {
        throw UsageError(
          "what is shared out among the strata? Say --n, --budget, or the margins that are wanted")
      }
    }
    goesByFirstItem = isBySpread && items.count > 1
    asked = try zip(strata, allocation.answers).map { stratum, answers in
      let asked = conditions.asked(for: Double(answers))
      guard asked <= stratum.population else {
        throw PlanningError(
          "stratum \"\(stratum.name)\" needs \(answers) answers, for which \(Int(asked)) people must be asked; it has "
            + "\(Int(stratum.population))")
      }
      return Int(asked)
    }
    reached = Self.reached(
      allocation, items, cheapest, conditions, command.margin, command.domainMargin)
  }

  /// What packs ask of each item in each domain, as if people of a domain were drawn from all of it with the design effect.
  private static func publication(
    _ packs: [RulePack], _ strata: [PlanningStratum], _ items: [String],
    _ conditions: SurveyConditions, _ answersPerCluster: Double?
  ) throws -> PublicationPlan {
    let numbers = try strata.domains.flatMap { domain in
      let inside = strata.filter { $0.domain == domain }
      let own = try SurveyConditions(
        designEffect: conditions.designEffect, populationSize: max(2, inside.population),
        responseRate: conditions.responseRate, level: conditions.level)
      return items.indices.map { item in
        let mean = inside.mean(of: item)
        let quantity: PlannedQuantity
        if inside[0].items[item].isShare {
          quantity = .share(mean)
        } else {
          let squares = inside.reduce(0) {
            let away = $1.items[item].value - mean
            return $0 + $1.population * ($1.items[item].unitVariance + away * away)
          }
          quantity = .mean(mean, standardDeviation: (squares / inside.population).squareRoot())
        }
        return (domain: Optional(domain), item: items[item], quantity: quantity, conditions: own)
      }
    }
    return try PublicationPlan(
      packs, of: numbers, answersPerCluster: answersPerCluster, answers: nil)
  }

  private static func reached(
    _ allocation: Allocation, _ items: [String], _ cheapest: PrecisionAllocation?,
    _ conditions: SurveyConditions, _ margin: Double?, _ domainMargin: Double?
  ) -> [Reached] {
    let strata = allocation.strata
    let domains: [String?] = [nil] + (strata.domains.count > 1 ? strata.domains : [])
    return domains.flatMap { domain in
      items.indices.map { item in
        let variance = strata.variance(
          of: item, sizes: allocation.sizes, designEffect: conditions.designEffect, domain: domain)
        let place = cheapest?.requirements.firstIndex { $0.item == item && $0.domain == domain }
        let inside = strata.indices.filter { domain == nil || strata[$0].domain == domain }
        return Reached(
          domain: domain, item: items[item], value: strata.mean(of: item, domain: domain),
          margin: conditions.normalQuantile * variance.squareRoot(),
          answers: inside.reduce(0) { $0 + allocation.answers[$1] },
          wanted: place == nil ? nil : domain == nil ? margin : domainMargin,
          price: cheapest.flatMap { found in
            place.map {
              // A hundredth of the margin is two of the variance.
              0.02 * found.multipliers[$0] * found.requirements[$0].variance / allocation.cost
            }
          }, isShare: strata[0].items[item].isShare)
      }
    }
  }
}

extension PlanningStratum {
  /// The same with no more answers than all of its people give, so that money goes where there are some.
  fileprivate func limited(byResponse rate: Double) throws -> PlanningStratum {
    try PlanningStratum(
      name, domain: domain, population: population, cost: cost, least: least,
      most: min(most, max(least, (population * rate * (1 + 1e-12)).rounded(.down))), items: items)
  }

  /// The same, as a domain of its own.
  fileprivate func asDomain() throws -> PlanningStratum {
    try PlanningStratum(
      name, domain: name, population: population, cost: cost, least: least, most: most,
      items: items)
  }
}
