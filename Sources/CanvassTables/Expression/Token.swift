/// A word of an expression, and where it stands.
struct Token {
  /// The kinds of words.
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    /// A name as it stands or in backticks.
    case name(String, quoted: Bool)
    /// An operator, parenthesis, bracket or comma.
    case symbol(String)
    case end
  }

  var kind: Kind
  /// Position of its first character, from 1.
  var position: Int
  /// As it is written.
  var source: String
}

/// Cuts the text of an expression into tokens.
///
/// - Parameters:
///   - noun: what the text is called in errors.
///   - others: signs that are symbols besides those of expressions.
/// - Throws: `TableError` pointing at a character that begins no token, or at an open quote.
func tokens(
  of text: String, noun: String = "expression", symbols others: String = ""
) throws -> [Token] {
  let characters = Array(text)
  var tokens: [Token] = []
  var i = 0
  func isNameStart(_ c: Character) -> Bool { c.isLetter || c == "_" }
  func isNamePart(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "_" || c == "." }
  func isDigit(_ i: Int) -> Bool { i < characters.count && ("0"..."9").contains(characters[i]) }
  while i < characters.count {
    let start = i
    let c = characters[i]
    let kind: Token.Kind
    if c.isWhitespace {
      i += 1
      continue
    } else if isDigit(i) || (c == "." && isDigit(i + 1)) {
      while isDigit(i) { i += 1 }
      if i < characters.count, characters[i] == "." { i += 1 }
      while isDigit(i) { i += 1 }
      if i < characters.count, characters[i] == "e" || characters[i] == "E" {
        let sign = i + 1 < characters.count && "+-".contains(characters[i + 1]) ? 1 : 0
        if isDigit(i + 1 + sign) {
          i += 1 + sign
          while isDigit(i) { i += 1 }
        }
      }
      guard let value = Double(String(characters[start..<i])) else {
        throw expressionError(text, noun: noun, start + 1, "cannot read the number")
      }
      kind = .number(value)
    } else if c == "'" || c == "\"" || c == "`" {
      i += 1
      while i < characters.count, characters[i] != c { i += 1 }
      guard i < characters.count else {
        throw expressionError(
          text, noun: noun, start + 1, "the quote \(c) is opened and never closed")
      }
      let inside = String(characters[start + 1..<i]).canonical
      kind = c == "`" ? .name(inside, quoted: true) : .text(inside)
      i += 1
    } else if isNameStart(c) {
      while i < characters.count, isNamePart(characters[i]) { i += 1 }
      kind = .name(String(characters[start..<i]).canonical, quoted: false)
    } else {
      let pair = String(characters[i..<min(i + 2, characters.count)])
      if ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) {
        kind = .symbol(pair)
        i += 2
      } else if others.contains(c) || "<>!+-*/%^()[],&|".contains(c) {
        kind = .symbol(String(c))
        i += 1
      } else if c == "=" {
        throw expressionError(
          text, noun: noun, start + 1, "a single = is not a comparison; write ==")
      } else {
        throw expressionError(text, noun: noun, start + 1, "the character \(c) has no meaning here")
      }
    }
    tokens.append(
      Token(kind: kind, position: start + 1, source: String(characters[start..<i])))
  }
  tokens.append(Token(kind: .end, position: characters.count + 1, source: "the end"))
  return tokens
}

/// The sentence for a fault in the text of an expression.
func expressionError(
  _ text: String, noun: String = "expression", _ position: Int, _ what: String
) -> TableError {
  TableError("\(noun) \"\(excerpt(of: text))\", character \(position): \(what)")
}

/// The text as it is quoted in an error: the beginning of it, if it is very long.
package func excerpt(of text: String) -> String {
  text.count <= 200 ? text : "\(text.prefix(200))…"
}
