import ArgumentParser
import CanvassTables

/// `run`: a notebook.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a notebook and set its prose, commands and answers in one document.",
    usage: "canvass run <notebook> [--output <file>] [<options>]",
    discussion: """
      A notebook is a text file in which prose stands after "# %% [markdown]" and \
      commands after "# %%".

      Examples:
        canvass run notebooks-as-scripts/01-weak-fields.canvass \\
          --output page.html --lang vi
      """)

  @Argument(help: "Notebook.", completion: .file(extensions: ["canvass"]))
  var notebook: String

  @Flag(help: "Go on after a command that fails; the document shows its error at its place.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "What the document is (default: by the ending of --output, else markdown).",
      valueName: "format"))
  var format: DocumentFormat?

  @OptionGroup(title: "Printing") var place: PlaceOptions

  func validate() throws {
    if format == nil, let output = place.file { _ = try DocumentFormat.ending(of: output) }
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
    let output = place.file
    if let output, isSameFile(output, notebook) {
      throw UsageError(
        "\"\(output)\" is the notebook itself; give the document another name (--output)")
    }
    let format = try format ?? output.flatMap(DocumentFormat.ending) ?? .markdown
    let hasLinesOfInput = isStandardInput(notebook)
    let notebook = try Notebook(contentsOf: notebook)
    var runner = NotebookRunner(
      interpreter: Interpreter(
        in: .notebook, language: place.lang, hasLinesOfInput: hasLinesOfInput),
      options: options,
      language: place.lang ?? .en, keepsGoing: keepGoing)
    let text = try runner.document(notebook, format: format)
    if let output { try runner.protectInputs(from: output) }
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

  @Option(help: "Language of answers and errors (default: en).")
  var lang: Language?
}

extension Notebook {
  /// Reads a notebook from a file.
  ///
  /// - Throws: `NotebookError` when it cannot be read.
  init(contentsOf path: String) throws {
    let text: String
    do {
      text = try textOfFile(at: path)
    } catch {
      throw NotebookError("\(error)")
    }
    try self.init(text, name: path)
  }
}
