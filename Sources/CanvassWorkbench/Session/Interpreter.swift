import ArgumentParser
import CanvassNumerics
import CanvassTables
import Foundation

/// Runs lines of the command language on one session. The shell runs one line; the REPL and
/// notebooks run many.
public struct Interpreter: LineInterpreter {
  private var session: Session
  private let place: Place

  /// An interpreter with a fresh session.
  ///
  /// - Parameters:
  ///   - language: that of answers where no line says one.
  ///   - hasLinesOfInput: whether the lines come through standard input, as those of the REPL do.
  public init(in place: Place, language: Language? = nil, hasLinesOfInput: Bool = false) {
    self.place = place
    session = Session(
      language: language, reads: place == .repl || hasLinesOfInput ? .filesOnly : .everything)
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
    if place == .repl, words.count > 1, ["quit", "exit"].contains(words[0]) {
      throw UsageError("\(words[0]) stands alone; leave \"\(words[1])\" out")
    }
    if let verb = words.first, !verb.hasPrefix("-"), verb != "help", verb != LastAnswerCommand.name,
      !CanvassCommand.verbNames.contains(verb)
    {
      let others = place == .repl ? ["help", "quit", "exit"] : ["help"]
      throw UsageError(
        "\(TableError.unknown("verb", verb, among: CanvassCommand.verbNames + others)) "
          + "(\(place == .repl ? "help" : "canvass --help") lists them)"
      )
    }
    if words.first == "help", words.count > 1, !CanvassCommand.verbNames.contains(words[1]) {
      throw UsageError(
        TableError.unknown("verb", words[1], among: CanvassCommand.verbNames).reason)
    }
    try RepeatedOptions.refuse(in: words)
    var words = words
    // What use said of printing stands before what the line says, and so gives way to it.
    if place != .shell, let format = session.format, let verb = words.first,
      CommandOutline.verb(verb)?.argument(named: "--format") != nil, verb != "use",
      !Self.nameFile(words)
    {
      words.insert(contentsOf: ["--format", format.rawValue], at: 1)
    }
    var parsed: any ParsableCommand
    do {
      parsed = try CanvassCommand.parseAsRoot(DashedValues.joined(words))
    } catch {
      if CanvassCommand.exitCode(for: error) == .success {
        return .message(page(CanvassCommand.fullMessage(for: error)))
      }
      throw CanvassCommand.complaint(about: error, words, in: place)
    }
    switch parsed {
    case is UseCommand where place == .shell:
      throw UsageError(
        "use is for the REPL and for notebooks; in the shell say --study or --data with each verb")
    case is LastAnswerCommand where place == .shell:
      throw UsageError("_ is the last answer in the REPL and in notebooks; here there is none")
    case let verb as any Verb:
      var answer = try verb.answer(in: &session)
      if !(verb is LastAnswerCommand) {
        answer.line = Self.withoutDestination(words).map(ShellWords.quoted).joined(separator: " ")
      }
      try session.protectInputs(from: answer)
      if place != .shell, !answer.isNotice { session.last = answer }
      return .answer(answer)
    case is CanvassCommand: return .message(page(CanvassCommand.helpMessage()))
    case is RunCommand, is REPLCommand:
      throw UsageError(
        "\(words[0]) works from the shell only; in \(part: place == .notebook ? "a notebook" : "the REPL") write "
          + "the commands themselves")
    default:
      // The parser's own help command: running it throws the page that was asked for.
      do {
        try parsed.run()
        return .message("")
      } catch {
        return .message(page(CanvassCommand.fullMessage(for: error)))
      }
    }
  }

  /// A page of help as it is right for the place: the REPL has no `canvass help`.
  private func page(_ text: String) -> String {
    guard place == .repl else { return text }
    return text.replacingOccurrences(
      of: "See 'canvass help <subcommand>' for detailed help.",
      with: language(of: []).phrases.page.moreHelp)
  }

  /// Whether the words name a file to write to, whose ending tells the format.
  private static func nameFile(_ words: [String]) -> Bool {
    let standard = PlaceOptions.standardOutput
    return words.indices.contains { at in
      words[at] == "--output"
        ? words.dropFirst(at + 1).first != standard
        : words[at].hasPrefix("--output=") && words[at] != "--output=" + standard
    }
  }

  /// The words without `--output FILE`: an answer is the same wherever it is written.
  private static func withoutDestination(_ words: [String]) -> [String] {
    var kept: [String] = []
    var isDestination = false
    for word in words {
      if isDestination || word == "--output" {
        isDestination = !isDestination
      } else if !word.hasPrefix("--output=") {
        kept.append(word)
      }
    }
    return kept
  }

  /// Checks that no line has read a file.
  ///
  /// - Throws: `UsageError` naming it.
  public func protectInputs(from file: String) throws { try session.protectInputs(from: [file]) }

  /// That of `--lang`, else the one in use.
  public func language(of words: [String]) -> Language {
    Self.language(saidIn: words) ?? session.language ?? .en
  }

  /// The language that `--lang` names in a line that need not be right.
  static func language(saidIn words: [String]) -> Language? {
    words.indices.reversed().lazy.compactMap { place -> Language? in
      let word = words[place]
      if word.hasPrefix("--lang=") { return Language(rawValue: String(word.dropFirst(7))) }
      guard word == "--lang", let code = words.dropFirst(place + 1).first else { return nil }
      return Language(rawValue: code)
    }.first
  }

  /// Verbs, options and their values, and columns of the survey in use.
  public func completions(before words: [String], typed: String) -> CompletionOffer {
    Completions(before: words, session: session, isREPL: place == .repl).offer(typed)
  }
}

extension ParsableCommand {
  /// What is wrong with the usage, as one sentence and where to look it up: the verb's own words where
  /// it is the verb that complains, else those of the argument parser, which are English.
  static func complaint(about error: any Error, _ words: [String], in place: Interpreter.Place)
    -> UsageError
  {
    let said: Sentence =
      reason(within: error)?.reason ?? "\(whole: sentence(for: error, words))"
    let verb =
      words.first.map { $0.hasPrefix("-") || $0 == LastAnswerCommand.name ? "" : " \($0)" } ?? ""
    let page = place == .repl ? "help\(verb)" : "canvass\(verb) --help"
    let text = said.description
    let isFinished = text.hasSuffix(".") || text.hasSuffix("?")
    return isFinished ? UsageError("\(said) See \(page)") : UsageError("\(said); see \(page)")
  }

  /// What a verb has thrown from its own checks, which the parser hands on inside errors of its own.
  private static func reason(within error: Any, depth: Int = 4) -> (any ReasonedError)? {
    if let own = error as? any ReasonedError { return own }
    guard depth > 0 else { return nil }
    for child in Mirror(reflecting: error).children {
      if let own = reason(within: child.value, depth: depth - 1) { return own }
    }
    return nil
  }

  private static func sentence(for error: any Error, _ words: [String]) -> String {
    var message = startingSmall(oneLine(message(for: error)))
    for word in words where excerpt(of: word) != word {
      message = message.replacing(oneLine(word), with: excerpt(of: word))
    }
    // A value that is not of the option's kind: what the option is for says which values are.
    if let place = message.firstMatch(of: #/ is invalid for '(--[a-z-]+) <[^>]*>'$/#),
      let about = words.first.flatMap(CommandOutline.verb)?.argument(named: String(place.output.1))?
        .abstract
    {
      let text = about.hasSuffix(".") ? String(about.dropLast()) : about
      message += ", which is: " + startingSmall(text)
    }
    return message
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
