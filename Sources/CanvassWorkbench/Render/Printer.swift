import CanvassNumerics
import CanvassTables
import Foundation

/// The only part that writes: answers to standard output or to a file, warnings and errors to
/// standard error.
public struct Printer: Sendable {
  /// How answers for people are set.
  public var options: RenderOptions
  /// Whether standard error is a terminal, so that colour is welcome.
  let styledErrors: Bool
  let output: FileDescriptor
  let errors: FileDescriptor

  /// Writes to standard output and standard error of this process. Headings are bold and errors
  /// coloured only on a terminal, and never when `NO_COLOR` is set; the width is that of the
  /// terminal, 80 columns elsewhere. From here on, a reader that goes away and a file that grows too
  /// large are errors of a write and not the end of the process.
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Printer {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let colour = environment["NO_COLOR"].map(\.isEmpty) ?? true && environment["TERM"] != "dumb"
    let isTerminal = FileDescriptor.standardOutput.isTerminal
    let options = RenderOptions(
      width: isTerminal ? FileDescriptor.standardOutput.columns ?? 80 : 80,
      isStyled: isTerminal && colour, drawer: Gnuplot.find(environment: environment),
      day: .today(environment: environment))
    return Printer(
      options: options, output: .standardOutput, errors: .standardError,
      styledErrors: FileDescriptor.standardError.isTerminal && colour)
  }

  /// Writes to any two descriptors, for tests.
  init(
    options: RenderOptions, output: FileDescriptor, errors: FileDescriptor,
    styledErrors: Bool = false
  ) {
    self.options = options
    self.output = output
    self.errors = errors
    self.styledErrors = styledErrors
  }

  /// Prints an answer where it wants to go, its warnings, and the path of its report last.
  ///
  /// The path goes to standard output after text for people, else to standard error.
  ///
  /// - Throws: `RenderError`, `OutputFileError`, or `ClosedPipe` when the reader has gone.
  public func print(_ answer: Answer) throws { try print(prepare(answer)) }

  /// An answer with the texts that are made of it; nothing has been written yet.
  struct Prepared: Sendable {
    fileprivate var answer: Answer
    fileprivate var page: ReportFile?
    fileprivate var text: String
  }

  /// Makes the texts of an answer.
  ///
  /// - Throws: `RenderError`.
  func prepare(_ answer: Answer) throws -> Prepared {
    var answer = answer
    var options = options
    // The window may have changed since the last answer.
    if output.isTerminal, let columns = output.columns { options.width = columns }
    if answer.lacksFigures(options) {
      answer.output.warnings.append(Note { $0.page.noGnuplot })
    }
    // Both texts are made before anything is written.
    return Prepared(
      answer: answer, page: try ReportFile(answer, options: options),
      text: try Renderer.text(answer, options: options))
  }

  /// Writes what was prepared.
  ///
  /// - Parameters:
  ///   - pager: shows what is longer than the terminal.
  ///   - line: the line of input that was answered, for its warnings.
  func print(_ prepared: Prepared, pager: Pager? = nil, line: Int? = nil) throws {
    let (answer, page, text) = (prepared.answer, prepared.page, prepared.text)
    try answer.writeFiles(page, text: text)
    if answer.destination == nil { try show(text, pager: pager) }
    for warning in answer.warnings { self.warn(warning, line: line, in: answer.language) }
    if let page {
      // Where standard output holds data, the path must not follow them there.
      let line = "\(answer.language.phrases.page.report): \(VisibleText.of(page.path))\n"
      if answer.format == .table, answer.destination == nil {
        try write("\n" + line, to: output)
      } else {
        try write(line, to: errors)
      }
    }
  }

  /// Prints a message of the program itself, such as a help text, as it is.
  ///
  /// - Throws: `ClosedPipe` when the reader has gone.
  public func print(_ message: String) throws { try print(message, pager: nil) }

  func print(_ message: String, pager: Pager?) throws {
    try show(message.hasSuffix("\n") ? message : message + "\n", pager: pager)
  }

  private func show(_ text: String, pager: Pager?) throws {
    if let pager, output.isTerminal, Pager.isNeeded(for: text, on: output), pager.show(text) {
      return
    }
    try write(text, to: output)
  }

  /// Writes data to standard output as they are.
  ///
  /// - Throws: `ClosedPipe` when the reader has gone.
  func write(data: String) throws { try write(data, to: output) }

  /// Does some work; on a terminal, standard error shows the seconds while it takes more than one.
  public func whileWorking<Result>(on what: String, _ body: () throws -> Result) rethrows
    -> Result
  {
    try Progress.during(what, on: errors, body)
  }

  /// Prints `canvass: warning: …` on standard error.
  public func warn(_ sentence: String, line: Int? = nil, in language: Language = .en) {
    let page = language.phrases.page
    complain(page.warning.lowercased(), sentence, line.map(page.line), colour: "\u{1B}[33m")
  }

  /// Prints `canvass: error: …` on standard error; nothing when the reader has merely gone.
  ///
  /// - Parameter line: the line of input that is wrong, where lines are numbered.
  public func report(_ error: any Error, line: Int? = nil, in language: Language = .en) {
    if error is ClosedPipe { return }
    let page = language.phrases.page
    complain(
      page.error.lowercased(), language.text(of: error), line.map(page.line), colour: "\u{1B}[31m")
  }

  private func complain(_ kind: String, _ sentence: String, _ line: String?, colour: String) {
    // Where standard error is gone too, there is nobody left to tell.
    _ = try? write(
      complaint(
        kind, (line.map { "\($0): " } ?? "") + sentence, colour: colour,
        width: errors.isTerminal ? errors.columns : nil),
      to: errors)
  }

  /// A complaint: one line, which a terminal of `width` columns has broken between words.
  func complaint(_ kind: String, _ sentence: String, colour: String, width: Int?) -> String {
    // Names and expressions that people type may hold line breaks and escape sequences.
    let sentence = VisibleText.of(
      Self.cut(sentence.split(whereSeparator: \.isNewline).joined(separator: " ")))
    var line = "canvass: \(kind): \(sentence)"
    if let width {
      line = TextWidth.wrapWords(line, width: width, hanging: 2).joined(separator: "\n")
    }
    guard styledErrors, let word = line.range(of: "\(kind):") else { return line + "\n" }
    return line.replacingCharacters(in: word, with: "\(colour)\(kind):\u{1B}[0m") + "\n"
  }

  /// Words of data that come by another way than a `Sentence` are cut here. An excerpt with the quotes and
  /// signs around it is whole, so that nothing is cut twice.
  private static func cut(_ sentence: String) -> String {
    sentence.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isLong = word.unicodeScalars.dropFirst(longestExcerpt + 20).first != nil
      return isLong ? excerpt(of: String(word)) : String(word)
    }.joined(separator: " ")
  }

  private func write(_ text: String, to descriptor: FileDescriptor) throws {
    do {
      // A long answer on the screen can be broken off; what goes wrong is always said.
      let isAnswer = descriptor.number == output.number
      try descriptor.write(text, interruption: isAnswer ? Interruption.current : nil)
    } catch let failure as SystemFailure {
      if failure.code == EPIPE { throw ClosedPipe() }
      if failure.code == EBADF {
        throw OutputFileError(
          "the answer cannot be written: standard output is closed; leave it open, or name a file "
            + "(--output)")
      }
      throw OutputFileError("the answer cannot be written: \(failure.reason)")
    }
  }
}

extension Answer {
  /// Whether figures are wanted on a page and nobody is there to draw them.
  func lacksFigures(_ options: RenderOptions) -> Bool {
    guard options.drawer == nil else { return false }
    guard report != nil || format == .html || format == .markdown else { return false }
    return output.hasFigures
  }
}
