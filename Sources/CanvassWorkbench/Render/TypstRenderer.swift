/// `--format typst`: a piece of Typst (0.13 and later) for a paper, to be read in by `#include`. Tables have the
/// rules of `booktabs`, go on over pages, set long cells in lines, and stand in parts where they have too many columns.
///
/// A figure is its SVG when there is a drawer, a note that it was left out without one.
struct TypstRenderer {
  let options: RenderOptions

  /// The whole text, warnings first after the title.
  func text(_ answer: Answer) throws -> String {
    let blocks = answer.output.blocks
    var parts: [String] = []
    for block in blocks { parts.append(try self.block(block, language: answer.language)) }
    let warnings = answer.warnings.map {
      "#strong[\(Self.escape(answer.language.phrases.page.warning)):] \(Self.escape($0))"
    }
    parts.insert(contentsOf: warnings, at: blocks.startsWithTitle ? 1 : 0)
    return settings(answer.language) + parts.joined(separator: "\n\n") + "\n"
  }

  /// What holds in this file alone, also where another one includes it.
  private func settings(_ language: Language) -> String {
    """
    #set text(lang: \(Self.string(language.rawValue)))
    #set table(stroke: none, inset: (x: 0.5em, y: 0.3em))
    #show figure.where(kind: table): set block(breakable: true)
    #show figure.where(kind: table): set figure.caption(position: top)
    #set table.cell(breakable: false)
    \(TypstTable.kept)
    \(TypstTable.fitted)


    """
  }

  private func block(_ block: OutputBlock, language: Language) throws -> String {
    switch block {
    case .heading(let words, let level):
      return String(repeating: "=", count: min(6, max(1, level))) + " " + Self.escape(words)
    case .paragraph(let prose): return Self.escape(prose)
    case .list(let points): return points.map { "- " + Self.escape($0) }.joined(separator: "\n")
    case .code(let lines): return "#raw(block: true, \(Self.string(lines)))"
    case .table(let table): return TypstTable(table).text
    case .figure(let figure):
      guard let drawer = options.drawer else {
        return "#emph[\(language.phrases.page.figureLeftOut): \(Self.escape(figure.title))]"
      }
      let description = FigureDescription(figure, language: language)
      let svg = Self.string(try drawer.svg(figure, language: language))
      return """
        #figure(
          image(bytes(\(svg)), format: "svg", alt: \(Self.string(description.values))),
          caption: [\(Self.escape(description.title))],
        )
        """
    }
  }

  /// Text that shows as it is: characters that Typst would take for its own have a backslash, line breaks become spaces, and
  /// words of more than `longest` letters can be broken, since Typst sets what it cannot break over the edge.
  static func escape(_ text: String, longest: Int = 60) -> String {
    let scalars = Array(breakable(VisibleText.of(text), longest: longest).unicodeScalars)
    var result = String.UnicodeScalarView()
    var isNumber = true
    for (index, scalar) in scalars.enumerated() {
      if "\n\r\t".unicodeScalars.contains(scalar) {
        result.append(" ")
        continue
      }
      if own.contains(scalar) || scalar == "." && isMarkup(scalars, index, isNumber) {
        result.append("\\")
      }
      result.append(scalar)
      isNumber = isNumber && ("0"..."9").contains(scalar)
    }
    return String(result)
  }

  /// The text with a break of no width (U+200B) behind each half of `longest` letters of a longer word.
  private static func breakable(_ text: String, longest: Int) -> String {
    guard TextWidth.longestWord(text) > longest else { return text }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return words.map { word in
      guard word.count > longest else { return String(word) }
      return word.enumerated().reduce(into: "") { broken, letter in
        if letter.offset > 0, letter.offset.isMultiple(of: longest / 2) { broken += "\u{200B}" }
        broken.append(letter.element)
      }
    }.joined(separator: " ")
  }

  /// Whether a point begins an enumeration, as in `3. Land`, or an ellipsis.
  private static func isMarkup(_ scalars: [Unicode.Scalar], _ index: Int, _ isNumber: Bool) -> Bool
  {
    let next = scalars.dropFirst(index + 1).first
    return next == "." || isNumber && index > 0 && (next ?? " ") == " "
  }

  private static let own = Set("\\#$*_`<>@[]~=-+/'\"".unicodeScalars)

  /// A string of Typst's code.
  private static func string(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
