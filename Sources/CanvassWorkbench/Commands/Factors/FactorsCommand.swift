import ArgumentParser
import CanvassNumerics

/// `factors`: exploratory factor analysis.
struct FactorsCommand: ModelVerb {
  static let configuration = CommandConfiguration(
    commandName: "factors", abstract: "Exploratory factor analysis of columns or of correlations.",
    discussion: """
      Without --factors, their number is chosen by parallel analysis.

      Examples:
        canvass factors q01-q22 --study study.yml --correlation polychoric
        canvass factors --matrix R.csv --observations 112 --factors 2 --extraction ml \
      --rotation varimax
      """)

  @Argument(
    help:
      "Columns: names, ranges such as q01-q22, patterns such as q*; with --matrix, some of its.",
    completion: .custom { Completions.columns($0, $1, $2) })
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

  @Option(help: "How factors are taken out (default: minres).")
  var extraction: ExtractionOption = .minres

  @Option(help: "How they are rotated (default: oblimin).")
  var rotation: RotationOption = .oblimin

  @Option(help: "Which correlations (default: pearson).")
  var correlation: FactorCorrelation?

  @Option(
    help: "Rows that count where answers are missing: those of each pair, or complete ones.")
  var missingRows: MissingRowsOption?

  @Option(
    help: ArgumentHelp(
      "Seed of parallel analysis and of the starts of rotation (default: 1).", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if let factors, factors < 1 {
      throw ValidationError("--factors is \(factors); it must be 1 or more")
    }
    if let observations, observations < 1 {
      throw ValidationError("--observations is \(observations); it must be the number of rows")
    }
    if matrix == nil {
      if observations != nil {
        throw ValidationError("--observations belongs to --matrix; data have their own rows")
      }
      if columns.isEmpty {
        throw ValidationError(
          "which columns? Name them, or give correlations with --matrix FILE --observations N")
      }
    } else {
      if observations == nil {
        throw ValidationError("--matrix needs --observations N, the rows behind the correlations")
      }
      if source.data != nil || source.study != nil {
        throw ValidationError("give either data (--data, --study) or --matrix, not both")
      }
      if correlation != nil || missingRows != nil || source.filter != nil || source.by != nil {
        throw ValidationError(
          "--correlation, --missing-rows, --where and --by are for data; --matrix has its correlations"
        )
      }
    }
  }

  var readsRows: Bool { matrix == nil }

  func model(in session: inout Session) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    guard let matrix, let observations else { return try answerFromData(in: &session, language) }
    session.noteInput(matrix)
    let file = try CorrelationFile(
      path: matrix, rows: Double(observations), selecting: columns)
    let input = try FactorCorrelations(file, rows: Double(observations))
    let words = Wording(language)
    let report = FactorReport(
      analysis: try analyse(input), label: { $0 },
      note: words.pick(
        "Correlations of \(matrix), \(observations) observations.",
        "Tương quan trong \(matrix), \(observations) quan sát."),
      correlation: nil, language: language)
    return Answer(
      command: "factors",
      input: .object([
        "matrix": .string(matrix), "observations": .integer(observations),
        "columns": .array(file.correlations.names.map(JSONValue.string)),
      ]),
      design: .null, output: report.output, format: print.format ?? .table, language: language,
      destination: print.output)
  }

  private func answerFromData(in session: inout Session, _ language: Language) throws -> Answer {
    let data = try Measurements(
      columns, least: 2, verb: "factors", missing: missingRows ?? .pairwise, source: source,
      in: &session)
    let kind = (correlation ?? .pearson).kind
    let input = try FactorCorrelations(data, kind)
    let survey = data.prepared.survey
    let report = FactorReport(
      analysis: try analyse(input), label: { survey.label(of: $0, language) },
      note: data.note(Wording(language)), correlation: kind, language: language)
    var output = report.output
    output.warnings = input.warnings + output.warnings
    if kind != .pearson {
      output.warnings.append(
        "tests and fit are made for Pearson correlations of normal variables; with \(kind.rawValue) ones "
          + "they are only a guide")
    }
    if data.hasDesign {
      output.warnings.append(
        "loadings use the weights of the design, but tests, fit and parallel analysis suppose a simple "
          + "random sample of \(data.rows) rows")
    }
    return data.prepared.answer(
      "factors", columns: data.columns, output: output, print: print, session: session)
  }

  private func analyse(_ input: FactorCorrelations) throws -> FactorAnalysis {
    try FactorAnalysis(
      input.matrix, rows: input.rows, factors: factors, extraction: extraction,
      weights: extraction == .dwls ? input.weights() : nil, rotation: rotation, seed: seed)
  }
}
