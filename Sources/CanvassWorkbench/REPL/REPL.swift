import CanvassNumerics

/// The interactive shell: reads a line, runs it, prints the answer, until the end of input.
///
/// At a terminal, lines are edited and an error is not the end. From a pipe, lines run without a
/// prompt, and the exit status tells whether one of them failed.
public struct REPL<Interpreter: LineInterpreter> {
  private var interpreter: Interpreter
  private let printer: Printer

  /// A session.
  public init(interpreter: Interpreter, printer: Printer) {
    self.interpreter = interpreter
    self.printer = printer
  }

  /// Runs the session to its end.
  ///
  /// - Returns: the exit status: 1 if a line from a pipe failed, else 0.
  public mutating func run() -> Int32 {
    if FileDescriptor.standardInput.isTerminal, FileDescriptor.standardOutput.isTerminal {
      try? printer.print("Canvass. help lists the commands, TAB completes, Ctrl-D ends.")
      var lines = EditedLines()
      _ = run(&lines, interruption: EditedLines.interruption)
      return 0
    }
    var lines = PipedLines()
    return run(&lines, interruption: nil)
  }

  /// Runs the lines of any source.
  mutating func run(_ lines: inout some LineSource, interruption: Interruption?) -> Int32 {
    var status: Int32 = 0
    reading: while true {
      switch nextCommand(&lines) {
      case .interrupted: continue
      case .end:
        if interruption != nil { try? printer.print("") }
        break reading
      case .line(let line):
        interruption?.clear()
        do {
          let goesOn = try Interruption.$current.withValue(interruption) { try runLine(line) }
          if !goesOn { break reading }
        } catch is ClosedPipe {
          break reading
        } catch {
          // The terminal shows ^C where the cursor stood.
          if error is Interrupted { try? printer.print("") }
          printer.report(error)
          status = 1
        }
      }
    }
    return status
  }

  /// A line with those that continue it.
  private func nextCommand(_ lines: inout some LineSource) -> LineRead {
    let completer: LineCompleter = { [interpreter] in
      interpreter.completions(before: $0, typed: $1)
    }
    var text = ""
    var prompt = "canvass> "
    while true {
      switch lines.next(prompt: prompt, completer: completer) {
      case .interrupted: return .interrupted
      case .end: return text.isEmpty ? .end : .line(text)
      case .line(let line):
        text += line
        switch ShellWords.continuation(of: text) {
        case nil: return .line(text)
        case .backslash: text.removeLast()
        case .quote: text += "\n"
        }
        prompt = "    ...> "
      }
    }
  }

  /// Runs one line; `false` ends the session.
  private mutating func runLine(_ line: String) throws -> Bool {
    let words = try ShellWords.command(line)
    if words.isEmpty { return true }
    if words == ["quit"] || words == ["exit"] { return false }
    let result = try printer.whileWorking(on: words[0]) { try interpreter.answer(words) }
    switch result {
    case .answer(let answer): try printer.print(answer)
    case .message(let message): if !message.isEmpty { try printer.print(message) }
    case .quit: return false
    }
    return true
  }
}
