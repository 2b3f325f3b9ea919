/// A word, sign or text of Swift source: as much as it takes to find the texts in it.
struct SwiftToken {
  enum Kind: Equatable {
    case word(String)
    case sign(String)
    case text([TextPart])
  }

  /// A stretch of a text, or the tokens of what is put in.
  enum TextPart: Equatable {
    case literal(String)
    case inserted([SwiftToken])
  }

  var kind: Kind
  var line: Int
  /// How many brackets are open around it.
  var level: Int

  /// All tokens of a source, without its comments.
  static func all(in source: String) -> [SwiftToken] {
    var reader = SwiftReader(Array(source.unicodeScalars))
    return reader.tokens(until: nil)
  }

  /// The place of the bracket that closes the one at `open`.
  static func closing(_ tokens: [SwiftToken], _ open: Int) -> Int {
    let level = tokens[open].level
    return tokens.indices.dropFirst(open + 1).first { tokens[$0].level == level } ?? tokens.count
  }

  /// The places of the tokens of each argument between the parentheses that open at `open`.
  static func arguments(_ tokens: [SwiftToken], _ open: Int) -> [[Int]] {
    let inner = (open + 1)..<max(open + 1, closing(tokens, open))
    return inner.split {
      tokens[$0].kind == .sign(",") && tokens[$0].level == tokens[open].level + 1
    }.map(Array.init)
  }
}

extension SwiftToken: Equatable {}

/// Reads tokens of Swift source.
private struct SwiftReader {
  let scalars: [Unicode.Scalar]
  var at = 0
  var line = 1
  var level = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    at + ahead < scalars.count ? scalars[at + ahead] : nil
  }

  private func starts(_ text: String) -> Bool {
    text.unicodeScalars.enumerated().allSatisfy { peek($0.offset) == $0.element }
  }

  /// The tokens up to a closing parenthesis of the level that reading starts at, or to the end.
  mutating func tokens(until end: Unicode.Scalar?) -> [SwiftToken] {
    var tokens: [SwiftToken] = []
    let ground = level
    while let scalar = peek() {
      if scalar == "\n" {
        line += 1
        at += 1
      } else if scalar.properties.isWhitespace {
        at += 1
      } else if starts("//") {
        while let next = peek(), next != "\n" { at += 1 }
      } else if starts("/*") {
        while at < scalars.count, !starts("*/") {
          if peek() == "\n" { line += 1 }
          at += 1
        }
        at += 2
      } else if scalar == "\"" {
        tokens.append(text())
      } else if scalar == "#", peek(1) == "\"" || peek(1) == "/" || peek(1) == "#" {
        skipRaw()
      } else if scalar.properties.isAlphabetic || scalar == "_" || scalar == "$"
        || ("0"..."9").contains(scalar)
      {
        var word = ""
        while let next = peek(),
          next.properties.isAlphabetic || next == "_" || next == "$" || ("0"..."9").contains(next)
        {
          word.unicodeScalars.append(next)
          at += 1
        }
        tokens.append(SwiftToken(kind: .word(word), line: line, level: level))
      } else {
        if scalar == end, level == ground { return tokens }
        tokens.append(sign(scalar))
      }
    }
    return tokens
  }

  private mutating func sign(_ scalar: Unicode.Scalar) -> SwiftToken {
    if ["(", "[", "{"].contains(scalar) {
      at += 1
      level += 1
      return SwiftToken(kind: .sign(String(scalar)), line: line, level: level - 1)
    }
    if [")", "]", "}"].contains(scalar) {
      at += 1
      level -= 1
      return SwiftToken(kind: .sign(String(scalar)), line: line, level: level)
    }
    for double in ["->", "==", "!=", "??", "&&", "||", "+="] where starts(double) {
      at += 2
      return SwiftToken(kind: .sign(double), line: line, level: level)
    }
    at += 1
    return SwiftToken(kind: .sign(String(scalar)), line: line, level: level)
  }

  /// Raw texts and patterns quote nobody and are no sentences.
  private mutating func skipRaw() {
    var hashes = 0
    while peek() == "#" {
      hashes += 1
      at += 1
    }
    guard let quote = peek(), quote == "\"" || quote == "/" else { return }
    let end = String(quote) + String(repeating: "#", count: hashes)
    at += 1
    while at < scalars.count, !starts(end) {
      if peek() == "\n" { line += 1 }
      at += 1
    }
    at += end.unicodeScalars.count
  }

  private mutating func text() -> SwiftToken {
    let first = line
    let isLong = starts("\"\"\"")
    at += isLong ? 3 : 1
    var parts: [SwiftToken.TextPart] = []
    var literal = ""
    while let scalar = peek() {
      if isLong ? starts("\"\"\"") : scalar == "\"" { break }
      if scalar != "\\" {
        if scalar == "\n" { line += 1 }
        literal.unicodeScalars.append(scalar)
        at += 1
        continue
      }
      at += 1
      guard let escaped = peek() else { break }
      at += 1
      switch escaped {
      case "(":
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        let outer = level
        level = 0
        parts.append(.inserted(tokens(until: ")")))
        level = outer
        at += 1
      case "n": literal += "\n"
      case "t": literal += "\t"
      case "\n":
        line += 1
        while let next = peek(), next == " " { at += 1 }
      case "u":
        var digits = ""
        at += 1
        while let next = peek(), next != "}" {
          digits.unicodeScalars.append(next)
          at += 1
        }
        at += 1
        if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
          literal.unicodeScalars.append(scalar)
        }
      default: literal.unicodeScalars.append(escaped)
      }
    }
    at += isLong ? 3 : 1
    // A long text begins on the next line, and ends before the last one; its margin is not part of it.
    if isLong { (parts, literal) = (parts.map(trimmed), trimmed(literal)) }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return SwiftToken(kind: .text(parts), line: first, level: level)
  }

  private func trimmed(_ text: String) -> String {
    text.replacing(#/\n +/#, with: "\n").replacing(#/^\n|\n$/#, with: "")
  }

  private func trimmed(_ part: SwiftToken.TextPart) -> SwiftToken.TextPart {
    if case .literal(let text) = part { .literal(trimmed(text)) } else { part }
  }
}
