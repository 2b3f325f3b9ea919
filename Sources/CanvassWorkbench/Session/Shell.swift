import ArgumentParser
import CanvassTables
import Foundation

/// The program: one line from the shell's arguments to an exit status.
public enum Shell {
  /// Runs the arguments (without the name of the program).
  ///
  /// - Returns: 0 when done; 1 when the data or the numbers do not allow it; 64 for wrong usage.
  public static func run(_ arguments: [String]) -> Int32 {
    let printer = Printer.standard()
    do {
      if arguments.first == ShellCompletion.request {
        let answer = ShellCompletion.answer(Array(arguments.dropFirst()))
        if !answer.isEmpty { try printer.write(data: answer) }
        return 0
      }
      if arguments.first == ManPage.option {
        try printer.print(ManPage.text())
        return 0
      }
      if let shell = try CompletionScript.requested(arguments) {
        try printer.print(CompletionScript.text(for: shell))
        return 0
      }
      let arguments = try LeadingLanguage.moved(arguments)
      switch try? CanvassCommand.parseAsRoot(arguments) {
      case let repl as REPLCommand:
        var session = REPL(
          interpreter: Interpreter(in: .repl, language: repl.lang), printer: printer,
          paging: !repl.withoutPager)
        return session.run()
      case let run as RunCommand:
        let document = try printer.whileWorking(on: "run \(run.notebook)") {
          try run.document(options: printer.options)
        }
        if let path = document.destination {
          try OutputFile.write(document.text, to: path)
        } else {
          try printer.print(document.text)
        }
        for failure in document.failures {
          printer.report(failure, in: run.place.lang ?? .en)
        }
        if !document.failures.isEmpty { return 1 }
      default:
        var interpreter = Interpreter(in: .shell)
        let result = try printer.whileWorking(on: arguments.first ?? "canvass") {
          try interpreter.answer(arguments)
        }
        switch result {
        case .answer(let answer): try printer.print(answer)
        case .message(let message): try printer.print(message)
        case .quit: break
        }
      }
      return 0
    } catch is ClosedPipe {
      return 0
    } catch {
      printer.report(error, in: Interpreter.language(saidIn: arguments) ?? .en)
      return error is UsageError ? 64 : 1
    }
  }
}
