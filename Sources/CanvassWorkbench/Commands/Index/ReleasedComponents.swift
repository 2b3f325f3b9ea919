import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What rule packs say of the components of an index that come from data.
///
/// An index is a sum, and all its other parts are printed: where a component may not be shown, the index would tell it,
/// and there is none.
struct ReleasedComponents: Sendable {
  private let outcomes: [(component: String, outcome: TableRelease.Outcome)]
  private let titles: [String: LocalizedText]
  private let packs: [RulePack]
  /// Of components the definitions beside the one of the index that may not be shown.
  private(set) var withheld: [String: Set<IndexInstrument.Statistic>] = [:]
  /// Whether programs do not have these numbers either.
  let isNulled: Bool

  /// Judges each component by the definition that its score has.
  ///
  /// - Parameters:
  ///   - population: how many people there are, where that is known.
  ///   - isNulled: whether programs do not have withheld numbers either.
  ///   - words: of the language of the answer, in which the clause is said.
  /// - Throws: `UsageError` naming a component that may not be shown, with the pack and its clause.
  init(
    _ found: SurveyComponents, of instrument: IndexInstrument, packs: [RulePack],
    population: CellPopulation, isNulled: Bool, words: any Phrases
  ) throws {
    self.isNulled = isNulled
    titles = Dictionary(
      instrument.components.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    func cell(
      _ definitions: SurveyComponents.Definitions, _ statistic: IndexInstrument.Statistic
    ) -> TableRelease.Cell {
      let estimate = definitions[statistic]
      return TableRelease.Cell(
        variable: definitions.component, level: nil, domain: [],
        JudgedCell(
          estimate, as: statistic == .mean ? .mean : .proportion,
          population: population(estimate, domain: 0)))
    }
    let own = found.definitions.map { definitions in
      instrument.components.first { $0.name == definitions.component }?.statistic ?? .satisfied
    }
    let cells = zip(found.definitions, own).map { cell($0, $1) }
    let table = try TableRelease(cells, packs: packs)
    for (cell, outcome) in zip(cells, table.outcomes) {
      guard let mark = outcome.marks.first(where: { $0.mark.grade == .suppress }) else { continue }
      let clauses = words.describe(mark.mark, isWithheld: true).joined(separator: "; ")
      throw UsageError(
        "the rule pack \"\(mark.rule.name)\" withholds the component \"\(cell.variable)\"\(part: clauses.isEmpty ? "" : " (\(whole: clauses))"), and the index would tell it; take a larger sample, or leave "
          + "--release out where nothing is published")
    }
    // Of few answers one definition tells another, as where nobody gave more than one: none is shown beside the index.
    for (definitions, own) in zip(found.definitions, own) {
      let others = IndexInstrument.Statistic.allCases.filter { $0 != own }
      let judged = try TableRelease(others.map { cell(definitions, $0) }, packs: packs)
      if judged.outcomes.contains(where: \.isForbidden) {
        withheld[definitions.component] = Set(others)
      }
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
    let rules = speaking.map { $0.title.text(in: words.language.rawValue) }
    let said = outcomes.map { component, outcome in
      let title = titles[component]?.text(in: words.language.rawValue) ?? component
      return "\(title): \(words.describe(outcome))"
    }
    return [.fact(Fact("release", .list(release))), .list(said)]
      + (rules.isEmpty ? [] : [.paragraph(words.adequacy.rules(rules))])
  }
}
