import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `index`: an index of points with the error that its surveys bring into it.
struct IndexCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "An index with the error of its survey components.",
    discussion: """
      Adds up the components of an instrument (a YAML file, or the name of one of \
      datasets/instruments), with intervals for every component, area and the whole, the \
      survey share apart, what part of the variance each component makes, and how large each \
      sample would have to be. Scores come from a table, survey components also from data.

      Examples:
        canvass index --instrument par-2020 \\
          --scores datasets/published/binh-duong-2020.csv --points sipas=10 \\
          --points managers=22
        canvass index --instrument sipas-2017 --study \\
          datasets/sipas-province/study.yml --points access=20 \\
          --points procedures=20 --points officials=20 --points results=20
      """)

  @Option(
    help: ArgumentHelp("Instrument: a file (YAML) or a name.", valueName: "instrument"),
    completion: .file(extensions: ["yml", "yaml"]))
  var instrument: String

  @Option(
    help: ArgumentHelp(
      "Scores: columns component, value, and for surveys se, or n and deff.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var scores: String?

  @Option(
    help: ArgumentHelp(
      "The covariance of scores: a matrix with a header of components.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var covariance: String?

  @Option(
    help: ArgumentHelp(
      "Points of a component where they are unpublished. Repeatable.", valueName: "component=1.5"))
  var points: [PointsOption] = []

  @Option(
    help: ArgumentHelp(
      "A component from data, with its items. Repeatable.", valueName: "sipas=q01-q22"))
  var component: [DimensionOption] = []

  @Option(help: "How answers are scored (default: as the instrument says).")
  var statistic: IndexInstrument.Statistic?

  @Option(help: ArgumentHelp("Answers of the scale.", valueName: "1-5"))
  var scale: ScaleOption?

  @Option(help: ArgumentHelp("Answers that count as satisfied.", valueName: "4,5"))
  var satisfied: NumberList?

  @Option(
    help: ArgumentHelp(
      "Degrees of freedom of the errors in --scores (default: none lost).", valueName: "n"))
  var freedom: Double?

  @Option(
    help: ArgumentHelp(
      "Points on either side that samples are to reach for the whole.", valueName: "points"))
  var margin = 1.0

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if !(margin > 0) || !margin.isFinite {
      throw UsageError("--margin is \(shortestText(margin)); it must be above 0")
    }
    if let freedom, !(freedom > 0) {
      throw UsageError("--freedom is \(shortestText(freedom)); it must be above 0")
    }
    if scores == nil, covariance != nil || freedom != nil {
      throw UsageError("--covariance and --freedom belong to --scores; data have their own")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    let path = instrument
    let isFile = BuiltInFile.isPath(path)
    if isFile { try session.noteInput(path) }
    let named = try isFile ? IndexInstrument(path) : saidByOption { try IndexInstrument(path) }
    var instrument = try named.filled(
      with: points.map { ($0.component, $0.points) })
    var given = IndexScores([], standardErrors: [])
    if let scores {
      try session.noteInput(scores)
      if let covariance { try session.noteInput(covariance) }
      given = try ScoreTable(
        path: scores, of: instrument, covariance: covariance, freedom: freedom ?? .infinity
      ).scores
    }
    let asksData = asksData(instrument, besides: given, session)
    if !asksData, statistic != nil || scale != nil || satisfied != nil {
      throw UsageError(
        "--statistic, --scale and --satisfied belong to answers of a survey; beside --scores alone leave them out"
      )
    }
    if let statistic {
      for place in instrument.components.indices where instrument.components[place].survey != nil {
        instrument.components[place].statistic = statistic
      }
    }
    let level = source.level ?? session.settings.level
    let language = print.lang ?? session.language ?? .en
    let packs = try release.packs(in: &session)
    guard asksData else {
      if packs != nil {
        throw UsageError(
          "--release judges components that come from data; beside --scores alone leave it out")
      }
      let report = IndexReport(
        index: try IndexEstimate(instrument, given), definitions: [], level: level, margin: margin,
        words: language.phrases)
      var answer = Answer(
        "index", input: input(path, level), design: nil, output: report.output, print: print,
        language: language)
      answer.source = scores ?? path
      return answer
    }
    let (found, prepared) = try components(of: instrument, besides: given, in: &session)
    let released = try packs.map { packs in
      let domain = try Domains(by: [], filter: prepared.filter, in: prepared.table)
      return try ReleasedComponents(
        found, of: instrument, packs: packs,
        population: prepared.design.population(release.population, in: domain),
        isNulled: release.withhold, words: language.phrases)
    }
    if packs != nil { try session.admitUnremembered(prepared.survey.path) }
    var report = IndexReport(
      index: try IndexEstimate(instrument, given.and(found.scores)),
      definitions: found.definitions, level: level, margin: margin, words: language.phrases)
    report.release = released
    report.analysed = prepared.analysed
    var answer = prepared.answer(
      "index", columns: prepared.columns, output: report.output, print: print, session: session)
    answer.input += input(path, nil)
    return answer
  }

  /// Whether components come from data: where the line says so, or the survey in use has what the scores leave open.
  private func asksData(
    _ instrument: IndexInstrument, besides given: IndexScores, _ session: Session
  ) -> Bool {
    if !component.isEmpty || source.describesData { return true }
    guard session.settings.data != nil else { return false }
    let dimensions = Set((session.settings.study?.dimensions ?? []).map(\.name))
    return scores == nil
      || Self.open(instrument, besides: given).contains {
        !$0.isOptional || dimensions.contains($0.name)
      }
  }

  /// The components of surveys that have no score.
  private static func open(_ instrument: IndexInstrument, besides given: IndexScores)
    -> [IndexInstrument.Component]
  {
    let scored = Set(given.scores.map(\.component))
    return instrument.components.filter { $0.survey != nil && !scored.contains($0.name) }
  }

  private func input(_ path: String, _ level: Double?) -> [Fact] {
    let facts: [Fact] = [
      .text("instrument", path), .text("scores", scores), .text("covariance", covariance),
      .record("points", points.map { .number($0.component, $0.points) }),
      .number("margin", margin),
    ]
    return facts + (level.map { [.number("level", $0)] } ?? [])
  }

  /// The components that come from data: those of --component, and others without a score that have a dimension of their
  /// name; where there are none of either, the one survey component without a score, which gets all items.
  private func components(
    of instrument: IndexInstrument, besides given: IndexScores, in session: inout Session
  ) throws -> (SurveyComponents, PreparedSurvey) {
    let survey = try session.survey(source)
    guard survey.settings.by.isEmpty else {
      throw UsageError("an index is about all rows; take --where for some of them in place of --by")
    }
    let scored = Set(given.scores.map(\.component))
    let named = Set(component.map(\.name))
    let others = (survey.settings.study?.dimensions ?? []).filter { dimension in
      !named.contains(dimension.name) && !scored.contains(dimension.name)
        && instrument.components.contains { $0.name == dimension.name && $0.survey != nil }
    }
    let options = InstrumentOptions(
      field: nil, fields: [], items: nil,
      dimensions: component.isEmpty
        ? [] : component + others.map { DimensionOption(name: $0.name, items: $0.items) },
      scale: scale?.values, satisfied: satisfied?.numbers, target: nil, needsField: false)
    let asked = try options.instrument(of: survey)
    let open = Self.open(instrument, besides: given)
    var requests: [SurveyComponents.Request] = []
    for dimension in asked.dimensions {
      let own = instrument.components.first { $0.name == dimension.name }
      if own?.survey == nil, component.isEmpty { continue }
      if let own, own.survey == nil {
        throw UsageError(
          "the component \"\(own.name)\" comes from no survey in this instrument; give its score in --scores"
        )
      }
      if scored.contains(dimension.name), !named.contains(dimension.name) { continue }
      let component = try own ?? instrument.component(dimension.name)
      requests.append(.init(component, items: dimension.items))
    }
    if requests.isEmpty, open.count == 1 {
      requests = [.init(open[0], items: Array(asked.items.indices))]
    }
    guard !requests.isEmpty else {
      throw UsageError(
        "which components come from the data? Say --component \(open.first?.name ?? "sipas")=q01-q22, once for each"
      )
    }
    var reading = survey
    reading.takesAnyAnswer = true
    let prepared = try PreparedSurvey(asked.items.map(\.column), of: reading, in: &session)
    let found = try SurveyComponents(
      requests, of: asked, prepared.table, prepared.design, filter: prepared.filter,
      threads: survey.settings.threads)
    return (found, prepared)
  }
}

/// `--points sipas=10`.
struct PointsOption: ExpressibleByArgument, Sendable {
  let component: String
  let points: Double

  init?(argument: String) {
    guard let named = NamedText(argument: argument), let points = Double(named.text),
      points.isFinite
    else { return nil }
    component = named.name
    self.points = points
  }
}

extension IndexInstrument.Statistic: ExpressibleByArgument {}
