import CanvassNumerics
import CanvassTables
import Foundation

/// The interactive shell: reads a line, runs it, prints the answer, until the end of input.
///
/// At a terminal, lines are edited and an error is not the end. From a pipe, lines run without a
/// prompt, and the exit status tells whether one of them failed.
public struct REPL<Interpreter: LineInterpreter> {
  private var interpreter: Interpreter
  private let printer: Printer
  private let pager: Pager?
  private let worker = Worker()

  /// A session.
  ///
  /// - Parameter paging: whether a long answer goes through the pager of the terminal.
  public init(interpreter: Interpreter, printer: Printer, paging: Bool = true) {
    self.interpreter = interpreter
    self.printer = printer
    pager = paging ? Pager.find() : nil
  }

  /// Runs the session to its end.
  ///
  /// - Returns: the exit status: 1 if a line from a pipe failed, else 0.
  public mutating func run() -> Int32 {
    if FileDescriptor.standardInput.isTerminal, FileDescriptor.standardOutput.isTerminal {
      try? printer.print(interpreter.language(of: []).phrases.page.greeting)
      var lines = EditedLines()
      _ = run(&lines, interruption: EditedLines.interruption)
      // Work that was left alone must not keep the process, nor see it taken apart.
      if worker.isBusy { _exit(0) }
      return 0
    }
    var lines = PipedLines()
    return run(&lines, interruption: nil)
  }

  /// Runs the lines of any source.
  ///
  /// - Parameter interruption: the person's wish to end a command; `nil` where nobody is there.
  mutating func run(_ lines: inout some LineSource, interruption: Interruption?) -> Int32 {
    var status: Int32 = 0
    reading: while true {
      switch nextCommand(&lines) {
      case .interrupted: continue
      case .end:
        if interruption != nil { try? printer.print("") }
        break reading
      case .command(let line, let number):
        interruption?.clear()
        do {
          if !(try runLine(line, number, interruption)) { break reading }
        } catch is ClosedPipe {
          break reading
        } catch {
          // The terminal shows ^C where the cursor stood.
          if error is Interrupted { try? printer.print("") }
          let words = (try? ShellWords.command(line)) ?? []
          printer.report(error, line: number, in: interpreter.language(of: words))
          status = 1
        }
      }
    }
    return status
  }

  private enum Command {
    /// A command and the number of its first line.
    case command(String, Int?)
    case interrupted
    case end
  }

  /// A line with those that continue it.
  private func nextCommand(_ lines: inout some LineSource) -> Command {
    let completer: LineCompleter = { [interpreter] in
      interpreter.completions(before: $0, typed: $1)
    }
    var command = ContinuedLine()
    var number: Int?
    var prompt = "canvass> "
    while true {
      switch lines.next(prompt: prompt, completer: completer) {
      case .interrupted: return .interrupted
      case .end:
        if command.text.isEmpty { return .end }
        lines.remember(command.text)
        return .command(command.text, number)
      case .line(let line):
        number = number ?? lines.lineNumber
        if command.add(line) == nil {
          lines.remember(command.text)
          return .command(command.text, number)
        }
        prompt = "    ...> "
      }
    }
  }

  /// Runs one line; `false` ends the session.
  private mutating func runLine(_ line: String, _ number: Int?, _ wish: Interruption?) throws
    -> Bool
  {
    let words = try ShellWords.command(line)
    if words.isEmpty { return true }
    if words == ["quit"] || words == ["exit"] { return false }
    let work: @Sendable () throws -> Outcome = { [interpreter, printer] in
      Outcome(words, interpreter, printer)
    }
    let outcome = try printer.whileWorking(on: words[0]) {
      if let wish { try worker.run(until: wish, work) } else { try work() }
    }
    interpreter = outcome.interpreter
    return try Interruption.$current.withValue(wish) {
      switch try outcome.result.get() {
      case .answer(_, let isNotice) where isNotice && wish == nil: break
      case .answer(let answer, _): try printer.print(answer, pager: pager, line: number)
      case .message(let message):
        if !message.isEmpty { try printer.print(message, pager: pager) }
      case .quit: return false
      }
      return true
    }
  }

  /// What came of a line, and the session after it.
  private struct Outcome: Sendable {
    enum Made: Sendable {
      case answer(Printer.Prepared, isNotice: Bool)
      case message(String)
      case quit
    }

    var interpreter: Interpreter
    var result: Result<Made, any Error>

    init(_ words: [String], _ before: Interpreter, _ printer: Printer) {
      var after = before
      result = Result {
        switch try after.answer(words) {
        case .answer(let answer):
          .answer(try printer.prepare(answer), isNotice: answer.isNotice)
        case .message(let message): .message(message)
        case .quit: .quit
        }
      }
      interpreter = after
    }
  }
}
