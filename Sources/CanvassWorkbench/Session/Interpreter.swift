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
    var words = try LeadingLanguage.moved(words)
    if let request = HelpRequest(words) { return .message(try help(on: request.name, words)) }
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
    // What use said of printing and publication stands before what the line says, and so gives way to it.
    if place != .shell, let format = session.format, let verb = words.first,
      CommandOutline.verb(verb)?.argument(named: "--format") != nil, verb != "use",
      !Self.nameFile(words)
    {
      words.insert(contentsOf: ["--format", format.rawValue], at: 1)
    }
    let isReleased = words.first.map(Self.takesRelease) ?? false
    let saysPacks = Self.asksPacks(words)
    if place != .shell, let verb = words.first, isReleased || Self.judgesAlways(verb) {
      let said = session.release.filter { isReleased || $0.option != "release" }
      words.insert(
        contentsOf: said.flatMap { ["--\($0.option)"] + [$0.value].compactMap(\.self) }, at: 1)
    }
    var parsed: any ParsableCommand
    do {
      parsed = try CanvassCommand.parseAsRoot(DashedValues.joined(words))
    } catch {
      if CanvassCommand.exitCode(for: error) == .success {
        return .message(try said(error, on: words.first, words))
      }
      throw ParserComplaint.error(about: error, words, in: place, language: language(of: words))
    }
    switch parsed {
    case is UseCommand where place == .shell:
      throw UsageError(
        "use is for the REPL and for notebooks; in the shell say --study or --data with each verb")
    case is LastAnswerCommand where place == .shell:
      throw UsageError("_ is the last answer in the REPL and in notebooks; here there is none")
    case let verb as any Verb:
      session.told.hasWithheld = false
      var answer: Answer
      do {
        answer = try verb.answer(in: &session)
      } catch let error as UsageError
        where !saysPacks && Self.asksPacks(words) && "\(error.reason)".contains("--release")
      {
        throw UsageError(
          "\(error); here --release is what use said, so take it back with use --without release")
      }
      if !(verb is LastAnswerCommand) {
        answer.line = Self.withoutDestination(words).map(ShellWords.quoted).joined(separator: " ")
      }
      if place != .shell, Self.tells(verb), let source = answer.source, !answer.isNotice,
        let files = try? ([source] + answer.otherSources).map({ try session.shownFile($0) })
      {
        let isJudged = Self.judgesAlways(words[0]) || isReleased && Self.asksPacks(words)
        let earlier = session.told.take(answer, of: Set(files), isJudged: isJudged)
        let isUnjudged = !session.release.isEmpty && !isReleased && !isJudged
        let note =
          earlier ?? (isUnjudged ? Note { [word = words[0]] in $0.adequacy.notJudged(word) } : nil)
        answer.output.warnings += [note].compactMap(\.self)
      }
      if place != .shell, session.isCSVSafe { answer.isCSVSafe = true }
      try session.protectInputs(from: answer)
      if place != .shell, !answer.isNotice { session.last = answer }
      return .answer(answer)
    case is RunCommand, is REPLCommand:
      throw UsageError(
        "\(words[0]) works from the shell only; in \(part: place == .notebook ? "a notebook" : "the REPL") write "
          + "the commands themselves")
    default:
      // The parser's own help command, which throws what it has to say.
      do {
        try parsed.run()
        return .message("")
      } catch {
        return .message(
          try said(error, on: words.first == "help" ? words.dropFirst().first : words.first, words))
      }
    }
  }

  /// What the parser says where nothing is wrong: a page of help, which comes in the language of the line;
  /// the version and what the parser dumps of itself are in none.
  private func said(_ error: any Error, on verb: String?, _ words: [String]) throws -> String {
    let message = CanvassCommand.fullMessage(for: error)
    return message.hasPrefix("OVERVIEW: ") ? try help(on: verb, words) : message
  }

  /// A page of help in the language of the line, as wide as the terminal; a notebook has none.
  private func help(on verb: String?, _ words: [String]) throws -> String {
    let phrases = language(of: words).phrases
    let columns = place == .notebook ? nil : HelpPage.columnsOfTerminal
    // The REPL has no `canvass help`.
    let moreHelp = place == .repl ? phrases.page.moreHelp : nil
    guard let page = HelpPage(of: verb, in: phrases, width: columns ?? 80, moreHelp: moreHelp)
    else {
      throw UsageError("there is no page of help about \"\(verb ?? "canvass")\"")
    }
    return page.text
  }

  /// Whether rule packs mark the numbers of a verb.
  private static func takesRelease(_ verb: String) -> Bool {
    verb != "use" && CommandOutline.verb(verb)?.argument(named: "--release") != nil
  }

  /// Whether a verb asks rule packs without being told to, by an option of its own: to how it judges applies what use said.
  private static func judgesAlways(_ verb: String) -> Bool {
    verb == AdequacyCommand._commandName
  }

  /// Whether an answer tells numbers of a file that packs may have withheld, by packs or without.
  private static func tells(_ verb: any Verb) -> Bool {
    !(verb is UseCommand || verb is LastAnswerCommand)
  }

  /// Whether a line says by which rule packs.
  private static func asksPacks(_ words: [String]) -> Bool {
    words.contains { $0 == "--release" || $0.hasPrefix("--release=") }
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
