import CanvassSampling

/// A comparison of groups as an answer: the estimates, and the tests.
struct ComparisonReport {
  let formula: ComparisonFormula
  let title: (any TablePhrases, _ column: String, _ group: String?) -> String
  let caption: (any TablePhrases) -> String
  let entries: [Estimate]
  let tests: [SurveyTest]
  /// What the tests compare with `null`; none where there are more than two groups.
  let compared: Estimate?
  /// The number that is tested against.
  var null: Double?
  /// What rule packs say of the entries, where they were asked.
  var release: EstimateRelease?

  func answer(_ command: String, _ prepared: PreparedSurvey, print: PrintOptions, session: Session)
    -> Answer
  {
    let language = print.lang ?? session.language ?? .en
    let words = language.phrases
    let groups = [formula.group].compactMap(\.self)
    let survey = prepared.survey
    let further: [ResultPart] = [
      .table(
        SurveyTest.table(
          tests, caption: caption(words.tables), against: null, words,
          withheld: release?.guarding(words)))
    ]
    let report = EstimateReport(
      analysed: prepared.analysed,
      estimates: Estimates(domainColumns: groups, entries: entries), method: .wald,
      language: language,
      title: title(
        words.tables, survey.label(of: formula.column, language),
        formula.group.map { survey.label(of: $0, language) }), release: release,
      records: records(level: prepared.settings.level, words), further: further,
      estimateSeconds: nil)
    return prepared.analysed.answer(
      command, columns: [formula.column] + groups, output: report.output, print: print,
      session: session)
  }

  /// One record a test, with what it compares.
  private func records(level: Double, _ words: any Phrases) -> ResultTable {
    let (compared, null) = (compared?.shown, null)
    let interval = compared?.interval(level: level)
    let guarded = SurveyTest.guard(release?.guarding(words))
    let isWithheld = release?.withholdsAny ?? false
    let fields: [Field<SurveyTest>] = [
      .text("name") { $0.name }, guarded(.number("estimate") { _ in compared?.value }),
      guarded(.number("se") { _ in compared?.standardError }),
      guarded(.interval(style: { _ in .plain }) { _ in interval }),
      .number("null") { _ in null }, .number("margin") { $0.margin },
      guarded(.number("statistic") { $0.statistic }),
      guarded(.number("df1") { $0.degreesOfFreedom.first }),
      guarded(.number("df2") { $0.degreesOfFreedom.dropFirst().first }),
      guarded(.number("p") { $0.probability }),
    ]
    let mark: [Field<SurveyTest>] = release == nil ? [] : [.flag("withheld") { _ in isWithheld }]
    return ResultTable(for: .records, fields + mark, of: tests)
  }
}
