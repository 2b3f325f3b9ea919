import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling

/// What rule packs say of the components of an index that come from data.
///
/// An index is a sum, and all its other parts are printed: where a component may not be shown, the index would tell it,
/// and there is none.
struct ReleasedComponents: Sendable {
  private let outcomes: [(component: String, outcome: TableRelease.Outcome)]
  private let packs: [RulePack]

  /// Judges each component by the definition that its score has.
  ///
  /// - Parameters:
  ///   - population: how many people there are, where that is known.
  ///   - words: of the language of the answer, in which the clause is said.
  /// - Throws: `UsageError` naming a component that may not be shown, with the pack and its clause.
  init(
    _ found: SurveyComponents, of instrument: IndexInstrument, packs: [RulePack],
    population: CellPopulation, words: any Phrases
  ) throws {
    let cells = found.definitions.map { definitions in
      let statistic =
        instrument.components.first { $0.name == definitions.component }?.statistic ?? .satisfied
      let (estimate, kind): (Estimate, EstimateKind) =
        switch statistic {
        case .satisfied: (definitions.satisfied, .proportion)
        case .mean: (definitions.mean, .mean)
        case .allSatisfied: (definitions.allSatisfied, .proportion)
        }
      return TableRelease.Cell(
        variable: definitions.component, level: nil, domain: [],
        JudgedCell(estimate, as: kind, population: population(estimate, domain: 0)))
    }
    let table = try TableRelease(cells, packs: packs)
    for (cell, outcome) in zip(cells, table.outcomes) {
      guard let mark = outcome.marks.first(where: { $0.mark.grade == .suppress }) else { continue }
      let clauses = words.describe(mark.mark, isWithheld: true).joined(separator: "; ")
      throw UsageError(
        "the rule pack \"\(mark.rule.name)\" withholds the component \"\(cell.variable)\"\(part: clauses.isEmpty ? "" : " (\(whole: clauses))"), and the index would tell it; take a larger sample, or leave "
          + "--release out where nothing is published")
    }
    outcomes = zip(cells, table.outcomes).map { ($0.variable, $1) }
    self.packs = packs
  }

  /// What people and programs read of it.
  func parts(_ words: any Phrases) -> [ResultPart] {
    let release = outcomes.map { component, outcome in
      ResultValue.record([
        .text("component", component), .text("verdict", outcome.verdict),
        Fact("packs", .list(outcome.packFacts(isNulled: false))),
      ])
    }
    let speaking = packs.filter { pack in outcomes.contains { $0.outcome.verdict(of: pack) != nil }
    }
    let titles = speaking.map { $0.title.text(in: words.language.rawValue) }
    let said = outcomes.map { "\($0.component): \(words.describe($0.outcome))" }
    return [.fact(Fact("release", .list(release))), .list(said)]
      + (titles.isEmpty ? [] : [.paragraph(words.adequacy.rules(titles))])
  }
}
