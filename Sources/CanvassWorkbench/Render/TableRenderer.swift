/// `--format table`: aligned plain text for people, on a terminal and in a pipe alike.
///
/// Figures are left out; warnings go to standard error, where the `Printer` puts them.
struct TableRenderer {
  let options: RenderOptions

  /// The whole text.
  func text(_ answer: Answer) -> String {
    var parts: [String] = []
    for block in answer.output.blocks {
      switch block {
      case .heading(let words, let level): parts.append(heading(words, level: level))
      case .paragraph(let prose):
        parts.append(TextWidth.wrap(prose, width: options.width).joined(separator: "\n"))
      case .list(let points):
        parts.append(
          points.map { point in
            TextWidth.wrap("• " + point, width: options.width, hanging: 2).joined(separator: "\n")
          }.joined(separator: "\n"))
      case .table(let table): parts.append(self.table(table))
      case .figure: break
      }
    }
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ words: String, level: Int) -> String {
    let lines = TextWidth.wrap(words, width: options.width)
    let title = lines.map(bold).joined(separator: "\n")
    guard level <= 2 else { return title }
    let width = lines.map(TextWidth.of).max() ?? 0
    return title + "\n" + String(repeating: level == 1 ? "═" : "─", count: width)
  }

  /// A table: headings, a rule under each, and the rows.
  func table(_ table: OutputTable) -> String {
    var lines: [String] = []
    if !table.caption.isEmpty {
      lines += TextWidth.wrap(table.caption, width: options.width).map(bold)
      lines.append("")
    }
    for (number, group) in ColumnLayout(table).groups(width: options.width).enumerated() {
      if number > 0 { lines.append("") }
      let headings = group.columns.map { table.headings[$0] }
      let alignments = headings.map(\.alignment)
      let head = row(headings.map(\.text), widths: group.widths, alignments, fromBottom: true)
      lines += head.map(bold)
      lines.append(
        group.widths.map { String(repeating: "─", count: $0) }.joined(separator: separator))
      for cells in table.rows {
        lines += row(group.columns.map { cells[$0] }, widths: group.widths, alignments)
      }
    }
    return lines.joined(separator: "\n")
  }

  private var separator: String { String(repeating: " ", count: ColumnLayout.gap) }

  /// The lines of one row; short cells stand on its first line, headings on their last.
  private func row(
    _ cells: [String], widths: [Int], _ alignments: [OutputTable.Alignment],
    fromBottom: Bool = false
  ) -> [String] {
    let wrapped = cells.indices.map { index in
      TextWidth.wrap(
        oneLine(cells[index]), width: widths[index],
        hanging: index == 0 && !fromBottom && widths[0] > 8 ? 2 : 0)
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let texts = wrapped.indices.map { index -> String in
        let lines = wrapped[index]
        let at = fromBottom ? line - (height - lines.count) : line
        let text = lines.indices.contains(at) ? lines[at] : ""
        return TextWidth.pad(text, to: widths[index], alignments[index])
      }
      return trimmingEnd(texts.joined(separator: separator))
    }
  }

  private func oneLine(_ cell: String) -> String {
    String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private func trimmingEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func bold(_ text: String) -> String {
    options.isStyled && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
