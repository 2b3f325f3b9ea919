import ArgumentParser
import CanvassNumerics

/// `_`: the last answer once more, in another format or into a file.
struct LastAnswerCommand: Verb {
  static let name = "_"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: "The last answer once more: _ --format json, _ --output x.csv.",
    usage: "_ [--format <format>] [--output <file>] [<options>]",
    discussion: """
      For the REPL and notebooks. Nothing is computed again.

      Examples:
        _ --format json
        _ --output weak-fields.html
      """, shouldDisplay: false)

  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    guard var answer = session.last else {
      throw UsageError("there is no last answer yet; _ stands for the answer of the line before")
    }
    if let language = print.lang, language != answer.language {
      throw UsageError(
        "_ computes nothing again, and the last answer is in \(answer.language.phrases.name); say its line "
          + "again for \(language.phrases.name): \(answer.line) --lang \(language.rawValue)")
    }
    // Its own files have been written.
    answer.report = nil
    answer.files = []
    answer.destination = print.output
    if print.format != nil || print.output != nil { answer.format = print.chosenFormat }
    answer.isCSVSafe = answer.isCSVSafe || print.csvSafe
    return answer
  }
}
