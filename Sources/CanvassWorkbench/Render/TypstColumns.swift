/// How wide the columns of a table stand in Typst, which knows the widths of letters: as wide as their cells, in smaller
/// letters where these are too wide together. Columns of long words share what the others leave, so that numbers and
/// their intervals stay on one line.
struct TypstColumns {
  /// The width of each column, in Typst's code.
  let widths: [String]
  /// The size of the letters; `nil` for that of the text.
  let size: String?

  /// About so many letters of the size of the text stand on a line of a page of A4 with Typst's margins.
  private static let line = 84
  /// A column of words that is wider than this is set in lines where the table is too wide.
  private static let widest = 24
  /// Letters that stand for the space beside a cell.
  private static let inset = 2

  init(_ table: OutputTable) {
    let natural = table.headings.enumerated().map { column, heading in
      table.rows.reduce(TextWidth.longestWord(heading.text)) { max($0, TextWidth.of($1[column])) }
    }
    func isWords(_ column: Int) -> Bool {
      table.headings[column].alignment == .leading && natural[column] > Self.widest
    }
    let all = natural.reduce(0) { $0 + $1 + Self.inset }
    let isTooWide = all > Self.line
    widths = natural.indices.map { isTooWide && isWords($0) ? "\(natural[$0])fr" : "auto" }
    let least = natural.indices.reduce(0) {
      $0 + (isWords($1) ? Self.widest : natural[$1]) + Self.inset
    }
    size = least <= Self.line ? nil : 5 * least <= 6 * Self.line ? "0.8em" : "0.7em"
  }
}
