import Foundation

/// The templates of all sentences (`Sentence`) that the sources write, found by reading the sources.
///
/// A literal is a sentence where one is declared: as an argument of a function, initialiser or case whose
/// parameter is a `Sentence`, as the value or default of a `Sentence`, in the body of something that
/// returns one, after `part:`, or before `as Sentence`. Whoever declares such a parameter is found, too.
enum SentenceTemplates {
  /// The templates by themselves, each with the first place where it stands.
  ///
  /// - Parameter module: of the files in this folder alone; of all if `nil`.
  static func all(under sources: URL, module: String? = nil) throws -> [String: String] {
    var files: [(name: String, tokens: [SwiftToken], isWanted: Bool)] = []
    let paths = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let path = paths?.nextObject() as? URL {
      guard path.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: path, encoding: .utf8)
      let isWanted = module.map { path.path.contains("/Sources/\($0)/") } ?? true
      files.append((path.lastPathComponent, SwiftToken.all(in: text), isWanted))
    }
    let takers = files.reduce(into: Takers()) { $0.add($1.tokens) }
    var found: [String: String] = [:]
    for file in files.sorted(by: { $0.name < $1.name }) where file.isWanted {
      var reader = SentenceReader(takers: takers)
      reader.read(file.tokens)
      for (template, line) in reader.templates where found[template] == nil {
        found[template] = "\(file.name):\(line)"
      }
      for line in reader.unread {
        found["(put together with + in \(file.name):\(line))"] = file.name
      }
    }
    return found.filter { says($0.key) }
  }

  /// Whether there is a word besides the places.
  static func says(_ template: String) -> Bool {
    template.replacing(#/%\d+(\{[^}]*\})?/#, with: "").contains(where: \.isLetter)
  }

  /// The numbers of the places where something is put in as it is.
  static func places(_ template: String) -> Set<String> {
    Set(template.matches(of: #/%(\d+)(?!\d*\{)/#).map { String($0.output.1) })
  }
}

/// Which parameters of which functions are sentences, by label, or by number where there is none.
struct Takers {
  private(set) var labels: [String: Set<String>] = [:]

  mutating func add(_ tokens: [SwiftToken]) {
    for at in tokens.indices {
      guard case .word(let keyword) = tokens[at].kind, ["func", "init", "case"].contains(keyword),
        tokens.indices.contains(at + 2)
      else { continue }
      var open = at + 1
      var name = keyword
      if keyword != "init" {
        guard case .word(let own) = tokens[at + 1].kind else { continue }
        name = own
        open = at + 2
        if tokens[open].kind == .sign("<") {
          while tokens[open].kind != .sign(">") { open += 1 }
          open += 1
        }
      } else {
        if tokens[open].kind == .sign("?") { open += 1 }
        name = enclosing(tokens, at) ?? "init"
      }
      guard tokens[open].kind == .sign("(") else { continue }
      for (number, part) in SwiftToken.arguments(tokens, open).enumerated() {
        guard let colon = part.firstIndex(where: { tokens[$0].kind == .sign(":") }),
          tokens[part[colon...].dropFirst().first ?? open].kind == .word("Sentence")
            || part[colon...].dropFirst().prefix(6).contains(where: {
              tokens[$0].kind == .word("Sentence")
            }), case .word(let label) = tokens[part[part.startIndex]].kind
        else { continue }
        let taken = label == "_" ? "#\(number)" : label
        labels[name, default: []].insert(taken)
        // Of .init(…) it cannot be told whose it is.
        if keyword == "init", label != "_" { labels["init", default: []].insert(taken) }
      }
    }
  }

  /// The name of the type that something stands in: the last one that was declared or extended.
  private func enclosing(_ tokens: [SwiftToken], _ place: Int) -> String? {
    for at in (0..<place).reversed() {
      if case .word(let keyword) = tokens[at].kind,
        ["struct", "enum", "class", "extension", "protocol"].contains(keyword),
        case .word(let name) = tokens[at + 1].kind, tokens[at].level < tokens[place].level
      {
        return name
      }
    }
    return nil
  }
}

/// Finds the sentences of a file.
struct SentenceReader {
  let takers: Takers
  private(set) var templates: [(String, line: Int)] = []
  /// Lines where a sentence is put together from more than literals.
  private(set) var unread: [Int] = []

  init(takers: Takers) { self.takers = takers }

  mutating func read(_ tokens: [SwiftToken]) {
    for at in tokens.indices {
      switch tokens[at].kind {
      case .text(let parts):
        // Inside what is interpolated there may be calls, and words after part:.
        for case .inserted(let inner) in parts {
          if inner.first?.kind == .word("part"), inner.dropFirst().first?.kind == .sign(":") {
            readValue(inner, Array(2..<inner.count))
          }
          read(inner)
        }
        if at + 2 < tokens.count, tokens[at + 1].kind == .word("as"),
          tokens[at + 2].kind == .word("Sentence")
        {
          readValue(tokens, [at])
        }
      case .sign("("):
        guard at > 0, case .word(let name) = tokens[at - 1].kind, let labels = takers.labels[name],
          !isDeclared(tokens, at - 1)
        else { continue }
        for (number, part) in SwiftToken.arguments(tokens, at).enumerated() {
          let isLabelled = part.count > 1 && tokens[part[1]].kind == .sign(":")
          if isLabelled, case .word(let label) = tokens[part[0]].kind {
            if labels.contains(label) { readValue(tokens, Array(part.dropFirst(2))) }
          } else if labels.contains("#\(number)") {
            readValue(tokens, part)
          }
        }
      case .word("Sentence"): readDeclared(tokens, at)
      default: continue
      }
    }
  }

  private func isDeclared(_ tokens: [SwiftToken], _ name: Int) -> Bool {
    guard name > 0, case .word(let keyword) = tokens[name - 1].kind else { return false }
    guard keyword == "case" else { return keyword == "func" }
    // A case that is declared stands right inside the type, one that is compared within a switch.
    return true
  }

  /// `: Sentence = …`, `: Sentence { … }`, `-> Sentence { … }`, also of lists and optional ones.
  private mutating func readDeclared(_ tokens: [SwiftToken], _ place: Int) {
    var before = place - 1
    if before >= 0, tokens[before].kind == .sign("[") { before -= 1 }
    guard before >= 0, tokens[before].kind == .sign(":") || tokens[before].kind == .sign("->")
    else { return }
    var next = place + 1
    while next < tokens.count, [.sign("?"), .sign("]")].contains(tokens[next].kind) { next += 1 }
    guard next < tokens.count else { return }
    if tokens[next].kind == .sign("{") {
      readValue(tokens, Array((next + 1)..<SwiftToken.closing(tokens, next)))
    } else if tokens[next].kind == .sign("=") {
      readValue(tokens, expression(tokens, next + 1, level: tokens[place].level))
    }
  }

  /// The tokens of an expression: to the end of its statement.
  private func expression(_ tokens: [SwiftToken], _ start: Int, level: Int) -> [Int] {
    var places: [Int] = []
    var at = start
    while at < tokens.count, tokens[at].level >= level {
      if tokens[at].level == level, at > start {
        let isJoined =
          [.sign("+"), .sign("?"), .sign(":"), .sign("."), .sign("{"), .sign("??"), .sign(",")]
          .contains(tokens[at].kind) || tokens[at].line == tokens[at - 1].line
          || [.sign("+"), .sign("?"), .sign(":"), .sign("??")].contains(tokens[at - 1].kind)
        if !isJoined { break }
        if tokens[at].kind == .sign(",") { break }
      }
      places.append(at)
      at += 1
    }
    return places
  }

  /// The literals of a value that is a sentence: not those in calls, comparisons and patterns.
  private mutating func readValue(_ tokens: [SwiftToken], _ places: [Int]) {
    var index = 0
    while index < places.count {
      let at = places[index]
      index += 1
      switch tokens[at].kind {
      case .sign("("), .sign("["):
        // Parentheses of a call or a subscript; those that only group stand behind something else.
        guard at > 0, isCallee(tokens[at - 1].kind) else { continue }
        let end = SwiftToken.closing(tokens, at)
        while index < places.count, places[index] <= end { index += 1 }
      case .text(let parts):
        if at > 0, isCompared(tokens[at - 1].kind) { continue }
        if at + 1 < tokens.count, [.sign("=="), .sign(".")].contains(tokens[at + 1].kind) {
          continue
        }
        var template = Template(parts)
        let line = tokens[at].line
        if at > 0, tokens[at - 1].kind == .sign("+") { unread.append(line) }
        while index + 1 < places.count, tokens[places[index]].kind == .sign("+") {
          guard case .text(let more) = tokens[places[index + 1]].kind else {
            unread.append(line)
            break
          }
          template.add(more)
          index += 2
        }
        templates.append((template.text, line))
      default: continue
      }
    }
  }

  private func isCallee(_ kind: SwiftToken.Kind) -> Bool {
    switch kind {
    case .word(let word):
      !["return", "in", "case", "else", "throw", "try", "if", "switch", "where"].contains(word)
    case .sign(let sign): [")", "]", ">"].contains(sign)
    case .text: false
    }
  }

  private func isCompared(_ kind: SwiftToken.Kind) -> Bool {
    [.sign("=="), .sign("!="), .word("case")].contains(kind)
  }
}

/// The template of literals, as `Sentence.template` has it.
private struct Template {
  var text = ""
  private var place = 0

  init(_ parts: [SwiftToken.TextPart]) { add(parts) }

  mutating func add(_ parts: [SwiftToken.TextPart]) {
    for part in parts {
      switch part {
      case .literal(let words): text += words
      case .inserted(let tokens):
        place += 1
        guard case .word(let label) = tokens.first?.kind, tokens.count > 1,
          tokens[1].kind == .sign(":"), ["counted", "agreeing"].contains(label)
        else {
          text += "%\(place)"
          continue
        }
        let forms = tokens.filter { $0.level == tokens[0].level }.compactMap { token -> String? in
          guard case .text(let parts) = token.kind, case .literal(let word) = parts.first else {
            return nil
          }
          return word
        }
        if label == "counted" {
          text += "%\(place) "
          place += 1
        }
        text += "%\(place){\(forms[0])|\(forms.count > 1 ? forms[1] : forms[0] + "s")}"
      }
    }
  }
}
