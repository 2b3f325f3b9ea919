import CanvassNumerics
import Dispatch

@testable import CanvassWorkbench

/// A little language in place of the real one: `say` answers, `count` counts in the session, `fail`
/// throws, `quit` ends, `slow` runs until it is interrupted, `stubborn` until it may end.
struct ToyInterpreter: LineInterpreter {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// What a test and the work that it interrupts tell each other: no clock says when either goes on.
  struct Signals {
    let hasBegun = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
  }

  var counter = 0
  var signals = Signals()

  mutating func answer(_ words: [String]) throws -> LineResult {
    switch words[0] {
    case "help": return .message("say WORDS, count, fail, slow, quit")
    case "say":
      return .answer(toy([.paragraph(words.dropFirst().joined(separator: "|"))]))
    case "count":
      counter += 1
      return .answer(toy([.paragraph("count \(counter)")]))
    case "table": return .answer(toy([.heading("Means", level: 1), .table(Sample.fields)]))
    case "json":
      var answer = toy([])
      answer.format = .json
      return .answer(answer)
    case "write":
      var answer = toy([.paragraph("in a file")])
      answer.destination = words[1]
      return .answer(answer)
    case "figure": return .answer(toy([.figure(.whiskers(Sample.whiskers))]))
    case "warn":
      var answer = toy([.paragraph("with a warning")])
      answer.output.warnings = [Note("look out")]
      return .answer(answer)
    case "slow":
      let interruption = Interruption.current
      signals.hasBegun.signal()
      for _ in 0..<30_000
      where signals.mayEnd.wait(timeout: .now() + .milliseconds(10)) == .timedOut {
        try interruption?.check()
      }
      return .message("never stopped")
    case "stubborn":
      signals.hasBegun.signal()
      _ = signals.mayEnd.wait(timeout: .now() + Program.patience)
      return .message("never listened")
    case "stop": return .quit
    default: throw Failure(description: "there is no command \"\(words[0])\"")
    }
  }

  func completions(before words: [String], typed: String) -> CompletionOffer {
    if words.last == "--data" { return .files }
    return .words(
      words.isEmpty
        ? ["say", "slow", "count", "help", "table"]
        : ["--by", "--where", "Đất đai", "province", "public_services"], after: typed)
  }

  private func toy(_ blocks: [OutputBlock]) -> Answer {
    Answer(command: "toy", input: [], design: nil, output: Output(blocks: blocks))
  }
}
