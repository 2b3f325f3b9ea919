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
      case .code(let lines): parts.append(lines)
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

  /// Columns after which a cell is cut off: more than anybody reads in a table.
  private static let longestCell = 500

  /// A table: headings, a rule under each, and the rows.
  func table(_ table: OutputTable) -> String {
    var table = table
    for row in table.rows.indices {
      for index in table.rows[row].indices
      where table.rows[row][index].utf8.count > Self.longestCell {
        table.rows[row][index] = TextWidth.clip(table.rows[row][index], to: Self.longestCell)
      }
    }
    // Lines are gathered as bytes: there may be a million of them.
    var text: [UInt8] = []
    func add(_ line: String) {
      if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
      text.append(contentsOf: line.utf8)
    }
    if !table.caption.isEmpty {
      for line in TextWidth.wrap(table.caption, width: options.width) { add(bold(line)) }
      add("")
    }
    for (number, group) in ColumnLayout(table).groups(width: options.width).enumerated() {
      if number > 0 { add("") }
      let headings = group.columns.map { table.headings[$0] }
      let alignments = headings.map(\.alignment)
      for line in row(headings.map(\.text), group, alignments, isHead: true) { add(bold(line)) }
      add(
        group.widths.map { String(repeating: "─", count: $0) }.joined(separator: separator))
      for cells in table.rows where !addOneLine(cells, group, alignments, to: &text) {
        for line in row(group.columns.map { cells[$0] }, group, alignments) { add(line) }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private var separator: String { String(repeating: " ", count: ColumnLayout.gap) }

  /// Adds a row whose cells all fit on one line, as nearly all do.
  ///
  /// - Returns: whether they do; if not, nothing is added.
  private func addOneLine(
    _ cells: [String], _ group: ColumnLayout.Group, _ alignments: [OutputTable.Alignment],
    to text: inout [UInt8]
  ) -> Bool {
    let before = text.count
    let space = UInt8(ascii: " ")
    if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
    let start = text.count
    for (place, column) in group.columns.enumerated() {
      let room = group.widths[place]
      guard let width = TextWidth.ofCommonLetters(cells[column]), width <= room else {
        text.removeLast(text.count - before)
        return false
      }
      if place > 0 { text.append(contentsOf: repeatElement(space, count: ColumnLayout.gap)) }
      let fill = repeatElement(space, count: room - width)
      if alignments[place] == .trailing { text.append(contentsOf: fill) }
      text.append(contentsOf: cells[column].utf8)
      if alignments[place] == .leading { text.append(contentsOf: fill) }
    }
    while text.count > start, text.last == space { text.removeLast() }
    return true
  }

  /// The lines of one row; short cells stand on its first line, headings on their last.
  private func row(
    _ cells: [String], _ group: ColumnLayout.Group, _ alignments: [OutputTable.Alignment],
    isHead: Bool = false
  ) -> [String] {
    let wrapped = cells.indices.map { index in
      TextWidth.wrap(
        oneLine(cells[index]), width: group.widths[index],
        hanging: group.columns[index] == 0 && !isHead ? group.hanging : 0)
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let texts = wrapped.indices.map { index -> String in
        let lines = wrapped[index]
        let at = isHead ? line - (height - lines.count) : line
        let text = lines.indices.contains(at) ? lines[at] : ""
        return TextWidth.pad(text, to: group.widths[index], alignments[index])
      }
      return trimmingEnd(texts.joined(separator: separator))
    }
  }

  private func oneLine(_ cell: String) -> String {
    String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private func trimmingEnd(_ line: String) -> String {
    var bytes = Array(line.utf8)
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func bold(_ text: String) -> String {
    options.isStyled && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
