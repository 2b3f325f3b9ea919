/// A table in Typst. How wide a line is, and how wide the letters are, is known there alone: `fitted` measures the table and
/// sets it so that nothing stands over the edge.
struct TypstTable {
  private let table: OutputTable

  init(_ table: OutputTable) { self.table = table }

  /// A cell of more letters may be set in lines, and a heading stands in lines of at most as many.
  private static let widest = 24
  /// A heading that is narrower is on one line.
  private static let narrowest = 10
  /// The letters of a longer word in a cell can be broken.
  private static let longestWord = 20

  /// What keeps a table on one page, with its caption, unless it takes most of one.
  static let kept = """
    #let kept(body) = layout(room => {
      let height = measure(body, width: room.width).height
      block(breakable: height > 0.6 * room.height, width: 100%, body)
    })
    """

  /// What a table calls. Where it is too wide, columns of `words` are set in lines of 12 em and of what the others leave; then its
  /// letters get smaller; and where they were smaller than six tenths of the text's, it stands in parts, each with the first
  /// columns, `keys`.
  static let fitted = """
    #let fitted(sides: (), keys: 0, words: (), head: (), ..cells) = layout(room => {
      let rows = cells.pos().chunks(head.len())
      let ruled(columns, widths) = table(
        columns: widths,
        align: columns.map(column => sides.at(column)),
        table.hline(stroke: 0.08em),
        table.header(..columns.map(column => head.at(column))),
        table.hline(stroke: 0.05em),
        ..rows.map(row => columns.map(column => row.at(column))).flatten(),
        table.hline(stroke: 0.08em),
      )
      let all = range(head.len())
      let natural = all.map(column => measure(ruled((column,), (auto,))).width)
      let lines = if natural.sum() > room.width { words } else { () }
      let widths = natural
      for column in lines { widths.at(column) = calc.min(natural.at(column), 12em.to-absolute()) }
      let width(columns) = columns.map(column => widths.at(column)).sum(default: 0pt)
      let least = 0.6
      let first = range(keys)
      if width(first) * least > room.width { first = (0,) }
      let parts(size) = {
        let parts = (first,)
        for column in all.slice(first.len()) {
          let isFull = width(parts.last() + (column,)) * size > room.width
          if isFull and parts.last() != first { parts.push(first) }
          parts.last().push(column)
        }
        parts
      }
      let sizes = range(8).map(step => 1 - step * 0.05) + (least,)
      let chosen = parts(sizes.find(size => parts(size).len() == parts(least).len()))
      let size = calc.min(1, ..chosen.map(part => room.width / width(part)))
      set text(size: size * 1em)
      for part in chosen {
        let long = part.filter(column => column in lines)
        let left = 0.99 * (room.width - width(part) * size) / calc.max(1, long.len())
        let set-width(column) = calc.min(natural.at(column) * size, widths.at(column) * size + left)
        ruled(part, part.map(column => if column in long { set-width(column) } else { auto }))
      }
    })
    """

  /// The call.
  var text: String {
    let columns = table.headings.indices
    let widths = table.cellWidths
    let words = columns.filter {
      table.headings[$0].alignment == .leading && widths[$0] > Self.widest
    }
    let sides = table.headings.map { $0.alignment == .trailing ? "right" : "left" }
    let head = columns.map { heading(table.headings[$0].text, width: widths[$0]) }
    let rows = table.rows.enumerated().map { number, row in
      var cells = row.map { TypstRenderer.escape($0, longest: Self.longestWord) }
      if table.emphasised.contains(number), let first = cells.first {
        cells[0] = "#strong[◆ \(first)]"
      }
      return "  " + cells.map { "[\($0)]" }.joined(separator: ", ") + ","
    }
    let start =
      table.caption.isEmpty
      ? "#kept(align(center, fitted("
      : "#kept(figure(kind: table, caption: [\(TypstRenderer.escape(table.caption))], fitted("
    let settings = [
      "  sides: \(list(sides)), keys: \(table.keyCount), words: \(list(words)),",
      "  head: \(list(head.map { "[\($0)]" })),",
    ]
    return ([start] + settings + rows + [")))"]).joined(separator: "\n")
  }

  /// A heading, cut into lines of the width of its column's cells where that is enough.
  private func heading(_ text: String, width: Int) -> String {
    let word = min(TextWidth.longestWord(text), Self.widest)
    let lines = TextWidth.wrap(text, width: max(width, Self.narrowest, word))
    return lines.map { TypstRenderer.escape($0) }.joined(separator: " \\ ")
  }

  /// An array of Typst's code; the comma makes one of a single item, too.
  private func list(_ items: [some CustomStringConvertible]) -> String {
    items.isEmpty ? "()" : "(\(items.map(\.description).joined(separator: ", ")),)"
  }
}
