import ArgumentParser
import CanvassNumerics
import CanvassTables
import Foundation

/// What the argument parser complains of, as a sentence that a language can word.
enum ParserComplaint {
  /// What is wrong with the usage, as one sentence and where to look it up: the verb's own words where
  /// it is the verb that complains, else those of the argument parser.
  ///
  /// - Parameter language: that of what options are for and of what values are called, which the sentence
  ///   quotes.
  static func error(
    about error: any Error, _ words: [String], in place: Interpreter.Place, language: Language
  ) -> UsageError {
    let own = reason(within: error)?.reason
    let isMissing = CanvassCommand.message(for: error).hasPrefix("Missing expected argument")
    let unknown = own != nil || isMissing ? unknownOption(in: words) : nil
    let said = unknown ?? own ?? complaint(about: error, words, language.phrases.help)
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

  /// The first option that the verb does not have: the parser asks the checks of verbs, and looks for what they need, before
  /// it looks at what is left over, and what is wrong there may come from the option alone.
  private static func unknownOption(in words: [String]) -> Sentence? {
    guard let verb = words.first.flatMap(CommandOutline.ofEverything) else { return nil }
    for word in DashedValues.joined(words).dropFirst().prefix(while: { $0 != "--" })
    where word.hasPrefix("--") {
      let name = String(word.prefix { $0 != "=" })
      guard verb.argument(named: name) == nil else { continue }
      let known = verb.shown.flatMap { $0.names ?? [] }.map(\.spelling)
      guard let near = nearest(to: name, among: known) else {
        return "unknown option '\(whole: name)'"
      }
      return "unknown option '\(whole: name)'. Did you mean '\(whole: near)'?"
    }
    return nil
  }

  private static func complaint(
    about error: any Error, _ words: [String], _ help: any HelpPhrases
  ) -> Sentence {
    var message = startingSmall(oneLine(CanvassCommand.message(for: error)))
    for word in words where excerpt(of: word) != word {
      message = message.replacing(oneLine(word), with: excerpt(of: word))
    }
    return value(message, words, help) ?? option(message, help) ?? "\(whole: message)"
  }

  /// A value that cannot be: which ones there are, or else what the option is for.
  private static func value(_ message: String, _ words: [String], _ help: any HelpPhrases)
    -> Sentence?
  {
    guard
      let found = message.wholeMatch(
        of: #/the value '(.*)' is invalid for '([^']*)'(?:\. Please provide one of (.*))?/#)
    else { return nil }
    let (value, place) = (String(found.output.1), named(found.output.2, help))
    if let list = found.output.3 {
      let known = list.hasSuffix(".") ? list.dropLast() : list
      if known.hasPrefix("the following: ") {
        let all = String(known.dropFirst("the following: ".count))
        return
          "the value '\(whole: value)' is invalid for '\(whole: place)'. Please provide one of the following: \(whole: all)"
      }
      let all = known.split(separator: "'").enumerated().compactMap {
        $0.offset % 2 == 0 ? "'\($0.element)'" : nil
      }
      let choice: Sentence =
        all.count == 2
        ? "\(whole: all[0]) and \(whole: all[1])"
        : "\(whole: all.dropLast().joined(separator: ", ")) or \(whole: all.last ?? "")"
      return
        "the value '\(whole: value)' is invalid for '\(whole: place)'. Please provide one of \(part: choice)."
    }
    let option = found.output.2.prefix { $0 != " " }
    let argument = words.first.flatMap(CommandOutline.verb)?.argument(named: String(option))
    if let name = argument?.valueName, namesOfPairs.contains(name), descends(value) {
      return
        "the value '\(whole: value)' is invalid for '\(whole: place)': the first number must be below the second"
    }
    if let name = argument?.valueName, hasGroupedDigits(value, called: name) {
      return
        "the value '\(whole: value)' is invalid for '\(whole: place)': write all digits without points, commas or blanks between them"
    }
    guard let about = argument?.abstract else {
      return "the value '\(whole: value)' is invalid for '\(whole: place)'"
    }
    let purpose = help.wording(of: about)
    let text = startingSmall(purpose.hasSuffix(".") ? String(purpose.dropLast()) : purpose)
    return "the value '\(whole: value)' is invalid for '\(whole: place)', which is: \(whole: text)"
  }

  /// What numbers of people are called.
  private static let namesOfCounts: Set<String> = ["n", "N", "people", "money"]

  /// What costs are called, of which there are several.
  private static let namesOfCosts: Set<String> = ["c1,c2"]

  /// Whether a number of people or money, or one of several costs, has signs between its digits.
  private static func hasGroupedDigits(_ value: String, called name: String) -> Bool {
    if namesOfCosts.contains(name) {
      return value.split(separator: ",").contains { PeopleCount.isGrouped(String($0)) }
    }
    return namesOfCounts.contains(name) && PeopleCount.isGrouped(value)
  }

  /// What values of two numbers that ascend are called.
  private static let namesOfPairs: Set<String> = ["low,high", "1-5"]

  /// Whether two numbers, as `3,0.3` or `5-1`, do not ascend.
  private static func descends(_ pair: String) -> Bool {
    let parts = pair.split(separator: pair.contains(",") ? "," : "-").map {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else { return false }
    return first >= second
  }

  /// An option or argument that there is not, one too many or too few.
  private static func option(_ message: String, _ help: any HelpPhrases) -> Sentence? {
    if let found = message.wholeMatch(of: #/unknown option '(.*)'\. Did you mean '(.*)'\?/#) {
      return "unknown option '\(whole: text(found.1))'. Did you mean '\(whole: text(found.2))'?"
    }
    if let found = message.wholeMatch(of: #/unknown option '(.*)'/#) {
      return "unknown option '\(whole: text(found.1))'"
    }
    if let found = message.wholeMatch(of: #/missing value for '(.*)'/#) {
      return "missing value for '\(whole: named(found.1, help))'"
    }
    if let found = message.wholeMatch(of: #/missing expected argument '(.*)'/#) {
      return "missing expected argument '\(whole: named(found.1, help))'"
    }
    if let found = message.wholeMatch(of: #/unexpected argument '(.*)'/#) {
      return "unexpected argument '\(whole: text(found.1))'"
    }
    if let found = message.wholeMatch(of: #/(\d+) unexpected arguments: '(.*)'/#) {
      return "\(whole: text(found.1)) unexpected arguments: '\(whole: text(found.2))'"
    }
    if let found = message.wholeMatch(
      of: #/the option '(.*)' does not take any value, but '(.*)' was specified\./#)
    {
      return
        "the option '\(whole: text(found.1))' does not take any value, but '\(whole: text(found.2))' was specified."
    }
    if let found = message.wholeMatch(
      of: #/value to be set with flag '(.*)' had already been set with flag '(.*)'/#)
    {
      return
        "value to be set with flag '\(whole: text(found.1))' had already been set with flag '\(whole: text(found.2))'"
    }
    return nil
  }

  private static func text(_ quoted: Substring) -> String { String(quoted) }

  /// An option with its value, `--by <a,b>`, in the words of the language.
  private static func named(_ option: Substring, _ help: any HelpPhrases) -> String {
    String(option).replacing(#/<[^>]*>/#) { help.wording(of: String($0.output)) }
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
      let words = Substring(line.trimmingCharacters(in: .whitespaces))
      let isElement = words.hasPrefix("- ")
      let text = isElement ? words.dropFirst(2) : words
      if text.isEmpty { continue }
      sentence += sentence.isEmpty ? text : (isElement && isInList ? ", " : " ") + text
      isInList = isElement
    }
    return sentence
  }
}
