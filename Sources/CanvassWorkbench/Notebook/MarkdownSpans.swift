/// What Markdown does within a line: `` `code` ``, `**strong**`, `*emphasis*` and `_emphasis_`,
/// `[words](address)`, and a backslash before a character that shall show as it is.
enum MarkdownSpans {
  /// The HTML of some prose; all else is escaped.
  static func html(_ text: String) -> String {
    var spans = Spans(text, asHTML: true)
    return spans.read(until: "")
  }

  /// The words alone.
  static func plain(_ text: String) -> String {
    var spans = Spans(text, asHTML: false)
    return spans.read(until: "")
  }

  private struct Spans {
    let text: [Character]
    let asHTML: Bool
    var at = 0
    /// The closing marks that are awaited; none is awaited twice.
    var open: Set<String> = []
    /// Marks that are known to have no end, by place: none is looked for twice, which bounds the
    /// work by the square of the length.
    var endless: Set<Place> = []

    struct Place: Hashable {
      var at: Int
      var mark: String
    }

    /// Reads up to a closing mark, or to the end for an empty one; leaves the mark unread.
    mutating func read(until mark: String) -> String {
      var result = ""
      while at < text.count {
        if !mark.isEmpty, starts(mark), closes(mark) { break }
        if text[at] == "\\", at + 1 < text.count,
          text[at + 1].isPunctuation || text[at + 1].isSymbol
        {
          result += escaped(String(text[at + 1]))
          at += 2
        } else if let span = code() ?? span("**", "strong") ?? span("*", "em") ?? span("_", "em")
          ?? link()
        {
          result += span
        } else {
          result += escaped(String(text[at]))
          at += 1
        }
      }
      return result
    }

    /// The last place at which each mark can close; none is looked for behind it.
    private var lastClosing: [String: Int] = [:]

    init(_ text: String, asHTML: Bool) {
      self.text = Array(text)
      self.asHTML = asHTML
      lastClosing[")"] = self.text.lastIndex(of: ")")
      for mark in ["**", "*", "_", "]("] {
        lastClosing[mark] = self.text.indices.last { place in
          at = place
          return starts(mark) && closes(mark)
        }
      }
      at = 0
    }

    private func starts(_ mark: String) -> Bool { text[at...].starts(with: mark) }

    /// Whether a mark can close behind this place.
    private func mayClose(_ mark: String) -> Bool { at < lastClosing[mark] ?? -1 }

    /// A closing mark follows a letter; an underscore also ends a word.
    private func closes(_ mark: String) -> Bool {
      guard at > 0, !text[at - 1].isWhitespace else { return false }
      if mark == "*", at + 1 < text.count, text[at + 1] == "*" { return false }
      let after = at + mark.count
      return mark != "_" || after >= text.count || !(text[after].isLetter || text[after].isNumber)
    }

    private mutating func code() -> String? {
      guard text[at] == "`" else { return nil }
      let ticks = text[at...].prefix { $0 == "`" }.count
      let mark = String(repeating: "`", count: ticks)
      var end = at + ticks
      while end < text.count {
        let run = text[end...].prefix { $0 == "`" }.count
        if run == ticks { break }
        end += max(run, 1)
      }
      guard end < text.count, text[end...].starts(with: mark) else { return nil }
      let inner = String(text[(at + ticks)..<end]).trimmingSpaces
      at = end + ticks
      return asHTML ? "<code>\(HTMLText.escape(inner))</code>" : inner
    }

    private mutating func span(_ mark: String, _ tag: String) -> String? {
      let after = at + mark.count
      let place = Place(at: at, mark: mark)
      guard starts(mark), !open.contains(mark), mayClose(mark), !endless.contains(place),
        after < text.count,
        !text[after].isWhitespace
      else {
        return nil
      }
      if mark == "_", at > 0, text[at - 1].isLetter || text[at - 1].isNumber { return nil }
      at = after
      open.insert(mark)
      let words = read(until: mark)
      open.remove(mark)
      guard at < text.count, at > after else {
        at = place.at
        endless.insert(place)
        return nil
      }
      at += mark.count
      return asHTML ? "<\(tag)>\(words)</\(tag)>" : words
    }

    private mutating func link() -> String? {
      let place = Place(at: at, mark: "](")
      guard text[at] == "[", !open.contains("]("), mayClose("]("), mayClose(")"),
        !endless.contains(place)
      else { return nil }
      at += 1
      open.insert("](")
      let words = read(until: "](")
      open.remove("](")
      guard at < text.count, let end = text[at...].firstIndex(of: ")") else {
        at = place.at
        endless.insert(place)
        return nil
      }
      let address = String(text[(at + 2)..<end]).trimmingSpaces
      at = end + 1
      guard asHTML, Self.isHarmless(address) else { return words }
      return "<a href=\"\(HTMLText.escape(address))\">\(words)</a>"
    }

    /// Addresses of pages, mail and neighbouring files; never a script.
    private static func isHarmless(_ address: String) -> Bool {
      guard let colon = address.firstIndex(of: ":") else { return true }
      let scheme = address[..<colon].lowercased()
      return ["http", "https", "mailto"].contains(scheme) || scheme.contains("/")
        || scheme.contains("#")
    }

    private func escaped(_ text: String) -> String { asHTML ? HTMLText.escape(text) : text }
  }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmingSpaces: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
