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
  let withheld: [String: Set<IndexInstrument.Statistic>]
  /// Whether programs do not have these numbers either.
  let isNulled: Bool

  /// Judges each component by the definition that its score has.
  ///
  /// - Parameters:
  ///   - population: how many people there are, where that is known.
  ///   - isNulled: whether programs do not have withheld numbers either.
  ///   - words: of the language of the answer, in which the clause is said.
  /// - Throws: `UsageError` naming a component that may not be shown, or items whose answers would follow from several, with the
  ///   pack and its clause.
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
    func refuse(_ subject: Sentence, _ mark: RuleMark) -> UsageError {
      let clauses = words.describe(mark.mark, isWithheld: true).joined(separator: "; ")
      return UsageError(
        "the rule pack \"\(mark.rule.name)\" withholds \(part: subject)\(part: clauses.isEmpty ? "" : " (\(whole: clauses))"), and the index would tell it; take a larger sample, or leave "
          + "--release out where nothing is published")
    }
    for (place, outcome) in table.outcomes.enumerated() {
      if let mark = outcome.withholding {
        throw refuse("the component \"\(cells[place].variable)\"", mark)
      }
      // A mean of answers that are all the same tells that everybody is satisfied, or nobody.
      guard own[place] == .mean, cells[place].judged.variance == 0 else { continue }
      let told = try TableRelease([cell(found.definitions[place], .satisfied)], packs: packs)
      if let mark = told.outcomes[0].withholding {
        throw refuse("the component \"\(cells[place].variable)\"", mark)
      }
    }
    // Of few answers one definition tells another, as where nobody gave more than one: none is shown beside the index, nor of
    // components that have items in common with it.
    var withheld: [String: Set<IndexInstrument.Statistic>] = [:]
    func withhold(besides places: Set<Int>) {
      for place in places.reduce(Set(), { $0.union(found.shared.group(of: $1)) }) {
        // Of one item those satisfied with all are those of satisfied answers.
        let isSame = found.definitions[place].items == 1 && own[place] != .mean
        withheld[found.definitions[place].component] =
          isSame
          ? [.mean] : Set(IndexInstrument.Statistic.allCases.filter { $0 != own[place] })
      }
    }
    let parts = found.shared.parts
    let sums =
      parts.indices.map { ([$0], parts[$0].definitions, parts[$0].components) }
      + found.definitions.indices.map { place in
        (
          parts.indices.filter { parts[$0].components.contains(place) }, found.definitions[place],
          [place]
        )
      }
    for (sum, definitions, components) in sums {
      for statistic in IndexInstrument.Statistic.allCases {
        let judged = try TableRelease([cell(definitions, statistic)], packs: packs)
        guard let mark = judged.outcomes[0].withholding else { continue }
        withhold(besides: components)
        // Who is satisfied with all of several items is no sum over them.
        guard statistic != .allSatisfied, !sum.isEmpty else { continue }
        if found.shared.tells(sum, from: own.indices.filter { own[$0] == statistic }) {
          throw refuse(
            "the answers to \"\(definitions.component)\" alone, which follow from components with the same items",
            mark)
        }
      }
    }
    self.withheld = withheld
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

extension TableRelease.Outcome {
  /// What the first pack says that forbids showing it.
  fileprivate var withholding: RuleMark? { marks.first { $0.mark.grade == .suppress } }
}
