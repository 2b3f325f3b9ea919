import ArgumentParser
import CanvassTables
import Foundation

/// Runs lines of the command language on one session. The shell runs one line; the REPL and
/// notebooks run many.
public struct Interpreter: LineInterpreter {
  private var session = Session()
  private let place: Place

  /// An interpreter with a fresh session.
  ///
  /// - Parameter language: that of answers where no line says one.
  public init(in place: Place, language: Language? = nil) {
    self.place = place
    session.language = language
  }

  /// Where lines come from.
  public enum Place: Sendable {
    /// One line, from the arguments of the program.
    case shell
    /// The interactive shell.
    case repl
    /// The cells of a notebook.
    case notebook
  }

  /// Parses and runs the words of one line.
  ///
  /// - Throws: `UsageError` for what is not a command; the command's own error otherwise.
  public mutating func answer(_ words: [String]) throws -> LineResult {
    if let verb = words.first, !verb.hasPrefix("-"), verb != "help",
      !CanvassCommand.verbNames.contains(verb)
    {
      throw UsageError(
        TableError.unknown("verb", verb, among: CanvassCommand.verbNames).description
          + " (canvass --help lists them)")
    }
    if words.first == "help", words.count > 1, !CanvassCommand.verbNames.contains(words[1]) {
      throw UsageError(
        TableError.unknown("verb", words[1], among: CanvassCommand.verbNames).description)
    }
    var parsed: any ParsableCommand
    do {
      parsed = try CanvassCommand.parseAsRoot(words)
    } catch {
      if CanvassCommand.exitCode(for: error) == .success {
        return .message(CanvassCommand.fullMessage(for: error))
      }
      throw UsageError(CanvassCommand.sentence(for: error, words))
    }
    switch parsed {
    case is UseCommand where place == .shell:
      throw UsageError(
        "use is for the REPL and for notebooks; in the shell say --study or --data with each verb")
    case let verb as any Verb:
      var answer = try verb.answer(in: &session)
      answer.line = words.map(ShellWords.quoted).joined(separator: " ")
      try session.protectInputs(from: answer)
      return .answer(answer)
    case is CanvassCommand: return .message(CanvassCommand.helpMessage())
    case is RunCommand, is REPLCommand:
      throw UsageError(
        "\(words[0]) works from the shell only; in \(place == .notebook ? "a notebook" : "the REPL") write "
          + "the commands themselves")
    default:
      // The parser's own help command: running it throws the page that was asked for.
      do {
        try parsed.run()
        return .message("")
      } catch {
        return .message(CanvassCommand.fullMessage(for: error))
      }
    }
  }

  /// Verbs, options and their values, and columns of the survey in use.
  public func completions(before words: [String], typed: String) -> CompletionOffer {
    Completions(before: words, session: session, isREPL: place == .repl).offer(typed)
  }
}

extension ParsableCommand {
  /// What the argument parser says of wrong usage, as one sentence and where to look it up.
  static func sentence(for error: any Error, _ words: [String]) -> String {
    let message = startingSmall(oneLine(message(for: error)))
    let verb = words.first.map { $0.hasPrefix("-") ? "" : " \($0)" } ?? ""
    let isFinished = message.hasSuffix(".") || message.hasSuffix("?")
    return message + (isFinished ? " See" : "; see") + " canvass\(verb) --help"
  }

  /// The message without the capital of its first word, as all complaints of the program are.
  private static func startingSmall(_ message: String) -> String {
    let first = message.prefix { $0.isLetter }
    guard first.dropFirst().allSatisfy(\.isLowercase) else { return message }
    return first.lowercased() + message.dropFirst(first.count)
  }

  /// The lines of a message as one; those of a list are separated by commas.
  private static func oneLine(_ message: String) -> String {
    var sentence = ""
    var isInList = false
    for line in message.split(whereSeparator: \.isNewline) {
      let words = line.trimmingCharacters(in: .whitespaces)
      let isElement = words.hasPrefix("- ")
      let text = isElement ? String(words.dropFirst(2)) : words
      if text.isEmpty { continue }
      sentence += sentence.isEmpty ? text : (isElement && isInList ? ", " : " ") + text
      isInList = isElement
    }
    return sentence
  }
}
