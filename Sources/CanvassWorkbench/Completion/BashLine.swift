/// A line of bash up to the cursor, and words that go on from there in bash's quotes.
///
/// What was typed stays as it is; only what is missing of a word is put behind it, quoted for the
/// place where the cursor stands. Nothing that comes from a file can therefore be anything but text.
struct BashLine {
  /// What surrounds the cursor.
  enum Quote { case none, single, double }

  /// The finished words, quotes removed, the name of the program first.
  private(set) var words: [String] = []
  /// The word under the cursor, quotes removed.
  private(set) var word = ""
  private(set) var quote = Quote.none
  /// Whether the word is a file that a redirection names.
  private(set) var isRedirected = false
  /// Whether the form of the word is too odd to be gone on with, as with a backtick.
  private(set) var isOpaque = false
  /// Whether bash would make something else of the word, as of `$x`. A name that begins so is then
  /// written anew, with what it takes to stand for itself.
  private(set) var isExpanded = false
  /// The part of the line that bash replaces by a candidate.
  private(set) var replaced = ""

  /// Reads a line.
  ///
  /// - Parameter breaks: the signs that end a word for the line editor, `COMP_WORDBREAKS`.
  init(_ line: String, breaks: String) {
    let scalars = Array(line.unicodeScalars)
    let breaks = Set(breaks.unicodeScalars)
    var isInWord = false
    var start = 0
    var opening = 0
    var i = 0
    func finish(_ line: inout BashLine) {
      if isInWord, !line.isRedirected { line.words.append(line.word) }
      if isInWord { line.isRedirected = false }
      line.word = ""
      line.isOpaque = false
      line.isExpanded = false
      isInWord = false
    }
    while i < scalars.count {
      let c = scalars[i]
      switch quote {
      case .single:
        if c == "'" { quote = .none } else { word.unicodeScalars.append(c) }
      case .double:
        if c == "\"" {
          quote = .none
        } else if c == "\\", i + 1 < scalars.count,
          "$`\"\\\n".unicodeScalars.contains(scalars[i + 1])
        {
          i += 1
          word.unicodeScalars.append(scalars[i])
        } else {
          if c == "$" { isExpanded = true }
          if c == "`" || (c == "\\" && i + 1 == scalars.count) { isOpaque = true }
          word.unicodeScalars.append(c)
        }
      case .none:
        switch c {
        case " ", "\t", "\n":
          finish(&self)
          start = i + 1
        case "'", "\"":
          quote = c == "'" ? .single : .double
          opening = i + 1
          isInWord = true
        case "\\":
          isInWord = true
          i += 1
          if i < scalars.count { word.unicodeScalars.append(scalars[i]) } else { isOpaque = true }
        case ";", "|", "&", "(", ")":
          finish(&self)
          words = []
          start = i + 1
        case "<", ">":
          // A number right before is that of the redirected file.
          if isInWord, !word.isEmpty, word.allSatisfy(\.isNumber) { isInWord = false }
          finish(&self)
          isRedirected = true
          start = i + 1
        default:
          if c == "$" {
            isExpanded = true
            // $'…' and $"…" are quotes of their own.
            if i + 1 < scalars.count, "'\"".unicodeScalars.contains(scalars[i + 1]) {
              isOpaque = true
            }
          }
          if c == "`" { isOpaque = true }
          if breaks.contains(c) { start = i + 1 }
          isInWord = true
          word.unicodeScalars.append(c)
        }
      }
      i += 1
    }
    // As the line editor does: behind the quote that is open, else behind the last sign that ends a
    // word and is not quoted itself.
    replaced = String(scalars[min(quote == .none ? start : opening, scalars.count)...])
    // Written anew can be what stands there without quotes inside.
    let signs = quote == .none ? "'\"" : "'\"\\"
    if isExpanded, replaced.unicodeScalars.contains(where: signs.unicodeScalars.contains) {
      isOpaque = true
    }
  }

  /// How many signs of the word `replaced` stands for.
  private var replacedCount: Int {
    var count = 0
    var isEscaped = false
    for scalar in replaced.unicodeScalars {
      isEscaped = quote == .none && scalar == "\\" && !isEscaped
      if !isEscaped { count += 1 }
    }
    return count
  }

  /// The candidates as bash takes them, in place of `replaced`; nothing for those that the word does
  /// not begin.
  func replacements(by candidates: [String]) -> [String] {
    guard isExpanded else {
      return replacements(
        adding: candidates.map { CompletionOffer.remainder(of: $0, after: word) ?? "" })
    }
    var anew = self
    anew.replaced = ""
    let kept = word.unicodeScalars.count - replacedCount
    return anew.replacements(adding: candidates.map { String($0.unicodeScalars.dropFirst(kept)) })
  }

  /// The candidates as bash takes them, in place of `replaced`, given what each adds to the word.
  ///
  /// bash puts in what all of them begin with. That never ends within a quoted sign: where all go on
  /// with a sign that needs a backslash, the first has quotes around it instead.
  private func replacements(adding rests: [String]) -> [String] {
    let all = rests.map { Array($0.unicodeScalars) }
    guard let first = all.first else { return [] }
    var shared = first.count
    for rest in all.dropFirst() {
      shared = min(shared, zip(first, rest).prefix { $0 == $1 }.count)
    }
    let isOneSign = all.allSatisfy { $0.count > shared && quoted($0[shared]).count > 1 }
    return all.enumerated().map { index, rest in
      var text = replaced
      for (place, scalar) in rest.enumerated() {
        let isOther = rests.count > 1 && isOneSign && index == 0 && place == shared
        text += isOther ? quotedOtherwise(scalar) : quoted(scalar)
      }
      return text
    }
  }

  /// A sign as it is written where the cursor stands.
  private func quoted(_ scalar: Unicode.Scalar) -> String {
    if Self.isControl(scalar) {
      let code = Self.code(of: scalar)
      switch quote {
      case .none: return code
      case .single: return "'\(code)'"
      case .double: return "\"\(code)\""
      }
    }
    let sign = String(Character(scalar))
    switch quote {
    case .none:
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || (!scalar.isASCII && !scalar.properties.isWhitespace)
        || "_-./,+:@%^=".unicodeScalars.contains(scalar)
      return isPlain ? sign : "\\" + sign
    case .single: return scalar == "'" ? "'\\''" : sign
    case .double:
      // A ! would recall a line, and a backslash before it would stay.
      if scalar == "!" { return "\"'!'\"" }
      return "\"\\$`".unicodeScalars.contains(scalar) ? "\\" + sign : sign
    }
  }

  /// The same sign, written in another way.
  private func quotedOtherwise(_ scalar: Unicode.Scalar) -> String {
    if Self.isControl(scalar) { return quoted(scalar) }
    let sign = scalar == "'" ? "\"'\"" : "'\(Character(scalar))'"
    switch quote {
    case .none: return sign
    case .single: return "'\(sign)'"
    case .double: return "\"\(sign)\""
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  /// `$'\033'`: the bytes of a sign that has no picture.
  private static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(Character(scalar)).utf8.map { byte in
      let octal = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
    }
    return "$'" + digits.joined() + "'"
  }
}
