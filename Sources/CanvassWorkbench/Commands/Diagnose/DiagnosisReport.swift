import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A diagnosis as an answer: the report for people; JSON and records for programs.
struct DiagnosisReport {
  let diagnosis: SurveyDiagnosis
  let analysed: AnalysedSurvey
  let words: any Phrases

  var level: Double { diagnosis.level }
  var hasDimensions: Bool { !diagnosis.instrument.dimensions.isEmpty }
  /// The field furthest behind first; last those whose share is withheld or does not exist, in
  /// their own order, which says nothing of their shares.
  var ranked: [FieldDiagnosis] {
    func place(_ field: FieldDiagnosis) -> Double {
      let share = field.measures.satisfied.value
      return field.measures.isWithheld || share.isNaN ? .infinity : share
    }
    return diagnosis.fields.enumerated().sorted { left, right in
      (place(left.element), left.offset) < (place(right.element), right.offset)
    }.map(\.element)
  }

  func name(_ field: FieldDiagnosis) -> String {
    switch diagnosis.instrument.fields {
    case .column(let column):
      analysed.survey.label(of: field.field, in: column, words.language)
    case .items(let asked):
      asked.first { $0.name == field.field }?.label.text(in: words.language.rawValue)
        ?? field.field
    }
  }

  func name(dimension index: Int) -> String {
    diagnosis.instrument.dimensions[index].label.text(in: words.language.rawValue)
  }

  func name(item index: Int) -> String {
    let item = diagnosis.instrument.items[index]
    let label = item.label.text(in: words.language.rawValue)
    return label == item.column ? label : "\(item.column) \(label)"
  }

  var output: Output {
    let data = DiagnosisJSON(diagnosis: diagnosis, report: self)
    return Output(
      blocks: blocks, json: data.members, records: data.records, warnings: warnings)
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(title, level: 1)]
    if analysed.settings.study?.simulated == true {
      blocks.append(.paragraph(words.diagnosis.simulated))
    }
    if let note = analysed.settings.study?.note {
      blocks.append(.paragraph(note.text(in: words.language.rawValue)))
    }
    blocks.append(.paragraph(summary))
    blocks.append(.heading(words.diagnosis.fields, level: 2))
    blocks += fieldBlocks
    blocks += reasonBlocks
    blocks += worthBlocks
    blocks += measureBlocks
    blocks.append(.heading(words.diagnosis.reading, level: 2))
    blocks.append(
      .list(
        words.diagnosis.readingNotes(
          alpha: words.significance(at: level),
          rules: diagnosis.rules.map { $0.title.text(in: words.language.rawValue) })))
    return blocks
  }

  private var warnings: [Note] {
    var warnings: [Note] = []
    let rows = diagnosis.rowsWithoutField
    let column = diagnosis.instrument.fieldColumn ?? "field"
    if rows > 0 { warnings.append(Note { $0.surveyNotes.inNoField(rows: rows, column: column) }) }
    if diagnosis.instrument.scale.isAllSatisfied {
      warnings.append(Note { $0.surveyNotes.allSatisfied })
    }
    let scale = diagnosis.instrument.scale
    if !scale.namesAnswers {
      let named = scale.satisfied.map(shortestText)
      let (low, high) = (shortestText(scale.range.lowerBound), shortestText(scale.range.upperBound))
      warnings.append(Note { $0.surveyNotes.satisfiedBetween(named, low: low, high: high) })
    }
    if diagnosis.fields.count == 1 { warnings.append(Note { $0.surveyNotes.oneField }) }
    return warnings
  }

  private var title: String {
    let survey = analysed.settings.study?.title?.text(in: words.language.rawValue)
    let heading = words.diagnosis.title
    return survey.map { "\(heading): \($0)" } ?? heading
  }

  private var summary: String {
    let overall = diagnosis.overall.satisfied
    let share =
      diagnosis.overall.isWithheld
      ? words.diagnosis.shareWithheld
      : words.diagnosis.satisfied(percent: words.percent(overall.value))
        + " (\(certainty(of: overall)))."
    let weak = ranked.filter { $0.verdict == .weak }.map(name)
    let watch = ranked.filter { $0.verdict == .watch }.map(name)
    var sentences = [share]
    sentences.append(weak.isEmpty ? words.diagnosis.noneWeak : words.diagnosis.weak(weak))
    if !watch.isEmpty { sentences.append(words.diagnosis.toWatch(watch)) }
    sentences.append(words.designNote(analysed))
    return sentences.joined(separator: " ")
  }

  /// The interval of a share, or why it has none.
  private func certainty(of share: Estimate) -> String {
    if let interval = share.interval(.logit, level: level) {
      return words.interval(level, words.percent(interval))
    }
    return share.value == 1 ? words.diagnosis.everyAnswerSatisfied : words.interval(level, "–")
  }

  private var fieldBlocks: [OutputBlock] {
    let target = diagnosis.instrument.target
    var headings: [OutputTable.Heading] = [
      .init(words.field, .leading), .init(words.diagnosis.verdict, .leading),
      .init(words.diagnosis.satisfied), .init(words.interval(level)),
      .init(words.diagnosis.gapToRest),
      .init(words.diagnosis.rank), .init("n"),
    ]
    if target != nil {
      headings.insert(.init(words.diagnosis.gapToTarget), at: 5)
    }
    let rows = ranked.map { field -> [String] in
      let satisfied = field.measures.satisfied
      var row = [
        name(field), words.diagnosis.name(field.verdict),
        shown(field, words.percent(satisfied.value)),
        shown(field, words.percent(satisfied.interval(.logit, level: level))),
        shown(field, words.points(field.gapToRest?.estimate), withheld: field.withholdsGap),
        shown(field, field.rank == nil ? "–" : rank(field.rankShown)),
        String(satisfied.count),
      ]
      if target != nil {
        row.insert(shown(field, words.points(field.gapToTarget?.estimate)), at: 5)
      }
      return row
    }
    let whiskers = WhiskerFigure(
      title: words.diagnosis.satisfiedByField,
      axis: words.diagnosis.percentOfAnswers, possible: 0...100,
      points: ranked.map { field in
        let satisfied = field.measures.isWithheld ? nil : field.measures.satisfied
        let interval = satisfied?.interval(.logit, level: level)
        return WhiskerFigure.Point(
          label: name(field), estimate: percent(satisfied?.value),
          lower: percent(interval?.lower), upper: percent(interval?.upper),
          emphasised: field.verdict == .weak,
          absence: field.measures.isWithheld ? words.diagnosis.withheld : nil)
      }, target: target.map { 100 * $0 },
      targetLabel: target.map {
        words.diagnosis.target(percent: words.percent($0, decimals: 0))
      } ?? "")
    var blocks: [OutputBlock] = [
      .table(
        OutputTable(
          headings: headings, rows: rows,
          emphasised: Set(ranked.indices.filter { ranked[$0].verdict == .weak }))),
      .figure(.whiskers(whiskers)),
    ]
    if hasDimensions { blocks.append(.figure(.heatMap(heatMap))) }
    return blocks
  }

  private var heatMap: HeatMapFigure {
    let dimensions = diagnosis.instrument.dimensions.indices
    return HeatMapFigure(
      title: words.diagnosis.satisfiedByDimension,
      rows: ranked.map(name), columns: dimensions.map(name(dimension:)),
      values: ranked.map { field in
        dimensions.map { dimension in
          field.measures.isWithheld
            ? nil
            : field.dimensions.first { $0.index == dimension }.flatMap {
              percent($0.satisfied.value)
            }
        }
      }, legend: words.diagnosis.percentSatisfied,
      absence: ranked.contains(where: \.measures.isWithheld) ? words.diagnosis.withheld : nil)
  }

  /// A number of a field for people, or in its place that it is withheld; so is that it does not exist,
  /// for that would tell a share of 0 or 1.
  func shown(_ field: FieldDiagnosis, _ text: String, withheld: Bool? = nil) -> String {
    withheld ?? field.measures.isWithheld ? words.diagnosis.withheld : text
  }

  private func rank(_ set: RankSet?) -> String {
    set.map { "\($0.rank) (\($0.lower)–\($0.upper))" } ?? words.diagnosis.withheld
  }

  private func percent(_ share: Double?) -> Double? {
    guard let share, share.isFinite else { return nil }
    return 100 * share
  }
}
