/// `--format markdown`: headings, paragraphs, lists and pipe tables of GitHub-flavoured Markdown.
///
/// A figure is an inline SVG element when there is a drawer, a note without one.
struct MarkdownRenderer {
  let options: RenderOptions
  /// Added to the level of every heading: a notebook has headings of its own above.
  var headingShift = 0

  /// The whole text, warnings first after the title.
  func text(_ answer: Answer) throws -> String {
    let blocks = answer.output.blocks
    var parts: [String] = []
    for block in blocks {
      parts.append(try self.block(block, language: answer.language))
    }
    let warnings = answer.warnings.map {
      "> **\(answer.language.phrases.page.warning):** \(Self.escape($0))"
    }
    if !warnings.isEmpty {
      parts.insert(warnings.joined(separator: "\n>\n"), at: blocks.startsWithTitle ? 1 : 0)
    }
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: OutputBlock, language: Language) throws -> String {
    switch block {
    case .heading(let words, let level):
      return String(repeating: "#", count: min(6, max(1, level + headingShift))) + " "
        + Self.escape(words)
    case .paragraph(let prose): return Self.escape(prose)
    case .list(let points):
      return points.map { "- " + Self.escape($0) }.joined(separator: "\n")
    case .code(let lines): return "```\n\(lines)\n```"
    case .table(let table): return Self.table(table)
    case .figure(let figure):
      guard let drawer = options.drawer else {
        return "*\(language.phrases.page.figureLeftOut): \(Self.escape(figure.title))*"
      }
      let description = FigureDescription(figure, language: language)
      let svg = description.labelling(try drawer.svg(figure, language: language))
      return "<figure>\n\(svg)\n</figure>"
    }
  }

  private static func table(_ table: OutputTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines: [String] = []
    if !table.caption.isEmpty { lines += ["**\(escape(table.caption))**", ""] }
    lines.append(line(table.headings.map { escape($0.text) }))
    lines.append(line(table.headings.map { $0.alignment == .trailing ? "---:" : ":---" }))
    lines += table.rows.enumerated().map { number, row in
      var cells = row.map(escape)
      if table.emphasised.contains(number), let first = cells.first { cells[0] = "**◆ \(first)**" }
      return line(cells)
    }
    return lines.joined(separator: "\n")
  }

  /// Text that shows as it is: the characters that Markdown would take for its own are escaped and
  /// line breaks become spaces.
  static func escape(_ text: String) -> String {
    let scalars = Array(VisibleText.of(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n", "\r", "\t":
        result.append(" ")
        continue
      case "\\", "`", "*", "[", "]", "<", "|", "~": result.append("\\")
      case "_" where !isInsideWord(scalars, index): result.append("\\")
      case "&" where scalars.indices.contains(index + 1) && isWordPart(scalars[index + 1]):
        result.append("\\")
      case _ where index == 0 && "#>-+".unicodeScalars.contains(scalar): result.append("\\")
      case "." where isListMarker(scalars, index):
        result.append("\\")
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether the point at `index` would make a numbered list of the text, as in `3. Land`.
  private static func isListMarker(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index > 0 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
      && scalars.indices.contains(index + 1) && scalars[index + 1] == " "
  }

  private static func isInsideWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars.indices.contains(index - 1) && scalars.indices.contains(index + 1)
      && isWordPart(scalars[index - 1]) && isWordPart(scalars[index + 1])
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}
