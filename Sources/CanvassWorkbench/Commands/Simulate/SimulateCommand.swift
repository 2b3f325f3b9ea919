import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import Glibc

/// `simulate`: a synthetic survey whose truth is known.
struct SimulateCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Make a synthetic survey with known truth from a recipe.",
    usage: "canvass simulate <recipe> --output <folder> [<options>]",
    discussion: """
      A whole population is made from the recipe, its true shares are counted, and a \
      sample is drawn as the recipe says. The same recipe and seed give the same bytes \
      everywhere. --output names the folder for survey.csv and truth.csv; those of an \
      earlier simulation there are replaced.

      Examples:
        canvass simulate datasets/sipas-province/recipe.yml \\
          --output my-survey --seed 7
      """)

  @Argument(help: "Recipe (YAML).", completion: .file(extensions: ["yml", "yaml"]))
  var recipe: String

  @Option(
    help: ArgumentHelp("Seed, a whole number of 0 or more (default: the recipe's).", valueName: "n")
  )
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Threads, 1 to 1024; the answer does not depend on it (default: all cores).", valueName: "n"))
  var threads: Int?

  @Option(help: "How the answer is printed (default: table).")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp("Folder for survey.csv and truth.csv.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: "Language of headings and labels (default: en).")
  var lang: Language?

  func validate() throws {
    if let threads { try checkThreads(threads) }
  }

  func answer(in session: inout Session) throws -> Answer {
    guard let folder = output else {
      throw UsageError("where should the survey go? Say --output FOLDER")
    }
    guard folder != PlaceOptions.standardOutput else {
      throw UsageError(
        "--output - is standard output, and simulate writes two files; name a folder for them")
    }
    let language = lang ?? session.language ?? .en
    let words = language.phrases
    try session.noteInput(recipe)
    let plan = try SurveyRecipe(contentsOf: recipe)
    let paths = SimulatedSurvey.paths(inFolder: folder)
    try session.protectInputs(from: [paths.survey, paths.truth])
    try Self.protectSurvey(paths)
    // The folder is made with the files; until then nothing is left of it.
    try SimulatedSurvey.prepare(folder: folder).remove()
    let survey = SimulatedSurvey(recipe: plan, seed: seed, threads: threads ?? 0)
    try Interruption.current?.check()
    // The truth of each field as a whole.
    let shares = survey.truth.filter {
      $0.field != nil && $0.stratum == nil && $0.dimension == nil && $0.item == nil
        && $0.measure == .satisfied
    }
    let count = survey.table.rowCount
    let seed = survey.seed
    let fields: [Field<TruthRecord>] = [
      .text("field", words.field) { $0.field },
      .number("satisfied", words.survey.trueShare, .percent()) { $0.value },
    ]
    let result = Output(
      [
        .heading(words.survey.simulatedSurvey, level: 1),
        .paragraph(
          words.survey.simulated(
            people: count, survey: paths.survey, truth: paths.truth, seed: seed)),
        .fact(Fact("seed", .seed(seed))), .fact(.count("rows", count)),
        .table(ResultTable(key: "truth", fields, of: shares)),
      ], words)
    var answer = Answer(
      command: "simulate",
      input: [.text("recipe", recipe), .text("output", folder)], design: nil,
      output: result, format: format ?? .table, language: language)
    answer.source = recipe
    answer.seed = survey.seed
    answer.folder = folder
    answer.files = [
      .init(path: paths.survey, text: try survey.surveyText()),
      .init(path: paths.truth, text: survey.truthText()),
    ]
    return answer
  }

  /// Files of these names without the truth of a simulation among them may be somebody's only copy.
  ///
  /// - Throws: `UsageError`.
  private static func protectSurvey(_ paths: (survey: String, truth: String)) throws {
    if isFile(paths.truth), SimulatedSurvey.isTruth(paths.truth) { return }
    for path in [paths.survey, paths.truth] where isFile(path) {
      throw UsageError(
        "\"\(path)\" would be written over, and no simulation made it: there is no truth.csv of one beside it; name another "
          + "folder with --output")
    }
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
