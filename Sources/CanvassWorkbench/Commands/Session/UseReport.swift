import CanvassNumerics
import CanvassTables

/// What is in use, for the answer of `use`.
struct UseReport {
  let survey: Survey
  let session: Session

  private var words: any Phrases { (session.language ?? .en).phrases }

  /// The answer: one sentence, or all that holds for the lines that follow.
  func answer(_ print: PrintOptions, isWhole: Bool) -> Answer {
    let (sentence, settings) = (sentence, settings)
    let columns = survey.columnNames
    return Answer(
      "use", input: .object(["data": .string(survey.path)]), design: .null,
      output: Output(
        blocks: [.paragraph(sentence)] + (isWhole ? [.table(table(settings))] : []),
        json: [
          ("settings", .object(settings.map { .init($0.option, .string($0.value)) })),
          ("columns", .array(columns.map(JSONValue.string))),
        ],
        records: Records(columns: ["column"], rows: columns.map { [.string($0)] })),
      print: print, language: words.language)
  }

  private var sentence: String {
    let title = survey.settings.study?.title?.text(in: words.language.rawValue) ?? survey.path
    return words.survey.using(title, columns: survey.columnNames.count)
  }

  /// What has been said, under the names of the options that say it.
  private var settings: [(option: String, value: String)] {
    let settings = survey.settings
    let design = settings.design
    func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ",") }
    let all: [(String, String?)] = [
      ("study", settings.study?.name), ("data", settings.data),
      ("strata", list(design.strata)), ("clusters", list(design.clusters)),
      ("weights", design.weights), ("fpc", list(design.fpc)), ("lonely", design.lonely.rawValue),
      ("where", settings.filter), ("by", list(settings.by)), ("missing", list(settings.missing)),
      ("derive", list(settings.derivations.map { "\($0.name)=\($0.expression)" })),
      ("text", list(settings.text)), ("stream", settings.stream.map { $0 ? "yes" : "no" }),
      ("level", shortestText(settings.level)), ("format", session.format?.rawValue),
      ("lang", words.language.rawValue),
    ]
    return all.compactMap { option, value in value.map { (option, $0) } }
  }

  private func table(_ settings: [(option: String, value: String)]) -> OutputTable {
    OutputTable(
      headings: [
        .init(words.survey.option, .leading),
        .init(words.survey.inUse, .leading),
      ],
      rows: settings.map { ["--\($0.option)", $0.value] })
  }
}
