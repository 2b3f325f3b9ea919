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
        canvass run weak-fields.canvass --format html --output page.html
      """)

  @Argument(help: "Notebook.", completion: .file(extensions: ["canvass"]))
  var notebook: String

  @OptionGroup(title: "Printing") var print: PrintOptions

  /// The document, and where it goes.
  func document(options: RenderOptions) throws -> (text: String, destination: String?) {
    if let format = print.format, format == .json || format == .csv {
      throw UsageError(
        "a notebook cannot be written as \(format.rawValue); choose --format markdown or html")
    }
    if let output = print.output, isSameFile(output, notebook) {
      throw UsageError(
        "\"\(output)\" is the notebook itself; give the document another name (--output)")
    }
    let notebook = try Notebook(contentsOf: notebook)
    let endsAsPage = print.output.map { $0.lowercased().hasSuffix(".html") } ?? false
    let format = print.format ?? (endsAsPage ? .html : .markdown)
    var runner = NotebookRunner(
      interpreter: Interpreter(in: .notebook), options: options, language: print.lang ?? .en)
    return (try runner.document(notebook, format: format), print.output)
  }
}

/// `repl`: the interactive shell.
struct REPLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "The interactive shell: the same commands, line by line.",
    discussion: """
      use study.yml once, then short lines: mean q01 --by field. TAB completes, \
      Ctrl-C stops a command, Ctrl-D ends.
      """)
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
