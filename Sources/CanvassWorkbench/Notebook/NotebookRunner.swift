import CanvassNumerics
import CanvassTables

/// Runs the commands of a notebook one after the other and sets prose, commands and answers in one
/// document.
public struct NotebookRunner<Interpreter: LineInterpreter> {
  private var interpreter: Interpreter
  private let options: RenderOptions
  private let language: Language
  /// Whether a command that fails is shown at its place, and the next ones are run.
  private let keepsGoing: Bool
  /// The commands that have failed, where `keepsGoing`.
  public private(set) var failures: [NotebookError] = []

  /// A runner; all cells share the interpreter's session. `language` is that of the page.
  public init(
    interpreter: Interpreter, options: RenderOptions, language: Language = .en,
    keepsGoing: Bool = false
  ) {
    self.keepsGoing = keepsGoing
    self.interpreter = interpreter
    self.options = options
    self.language = language
  }

  /// The whole document.
  ///
  /// Each command is shown, followed by what it answers: headings two levels below those of the
  /// prose, tables as tables, figures as inline SVG, JSON and CSV as they are. `--output` in a
  /// command writes that file and says so.
  ///
  /// - Throws: `NotebookError` with cell and line when a command fails; nothing else is run then. A
  ///   runner that keeps going sets the error below its command instead, and notes it in `failures`.
  public mutating func document(_ notebook: Notebook, format: DocumentFormat) throws -> String {
    let isPage = format == .html
    var parts: [String] = []
    for (number, cell) in notebook.cells.enumerated() {
      switch cell {
      case .prose(let prose, let own):
        if isRead(own) { parts.append(isPage ? MarkdownHTML.text(prose) : prose) }
      case .commands(let commands):
        for command in commands {
          do {
            parts.append(
              isPage
                ? page(command: command.source)
                : fence(VisibleText.of(command.source), "canvass"))
            let answer = try answer(command, isPage: isPage)
            if !answer.isEmpty { parts.append(answer) }
          } catch {
            let failure = NotebookError(
              "\(notebook.name), line \(command.lineNumber) (cell \(number + 1)): \(error)")
            guard keepsGoing, !(error is Interrupted) else { throw failure }
            failures.append(failure)
            parts.append(complaint(words(of: error, in: command), isPage: isPage))
          }
        }
      }
    }
    if !isPage { return parts.joined(separator: "\n\n") + "\n" }
    return try HTMLPage.text(
      title: title(of: notebook), language: language, body: parts.joined(separator: "\n"),
      provenance: Provenance(notebook: notebook.name, language: language, day: options.day))
  }

  /// Checks that no command of the notebook has read a file.
  ///
  /// - Throws: an error that names it.
  public func protectInputs(from file: String) throws { try interpreter.protectInputs(from: file) }

  private func words(of error: any Error, in command: Notebook.Command) -> String {
    let words = (try? ShellWords.command(command.line)) ?? []
    return interpreter.language(of: words).text(of: error)
  }

  private mutating func answer(_ command: Notebook.Command, isPage: Bool) throws -> String {
    let words = try ShellWords.command(command.line)
    switch try interpreter.answer(words) {
    case .quit: throw NotebookError("a notebook ends with its last cell; leave this line out")
    case .message(let message):
      return message.isEmpty ? "" : literal(message, isPage: isPage)
    case .answer(let answer):
      let content = try content(of: answer, isPage: isPage)
      let report = try ReportFile(answer, options: options)
      try answer.writeFiles(report, text: Renderer.text(answer, options: options))
      guard let report else { return content }
      let note = literal("\(answer.language.phrases.page.written) \(report.path)", isPage: isPage)
      return content + (isPage ? "\n" : "\n\n") + note
    }
  }

  private func content(of answer: Answer, isPage: Bool) throws -> String {
    if let path = answer.destination {
      return literal("\(answer.language.phrases.page.written) \(path)", isPage: isPage)
    }
    if answer.format == .json || answer.format == .csv {
      return literal(try Renderer.text(answer, options: options), isPage: isPage)
    }
    if isPage { return try HTMLFragment(options: options, headingShift: 2).text(answer) }
    return trimmed(try MarkdownRenderer(options: options, headingShift: 2).text(answer))
  }

  /// Whether prose of a language, or of none, belongs into the document.
  private func isRead(_ own: String?) -> Bool { own == nil || own == language.rawValue }

  private func title(of notebook: Notebook) -> String {
    for case .prose(let prose, let own) in notebook.cells where isRead(own) {
      if let title = MarkdownHTML.title(of: prose) { return title }
    }
    return notebook.name
  }

  private func page(command: String) -> String {
    "<pre class=\"command\"><code>\(HTMLText.escape(command))</code></pre>"
  }

  private func complaint(_ sentence: String, isPage: Bool) -> String {
    let word = language.phrases.page.error
    return isPage
      ? "<div class=\"error\"><p><strong>\(word):</strong> \(HTMLText.escape(sentence))</p></div>"
      : "> **\(word):** \(MarkdownRenderer.escape(sentence))"
  }

  private func literal(_ text: String, isPage: Bool) -> String {
    isPage
      ? "<pre><code>\(HTMLText.escape(trimmed(text)))</code></pre>"
      : fence(VisibleText.of(trimmed(text)), "text")
  }

  /// A code block whose fence is longer than any run of backticks inside.
  private func fence(_ text: String, _ kind: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(kind)\n\(text)\n\(fence)"
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
