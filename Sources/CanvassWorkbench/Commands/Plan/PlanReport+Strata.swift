import CanvassSampling

/// The strata of a plan.
extension PlanReport {
  /// A line of the allocation.
  private struct Share: Sendable {
    let stratum: PlanningStratum
    let answers: Int
    let asked: Int
  }

  func parts(_ plan: StrataPlan) -> [ResultPart] {
    let say = words.plan
    let strata = plan.allocation.strata
    let lines = strata.indices.map {
      Share(stratum: strata[$0], answers: plan.allocation.answers[$0], asked: plan.asked[$0])
    }
    let hasDomains = strata.contains { !$0.domain.isEmpty && $0.domain != $0.name }
    let hasResponse = plan.conditions.responseRate < 1
    let fields: [Field<Share>] = [
      .text("stratum", say.stratum) { $0.stratum.name }.worded { people(stratum: $0.stratum.name) },
      .text("domain", say.domain) { $0.stratum.domain }
        .worded { people(stratum: $0.stratum.domain) }.only(hasDomains ? .all : .programs),
      .number("population", say.population, .decimals(0)) { $0.stratum.population },
      .count("n", say.answersHeading) { $0.answers },
      .count("asked", say.askedHeading) { $0.asked }.only(hasResponse ? .all : .programs),
    ]
    var parts: [ResultPart] = [
      .table(
        ResultTable(
          key: "allocation", for: [.people, .json], caption: say.allocation, fields, of: lines))
    ]
    parts.append(.table(reached(plan)))
    parts.append(.table(records(lines, plan)))
    if plan.goesByFirstItem { parts.append(.paragraph(say.firstItem(quoted(item: plan.items[0])))) }
    if plan.cheapest != nil {
      parts.append(
        .paragraph(
          say.cheapest(
            answers: plan.allocation.total,
            cost: words.number(decimals: 0).text(plan.allocation.cost))))
    }
    return parts
  }

  /// What a stratum is called: a value of the study that was learnt from.
  func people(stratum name: String) -> String {
    plan.learnt?.label(ofStratum: name, words.language) ?? name
  }

  /// What an item is called.
  func people(item name: String) -> String {
    plan.learnt?.survey.label(of: name, words.language) ?? name
  }

  /// What an item is called within a sentence.
  func quoted(item name: String) -> String {
    plan.learnt?.survey.quotedLabel(of: name, words.language) ?? name
  }

  private func reached(_ plan: StrataPlan) -> ResultTable {
    let say = words.plan
    let hasItems = plan.items.contains { !$0.isEmpty }
    let isAsked = plan.cheapest != nil
    let fields: [Field<StrataPlan.Reached>] = [
      .text("domain", say.domain) { $0.domain }.worded { [all = say.allStrata] in
        $0.domain.map(people(stratum:)) ?? all
      },
      .text("item", words.item) { $0.item }.worded { people(item: $0.item) }.only(
        hasItems ? .all : .programs),
      .count("n", say.answersHeading) { $0.answers },
      .number("value", words.value, style: \.style) { $0.value },
      .number("margin", say.marginHeading, style: \.style) { $0.margin },
      .number("wanted", say.wanted, style: \.style) { $0.wanted }.only(
        isAsked ? .all : .programs),
      .number("price", say.price, .percent(decimals: 2)) { $0.price }.only(
        isAsked ? .all : .programs),
    ]
    return ResultTable(
      key: "precision", for: [.people, .json], caption: say.reached, fields, of: plan.reached)
  }

  /// A line of CSV: a stratum, or what is reached in a domain.
  private struct Record: Sendable {
    var share: Share?
    var reached: StrataPlan.Reached?
  }

  /// The strata, and what is reached, one below the other.
  private func records(_ lines: [Share], _ plan: StrataPlan)
    -> ResultTable
  {
    let fields: [Field<Record>] = [
      .text("stratum") { $0.share?.stratum.name },
      .text("domain") { $0.share?.stratum.domain ?? $0.reached?.domain },
      .number("population") { $0.share?.stratum.population },
      .count("n") { $0.share?.answers ?? $0.reached?.answers }, .count("asked") { $0.share?.asked },
      .text("kind") { $0.share == nil ? "precision" : "stratum" },
      .text("item") { $0.reached?.item },
      .number("value") { $0.reached?.value }, .number("margin") { $0.reached?.margin },
      .number("wanted") { $0.reached?.wanted }, .number("price") { $0.reached?.price },
    ]
    return ResultTable(
      for: .records, fields,
      of: lines.map { Record(share: $0) } + plan.reached.map { Record(reached: $0) })
  }
}

extension StrataPlan.Reached {
  /// How its numbers are set.
  fileprivate var style: NumberStyle {
    isShare ? .percentage(decimals: 1) : .error(margin, value: value)
  }
}
