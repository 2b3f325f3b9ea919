import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `factors`: exploratory factor analysis.
struct FactorsCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "factors", abstract: "Exploratory factor analysis of columns or of correlations.",
    discussion: """
      Without --factors, their number is chosen by parallel analysis.

      Examples:
        canvass factors q01-q22 --correlation polychoric \\
          --study datasets/sipas-province/study.yml
        canvass correlation q01-q08 --format csv --output R.csv \\
          --data datasets/sipas-province/survey.csv --missing 9
        canvass factors --matrix R.csv --observations 1775 --factors 2 \\
          --extraction ml --rotation varimax --errors
        canvass factors q01-q12 --preset spss --extraction pa --factors 3 \\
          --study datasets/sipas-province/study.yml
        canvass factors q01-q12 --scores ten-berge --scores-file scores.csv \\
          --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help:
      "Columns: names, ranges such as q01-q22, patterns such as q*; with --matrix, some of its.")
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Correlation matrix with a header of names, in place of data.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var matrix: String?

  @Option(help: ArgumentHelp("Rows behind the correlations of --matrix.", valueName: "n"))
  var observations: Int?

  @Option(
    help: ArgumentHelp("Number of factors (default: by parallel analysis).", valueName: "k"))
  var factors: Int?

  @Option(
    help: ArgumentHelp(
      "What chooses their number, all shown side by side (default: parallel).",
      valueName: "rule"))
  var retention: RetentionRule?

  @Option(help: "How factors are taken out (default: minres).")
  var extraction: ExtractionOption?

  @Option(help: "Which correlations (default: pearson).")
  var correlation: FactorCorrelation?

  @Option(
    help: ArgumentHelp(
      "Another program's choices where none is said, and which they are.", valueName: "program"))
  var preset: FactorPreset?

  @Option(
    help:
      "Rows that count where answers are missing: those of each pair, complete ones, or all by what they have (full information)."
  )
  var missingRows: FactorRowsOption?

  @Option(
    help: ArgumentHelp(
      "Make correlations that contradict each other possible: the nearest matrix (default for data), "
        + "or psych's smoothing."))
  var repair: CorrelationRepair.Method?

  @Option(
    help: ArgumentHelp(
      "Random starts of the extraction besides its own (default: 10).", valueName: "n"))
  var extractionStarts: Int?

  @OptionGroup var polychoric: PolychoricOptions

  @Flag(
    help: "Standard errors of the rotated loadings: by the design, or of maximum likelihood.")
  var errors = false

  @Flag(help: "Split correlated factors into a general factor and groups (Schmid–Leiman).")
  var schmidLeiman = false

  @Option(help: "Factor scores of each row, into --scores-file.")
  var scores: ScoringOption?

  @Option(
    help: ArgumentHelp("Where the scores go (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var scoresFile: String?

  @OptionGroup(title: "Rotation") var turning: RotationOptions
  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  /// Of parallel analysis and of the starts of rotation.
  private var seed: UInt64 { source.seed ?? 1 }

  var defaults: FactorDefaults { FactorDefaults(preset: preset) }

  /// What was said, with the defaults for the rest; the target has still to be read.
  func plan() throws -> FactorChoices {
    let extraction = extraction ?? defaults.extraction
    return FactorChoices(
      defaults: defaults, extraction: extraction,
      rotation: try turning.choice(defaults, after: extraction), factors: factors,
      retention: retention, seed: seed,
      starts: ExtractionStarts(random: extractionStarts ?? 10, seed: seed))
  }

  var sideFile: String? { scoresFile }

  func measuredColumns(of survey: Survey) throws -> [String] { try survey.select(columns) }

  func answerWithoutRows(in session: inout Session) throws -> Answer? {
    guard let matrix, let observations else { return nil }
    return try advised { try answer(from: matrix, rows: observations, in: &session) }
  }

  func prepare(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
    try Measurements.read(columns, least: 2, verb: "factors", of: survey, in: &session)
  }

  func model(of prepared: PreparedSurvey, in session: inout Session) throws -> Answer {
    try advised { try answer(from: prepared, in: &session) }
  }

  /// What is in the way of a model gets the words of the verb.
  private func advised(_ analyse: () throws -> Answer) throws -> Answer {
    do {
      return try analyse()
    } catch let error as FactorError {
      throw FactorProblem.advice(error)
    } catch let error as IncompleteAnswersError {
      throw ConfirmatoryProblem.advice(.incomplete(error, nil), weights: nil)
    }
  }

  private func answer(
    from matrix: String, rows observations: Int, in session: inout Session
  ) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    try session.noteInput(matrix)
    let file = try CorrelationFile(
      path: matrix, rows: Double(observations), selecting: columns)
    try file.require(observations: observations)
    let input: FactorCorrelations
    do {
      input = try FactorCorrelations(
        file.correlations, rows: Double(observations), repair: repair)
    } catch let error as FactorError {
      throw FactorProblem.advice(error, matrix: matrix)
    }
    let words = language.phrases
    let (choices, analysis) = try analyse(input, in: &session)
    let report = FactorReport(
      analysis: analysis, choices: choices, label: { $0 },
      note: words.factors.matrix(matrix, observations: observations),
      correlation: nil, missing: nil,
      errors: try loadingErrors(analysis),
      showsErrors: errors, schmidLeiman: try apart(analysis), scores: nil, language: language)
    var output = report.output
    output.warnings = input.warnings(choices.extraction) + output.warnings
    var answer = Answer(
      "factors",
      input: [
        .text("matrix", matrix), .count("observations", observations),
        .texts("columns", file.correlations.names),
      ],
      design: nil, output: output, print: print, language: language)
    answer.source = matrix
    answer.seed = seed
    return answer
  }

  private func answer(
    from prepared: PreparedSurvey, in session: inout Session
  ) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    let rows = missingRows ?? FactorRowsOption(defaults.missing)
    let data = try Measurements(prepared, missing: rows.rows)
    let kind = (correlation ?? .pearson).kind
    let input = try FactorCorrelations(
      data.sample, rows == .fiml ? .fullInformation : kind.method(polychoric.rule), repair: repair)
    let survey = data.prepared.survey
    let (choices, analysis) = try analyse(input, in: &session)
    let scored: FactorScores? =
      if let scores, let scoresFile {
        try FactorScores(analysis, data, scores, to: scoresFile)
      } else { nil }
    let report = FactorReport(
      analysis: analysis, choices: choices, label: { survey.label(of: $0, language) },
      note: data.note(language.phrases, hasFullInformation: rows == .fiml), correlation: kind,
      missing: rows,
      errors: try loadingErrors(analysis),
      showsErrors: errors, schmidLeiman: try apart(analysis), scores: scored,
      language: language)
    var output = report.output
    output.warnings = input.warnings(choices.extraction) + output.warnings
    if kind != .pearson, analysis.designFit == nil {
      output.warnings.append(Note { $0.factorNotes.onlyGuide(kind) })
    }
    if scored != nil, kind == .polychoric {
      output.warnings.append(Note { $0.factorNotes.scoresOfAnswers })
    }
    if rows == .fiml, analysis.designFit == nil {
      output.warnings.append(Note { $0.factorNotes.completeRows(data.rows) })
    }
    output.warnings += designNotes(analysis, report.errors, rows: data.rows)
    var answer = data.prepared.answer(
      "factors", columns: data.columns, output: output, print: print, session: session)
    answer.seed = seed
    if let scored { answer.files = [.init(path: scored.path, text: scored.text)] }
    return answer
  }

  private func analyse(
    _ input: FactorCorrelations, in session: inout Session
  ) throws -> (FactorChoices, FactorAnalysis) {
    var choices = try plan()
    if let path = turning.target {
      try session.noteInput(path)
      choices.rotation.target = try TargetFile.read(path, variables: input.matrix.names)
    }
    return (choices, try FactorAnalysis(input, choices.plan))
  }

  /// What of the answer does not go by the design.
  private func designNotes(
    _ analysis: FactorAnalysis, _ errors: LoadingErrors?, rows: Int
  ) -> [Note] {
    guard analysis.hasDesign else { return [] }
    var notes: [Note] = []
    if let problem = analysis.designProblem {
      notes.append(Note { $0.factorNotes.noDesignTest(because: $0.text(of: problem)) })
    }
    if analysis.designFit == nil {
      notes.append(Note { $0.factorNotes.simpleRandom(rows: rows) })
    } else if analysis.retention != nil {
      notes.append(Note { $0.factorNotes.criteriaSimpleRandom(rows: rows) })
    }
    if case .replicates(let count, let lost)? = errors?.basis, lost > 0 {
      notes.append(Note { $0.factorNotes.lostReplicates(lost, of: count) })
    }
    return notes
  }

  /// - Throws: `TableError` where errors were asked for and there are none.
  private func loadingErrors(_ analysis: FactorAnalysis) throws -> LoadingErrors? {
    do {
      return try analysis.loadingErrors(most: errors ? .max : Self.mostErrors)
    } catch {
      guard errors else { return nil }
      throw TableError(
        "there are no standard errors of these loadings: \(error)")
    }
  }

  /// So many loadings have errors without being asked for.
  private static let mostErrors = 200

  private func apart(_ analysis: FactorAnalysis) throws -> SchmidLeiman? {
    guard schmidLeiman else { return nil }
    guard analysis.factors >= 3, let rotation = analysis.rotation else {
      throw TableError(
        "--schmid-leiman needs 3 correlated factors or more, and there are \(analysis.factors); the "
          + "one correlation of 2 does not say how much each has of the general factor")
    }
    return try SchmidLeiman(rotation)
  }
}
