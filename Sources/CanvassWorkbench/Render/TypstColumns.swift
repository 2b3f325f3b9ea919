/// How wide the columns of a table stand in Typst: as wide as their cells, which stay on one line, with headings cut into
/// lines. Where that is too wide together, columns of long words have what the others leave.
struct TypstColumns {
  /// The width of each column, in Typst's code.
  let widths: [String]
  /// The lines of each heading.
  let headings: [[String]]

  /// About so many letters of the size of the text stand on a line of a page of A4 with Typst's margins.
  private static let line = 84
  /// A column of words that is wider than this is set in lines where the table is too wide, and stays as wide.
  private static let widest = 24
  /// A heading that is narrower is on one line.
  private static let heading = 10
  /// Letters that stand for the space beside a cell.
  private static let inset = 2

  init(_ table: OutputTable) {
    var lines: [[String]] = []
    var natural: [Int] = []
    for (column, heading) in table.headings.enumerated() {
      let cells = table.rows.reduce(0) { max($0, TextWidth.of($1[column])) }
      let width = max(cells, Self.heading, TextWidth.longestWord(heading.text))
      lines.append(TextWidth.wrap(heading.text, width: width))
      natural.append(max(cells, lines[column].map(TextWidth.of).max() ?? 0))
    }
    let words = natural.indices.filter {
      table.headings[$0].alignment == .leading && natural[$0] > Self.widest
    }
    let all = natural.reduce(0) { $0 + $1 + Self.inset }
    let left = Self.line - all + words.reduce(0) { $0 + natural[$1] }
    let isTooWide = all > Self.line
    headings = lines
    widths = natural.indices.map { column in
      guard isTooWide, words.contains(column) else { return "auto" }
      // Half an em is about a letter.
      return "\(max(Self.widest, min(natural[column], left / words.count)) / 2)em"
    }
  }
}
