/// The text of an expression, a formula or a model that is still being written: what stands under
/// the cursor at its end, and what came before.
struct TypedText {
  /// The languages that name columns.
  enum Grammar { case expression, formula, model }

  /// What is under the cursor.
  private enum Place: Equatable {
    case nothing
    case name
    case quotedName
    /// A text that was opened by this quote.
    case text(Character)
  }

  private let grammar: Grammar
  private let text: String
  private let done: String
  private let part: String
  private let place: Place
  /// What is finished: names with a leading backtick, texts with a quote, numbers, signs.
  private let tokens: [String]

  /// Looks at what has been written so far.
  init(_ text: String, _ grammar: Grammar) {
    self.grammar = grammar
    self.text = text
    var tokens: [String] = []
    var place = Place.nothing
    var start = text.startIndex
    var i = text.startIndex
    func isNamePart(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "_" || c == "." }
    while i < text.endIndex {
      let c = text[i]
      start = i
      place = .nothing
      if c == "`" || c == "'" || c == "\"" {
        let inside = text.index(after: i)
        guard let end = text[inside...].firstIndex(of: c) else {
          place = c == "`" ? .quotedName : .text(c)
          start = inside
          i = text.endIndex
          break
        }
        tokens.append((c == "`" ? "`" : "'") + text[inside..<end])
        i = text.index(after: end)
      } else if isNamePart(c) {
        i = text[i...].firstIndex { !isNamePart($0) } ?? text.endIndex
        if i == text.endIndex {
          place = .name
        } else {
          tokens.append((c.isNumber ? "0" : "`") + text[start..<i])
        }
      } else {
        if !c.isWhitespace { tokens.append(String(c)) }
        i = text.index(after: i)
      }
    }
    if place == .nothing { start = text.endIndex }
    self.tokens = tokens
    self.place = place
    done = String(text[..<start])
    part = String(text[start...])
  }

  /// The offer, given the columns and the values of one of them.
  func offer(columns: [String], levels: (String) -> [String]) -> CompletionOffer {
    if grammar == .expression, let column = comparedColumn(columns) {
      let values = valueOffer(levels(column))
      if !values.isEmpty { return values.behind(done) }
    }
    let next =
      switch grammar {
      case .expression: ["==", "!=", "<", "<=", ">", ">=", "in ["]
      case .formula: isLeft ? ["~"] : ["+", ":", "*"]
      case .model: ["+", ";"]
      }
    switch place {
    case .text: return .nothing
    case .quotedName:
      let names = columns.filter { !$0.contains("`") }.map { $0 + "`" }
      return CompletionOffer.words(names, after: part, next: next).behind(done)
    case .name:
      let names = CompletionOffer.words(
        columns.filter { grammar == .model || Self.isPlain($0) }, after: part, next: next)
      return (names.isEmpty ? words : names).behind(done)
    case .nothing:
      if isAfterOperand { return .words(next, after: "", goesOn: true).behind(done) }
      let names = columns.filter { !$0.contains("`") }
        .map { grammar == .model || Self.isPlain($0) ? $0 : "`\($0)`" }
      return CompletionOffer.words(names, after: "", next: next).behind(done)
    }
  }

  /// Functions and words of the language.
  private var words: CompletionOffer {
    let words: [String] =
      switch grammar {
      case .expression: ["is_missing(", "if(", "round(", "floor(", "sqrt(", "not ", "and ", "or "]
      case .formula: ["factor(", "log(", "I(", "poly(", "sqrt(", "exp("]
      case .model: []
      }
    return .words(words, after: part, goesOn: true)
  }

  private var isLeft: Bool { !tokens.contains("~") }

  private var isAfterOperand: Bool {
    guard let last = tokens.last, let first = last.first else { return false }
    if ["`and", "`or", "`not", "`in"].contains(last) { return false }
    return "`'0)]".contains(first)
  }

  /// The column whose values can stand here: after `column ==`, or in the list after `column in`.
  private func comparedColumn(_ columns: [String]) -> String? {
    var rest = tokens[...]
    if let open = rest.lastIndex(where: { $0 == "[" || $0 == "(" }), open >= 2,
      rest[open - 1] == "`in", rest[open...].allSatisfy({ !"`)]".contains($0.first ?? ")") }),
      rest.last == "," || rest.last == "[" || rest.last == "("
    {
      rest = rest[..<(open - 1)]
      if rest.last == "`not" { rest = rest.dropLast() }
    } else if rest.last == "=" {
      rest = rest.dropLast()
      guard rest.last == "=" || rest.last == "!" else { return nil }
      rest = rest.dropLast()
    } else {
      return nil
    }
    guard let name = rest.last, name.hasPrefix("`") else { return nil }
    let wanted = String(name.dropFirst())
    return columns.first { $0 == wanted }
  }

  private func valueOffer(_ values: [String]) -> CompletionOffer {
    let next = ["&&", "||"]
    switch place {
    case .text(let quote):
      return .words(
        values.filter { !$0.contains(quote) }.map { $0 + String(quote) }, after: part, next: next)
    case .quotedName: return .nothing
    case .name, .nothing:
      let texts = values.compactMap { value -> String? in
        if Double(value) != nil { return value }
        return value.contains("'") ? value.contains("\"") ? nil : "\"\(value)\"" : "'\(value)'"
      }
      return .words(texts, after: part, next: next)
    }
  }

  /// Whether a name can stand without backticks.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      && !["and", "or", "not", "in", "true", "false", "TRUE", "FALSE", "NA"].contains(name)
  }
}
