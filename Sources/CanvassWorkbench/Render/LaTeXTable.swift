/// A table in LaTeX, in the rules of `booktabs`. One that is longer than a page goes on over pages (`longtable`); what is still
/// too wide for a line is made smaller (`adjustbox`, which no table over pages can be in).
///
/// How wide letters are is not known here: they are taken for digits, of half an em. A table of too many columns stands in
/// parts, each with the columns that say the row.
struct LaTeXTable {
  private let table: OutputTable
  /// The letters of the widest cell of each column.
  private let cells: [Int]

  init(_ table: OutputTable) {
    self.table = table
    cells = table.cellWidths
  }

  /// Rows that fit on a page.
  private static let longest = 40
  /// Letters from which on the cells of a column are set in lines, and how many stand on such a line.
  private static let (widest, line) = (50, 32)
  /// Letters of the size of the text on a line, and of `\footnotesize`.
  private static let (room, smallRoom) = (68.0, 80.0)
  /// The letters that the space between two columns takes, in these sizes.
  private static let (gap, smallGap) = (2.4, 1.4)
  /// A table on one page has small letters, or smaller ones by half.
  private static let smallestRoom = 130.0

  /// The whole table.
  var text: String {
    isLong
      ? overPages.joined(separator: "\n")
      : onOnePage.joined(separator: "\n")
  }

  private var isLong: Bool {
    let lines = table.rows.reduce(0) { lines, row in
      lines + max(1, ((row.map(\.count).max() ?? 0) + Self.widest - 1) / Self.widest)
    }
    return lines > Self.longest
  }

  private var caption: [String] {
    table.caption.isEmpty ? [] : ["  \\caption{\(LaTeXRenderer.escape(table.caption))}"]
  }

  private var onOnePage: [String] {
    // Without a caption nothing would say what a table is that floats away from its heading.
    let (begin, end) =
      caption.isEmpty
      ? (["\\begin{center}"], "\\end{center}")
      : (["\\begin{table}[htbp]", "  \\centering"], "\\end{table}")
    var lines = begin + caption
    for (number, part) in parts(in: Self.smallestRoom).enumerated() {
      if number > 0 { lines += ["", "  \\medskip", ""] }
      lines += [
        "  \\begin{adjustbox}{max width=\\linewidth}", "  \\begin{tabular}{\(columns(part))}",
      ]
      lines += top(part)
      lines += rows(part)
      lines += ["  \\bottomrule", "  \\end{tabular}", "  \\end{adjustbox}"]
    }
    return lines + [end]
  }

  private var overPages: [String] {
    let isWide = parts(in: Self.room, gap: Self.gap).count > 1
    let parts = isWide ? parts(in: Self.smallRoom) : [Array(table.headings.indices)]
    var lines: [String] = []
    for (number, part) in parts.enumerated() {
      lines.append("\\begin{longtable}{\(columns(part))}")
      if number == 0 { lines += caption.map { $0 + " \\\\" } }
      lines += top(part)
      lines += ["  \\endhead", "  \\bottomrule", "  \\endfoot"]
      lines += rows(part)
      lines.append("\\end{longtable}")
    }
    return isWide ? ["{\\footnotesize\\setlength{\\tabcolsep}{3pt}"] + lines + ["}"] : lines
  }

  /// The columns of each part that has room, with those that say the row; about equally wide ones.
  private func parts(in room: Double, gap: Double = smallGap) -> [[Int]] {
    let widths = table.headings.indices.map { Double(min(width($0), Self.line)) + gap }
    let keys = table.keyCount
    func parts(_ limit: Double) -> [[Int]] {
      let first = Array(table.headings.indices.prefix(keys))
      let own = first.reduce(0) { $0 + widths[$1] }
      var (parts, used) = ([first], own)
      for column in table.headings.indices.dropFirst(keys) {
        if used + widths[column] > limit, parts[parts.count - 1].count > keys {
          parts.append(first)
          used = own
        }
        parts[parts.count - 1].append(column)
        used += widths[column]
      }
      return parts
    }
    let fewest = parts(room).count
    let limits = stride(from: 0.5 * room, to: room, by: 0.05 * room)
    return limits.lazy.map(parts).first { $0.count == fewest } ?? parts(room)
  }

  /// The letters of the widest cell, and of the widest line of the heading.
  private func width(_ column: Int) -> Int {
    max(cells[column], heading(column).map(TextWidth.of).max() ?? 0)
  }

  /// The lines of a heading, which is no wider than the cells below it where that is enough for its words.
  private func heading(_ column: Int) -> [String] {
    let text = table.headings[column].text
    let width = max(min(cells[column], Self.line), 10, TextWidth.longestWord(text))
    return TextWidth.wrap(text, width: width)
  }

  private func columns(_ part: [Int]) -> String {
    part.map { column in
      if cells[column] > Self.widest { return "p{0.4\\linewidth}" }
      return table.headings[column].alignment == .trailing ? "r" : "l"
    }.joined()
  }

  private func top(_ part: [Int]) -> [String] {
    let headings = part.map { column in
      let lines = heading(column).map(LaTeXRenderer.escape)
      let side = table.headings[column].alignment == .trailing ? "r" : "l"
      return lines.count > 1
        ? "\\shortstack[\(side)]{\(lines.joined(separator: " \\\\ "))}" : lines.joined()
    }
    return ["  \\toprule", line(headings), "  \\midrule"]
  }

  private func rows(_ part: [Int]) -> [String] {
    table.rows.enumerated().map { number, row in
      line(
        part.map { column in
          let cell = LaTeXRenderer.escape(row[column])
          return column == 0 && table.emphasised.contains(number)
            ? "\\textbf{$\\diamond$ \(cell)}" : cell
        })
    }
  }

  private func line(_ cells: [String]) -> String {
    "  " + cells.joined(separator: " & ") + " \\\\"
  }
}
