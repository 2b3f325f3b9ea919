import CanvassDiagnostics
import CanvassSampling

/// What rule packs ask of a plan.
extension PlanReport {
  func parts(_ publication: PublicationPlan) -> [ResultPart] {
    let (words, groups) = (words, plan.groups)
    let rate = plan.conditions.responseRate
    let lines = publication.lines
    let hasDomains = lines.contains { $0.domain.map { !$0.isEmpty } ?? false }
    let hasItems = lines.contains { !$0.item.isEmpty }
    let isPlanned = lines.contains { $0.planned != nil }
    let fields: [Field<PublicationPlan.Line>] = [
      .text("domain", words.plan.domain) { $0.domain }
        .worded { $0.domain.map(people(stratum:)) ?? "" }.only(hasDomains ? .all : .programs),
      .text("item", words.item) { $0.item }.worded { people(item: $0.item) }.only(
        hasItems ? .all : .programs),
      .text("pack", words.adequacy.pack) { $0.pack.name },
      .count("nNeeded", words.adequacy.countNeeded) { $0.needed },
      .count("asked", words.plan.askedHeading) {
        Int((Double($0.needed) / rate * (1 - 1e-12)).rounded(.up))
      }.only(rate < 1 ? .all : .programs),
      .count("total", words.plan.allAnswers(groups: groups)) { $0.needed * groups }
        .only(groups > 1 ? .all : .programs),
      .text("clause", words.plan.binding) { $0.binding?.failures.first?.text }.worded {
        $0.binding.map { words.describe($0, isWithheld: false).joined(separator: "; ") }
      },
      .text("verdict", words.plan.verdictOfPlan) { $0.planned?.mark.grade.verdict }.worded {
        $0.planned.map { words.adequacy.verdict($0.mark.grade) }
      }.only(isPlanned ? .all : .programs),
    ]
    return [
      .table(
        ResultTable(
          // CSV of a plan with strata has these.
          key: "rules", for: plan.strata == nil ? .all : [.people, .json],
          caption: words.plan.publication, fields, of: lines,
          identifying: hasDomains ? 2 : 1)),
      .paragraph(
        words.plan.freedom(perCluster: publication.answersPerCluster.map { words.plain($0) })),
    ]
  }
}
