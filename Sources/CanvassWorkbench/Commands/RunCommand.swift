import ArgumentParser
import Foundation

/// `run`: a notebook.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a notebook and set its prose, commands and answers in one document.",
    discussion: """
      A notebook is a text file: prose after "# %% [markdown]", commands after "# %%".

      Examples:
        canvass run weak-fields.canvass --output page.html --lang vi
      """)

  @Argument(help: "Notebook.", completion: .file(extensions: ["canvass"]))
  var notebook: String

  @Flag(help: "Go on after a command that fails; the document shows its error at its place.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "markdown or html (default: by the ending of --output, else markdown).", valueName: "format"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Write the document to a file instead; it appears whole or not at all.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Language of the page, and of answers that say none (default: en).")
  var lang: Language?

  func validate() throws {
    if format == nil, let output { _ = try OutputFormat.ending(of: output) }
  }

  /// A notebook that has been run.
  struct Document {
    var text: String
    /// Where it goes; standard output when `nil`.
    var destination: String?
    /// The commands that failed, with `--keep-going`.
    var failures: [NotebookError]
  }

  /// The document, and where it goes.
  func document(options: RenderOptions) throws -> Document {
    if let output, isSameFile(output, notebook) {
      throw UsageError(
        "\"\(output)\" is the notebook itself; give the document another name (--output)")
    }
    let format = try format ?? output.flatMap { try OutputFormat.ending(of: $0) } ?? .markdown
    if format == .json || format == .csv {
      throw UsageError(
        "a notebook cannot be written as \(format.rawValue); choose --format markdown or html, or a "
          + "file that ends in .md or .html")
    }
    let notebook = try Notebook(contentsOf: notebook)
    var runner = NotebookRunner(
      interpreter: Interpreter(in: .notebook, language: lang), options: options,
      language: lang ?? .en, keepsGoing: keepGoing)
    let text = try runner.document(notebook, format: format)
    return Document(text: text, destination: output, failures: runner.failures)
  }
}

/// `repl`: the interactive shell.
struct REPLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "The interactive shell: the same commands, line by line.",
    discussion: """
      use study.yml once, then short lines: mean q01 --by field. TAB completes, \
      Ctrl-C stops a command, Ctrl-D ends. An answer that is longer than the terminal goes \
      through $PAGER, less by default; PAGER=cat does without.
      """)

  @Flag(name: .customLong("no-pager"), help: "Long answers are printed as they are.")
  var withoutPager = false
}

extension Notebook {
  /// Reads a notebook from a file.
  ///
  /// - Throws: `NotebookError` when it cannot be read.
  init(contentsOf path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw NotebookError(
        "cannot read the notebook \"\(path)\": there is no such file, or it may not be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw NotebookError("the notebook \"\(path)\" is not text in UTF-8")
    }
    try self.init(text, name: path)
  }
}
