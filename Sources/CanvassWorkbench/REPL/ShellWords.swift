import CanvassNumerics
import CanvassTables

/// Splits a line into words as a shell does, without expanding anything: `$`, `*` and `~` are
/// letters like others.
///
/// - Words are separated by blanks.
/// - Within single quotes everything stands for itself.
/// - Within double quotes a backslash makes `"` and `\` stand for themselves.
/// - Elsewhere a backslash makes the next character stand for itself.
/// - A word that starts with `#` begins a comment.
public enum ShellWords {
  /// The words of a line.
  ///
  /// - Throws: `LineError` for a quote that is not closed or a backslash at the end.
  public static func split(_ line: String) throws -> [String] {
    var scanner = Scanner()
    scanner.scan(line)
    switch scanner.state {
    case .between: break
    case .word: scanner.words.append(scanner.word)
    case .single, .double:
      let quote = scanner.state == .single ? "'" : "\""
      throw LineError("the quote \(quote) is not closed in: \(line)")
    case .escape, .escapeInDouble:
      throw LineError("there is nothing after the backslash at the end of: \(line)")
    }
    return scanner.words
  }

  /// The words of one command: those of the line, without the name of the program, which may have
  /// been copied along from a shell.
  ///
  /// - Throws: `LineError`, as `split` does.
  public static func command(_ line: String) throws -> [String] {
    let words = try split(line)
    return words.first == "canvass" ? Array(words.dropFirst()) : words
  }

  /// The finished words of a line that is still being written; a word or quote that is still open
  /// at its end is left out.
  static func finished(_ line: String) -> [String] {
    var scanner = Scanner()
    scanner.scan(line)
    return scanner.words
  }

  /// Why a line goes on in the next one.
  enum Continuation {
    /// It ends in a backslash, which is left out.
    case backslash
    /// A quote is open; the line break belongs to the text in it.
    case quote
  }

  /// The word that is being written at the end of a line.
  struct OpenWord: Equatable {
    /// What it says so far, quotes removed.
    var text: String
    /// The quote that is open.
    var quote: Unicode.Scalar?
    /// Whether nothing of it has been written, not even a quote.
    var isNew: Bool
    /// Whether a backtick stands in it as it is, where a shell would want a backslash before it.
    var hasBareBacktick = false
  }

  /// The word under the cursor; `nil` in a comment and right after a backslash.
  static func open(_ line: String) -> OpenWord? {
    var scanner = Scanner()
    scanner.scan(line)
    switch scanner.state {
    case .between: return scanner.isComment ? nil : OpenWord(text: "", quote: nil, isNew: true)
    case .word: return OpenWord(text: scanner.word, quote: nil, isNew: false)
    case .single: return OpenWord(text: scanner.word, quote: "'", isNew: false)
    case .double:
      return OpenWord(
        text: scanner.word, quote: "\"", isNew: false, hasBareBacktick: scanner.hasBareBacktick)
    case .escape, .escapeInDouble: return nil
    }
  }

  /// What has to be written behind an open word so that `rest` is added to it.
  static func quoted(_ rest: String, in word: OpenWord) -> String {
    if word.isNew, word.quote == nil { return quoted(rest) }
    var result = ""
    for scalar in rest.unicodeScalars {
      switch word.quote {
      case "'"? where scalar == "'": result += "'\\''"
      case "'"?: result.unicodeScalars.append(scalar)
      case "\""?:
        // The name is closed as it was opened.
        let isBare = scalar == "`" && word.hasBareBacktick
        if !isBare, Scanner.escapedInDouble.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      default:
        if isSpecial(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "'" || scalar == "\"" || scalar == "\\"
  }

  /// Whether a shell takes a scalar for more than itself.
  private static func isMeant(_ scalar: Unicode.Scalar) -> Bool {
    isSpecial(scalar) || "#$`&|;<>()[]{}*?!~".unicodeScalars.contains(scalar)
  }

  /// A word that `split` reads back as `text`, and a shell too.
  public static func quoted(_ text: String) -> String {
    // By scalars: a mark that combines with a sign makes another letter of it.
    if !text.isEmpty, !text.unicodeScalars.contains(where: isMeant) { return text }
    return "\"\(inDoubleQuotes(text))\""
  }

  /// A text as it is written between double quotes, so that it stands for itself there.
  static func inDoubleQuotes(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if Scanner.escapedInDouble.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Reads a line letter by letter.
  struct Scanner {
    enum State { case between, word, single, double, escape, escapeInDouble }

    var words: [String] = []
    var word = ""
    var state = State.between
    var isComment = false
    /// Whether the word has a backtick in double quotes without a backslash.
    private(set) var hasBareBacktick = false
    /// The state before a backslash.
    private var beforeEscape = State.between

    /// What a backslash takes its meaning in double quotes, as in a shell; before others it stands for itself.
    static let escapedInDouble: Set<Unicode.Scalar> = ["\"", "\\", "$", "`"]

    /// Forgets a backslash that nothing follows.
    mutating func takeBackEscape() {
      if state == .escape || state == .escapeInDouble { state = beforeEscape }
    }

    /// Reads scalars rather than letters: a quote may be followed by a combining mark.
    mutating func scan(_ line: String) {
      for scalar in line.unicodeScalars {
        switch state {
        case .between, .word:
          if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
            if state == .word { finish() }
          } else if scalar == "#", state == .between {
            isComment = true
          } else if isComment {
            continue
          } else if scalar == "'" {
            state = .single
          } else if scalar == "\"" {
            state = .double
          } else if scalar == "\\" {
            beforeEscape = state
            state = .escape
          } else {
            word.unicodeScalars.append(scalar)
            state = .word
          }
        case .single:
          if scalar == "'" { state = .word } else { word.unicodeScalars.append(scalar) }
        case .double:
          if scalar == "\"" {
            state = .word
          } else if scalar == "\\" {
            beforeEscape = state
            state = .escapeInDouble
          } else {
            if scalar == "`" { hasBareBacktick = true }
            word.unicodeScalars.append(scalar)
          }
        case .escape:
          word.unicodeScalars.append(scalar)
          state = .word
        case .escapeInDouble:
          if !Self.escapedInDouble.contains(scalar) { word += "\\" }
          word.unicodeScalars.append(scalar)
          state = .double
        }
      }
    }

    private mutating func finish() {
      words.append(word)
      word = ""
      hasBareBacktick = false
      state = .between
    }
  }
}

/// What is wrong with a line before it is run: one sentence.
public struct LineError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
