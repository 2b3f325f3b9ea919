import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A diagnosis as an answer.
struct DiagnosisReport: Sendable {
  let diagnosis: SurveyDiagnosis
  let analysed: AnalysedSurvey
  let words: any Phrases
  /// Whether programs do not have the withheld numbers either.
  let isNulled: Bool

  var level: Double { diagnosis.level }
  var hasDimensions: Bool { !diagnosis.instrument.dimensions.isEmpty }
  /// The field furthest behind first; last those whose share is withheld or does not exist, in
  /// their own order, which says nothing of their shares.
  let ranked: [FieldDiagnosis]

  init(
    diagnosis: SurveyDiagnosis, analysed: AnalysedSurvey, words: any Phrases,
    isNulled: Bool = false
  ) {
    self.isNulled = isNulled
    self.diagnosis = diagnosis
    self.analysed = analysed
    self.words = words
    let places = diagnosis.fields.map { field in
      let share = field.measures.satisfied.value
      return field.measures.isWithheld || share.isNaN ? .infinity : share
    }
    ranked = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
      .map { diagnosis.fields[$0] }
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

  var output: Output { Output(parts, words, warnings: warnings) }

  private var parts: [ResultPart] {
    var parts = ResultPart.facts(wholeFacts)
    parts += [
      .table(
        ResultTable(key: "fields", for: .json, objectFields.map(guarded), of: diagnosis.fields)),
      .table(ResultTable(for: .records, recordFields.map(guarded), of: diagnosis.fields)),
      .heading(title, level: 1),
    ]
    if analysed.settings.study?.simulated == true {
      parts.append(.paragraph(words.diagnosis.simulated))
    }
    if let note = analysed.settings.study?.note {
      parts.append(.paragraph(note.text(in: words.language.rawValue)))
    }
    parts += [
      .paragraph(summary), .heading(words.diagnosis.fields, level: 2), .table(overview),
    ]
    // Where nothing may be shown there is nothing to draw.
    let (whiskers, heatMap) = (whiskers, heatMap)
    if whiskers.points.contains(where: { $0.estimate != nil }) {
      parts.append(.figure(.whiskers(whiskers)))
    }
    if hasDimensions, heatMap.values.contains(where: { $0.contains { $0 != nil } }) {
      parts.append(.figure(.heatMap(heatMap)))
    }
    parts += reasonParts + worthParts
    parts += [
      .heading(words.diagnosis.measures, level: 2), .table(measures),
      .heading(words.diagnosis.reading, level: 2),
      .list(
        words.diagnosis.readingNotes(
          alpha: words.significance(at: level),
          rules: diagnosis.rules.map { $0.title.text(in: words.language.rawValue) },
          hasTarget: hasTarget, hasOwnSize: diagnosis.rules.contains { $0.usesInterval })),
    ]
    return parts
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
    let lost = diagnosis.lostReplicates
    if let most = lost.filter({ $0 > 0 }).max() {
      let (lacking, all) = (lost.count { $0 > 0 }, lost.count)
      warnings.append(
        Note { $0.surveyNotes.lostReplicates(most, estimates: lacking, of: all) })
    }
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
    if !weak.isEmpty {
      sentences.append(words.diagnosis.weak(weak))
    } else if ranked.allSatisfy({ $0.verdict == .tooLittleData }) {
      sentences.append(words.diagnosis.noneJudged)
    } else if ranked.count > 1 {
      sentences.append(words.diagnosis.noneWeak(hasTarget: hasTarget))
    }
    if !watch.isEmpty { sentences.append(words.diagnosis.toWatch(watch)) }
    sentences.append(words.designNote(analysed))
    return sentences.joined(separator: " ")
  }

  private var hasTarget: Bool { diagnosis.instrument.target != nil }

  /// The interval of a share, or why it has none.
  private func certainty(of share: Estimate) -> String {
    if let interval = share.interval(.logit, level: level) {
      return words.interval(level, words.percent(interval))
    }
    return share.value == 1 ? words.diagnosis.everyAnswerSatisfied : words.interval(level, "–")
  }

  /// The fields, worst first.
  private var overview: ResultTable {
    let target = hasTarget ? [gapToTargetField] : []
    return ResultTable(
      [nameField, verdictField, satisfiedField, intervalField, gapToRestField] + target
        + [rankField, countField],
      of: ranked, emphasised: Set(ranked.indices.filter { ranked[$0].verdict == .weak }))
  }

  /// The other measures and what the sample can bear.
  private var measures: ResultTable {
    ResultTable(
      [
        nameField, gapPField, allSatisfiedField, meanField, effectiveField, designEffectField,
        publicationField,
      ], of: ranked)
  }

  private var whiskers: WhiskerFigure {
    let target = diagnosis.instrument.target
    return WhiskerFigure(
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
  }

  private var heatMap: HeatMapFigure {
    let dimensions = diagnosis.instrument.dimensions.indices
    var absences: Set<String> = []
    let values = ranked.map { field in
      dimensions.map { dimension -> Double? in
        let found = field.dimensions.first { $0.index == dimension }
        let isWithheld = field.measures.isWithheld || found?.isWithheld == true
        let value = isWithheld ? nil : percent(found?.satisfied.value)
        if value == nil {
          absences.insert(isWithheld ? words.diagnosis.withheld : words.diagnosis.noAnswers)
        }
        return value
      }
    }
    return HeatMapFigure(
      title: words.diagnosis.satisfiedByDimension,
      rows: ranked.map(name), columns: dimensions.map(name(dimension:)), values: values,
      legend: words.diagnosis.percentSatisfied,
      absence: absences.isEmpty ? nil : absences.sorted().joined(separator: " / "))
  }

  private func percent(_ share: Double?) -> Double? {
    guard let share, share.isFinite else { return nil }
    return 100 * share
  }
}
