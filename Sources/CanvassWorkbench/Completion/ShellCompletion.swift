import Foundation

/// The shells that TAB works in.
enum CompletingShell: String, CaseIterable {
  case bash, zsh, fish
}

/// The answer to a completion script. The script asks `canvass ---complete SHELL …` and takes the
/// answer as data: entries that end in a zero byte, which no shell looks into.
///
/// The first entry says what follows: `files` (the shell completes the names of files by itself),
/// `word` (a blank follows the word), or `part` (the word may go on).
enum ShellCompletion {
  /// The word that asks for candidates; no verb or option begins so.
  static let request = "---complete"

  /// The answer to `SHELL …`; empty when the question is not understood.
  ///
  /// - bash: the line up to the cursor, and `COMP_WORDBREAKS`.
  /// - zsh: the word up to the cursor, then the words before it, quotes removed.
  /// - fish: the token up to the cursor as typed, then the words before it, quotes removed.
  static func answer(_ arguments: [String]) -> String {
    guard let shell = arguments.first.flatMap(CompletingShell.init), arguments.count > 1 else {
      return ""
    }
    switch shell {
    case .bash:
      return bash(arguments[1], breaks: arguments.dropFirst(2).first ?? " \t\n\"'><=;|&(:")
    case .zsh:
      return unquoted(
        Completions(before: Array(arguments.dropFirst(2))).offer(arguments[1]), typed: arguments[1])
    case .fish:
      let token = FishToken(arguments[1])
      // fish takes what follows a tabulator for a description.
      return unquoted(
        Completions(before: Array(arguments.dropFirst(2))).offer(token.text), typed: token.text,
        isInQuotes: token.isInQuotes
      ) { !$0.contains("\t") }
    }
  }

  private static func bash(_ text: String, breaks: String) -> String {
    let line = BashLine(text, breaks: breaks)
    if line.isRedirected { return entries("files", []) }
    if line.isOpaque || line.words.isEmpty { return entries("word", []) }
    switch Completions(before: Array(line.words.dropFirst())).offer(line.word) {
    case .files: return entries("files", [])
    case .words(let candidates):
      let words = spread(candidates, isInQuotes: line.quote != .none)
      return entries(
        words.contains(where: \.goesOn) ? "part" : "word",
        line.replacements(by: words.map(\.word)))
    }
  }

  /// The words as they are: the shell quotes them.
  private static func unquoted(
    _ offer: CompletionOffer, typed: String, isInQuotes: Bool = true,
    where isFit: (String) -> Bool = { _ in true }
  ) -> String {
    switch offer {
    case .files: return entries("files", [])
    case .words(let candidates):
      let words = spread(candidates, isInQuotes: isInQuotes)
      return entries(
        words.contains(where: \.goesOn) ? "part" : "word", words.map(\.word).filter(isFit))
    }
  }

  /// A shell closes the quote behind a single candidate. Where the text in quotes may go on, the ways
  /// in which it can are offered instead, so that it stays open.
  private static func spread(_ candidates: [CompletionOffer.Candidate], isInQuotes: Bool)
    -> [CompletionOffer.Candidate]
  {
    guard candidates.count == 1, let only = candidates.first, !only.next.isEmpty else {
      return candidates
    }
    if !isInQuotes { return [.init(only.word, goesOn: true)] }
    return only.next.map { .init(only.word + " " + $0, goesOn: true) }
  }

  private static func entries(_ kind: String, _ words: [String]) -> String {
    // A zero byte cannot be part of a word of any shell.
    ([kind] + words.filter { !$0.unicodeScalars.contains("\0") }).map { $0 + "\0" }.joined()
  }
}

/// A word of fish that is still being written, as `commandline -ct` gives it.
struct FishToken {
  /// The word, quotes removed.
  private(set) var text = ""
  /// Whether a quote is open at its end.
  private(set) var isInQuotes = false

  /// Reads a token.
  init(_ token: String) {
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in token.unicodeScalars {
      if isEscaped {
        isEscaped = false
        switch quote {
        case "'"? where scalar != "'" && scalar != "\\",
          "\""? where !"\"$\\".unicodeScalars.contains(scalar):
          text += "\\"
        default: break
        }
        if quote == nil {
          text.unicodeScalars.append(
            scalar == "n" ? "\n" : scalar == "t" ? "\t" : scalar == "e" ? "\u{1B}" : scalar)
        } else {
          text.unicodeScalars.append(scalar)
        }
      } else if scalar == "\\" {
        isEscaped = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { text.unicodeScalars.append(scalar) }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    isInQuotes = quote != nil
  }
}
