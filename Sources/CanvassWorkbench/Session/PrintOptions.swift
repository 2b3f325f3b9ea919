import ArgumentParser

/// How an answer is printed: the options of every verb.
struct PrintOptions: ParsableArguments {
  @Option(help: "How the answer is printed (default: table).")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Write the answer to a file instead; it appears whole or not at all.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Language of headings, verdicts and labels (default: en).")
  var lang: Language?
}

extension OutputFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
