/// The prose of notebooks as HTML: a small part of Markdown (see `docs/decisions/markdown.md`).
///
/// Headings (`#` to `######`), paragraphs, lists (`-`, `*`, `+`, `1.`, one level), block quotes,
/// fenced code; within lines what `MarkdownSpans` knows. Raw HTML shows as text.
enum MarkdownHTML {
  /// How deep quotes are within quotes at most; further signs show as they are.
  private static let deepest = 20

  /// The HTML of a piece of prose.
  static func text(_ prose: String) -> String { text(prose, depth: 0) }

  /// The same within `depth` quotes.
  private static func text(_ prose: String, depth: Int) -> String {
    var lines = prose.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var parts: [String] = []
    while let first = lines.first {
      if first.allSatisfy(\.isWhitespace) {
        lines.removeFirst()
      } else if let fence = fence(first) {
        lines.removeFirst()
        parts.append(code(&lines, fence: fence))
      } else if let (level, words) = heading(first) {
        lines.removeFirst()
        parts.append("<h\(level)>\(MarkdownSpans.html(words))</h\(level)>")
      } else if let marker = item(first) {
        parts.append(list(&lines, isNumbered: marker.isNumbered))
      } else if first.hasPrefix(">"), depth < deepest {
        parts.append(quote(&lines, depth: depth))
      } else {
        parts.append("<p>\(MarkdownSpans.html(take(&lines)))</p>")
      }
    }
    return parts.joined(separator: "\n")
  }

  /// The words of the first heading of level 1.
  static func title(of prose: String) -> String? {
    for line in prose.split(whereSeparator: \.isNewline) {
      if let (level, words) = heading(line), level == 1 { return MarkdownSpans.plain(words) }
    }
    return nil
  }

  private static func heading(_ line: Substring) -> (Int, String)? {
    let level = line.prefix { $0 == "#" }.count
    let rest = line.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.first == " " else { return nil }
    return (level, String(rest.drop { $0 == " " }))
  }

  private static func fence(_ line: Substring) -> String? {
    let ticks = line.prefix { $0 == "`" }
    return ticks.count >= 3 ? String(ticks) : nil
  }

  private static func code(_ lines: inout ArraySlice<Substring>, fence: String) -> String {
    var body: [Substring] = []
    while let line = lines.popFirst(), !line.hasPrefix(fence) { body.append(line) }
    return "<pre><code>\(HTMLText.escape(body.joined(separator: "\n")))</code></pre>"
  }

  /// The words of a list item and whether it has a number.
  private static func item(_ line: Substring) -> (isNumbered: Bool, words: Substring)? {
    let line = line.drop { $0 == " " }
    if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("+ ") {
      return (false, line.dropFirst(2))
    }
    let digits = line.prefix { ("0"..."9").contains($0) }
    guard (1...9).contains(digits.count) else { return nil }
    let rest = line.dropFirst(digits.count)
    return rest.hasPrefix(". ") ? (true, rest.dropFirst(2)) : nil
  }

  private static func list(_ lines: inout ArraySlice<Substring>, isNumbered: Bool) -> String {
    var items: [String] = []
    while let line = lines.first, let next = item(line), next.isNumbered == isNumbered {
      lines.removeFirst()
      var words = String(next.words)
      // Indented lines belong to the item above.
      while let more = lines.first, more.hasPrefix(" "), item(more) == nil,
        !more.allSatisfy(\.isWhitespace)
      {
        lines.removeFirst()
        words += "\n" + more.drop { $0 == " " }
      }
      items.append("<li>\(MarkdownSpans.html(words))</li>")
    }
    let tag = isNumbered ? "ol" : "ul"
    return "<\(tag)>\n\(items.joined(separator: "\n"))\n</\(tag)>"
  }

  private static func quote(_ lines: inout ArraySlice<Substring>, depth: Int) -> String {
    var inner: [Substring] = []
    while let line = lines.first, line.hasPrefix(">") {
      lines.removeFirst()
      inner.append(line.dropFirst(line.hasPrefix("> ") ? 2 : 1))
    }
    return "<blockquote>\n\(text(inner.joined(separator: "\n"), depth: depth + 1))\n</blockquote>"
  }

  /// The lines of a paragraph: up to an empty line or the start of another block.
  private static func take(_ lines: inout ArraySlice<Substring>) -> String {
    var words: [Substring] = []
    while let line = lines.first, !line.allSatisfy(\.isWhitespace),
      words.isEmpty
        || (heading(line) == nil && item(line) == nil && fence(line) == nil && !line.hasPrefix(">"))
    {
      lines.removeFirst()
      words.append(line)
    }
    return words.joined(separator: "\n")
  }
}
