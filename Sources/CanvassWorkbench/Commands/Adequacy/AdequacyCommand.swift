import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `adequacy`: whether a sample was good enough to say so.
struct AdequacyCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "adequacy",
    abstract: "Was the sample good enough? By the rules of statistical offices, and by its design.",
    discussion: """
      For each number: publish, with caution, or withhold under each rule pack, the clause \
      that it does not meet, and the n that would do. For the sample: weights, codes, \
      strata, missing answers, forms. Items of the study are shares of satisfied answers, \
      columns of 0 and 1 shares, others means.

      Examples:
        canvass adequacy q01-q05 --by field --rules nchs,statcan \\
          --study datasets/sipas-province/study.yml
        canvass adequacy api00 --data datasets/api/apistrat/apistrat.csv \\
          --strata stype --weights pw --population 6194
      """)

  @Argument(
    help:
      "Columns: names, ranges such as q01-q22, patterns such as q*; without any, the items of the study."
  )
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rule packs: names such as nchs, or paths of your own (default: all whose source is primary).",
      valueName: "pack,pack"))
  var rules: NameList?

  @Flag(help: "Take rule packs whose thresholds are from memory, too.")
  var unverified = false

  @Flag(help: "The sample was planned for these domains, which some packs ask.")
  var planned = false

  @Flag(help: "JSON and CSV do not have the withheld numbers either.")
  var withhold = false

  @Option(help: ArgumentHelp("Answers of the scale.", valueName: "1-5"))
  var scale: ScaleOption?

  @Option(
    help: ArgumentHelp("Answers that count as satisfied, such as 4,5.", valueName: "4,5"))
  var satisfied: NumberList?

  @OptionGroup var people: PopulationOptions

  @Option(
    help: ArgumentHelp(
      "How the cases ended, for response rates: columns disposition (I, P, R, NC, O, UH, UO, NE) and count.",
      valueName: "file"), completion: .file(extensions: ["csv", "tsv"]))
  var dispositions: String?

  @Option(
    help: ArgumentHelp(
      "All who were drawn, a row each, for the R-indicator: with --responded and --propensity.",
      valueName: "file"), completion: .file(extensions: ["csv", "tsv"]))
  var frame: String?

  @Option(
    help: ArgumentHelp(
      "--frame: who answered: a column of 1 and 0, or a condition such as \"status == 1\".",
      valueName: "expression"))
  var responded: String?

  @Option(
    help: ArgumentHelp(
      "--frame: what the probability to answer depends on, known of all who were drawn.",
      valueName: "~ a + b"))
  var propensity: String?

  @Option(
    help: ArgumentHelp("--frame: the column of the design weights.", valueName: "column"))
  var frameWeights: String?

  @Option(help: ArgumentHelp("The column of who asked.", valueName: "column"))
  var interviewer: String?

  @Option(
    help: ArgumentHelp(
      "Census totals or shares to compare with: columns variable, level, total.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var benchmarks: String?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    let lacks = frame == nil || responded == nil || propensity == nil
    let hasAny = [frame, responded, propensity, frameWeights].contains { $0 != nil }
    if hasAny, lacks {
      throw UsageError(
        "--frame, a table of all who were drawn, goes with --responded and --propensity, such as --responded answered "
          + "--propensity \"~ region + sex\"")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    for file in [dispositions, benchmarks, frame] { if let file { try session.noteInput(file) } }
    let census = try benchmarks.map { try TargetTables.margins($0) } ?? []
    let others = census.flatMap(\.columns) + [interviewer].compactMap(\.self)
    let packs =
      (try rules.map { try RulePack.named($0.names, allowsMemory: unverified, in: &session) }
      ?? RulePack.builtIn.filter { $0.status == .primary })
      .map { $0.forDomains(arePlanned: planned) }
    let survey = try session.survey(source)
    let items = survey.itemColumns
    let columns = try columns.isEmpty ? items : survey.select(self.columns)
    guard !columns.isEmpty else {
      throw UsageError("which columns? Name some, or use a study that has items")
    }
    let prepared = try PreparedSurvey(
      columns, and: others, codes: others, of: survey, in: &session)
    let answers = try satisfaction(survey)
    let coding = answers?.satisfaction
    let isItem = Set(satisfied == nil ? items : columns)
    for name in columns where isItem.contains(name) {
      try answers?.check(prepared.table.column(name), name)
    }
    let means = columns.filter { coding == nil || !isItem.contains($0) }.map {
      NamedEstimand($0, Mean(Quantity($0)))
    }
    let found = try DistinctAnswers(to: means, .mean, prepared, in: prepared.domains)
    let asked = try columns.map { name in
      if let coding, isItem.contains(name) {
        return (
          NamedEstimand(name, Mean(Quantity(name, coding))), JudgedEstimand(share: name, coding)
        )
      }
      let mean = NamedEstimand(name, Mean(Quantity(name)))
      return (mean, try JudgedEstimand(mean, .mean, prepared, found))
    }
    let numbers = try JudgedNumbers(
      asked.map(\.0), asked.map(\.1), prepared, population: population)
    let language = print.lang ?? session.language ?? .en
    let release = try numbers.marks(packs, isNulled: withhold, in: &session)
    let withheld = zip(numbers.estimates.entries, release.table.outcomes)
      .filter { $1.isWithheld }.map { $0.0.variable }
    let files = try Set([session.shownFile(survey.path)])
    let earlier = columns.filter { session.told.withheld(numberOf: $0, in: files) }
    let report = AdequacyReport(
      analysed: prepared.analysed, estimates: numbers.estimates, release: release,
      kinds: numbers.cells.map(\.judged.kind),
      checks: try checks(
        prepared, columns, census, withheld: Set(withheld + earlier), in: &session),
      words: language.phrases)
    var answer = prepared.answer(
      "adequacy", columns: columns, output: report.output, print: print, session: session)
    answer.design = (answer.design ?? []) + report.designFacts
    return answer
  }

  /// The scale that says which answers count as satisfied; `nil` where neither study nor option does.
  private func satisfaction(_ survey: Survey) throws -> ResponseScale? {
    let study = survey.settings.study?.scale
    let values = scale?.values ?? study?.values ?? []
    let counted = satisfied?.numbers ?? study?.satisfied ?? []
    if counted.isEmpty { return nil }
    guard !values.isEmpty else {
      throw UsageError("which answers does the scale have? Say --scale 1-5, or scale: in the study")
    }
    return try ResponseScale(values: values, satisfied: counted)
  }

  private var population: Double? { people.population }

  private func checks(
    _ prepared: PreparedSurvey, _ columns: [String], _ census: [MarginTargets],
    withheld: Set<String>, in session: inout Session
  ) throws -> [DesignCheck] {
    let look = try SampleLook(prepared.design, prepared.codes)
    var checks = try look.checks(in: prepared.domains, population: population)
    let forms = try AnswerChecks(columns, in: prepared.table, look)
    let tells = try forms.leastAnswered.map { try isFree(answersTo: $0, prepared, in: &session) }
    checks += try forms.checks(
      interviewers: interviewer, in: prepared.table, tellingNonresponse: tells ?? true,
      withheld: withheld)
    checks += try census.map {
      try BenchmarkTest($0, of: prepared.table, prepared.design)
        .check(tellingShares: isFree($0, prepared, in: &session))
    }
    if let dispositions {
      let rates = try DispositionFile.rates(dispositions)
      checks.append(rates.check)
      if let other = rates.check(interviews: prepared.table.rowCount) { checks.append(other) }
    }
    if let frame, let responded, let propensity {
      checks.append(
        try FrameFile.representativity(
          frame, responded: responded, propensity: propensity, weights: frameWeights,
          text: prepared.survey.textColumns
        ).check)
    }
    return checks
  }

  /// Whether the shares of a census column in the sample, which are of all its rows, tell nothing that may not be shown.
  private func isFree(
    _ census: MarginTargets, _ prepared: PreparedSurvey, in session: inout Session
  ) throws -> Bool {
    let parts = try census.totals.map { total in
      try SummedColumn.of(
        Quantity(census.columns[0], .level(total.level)), in: prepared.table,
        weights: prepared.design.weights)
    }
    return try isFree(parts, prepared, in: &session)
  }

  /// Whether the share of the rows that have an answer tells nothing that may not be shown: of a question that only some
  /// were asked it is theirs.
  private func isFree(
    answersTo name: String, _ prepared: PreparedSurvey, in session: inout Session
  ) throws -> Bool {
    let column = try prepared.table.column(name)
    let answered = (0..<column.count).map { column.number(at: $0).isNaN ? 0.0 : 1 }
    return try isFree(
      [SummedColumn.of(answered, weights: prepared.design.weights)], prepared, in: &session)
  }

  /// Whether sums of a column over all rows tell nothing that may not be shown.
  private func isFree(
    _ parts: [(column: SummedColumn, values: [Double])], _ prepared: PreparedSurvey,
    in session: inout Session
  ) throws -> Bool {
    let rows = prepared.table.rowCount
    let entries = parts.map { part in
      DisclosureLedger.Entry(
        cell: 0, terms: [.init(0, part.values)], isForbidden: false, isShown: true, count: rows)
    }
    do {
      return try session.shown.admit(
        .init(
          columns: parts.prefix(1).map(\.column), cellOfRow: [Int32](repeating: 0, count: rows),
          entries: entries, questions: entries.prefix(1).map(\.terms)),
        of: session.shownFile(prepared.survey.path)
      ).isEmpty
    } catch is DisclosureError {
      return false
    }
  }
}
