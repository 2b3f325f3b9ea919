import ArgumentParser
import CanvassNumerics

/// `use`: the survey that the following lines are about.
struct UseCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Choose the survey that the following lines are about.",
    discussion: """
      For the REPL and notebooks. Options said here hold until the next use.

      Examples:
        use study.yml
        use survey.csv --strata district --clusters commune --weights weight
      """)

  @Argument(help: "Study file or data file.", completion: .file())
  var file: String?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    var options = source
    if let file {
      let lowered = file.lowercased()
      if lowered.hasSuffix(".yml") || lowered.hasSuffix(".yaml") {
        options.study = file
      } else {
        options.data = file
      }
    }
    guard options.study != nil || options.data != nil else {
      throw UsageError("use what? Say use study.yml, or use survey.csv")
    }
    var fresh = session
    fresh.settings = SurveySettings()
    try fresh.settings.apply(options)
    let survey = try fresh.survey(.none())
    _ = try survey.physicalColumns(for: survey.columnsNeeded([]))
    if let language = print.lang { fresh.language = language }
    session = fresh
    let words = Wording(fresh.language ?? .en)
    let title = fresh.settings.study?.title?.text(in: words.language.rawValue) ?? survey.path
    let sentence = words.pick(
      "Using \(title): \(counted(survey.columnNames.count, "column")).",
      "Đang dùng \(title): \(survey.columnNames.count) cột.")
    return Answer(
      "use", input: .object(["data": .string(survey.path)]), design: .null,
      output: Output(
        blocks: [.paragraph(sentence)],
        json: [("columns", .array(survey.columnNames.map(JSONValue.string)))],
        records: Records(
          columns: ["column"], rows: survey.columnNames.map { [.string($0)] })),
      print: print, language: words.language)
  }
}
