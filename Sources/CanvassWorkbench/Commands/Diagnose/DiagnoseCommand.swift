import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `diagnose`: weak fields of service, and why.
struct DiagnoseCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "diagnose", abstract: "Find the fields of service that are weak, and why.",
    discussion: """
      For each field: answers satisfied, people satisfied with all, and the mean on \
      0–100, with intervals; the gap to all other fields and to the target; the rank \
      with its confidence set; whether the sample can bear the number; a verdict; \
      what makes the gap; what mending is worth.

      Examples:
        canvass diagnose --report weak-fields.html \\
          --study datasets/sipas-province/study.yml
        canvass diagnose --data datasets/sipas-province/survey.csv --field field \\
          --items q01-q22 --scale 1-5 --satisfied 4,5 --missing 9 --target 95
        canvass diagnose --data datasets/sipas-province/survey.csv --missing 9 \\
          --fields access=q01-q04 --fields staff=q09-q12 --scale 1-5 \\
          --satisfied 4,5
      """)

  @Option(help: ArgumentHelp("Column whose values are the fields of service.", valueName: "column"))
  var field: String?

  @Option(
    help: ArgumentHelp(
      "A field and its items, where everyone was asked about every field. Repeatable.",
      valueName: "land=k01-k05"))
  var fields: [DimensionOption] = []

  @Option(help: ArgumentHelp("Items: names, ranges, patterns.", valueName: "q01-q22"))
  var items: NameList?

  @Option(
    help: ArgumentHelp(
      "A dimension and its items. Repeatable.", valueName: "access=q01-q03"))
  var dimension: [DimensionOption] = []

  @Option(help: ArgumentHelp("Answers of the scale.", valueName: "1-5"))
  var scale: ScaleOption?

  @Option(
    help: ArgumentHelp("Answers that count as satisfied, such as 4,5 or 6-9.", valueName: "4,5"))
  var satisfied: NumberList?

  @Option(
    help: ArgumentHelp(
      "Percent satisfied that is aimed at, above 0 and at most 100.", valueName: "percent"))
  var target: Double?

  @Option(
    help: ArgumentHelp("Also write the report as one HTML page.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if let target { try checkTarget(target, "--target") }
    if let report { try checkPage(report, "--report") }
  }

  func measuredColumns(of survey: Survey) throws -> [String] {
    try instrument(of: survey).items.map(\.column)
  }

  private func instrument(of survey: Survey) throws -> Instrument {
    try InstrumentOptions(
      field: field, fields: fields, items: items?.names, dimensions: dimension,
      scale: scale?.values,
      satisfied: satisfied?.numbers, target: target
    ).instrument(of: survey)
  }

  func answerInWindows(of survey: Survey, in session: inout Session) throws -> Answer? {
    let instrument = try instrument(of: survey)
    let settings = survey.settings
    let field = [instrument.fieldColumn].compactMap(\.self)
    guard
      let streamed = try StreamedSurvey(
        instrument.items.map(\.column), and: field, codes: field, of: checking(survey),
        in: &session)
    else { return nil }
    try standAlone(survey, in: &session)
    let questions = try FieldQuestions(instrument)
    var builder = FieldTotalsBuilder(
      questions, settings.design, orders: streamed.orders, threads: settings.threads)
    let remarks = try streamed.forEach { try builder.add($0) }
    let totals = try builder.totals()
    let analysis = try WeakFieldAnalysis(
      questions, totals, level: settings.level, threads: settings.threads)
    return try answer(
      analysis.diagnose(rules: packs(in: &session), population: release.population),
      remarks.analysed(totals.design, unassigned: 0), instrument,
      session)
  }

  func prepare(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
    let instrument = try instrument(of: survey)
    let field = [instrument.fieldColumn].compactMap(\.self)
    try standAlone(survey, in: &session)
    return try PreparedSurvey(
      instrument.items.map(\.column), and: field, codes: field, of: checking(survey),
      in: &session)
  }

  func model(of prepared: PreparedSurvey, in session: inout Session) throws -> Answer {
    let instrument = try instrument(of: prepared.survey)
    let analysis = try WeakFieldAnalysis(
      instrument, prepared.table, prepared.design, filter: prepared.filter,
      level: prepared.settings.level, threads: prepared.settings.threads)
    return try answer(
      analysis.diagnose(rules: packs(in: &session), population: release.population),
      prepared.analysed,
      instrument, session)
  }

  /// A diagnosis shows sums over items, which are not compared with other answers of the session.
  private func standAlone(_ survey: Survey, in session: inout Session) throws {
    if release.release != nil { try session.admitUnremembered(survey.path) }
  }

  /// The rule packs by which shares are marked; `nil` for the usual ones.
  private func packs(in session: inout Session) throws -> [RulePack]? {
    let packs = try release.packs(in: &session)
    for pack in packs ?? [] where pack.scope != .cell || !pack.kinds.contains(.proportion) {
      throw UsageError(
        "the rule pack \"\(pack.name)\" is not for single shares, and diagnose marks the share of each field; "
          + "name others, such as nchs and statcan")
    }
    return packs
  }

  /// The instrument checks answers itself, on the scale that --scale may have given.
  private func checking(_ survey: Survey) -> Survey {
    var survey = survey
    survey.takesAnyAnswer = true
    return survey
  }

  private func answer(
    _ diagnosis: SurveyDiagnosis, _ analysed: AnalysedSurvey, _ instrument: Instrument,
    _ session: Session
  ) throws -> Answer {
    guard diagnosis.overall.satisfied.value.isFinite else {
      throw DiagnosisError(
        "nobody with a field of service has answered an item, so there is nothing to diagnose; look "
          + "at the missing codes and the condition (--missing, --where)")
    }
    let language = print.lang ?? session.language ?? .en
    let output = DiagnosisReport(
      diagnosis: diagnosis, analysed: analysed, words: language.phrases,
      isNulled: release.withhold
    ).output
    let columns =
      instrument.items.map(\.column) + [instrument.fieldColumn].compactMap(\.self)
    var answer = analysed.answer(
      "diagnose", columns: columns, output: output, print: print, session: session)
    answer.report = report
    return answer
  }
}

/// `--dimension access=q01-q03,q05`, and `--fields land=k01-k05`.
struct DimensionOption: ExpressibleByArgument, Sendable {
  var name: String
  var items: [String]

  init(name: String, items: [String]) {
    self.name = name
    self.items = items
  }

  init?(argument: String) {
    guard let named = NamedText(argument: argument), let list = NameList(argument: named.text)
    else { return nil }
    name = named.name
    items = list.names
  }
}

/// `--scale 1-5`, or `--scale 1,2,3,4`.
struct ScaleOption: ExpressibleByArgument, Sendable {
  var values: [Double]

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false)
    if ends.count == 2, let low = Double(ends[0]), let high = Double(ends[1]), low < high {
      // A range that is no scale is refused where scales are checked.
      let isScale = low.rounded() == low && high.rounded() == high && high - low <= 1000
      values = isScale ? Array(stride(from: low, through: high, by: 1)) : [low, high]
      return
    }
    guard let list = NumberList(argument: argument), list.numbers.count > 1 else { return nil }
    values = list.numbers
  }
}

/// `--satisfied 4,5`.
struct NumberList: ExpressibleByArgument, Sendable {
  var numbers: [Double]

  init?(argument: String) {
    guard let list = NameList(argument: argument) else { return nil }
    numbers = []
    for name in list.names {
      guard let found = wholeNumbers(in: name) ?? Double(name).map({ [$0] }),
        found.allSatisfy(\.isFinite)
      else { return nil }
      numbers += found
    }
  }
}

/// A target is a percentage; 0.95 is a slip for 95.
func checkTarget(_ target: Double, _ name: String) throws {
  guard target > 0, target <= 100 else {
    throw UsageError(
      "\(name) is \(shortestText(target)); it is a percentage above 0, at most 100")
  }
  guard target > 1 else {
    throw UsageError(
      "\(name) is \(shortestText(target)) percent; did you mean \(shortestText((1e6 * target).rounded() / 1e4))?"
    )
  }
}
