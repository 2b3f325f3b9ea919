import CanvassNumerics
import CanvassTables

/// What is in use, for the answer of `use`.
struct UseReport {
  let survey: Survey
  let session: Session

  private var words: Wording { Wording(session.language ?? .en) }

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
    let count = survey.columnNames.count
    return words.pick(
      "Using \(title): \(counted(count, "column")).",
      "Đang dùng \(title): \(count) cột.")
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
      ("level", shortestText(settings.level)), ("format", session.format?.rawValue),
      ("lang", words.language.rawValue),
    ]
    return all.compactMap { option, value in value.map { (option, $0) } }
  }

  private func table(_ settings: [(option: String, value: String)]) -> OutputTable {
    OutputTable(
      headings: [
        .init(words.pick("Option", "Tùy chọn"), .leading),
        .init(words.pick("In use", "Đang dùng"), .leading),
      ],
      rows: settings.map { ["--\($0.option)", $0.value] })
  }
}
