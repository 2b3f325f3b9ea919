import CanvassNumerics
import CanvassTables
import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("The interactive shell")
struct REPLTests {
  /// Lines that were written beforehand.
  private struct Script: LineSource {
    var lines: [LineRead]
    var prompts: [String] = []
    /// Whether the next line is the last of the list, from where it is taken at once.
    var isReversed = false

    init(_ lines: [String]) { self.lines = lines.map(LineRead.line) }
    init(_ lines: [LineRead]) { self.lines = lines }

    mutating func next(prompt: String, completer: @escaping LineCompleter) -> LineRead {
      prompts.append(prompt)
      if lines.isEmpty { return .end }
      return isReversed ? lines.removeLast() : lines.removeFirst()
    }
  }

  @Test("answers go to standard output in order, errors to standard error, and the session goes on")
  func session() throws {
    let captured = try Captured()
    var repl = REPL(interpreter: ToyInterpreter(), printer: captured.printer)
    var script = Script([
      "say \"a b\" c", "", "# a comment", "fail", "canvass count", "count", "help", "warn",
      "say 'x", "say y",
    ])
    #expect(repl.run(&script, interruption: nil) == 1)
    let text = try captured.text()
    #expect(
      text.output == """
        a b|c
        count 1
        count 2
        say WORDS, count, fail, slow, quit
        with a warning

        """)
    #expect(
      text.errors == """
        canvass: error: there is no command "fail"
        canvass: warning: look out
        canvass: error: the quote ' is not closed in: say 'x say y

        """)
  }

  @Test("quit, exit and the interpreter's own end stop the session with status 0")
  func ends() throws {
    for word in ["quit", "exit", "stop"] {
      let captured = try Captured()
      var repl = REPL(interpreter: ToyInterpreter(), printer: captured.printer)
      var script = Script([word, "count"])
      #expect(repl.run(&script, interruption: nil) == 0)
      #expect(try captured.text().output == "")
      #expect(script.lines.count == 1)
    }
  }

  @Test("a backslash asks for the rest of the command; Ctrl-C drops what was typed")
  func continuation() throws {
    let captured = try Captured()
    var repl = REPL(interpreter: ToyInterpreter(), printer: captured.printer)
    var script = Script([
      .line("say a \\"), .line("b"), .line("say dropped \\"), .interrupted, .line("say 'c"),
      .line("d' e"), .line("say c \\"),
    ])
    #expect(repl.run(&script, interruption: nil) == 0)
    #expect(try captured.text().output == "a|b\nc\nd|e\nc\n")
    #expect(script.prompts[0...1] == ["canvass> ", "    ...> "])
  }

  @Test("a command of 50,000 lines is read line by line, and so is one of a notebook")
  func longCommand() throws {
    let count = 50_000
    let captured = try Captured()
    var repl = REPL(interpreter: ToyInterpreter(), printer: captured.printer)
    var script = Script(["say \\"] + Array(repeating: "a \\", count: count) + ["b"])
    script.lines.reverse()
    script.isReversed = true
    #expect(repl.run(&script, interruption: nil) == 0)
    // A paragraph is broken into lines.
    let words = try captured.text().output.filter { !$0.isWhitespace }
    #expect(words == String(repeating: "a|", count: count) + "b")
    let lines = "say \\\n" + String(repeating: "a \\\n", count: count) + "b\n"
    let notebook = try Notebook("# %%\n" + lines, name: "n")
    guard case .commands(let commands) = notebook.cells.first else {
      Issue.record("no commands")
      return
    }
    #expect(commands.map(\.line) == ["say " + String(repeating: "a ", count: count) + "b"])
  }

  @Test("an interrupted command ends in an error and the session goes on")
  func interruption() throws {
    let captured = try Captured()
    let interruption = Interruption()
    let toy = ToyInterpreter()
    var repl = REPL(interpreter: toy, printer: captured.printer)
    var script = Script(["slow", "count"])
    request(interruption, when: toy.signals.hasBegun)
    #expect(repl.run(&script, interruption: interruption) == 1)
    let text = try captured.text()
    #expect(text.output.contains("count 1"))
    #expect(!text.output.contains("never stopped"))
    #expect(text.errors == "canvass: error: interrupted\n")
  }

  /// Interrupts what is running as soon as it has begun.
  private func request(_ interruption: Interruption, when hasBegun: DispatchSemaphore) {
    Thread {
      hasBegun.wait()
      interruption.request()
    }.start()
  }

  @Test("work that does not listen is left alone, and what it makes is thrown away")
  func stubborn() throws {
    let captured = try Captured()
    let interruption = Interruption()
    let toy = ToyInterpreter()
    // It may end only when the session is over.
    defer { toy.signals.mayEnd.signal() }
    var repl = REPL(interpreter: toy, printer: captured.printer)
    var script = Script(["count", "stubborn", "count"])
    request(interruption, when: toy.signals.hasBegun)
    #expect(repl.run(&script, interruption: interruption) == 1)
    let text = try captured.text()
    #expect(text.output == "count 1\n\ncount 2\n\n")
    #expect(text.errors == "canvass: error: interrupted\n")
  }

  @Test("a long answer can be broken off while it is printed; an error cannot")
  func interruptedPrinting() throws {
    let captured = try Captured()
    let interruption = Interruption()
    try Interruption.$current.withValue(interruption) {
      try captured.printer.print("first")
      interruption.request()
      #expect(throws: Interrupted.self) { try captured.printer.print("second") }
      captured.printer.report(Interrupted())
    }
    let text = try captured.text()
    #expect(text.output == "first\n")
    #expect(text.errors == "canvass: error: interrupted\n")
  }

  @Test("the history lies where the XDG Base Directory Specification wants it")
  func historyPath() {
    #expect(
      LineHistory.path(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"])
        == "/s/canvass/history")
    #expect(
      LineHistory.path(environment: ["XDG_STATE_HOME": "relative", "HOME": "/h"])
        == "/h/.local/state/canvass/history")
    #expect(LineHistory.path(environment: ["HOME": "/h"]) == "/h/.local/state/canvass/history")
  }

  @Test("an answer to a pipe that nobody reads ends quietly")
  func closedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    let errors = try Captured()
    try pipe.fileHandleForReading.close()
    let printer = Printer(
      options: RenderOptions(),
      output: FileDescriptor(number: pipe.fileHandleForWriting.fileDescriptor),
      errors: errors.printer.errors)
    #expect(throws: ClosedPipe.self) { try printer.print("a") }
    var repl = REPL(interpreter: ToyInterpreter(), printer: printer)
    var script = Script(["count", "count"])
    #expect(repl.run(&script, interruption: nil) == 0)
    #expect(script.lines.count == 1)
    #expect(try errors.text().errors == "")
  }
}
