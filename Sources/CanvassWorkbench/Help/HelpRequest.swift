import CanvassNumerics
import CanvassTables

/// A line that asks for help before anything else.
enum HelpRequest: Equatable {
  /// The list of verbs.
  case program
  /// All about one.
  case verb(String)

  /// What a line asks for; `nil` where it is a command.
  init?(_ words: [String]) {
    let said = Self.withoutLanguage(words)
    guard let first = said.first else {
      self = .program
      return
    }
    let others = said.dropFirst()
    switch first {
    case "--help", "-h": self = .program
    case "help" where others.isEmpty: self = .program
    case "help" where CanvassCommand.verbNames.contains(said[1]) && others.count == 1:
      self = .verb(said[1])
    default: return nil
    }
  }

  /// The name of the verb; `nil` for the program.
  var name: String? {
    switch self {
    case .program: nil
    case .verb(let name): name
    }
  }

  private static func withoutLanguage(_ words: [String]) -> [String] {
    var kept: [String] = []
    var isCode = false
    for word in words {
      if isCode || word == "--lang" {
        isCode = !isCode
      } else if !word.hasPrefix("--lang=") {
        kept.append(word)
      }
    }
    return kept
  }
}

/// `--lang vi` in front of a verb is what it is behind it.
enum LeadingLanguage {
  /// The words with the language behind the verb.
  ///
  /// - Throws: `UsageError` for a language that there is not.
  static func moved(_ words: [String]) throws -> [String] {
    guard let first = words.first else { return words }
    let length = first == "--lang" ? 2 : first.hasPrefix("--lang=") ? 1 : 0
    guard length > 0, words.count >= length else { return words }
    let code = length == 2 ? words[1] : String(first.dropFirst("--lang=".count))
    guard Language(rawValue: code) != nil else {
      let codes = Language.allCases.map(\.rawValue)
      throw UsageError(TableError.unknown("language", code, among: codes).reason)
    }
    let rest = words.dropFirst(length)
    return Array(rest.prefix(1)) + words.prefix(length) + rest.dropFirst()
  }
}
