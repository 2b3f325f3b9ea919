import CanvassNumerics

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
  /// Position of its first Unicode scalar, from 1.
  var position: Int
  /// As it is written; nothing at the end.
  var source: String

  /// What it is called in a sentence.
  var name: Sentence { kind == .end ? "the end" : "\(source)" }
}

extension [Token] {
  /// The name that the words around a place may be meant as: those next to each other that stand without backticks;
  /// `nil` where the one at the place follows none.
  func nameWithBlank(at place: Int) -> String? {
    func isPlainName(_ place: Int) -> Bool {
      if indices.contains(place), case .name(_, quoted: false) = self[place].kind {
        true
      } else {
        false
      }
    }
    guard isPlainName(place), isPlainName(place - 1) else { return nil }
    var (first, last) = (place - 1, place)
    while isPlainName(first - 1) { first -= 1 }
    while isPlainName(last + 1) { last += 1 }
    return self[first...last].map(\.source).joined(separator: " ")
  }

  /// Whether a comma or an open parenthesis stands before the last word.
  fileprivate var isAfterComma: Bool {
    let kind = dropLast().last?.kind
    return kind == .symbol(",") || kind == .symbol("(")
  }

  /// The place of what closes the parenthesis or bracket at a place; `nil` where nothing does.
  func closing(_ open: Int) -> Int? {
    var level = 0
    for place in open..<count {
      switch self[place].kind {
      case .symbol("("), .symbol("["): level += 1
      case .symbol(")"), .symbol("]"):
        level -= 1
        if level == 0 { return place }
      default: break
      }
    }
    return nil
  }
}

/// Cuts the text of an expression into tokens.
///
/// Unicode scalars are looked at and not letters: an accent behind a quote belongs to what is quoted.
///
/// - Parameters:
///   - noun: what the text is called in errors.
///   - others: signs that are symbols besides those of expressions.
/// - Throws: `TableError` pointing at a character that begins no token, or at an open quote.
func tokens(
  of text: String, noun: Sentence = "expression", symbols others: Set<Unicode.Scalar> = []
) throws -> [Token] {
  let scalars = Array(text.unicodeScalars)
  var tokens: [Token] = []
  var i = 0
  func fault(_ start: Int, _ what: Sentence) -> TableError {
    expressionError(text, noun: noun, start + 1, what)
  }
  while i < scalars.count {
    let start = i
    let c = scalars[i]
    let kind: Token.Kind
    if c.properties.isWhitespace {
      i += 1
      continue
    } else if let end = numberEnd(scalars, i) {
      i = end
      let spelling = string(scalars[start..<i])
      guard let value = Double(spelling), value.isFinite else {
        throw fault(start, "the number \(spelling) is too large")
      }
      kind = .number(value)
    } else if c == "'" || c == "\"" || c == "`" {
      guard let quoted = quotedText(scalars, i) else {
        throw fault(start, "the quote \(c) is opened and never closed")
      }
      i = quoted.end
      kind = c == "`" ? .name(quoted.text, quoted: true) : .text(quoted.text)
    } else if ExpressionName.begins(c) {
      while i < scalars.count, ExpressionName.continues(scalars[i]) { i += 1 }
      kind = .name(string(scalars[start..<i]).canonical, quoted: false)
    } else {
      let pair = string(scalars[i..<min(i + 2, scalars.count)])
      if ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) {
        kind = .symbol(pair)
        i += 2
      } else if others.contains(c) || "<>!+-*/%^()[],&|".unicodeScalars.contains(c) {
        kind = .symbol(String(c))
        i += 1
      } else if c == "=", tokens.last?.kind == .name("sep", quoted: false), tokens.isAfterComma {
        // The separator of paste(…).
        kind = .symbol("=")
        i += 1
      } else if c == "=" {
        throw fault(start, "a single = is not a comparison; write ==")
      } else {
        throw fault(start, "the character \(c) has no meaning here")
      }
    }
    tokens.append(Token(kind: kind, position: start + 1, source: string(scalars[start..<i])))
  }
  tokens.append(Token(kind: .end, position: scalars.count + 1, source: ""))
  return tokens
}

/// The scalars as text.
func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

/// Behind the number that begins at a place, or `nil` if none does.
private func numberEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
  func isDigit(_ i: Int) -> Bool { i < scalars.count && ("0"..."9").contains(scalars[i]) }
  guard isDigit(start) || (scalars[start] == "." && isDigit(start + 1)) else { return nil }
  var i = start
  while isDigit(i) { i += 1 }
  if i < scalars.count, scalars[i] == "." { i += 1 }
  while isDigit(i) { i += 1 }
  if i < scalars.count, scalars[i] == "e" || scalars[i] == "E" {
    let sign = i + 1 < scalars.count && (scalars[i + 1] == "+" || scalars[i + 1] == "-") ? 1 : 0
    if isDigit(i + 1 + sign) {
      i += 1 + sign
      while isDigit(i) { i += 1 }
    }
  }
  return i
}

/// The text between the quote at a place and the one that closes it, in which the quote itself is
/// doubled; `nil` if it is never closed.
private func quotedText(
  _ scalars: [Unicode.Scalar], _ start: Int
) -> (text: String, end: Int)? {
  var inside = String.UnicodeScalarView()
  var i = start + 1
  while i < scalars.count {
    if scalars[i] == scalars[start] {
      guard i + 1 < scalars.count, scalars[i + 1] == scalars[start] else {
        return (String(inside).canonical, i + 1)
      }
      i += 1
    }
    inside.append(scalars[i])
    i += 1
  }
  return nil
}

/// The sentence for a fault in the text of an expression.
///
/// - Parameter position: the scalar at fault, from 1; people are told which letter that is.
func expressionError(
  _ text: String, noun: Sentence = "expression", _ position: Int, _ what: Sentence
) -> TableError {
  let letter = string(text.unicodeScalars.prefix(position - 1)).count + 1
  let quoted = excerpt(of: text, around: position - 1)
  return TableError("\(noun) \"\(whole: quoted)\", character \(letter): \(what)")
}

/// The sentence for parentheses or signs that stand too deep within each other. Only the beginning is
/// quoted: around the place there is nothing but parentheses.
func nestingError(_ text: String, noun: Sentence, _ position: Int, limit: Int) -> TableError {
  let start = string(text.unicodeScalars.prefix(20)) + "…"
  return TableError(
    "\(noun) \"\(start)\" has more than \(limit) parentheses or signs within each other (at character "
      + "\(position)); take out those that say nothing, or make a column of a part of it first")
}
