import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// An index as an answer.
struct IndexReport: Sendable {
  let index: IndexEstimate
  let definitions: [SurveyComponents.Definitions]
  let level: Double
  /// Points on either side that samples are to reach.
  let margin: Double
  let words: any Phrases
  /// What rule packs say of the components from data, where they were asked.
  var release: ReleasedComponents?
  /// The survey, where components come from one.
  var analysed: AnalysedSurvey?

  private var language: String { words.language.rawValue }
  private var factor: Double? {
    guard case .times(let factor) = index.samplesNeeded(forMargin: margin, level: level) else {
      return nil
    }
    return factor
  }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var warnings: [Note] {
    var warnings: [Note] = []
    if index.rescaling != 1 {
      let left = index.instrument.components.filter { component in
        !index.components.contains { $0.component.name == component.name }
      }.map(\.name)
      let total = index.instrument.total
      warnings.append(Note { $0.index.rescaled(without: left, to: $0.plain(total)) })
    }
    let certain = index.components.filter { $0.component.survey != nil && $0.points.variance == 0 }
      .map(\.component.name)
    if !certain.isEmpty { warnings.append(Note { $0.index.withoutError(certain) }) }
    let unknown = index.components.filter(\.points.variance.isNaN).map(\.component.name)
    if !unknown.isEmpty { warnings.append(Note { $0.index.errorUnknown(unknown) }) }
    let cut = cut
    if !cut.isEmpty { warnings.append(Note { $0.index.cut(cut) }) }
    return warnings
  }

  /// What has an interval that went beyond the points there are.
  private var cut: [String] {
    let instrument = index.instrument
    var parts = index.components.map {
      ($0.component.title.text(in: language), $0.points as CoefficientEstimate?, index.most($0))
    }
    parts += instrument.areas.indices.map {
      (instrument.areas[$0].title.text(in: language), index.areas[$0], index.most(ofArea: $0))
    }
    parts += [
      (words.index.fromSurveys, index.surveyShare, index.mostFromSurveys),
      (words.index.whole, index.total, instrument.total),
    ]
    var names = parts.filter { _, estimate, most in
      estimate?.interval(level: level).map { $0 != $0.cut(at: most) } ?? false
    }.map(\.0)
    names += definitionLines.filter { $0.isCut(level: level) && !$0.isWithheld }
      .map { words.index.name($0.definition) }
    return names.withoutRepetition
  }

  private var parts: [ResultPart] {
    let instrument = index.instrument
    var parts: [ResultPart] = [
      .heading(instrument.title.text(in: language), level: 1), .paragraph(summary),
      .table(components), .table(areas), .table(records),
      .fact(.record("total", facts(index.total, instrument.total))),
      .fact(.record("surveyShare", facts(index.surveyShare, index.mostFromSurveys))),
      .fact(.number("margin", margin)), .fact(.number("sampleFactor", factor)),
      .fact(.number("fixedSe", index.fixedError)),
      .fact(.number("rescaling", index.rescaling)), .fact(.texts("sources", instrument.sources)),
    ]
    if !definitions.isEmpty { parts.append(.table(definitionTable)) }
    if let release { parts += release.parts(words) }
    if let note = instrument.note?.text(in: language) { parts.append(.paragraph(note)) }
    let given = index.givenErrors.map { $0.title.text(in: language) }
    parts.append(.paragraph(words.index.note(givenErrors: given)))
    if let analysed { parts.append(.paragraph(words.designNote(analysed))) }
    return parts
  }

  private var summary: String {
    func figure(_ estimate: CoefficientEstimate, _ most: Double?) -> String {
      let number = words.number(decimals: 2)
      let interval = (estimate.interval(level: level)?.cut(at: most)).map {
        " (" + words.interval(level, "\(number.text($0.lower))–\(number.text($0.upper))") + ")"
      }
      return number.text(estimate.value) + (interval ?? "")
    }
    var sentences = [
      words.index.total(
        figure(index.total, index.instrument.total), of: words.plain(index.instrument.total)),
      words.index.surveyShare(figure(index.surveyShare, index.mostFromSurveys)),
    ]
    let margin = words.plain(self.margin)
    switch index.samplesNeeded(forMargin: self.margin, level: level) {
    case .times(let factor) where factor < 1:
      sentences.append(
        words.index.enough(
          share: words.withSign(percent: words.percent(factor, decimals: 0)), margin: margin))
    case .times(let factor):
      sentences.append(
        words.index.samples(factor: words.number(decimals: 2).text(factor), margin: margin))
    case .beyond(let halfWidth):
      sentences.append(
        words.index.noSample(
          margin: margin, halfWidth: words.number(decimals: 2).text(halfWidth)))
    case nil: break
    }
    return sentences.joined(separator: " ")
  }

  private func facts(_ estimate: CoefficientEstimate, _ most: Double?) -> [Fact] {
    [
      .number("estimate", estimate.value), .number("se", estimate.standardError),
      .interval(value: estimate.interval(level: level)?.cut(at: most)), freedom(estimate),
    ]
  }

  private func freedom(_ estimate: CoefficientEstimate) -> Fact {
    .number("df", estimate.degreesOfFreedom)
  }

  private var components: ResultTable {
    ResultTable(
      key: "components", for: [.people, .json], componentFields, of: index.components)
  }

  private var componentFields: [Field<IndexEstimate.Component>] {
    let (level, factor, language, index) = (level, factor, language, index)
    let areas = index.instrument.areas
    return [
      .text("component", words.index.component) { $0.component.name }
        .worded { $0.component.title.text(in: language) },
      .text("area", words.index.area) { areas[$0.component.area].name }
        .worded { areas[$0.component.area].title.text(in: language) },
      .number("points", words.index.points, .plain) { $0.component.points },
      .flag("survey") { $0.component.survey != nil },
      .number("score") { $0.score.value },
      .number("estimate", words.index.score, .decimals(2)) { $0.points.value },
      .number("se", words.standardError, .decimals(2)) { $0.points.standardError },
      .interval(heading: words.interval(level), style: { _ in .decimals(2) }) {
        $0.points.interval(level: level)?.cut(at: index.most($0))
      },
      .number("df") { $0.points.degreesOfFreedom },
      .number("deff", words.designEffect, .decimals(2)) { $0.score.designEffect },
      .count("n", "n") { $0.score.count },
      .number("nEffective") { $0.score.effectiveCount },
      .number("varianceShare", words.index.varianceShare, .percentage()) { $0.varianceShare },
      .count("nNeeded", words.index.needed(margin: words.plain(margin))) { component in
        guard let factor, component.component.survey != nil, component.points.variance > 0,
          let n = component.score.count
        else { return nil }
        return Int((factor * Double(n)).rounded(.up))
      },
    ]
  }

  /// Components, areas, what comes from surveys and the whole, one below the other.
  private var records: ResultTable {
    let (index, factor, level) = (index, factor, level)
    var lines = index.components.map { component in
      IndexRecord(
        kind: "component", component: component.component.name,
        area: index.instrument.areas[component.component.area].name,
        points: component.component.points, score: component.score,
        isSampled: component.component.survey != nil, estimate: component.points,
        most: index.most(component),
        varianceShare: component.varianceShare)
    }
    for (place, area) in index.instrument.areas.enumerated() {
      lines.append(
        IndexRecord(
          kind: "area", area: area.name, points: area.points, estimate: index.areas[place],
          most: index.most(ofArea: place)))
    }
    let whole = index.instrument.total
    lines += [
      IndexRecord(kind: "survey", estimate: index.surveyShare, most: index.mostFromSurveys),
      IndexRecord(kind: "total", points: whole, estimate: index.total, most: whole),
    ]
    let isNulled = release?.isNulled ?? false
    lines += definitionLines.filter { !(isNulled && $0.isWithheld) }.map { line in
      IndexRecord(
        kind: "definition", component: line.component, definition: line.definition.rawValue,
        defined: (line.estimate, line.factor, line.interval(level: level)))
    }
    return ResultTable(
      for: .records, IndexRecord.fields(level: level, factor: factor), of: lines)
  }

  private var areas: ResultTable {
    let (level, language, index) = (level, language, index)
    let fields: [Field<Int>] = [
      .text("area", words.index.area) { index.instrument.areas[$0].name }
        .worded { index.instrument.areas[$0].title.text(in: language) },
      .number("points", words.index.points, .plain) { index.instrument.areas[$0].points },
      .number("estimate", words.index.score, .decimals(2)) { index.areas[$0]?.value },
      .number("se", words.standardError, .decimals(2)) { index.areas[$0]?.standardError },
      .interval(heading: words.interval(level), style: { _ in .decimals(2) }) {
        index.areas[$0]?.interval(level: level)?.cut(at: index.most(ofArea: $0))
      },
    ]
    return ResultTable(
      key: "areas", for: [.people, .json], caption: words.index.areas, fields,
      of: Array(index.instrument.areas.indices))
  }

  /// A component by one of the definitions that are in use.
  private struct DefinitionLine: Sendable {
    var component: String
    var definition: IndexInstrument.Statistic
    var estimate: Estimate
    /// Whether a rule pack does not let it be shown.
    var isWithheld = false
    /// What makes it 0–100.
    var factor: Double { definition == .mean ? 1 : 100 }

    func interval(level: Double) -> Interval? { whole(level: level)?.cut(at: 100) }

    func isCut(level: Double) -> Bool { whole(level: level) != interval(level: level) }

    private func whole(level: Double) -> Interval? {
      estimate.interval(definition == .mean ? .wald : .logit, level: level).map {
        Interval(lower: factor * $0.lower, upper: factor * $0.upper)
      }
    }
  }

  private var definitionLines: [DefinitionLine] {
    definitions.flatMap { found in
      [IndexInstrument.Statistic.satisfied, .mean, .allSatisfied].map { statistic in
        DefinitionLine(
          component: found.component, definition: statistic, estimate: found[statistic],
          isWithheld: release?.withheld[found.component]?.contains(statistic) == true)
      }
    }
  }

  /// Components by each of the definitions that are in use.
  private var definitionTable: ResultTable {
    let level = level
    let lines = definitionLines
    let instrument = index.instrument
    let language = language
    let words = words
    let (word, isNulled) = (words.diagnosis.withheld, release?.isNulled ?? false)
    func guarded(_ field: Field<DefinitionLine>) -> Field<DefinitionLine> {
      field.withheld(
        { $0.isWithheld ? word : nil }, nulled: { isNulled && $0.isWithheld })
    }
    let fields: [Field<DefinitionLine>] =
      [
        .text("component", words.index.component) { $0.component }.worded { line in
          instrument.components.first { $0.name == line.component }?.title.text(in: language)
        },
        .text("definition", words.index.definition) { $0.definition.rawValue }
          .worded { words.index.name($0.definition) },
        guarded(
          .number("estimate", words.index.outOf100, .decimals(2)) { $0.factor * $0.estimate.value }),
        guarded(
          .number("se", words.standardError, .decimals(2)) {
            $0.factor * $0.estimate.standardError
          }),
        guarded(
          .interval(heading: words.interval(level), style: { _ in .decimals(2) }) {
            $0.interval(level: level)
          }),
        guarded(.number("deff", words.designEffect, .decimals(2)) { $0.estimate.designEffect }),
        .count("n", "n") { $0.estimate.count },
        guarded(.number("nEffective") { $0.estimate.effectiveCount }).only(.json),
      ] + (release == nil ? [] : [.flag("withheld") { $0.isWithheld }])
    return ResultTable(
      key: "definitions", for: [.people, .json], caption: words.index.definitions, fields,
      of: lines, identifying: 2)
  }
}
