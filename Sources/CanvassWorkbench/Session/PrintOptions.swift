import ArgumentParser
import CanvassNumerics

/// Where something is written, and in which language: for answers and notebooks alike.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write to this file; it appears whole or not at all. - is standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?

  /// The file to write to; `nil` for standard output.
  var file: String? { output == PlaceOptions.standardOutput ? nil : output }

  /// What stands for standard output in place of a file.
  static let standardOutput = "-"

  @Option(help: "Language of headings, verdicts and labels (default: en).")
  var lang: Language?
}

/// How an answer is printed: the options of every verb.
struct PrintOptions: ParsableArguments {
  @Option(help: "How the answer is printed (default: by the ending of --output, else table).")
  var format: OutputFormat?

  @OptionGroup var place: PlaceOptions

  @Flag(help: "In CSV, put an apostrophe before text that a spreadsheet would take for a formula.")
  var csvSafe = false

  /// The file to write to; `nil` for standard output.
  var output: String? { place.file }
  var lang: Language? { place.lang }

  func validate() throws {
    if format == nil, let output { _ = try OutputFormat.ending(of: output) }
  }

  /// The format that is said, else the one that the file's name tells, else a table.
  var chosenFormat: OutputFormat {
    format ?? output.flatMap { try? OutputFormat.ending(of: $0) } ?? .table
  }
}

extension OutputFormat {
  /// The format that the ending of a file's name tells; `nil` for a name without an ending.
  ///
  /// - Throws: `UsageError` naming the endings that there are.
  static func ending(of path: String, among formats: [OutputFormat] = allCases) throws
    -> OutputFormat?
  {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    for format in formats where format.endings.contains(ending) { return format }
    let known = formats.flatMap(\.endings).map { "." + $0 }.joined(separator: ", ")
    throw UsageError(
      "\"\(path)\" cannot be written: no format has the ending .\(ending); there are \(known), and any "
        + "name will do with --format")
  }

  private var endings: [String] {
    switch self {
    case .table: ["txt", "text"]
    case .json: ["json"]
    case .csv: ["csv", "tsv"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .latex: ["tex"]
    case .typst: ["typ"]
    }
  }
}

/// Checks the name of a page of HTML.
///
/// - Throws: `UsageError` when it ends like something else.
func checkPage(_ path: String, _ option: String) throws {
  try checkIsFile(path, option, instead: "--format html writes the page there")
  if (try? OutputFormat.ending(of: path)) == .html { return }
  throw UsageError(
    "\(option) writes a page of HTML, and \"\(path)\" does not end in .html or .htm; rename it")
}

/// Checks that what is written beside an answer does not go where the answer goes.
///
/// - Throws: `UsageError` for standard output.
func checkIsFile(_ path: String, _ option: String, instead: Sentence? = nil) throws {
  guard path == PlaceOptions.standardOutput else { return }
  throw UsageError(
    "\(option) - is standard output, where the answer itself goes; name a file"
      + "\(part: instead.map { " (\($0))" } ?? "")")
}

extension Answer {
  /// An answer that is printed as the options say.
  init(
    _ command: String, input: [Fact], design: [Fact]?, output: Output, print: PrintOptions,
    language: Language
  ) {
    self.init(
      command: command, input: input, design: design, output: output, format: print.chosenFormat,
      language: language, destination: print.output)
    isCSVSafe = print.csvSafe
  }
}

extension OutputFormat: ExpressibleByArgument {}
