import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `rank`: ranks of units, and how far the data settle them.
struct RankCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Ranks of units with confidence sets.",
    discussion: """
      Rank 1 is the highest. For each unit the ranks that the data do not exclude, by \
      itself and for all units together; the share of draws in which it is among the \
      best; units that cannot be told apart. Ranks cells of --by by the mean of a column, \
      several columns, the values of one column (--shares), estimates in a file, or \
      counts.

      Examples:
        canvass rank q01 --by district --best 3 \\
          --study datasets/sipas-province/study.yml
        canvass rank --estimates datasets/pisa-2018/mathematics.csv --best 5
      """)

  @Argument(help: "Columns: one with --by or --shares, else several.")
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "A table in place of data, with columns unit, estimate, se.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var estimates: String?

  @Option(
    help: ArgumentHelp(
      "The covariance of --estimates: a matrix with a header of units.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var covariance: String?

  @Option(
    help: ArgumentHelp(
      "Degrees of freedom of the standard errors of --estimates (default: none lost).",
      valueName: "n"))
  var freedom: Double?

  @Option(
    help: ArgumentHelp(
      "A table of counts in place of data, with columns unit, count.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var counts: String?

  @Flag(help: "Rank the values of the column by how frequent they are.")
  var shares = false

  @Option(help: ArgumentHelp("Also the units that may be among the k highest.", valueName: "k"))
  var best: Int?

  @Option(help: "How the number of comparisons is allowed for (default: draws where they hold).")
  var adjustment: RankAdjustmentOption?

  @Option(help: ArgumentHelp("Draws from the distribution of the estimates.", valueName: "n"))
  var draws = 100_000

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  private var seed: UInt64 { source.seed ?? RankAdjustment.standardSeed }

  func validate() throws {
    if let best, best < 1 { throw UsageError("--best is \(best); it must be 1 or more") }
    guard (100...10_000_000).contains(draws) else {
      throw UsageError("--draws is \(draws); it must be from 100 to 10000000")
    }
    if let freedom, !(freedom > 0) {
      throw UsageError("--freedom is \(shortestText(freedom)); it must be above 0")
    }
    let files = [estimates, counts].compactMap(\.self)
    if files.count + (columns.isEmpty ? 0 : 1) > 1 {
      throw UsageError("give columns of data, --estimates or --counts, one of them")
    }
    if files.isEmpty, columns.isEmpty {
      throw UsageError(
        "what is ranked? Name a column with --by, or give a table (--estimates FILE, --counts FILE)"
      )
    }
    if estimates == nil, covariance != nil || freedom != nil {
      throw UsageError("--covariance and --freedom belong to --estimates; data have their own")
    }
    if !files.isEmpty, shares || source.describesData {
      throw UsageError(
        "--shares and the options of data and design are for data; leave them out beside a table")
    }
    if !files.isEmpty, release.release != nil {
      throw UsageError(
        "--release judges estimates of data; a table does not say what lies behind its numbers, so leave it out"
      )
    }
    if counts != nil, adjustment == .draws {
      throw UsageError("counts are compared exactly and adjusted by Holm; leave --adjustment out")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    let level = source.level ?? session.settings.level
    let threads = source.threads ?? session.settings.threads
    let clock = ContinuousClock()
    if let counts {
      try session.noteInput(counts)
      let table = try CountTable(path: counts)
      let start = clock.now
      let analysis = try RankAnalysis(counts: table.counts, level: level, threads: threads)
      let report = try report(
        analysis, table.units.map { .init(name: $0) }, start, clock, session, kind: .counts)
      return answer(report, [.text("counts", counts), .number("level", level)], counts, session)
    }
    if let path = estimates {
      try session.noteInput(path)
      if let covariance { try session.noteInput(covariance) }
      let given = try GivenEstimates(
        path: path, name: "unit", value: "estimate", covariance: covariance)
      let own = freedom ?? .infinity
      let start = clock.now
      let units = RankedUnits(values: given.values, covariance: given.covariance) { _, _ in own }
      let report = try report(
        analysis(units, level, threads), given.names.map { .init(name: $0) }, start, clock,
        session, kind: .estimates(areIndependent: covariance == nil, areNormal: freedom == nil))
      let input: [Fact] = [
        .text("estimates", path), .text("covariance", covariance), .number("freedom", freedom),
        .number("level", level),
      ]
      return answer(report, input, path, session)
    }
    return try surveyAnswer(level, threads, in: &session)
  }

  private func analysis(_ units: RankedUnits, _ level: Double, _ threads: Int) throws
    -> RankAnalysis
  {
    let chosen: RankAdjustment =
      switch adjustment {
      case nil: .standard(for: units, draws: draws, seed: seed)
      case .draws: .draws(draws, seed: seed)
      case .holm: .holm
      }
    return try RankAnalysis(units, level: level, adjustment: chosen, threads: threads)
  }

  private func surveyAnswer(_ level: Double, _ threads: Int, in session: inout Session) throws
    -> Answer
  {
    let survey = try session.survey(source)
    let names = try survey.select(columns)
    let by = survey.settings.by
    guard names.count == 1 || (by.isEmpty && !shares) else {
      throw UsageError("rank takes one column with --by or --shares, or several without")
    }
    guard by.isEmpty || !shares else {
      throw UsageError(
        "--by ranks the cells of \"\(names[0])\" and --shares its values; give one of them, and for the values in a cell --where"
      )
    }
    guard names.count > 1 || shares || !by.isEmpty else {
      throw UsageError(
        "one column gives one number for everybody; rank its cells (--by A) or its values "
          + "(--shares), or name several columns")
    }
    let prepared = try PreparedSurvey(names, codes: shares ? names : [], of: survey, in: &session)
    let estimands = try named(names, prepared)
    let clock = ContinuousClock()
    let start = clock.now
    let ranks = try SurveyRanks(
      estimands, of: prepared.table, prepared.design, in: prepared.domains, threads: threads)
    let language = print.lang ?? session.language ?? .en
    let released = try released(estimands, prepared, in: &session)
    let outcomes = released?.table.outcomes
    let units = ranks.estimates.enumerated().map { place, estimate in
      let (columns, values) =
        by.isEmpty
        ? ([estimate.variable], [estimate.level ?? estimate.variable]) : (by, estimate.cell.values)
      let labels = zip(columns, values).map { column, value in
        by.isEmpty && estimate.level == nil
          ? survey.label(of: column, language) : survey.label(of: value, in: column, language)
      }
      return RankReport.Unit(
        name: values.joined(separator: " / "), label: labels.joined(separator: " / "),
        count: estimate.count, release: outcomes?[place], value: estimate.value,
        standardError: estimate.standardError)
    }
    let ranked = RankedUnits(
      values: ranks.units.values.indices.map {
        outcomes?[$0].isWithheld == true ? .nan : ranks.units.values[$0]
      }, covariance: ranks.units.covariance, degreesOfFreedom: ranks.units.degreesOfFreedom)
    guard ranks.units.values.contains(where: \.isFinite) else {
      throw DesignError("no unit has an estimate with a variance, so there is nothing to rank")
    }
    guard ranked.values.contains(where: \.isFinite) else {
      throw DesignError(
        "the rule packs withhold the estimate of every unit, so there is nothing to rank; ask for larger units"
      )
    }
    let title = survey.label(of: names[0], language)
    var report = try report(
      analysis(ranked, level, threads), units, start, clock, session,
      kind: shares ? .shares(title) : by.isEmpty ? .columns : .cells(title))
    report.release = released
    report.analysed = prepared.analysed
    var answer = prepared.answer(
      "rank", columns: names, output: report.output, print: print, session: session)
    answer.seed = seed
    return answer
  }

  /// What rule packs say of each estimate; `nil` where none are asked.
  private func released(
    _ estimands: [NamedEstimand], _ prepared: PreparedSurvey, in session: inout Session
  ) throws -> EstimateRelease? {
    guard let packs = try release.packs(in: &session) else { return nil }
    return try JudgedNumbers(
      estimands, shares ? .proportion : .mean, prepared, population: release.population
    ).marks(packs, isNulled: release.withhold, in: &session)
  }

  private func named(_ names: [String], _ prepared: PreparedSurvey) throws -> [NamedEstimand] {
    guard shares else { return names.map { NamedEstimand($0, Mean(Quantity($0))) } }
    let coded = try prepared.column(names[0]).asCategories(names[0])
    return coded.levelsInOrder.map { level in
      let text = coded.levels[level].text
      return NamedEstimand(names[0], level: text, Mean(Quantity(names[0], .level(text))))
    }
  }

  private func report(
    _ analysis: @autoclosure () throws -> RankAnalysis, _ units: [RankReport.Unit],
    _ start: ContinuousClock.Instant, _ clock: ContinuousClock, _ session: Session,
    kind: RankReport.Kind
  ) throws -> RankReport {
    let language = print.lang ?? session.language ?? .en
    let analysis = try analysis()
    let ranked = analysis.units.values.count { $0.isFinite }
    if let best, best > ranked {
      throw UsageError(
        "--best is \(best), more than the \(counted: ranked, "unit") that can be ranked")
    }
    let findings = RankReport.Findings(
      analysis: analysis, marginal: try analysis.marginal(),
      probabilities: try analysis.probabilities(top: best ?? 1, draws: draws, seed: seed))
    return RankReport(
      findings: findings, units: units, kind: kind, best: best, draws: draws, seed: seed,
      seconds: timing ? seconds(clock.now - start) : nil, words: language.phrases)
  }

  private func answer(_ report: RankReport, _ input: [Fact], _ path: String, _ session: Session)
    -> Answer
  {
    var answer = Answer(
      "rank", input: input, design: nil, output: report.output, print: print,
      language: print.lang ?? session.language ?? .en)
    answer.source = path
    answer.seed = seed
    return answer
  }
}

/// `--adjustment`.
enum RankAdjustmentOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case draws, holm
}
