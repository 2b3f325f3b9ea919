/// `--format typst`: a piece of Typst (0.13 and later) for a paper, to be read in by `#include`. Tables have the
/// rules of `booktabs`, go on over pages and set long cells in lines.
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

  /// What holds in this file alone, also where another one includes it. A table has letters of the size with which it fits on a
  /// line, at least half of that of the text.
  private func settings(_ language: Language) -> String {
    """
    #set text(lang: \(Self.string(language.rawValue)))
    #set table(stroke: none, inset: (x: 0.5em, y: 0.3em))
    #show figure.where(kind: table): set block(breakable: true)
    #show figure.where(kind: table): set figure.caption(position: top)
    #let fitted(..cells) = layout(room => {
      let wanted = measure(table(..cells)).width
      set text(size: calc.clamp(room.width / wanted, 0.5, 1) * 1em)
      table(..cells)
    })


    """
  }

  private func block(_ block: OutputBlock, language: Language) throws -> String {
    switch block {
    case .heading(let words, let level):
      return String(repeating: "=", count: min(6, max(1, level))) + " " + Self.escape(words)
    case .paragraph(let prose): return Self.escape(prose)
    case .list(let points): return points.map { "- " + Self.escape($0) }.joined(separator: "\n")
    case .code(let lines): return "#raw(block: true, \(Self.string(lines)))"
    case .table(let table): return Self.table(table)
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

  private static func table(_ table: OutputTable) -> String {
    func cells(_ cells: [String]) -> String {
      cells.map { "[\($0)]" }.joined(separator: ", ") + ","
    }
    let sides = table.headings.map { $0.alignment == .trailing ? "right" : "left" }
    let rows = table.rows.enumerated().map { number, row in
      var words = row.map(escape)
      if table.emphasised.contains(number), let first = words.first {
        words[0] = "#strong[◆ \(first)]"
      }
      return "  " + cells(words)
    }
    let columns = TypstColumns(table)
    // The comma makes a list of a single width or side, too.
    let lines =
      [
        "  columns: (\(columns.widths.joined(separator: ", ")),),",
        "  align: (\(sides.joined(separator: ", ")),),",
      ]
      + ["  table.hline(stroke: 0.08em),"]
      + [
        "  table.header(\(cells(columns.headings.map { $0.map(escape).joined(separator: " \\ ") }))),"
      ]
      + ["  table.hline(stroke: 0.05em),"] + rows + ["  table.hline(stroke: 0.08em),"]
    let start =
      table.caption.isEmpty
      ? "#align(center, fitted("
      : "#figure(kind: table, caption: [\(escape(table.caption))], fitted("
    return ([start] + lines + ["))"]).joined(separator: "\n")
  }

  /// Text that shows as it is: characters that Typst would take for its own have a backslash, and
  /// line breaks become spaces.
  static func escape(_ text: String) -> String {
    let scalars = Array(VisibleText.of(text).unicodeScalars)
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
