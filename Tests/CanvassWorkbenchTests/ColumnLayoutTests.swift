import Testing

@testable import CanvassWorkbench

@Suite("Widths of columns")
struct ColumnLayoutTests {
  static let fields = OutputTable(
    headings: [
      .init("field", .leading), .init("Variable", .leading), .init("Estimate"), .init("SE"),
      .init("95 % interval"), .init("Deff"), .init("n"), .init("df"),
    ],
    rows: [
      [
        "Business registration", "The office is easy to reach", "4.5558", "0.0725",
        "4.4050 – 4.7065", "1.41", "121", "21",
      ],
      [
        "Nhà ở", "There is room to sit", "3.538", "0.116", "3.297 – 3.779", "1.17", "111", "21",
      ],
    ])

  @Test("a word stays whole, and the table in one piece, while columns can give way")
  func wholeWords() throws {
    for width in 75...130 {
      let groups = ColumnLayout(Self.fields).groups(width: width)
      #expect(groups.count == 1, "\(width)")
      let text = TableRenderer(options: RenderOptions(width: width)).table(Self.fields)
      for word in ["Business", "registration", "office", "reach", "4.4050 – 4.7065"] {
        #expect(text.contains(word), "\(word) at \(width)")
      }
      for line in text.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= width) }
    }
  }

  @Test("stacked groups are about equally wide: no column is left over")
  func balancedGroups() {
    let table = OutputTable(
      headings: [.init("field", .leading)] + (1...4).map { .init("measure\($0)") } + [.init("n")],
      rows: [["Land", "1", "2", "3", "4", "9"]])
    // 5 + 4·(2 + 8) + (2 + 1) = 48 columns; the last one would stand alone at 47.
    #expect(ColumnLayout(table).groups(width: 48).map(\.columns) == [[0, 1, 2, 3, 4, 5]])
    #expect(ColumnLayout(table).groups(width: 47).map(\.columns) == [[0, 1, 2], [0, 3, 4, 5]])
  }

  @Test("only words behind the first one need the room of the hanging indent")
  func hangingIndent() {
    let table = OutputTable(
      headings: [.init("field", .leading), .init("n")],
      rows: [["Certification", "184"], ["Business registration", "186"]])
    // "registration" is 12 wide and stands behind 2 spaces; "Certification" is 13 wide.
    let groups = ColumnLayout(table).groups(width: 19)
    #expect(groups == [.init(columns: [0, 1], widths: [14, 3], hanging: 2)])
  }

  @Test("one-column tables and tables wider than any terminal still have groups")
  func extremes() {
    let one = OutputTable(headings: [.init("name", .leading)], rows: [["abcdefghijklmnopqrstuvw"]])
    #expect(ColumnLayout(one).groups(width: 10).map(\.widths) == [[10]])
    let wide = OutputTable(
      headings: [.init("a", .leading), .init("b")],
      rows: [["x", String(repeating: "9", count: 60)]])
    #expect(ColumnLayout(wide).groups(width: 20).map(\.columns) == [[0, 1]])
  }

  @Test("a cell nobody can read is cut off; widths of common letters are those of all letters")
  func clipping() {
    #expect(TextWidth.clip("Đất đai", to: 7) == "Đất đai")
    #expect(TextWidth.clip("Đất đai", to: 5) == "Đất …")
    let huge = OutputTable(
      headings: [.init("a", .leading)], rows: [[String(repeating: "x", count: 100_000)]])
    let text = TableRenderer(options: RenderOptions()).table(huge)
    #expect(text.utf8.count < 1000)
    #expect(text.contains("x…"))
    for text in ["Sự hài lòng", "−3.5 – +2.1", "p ≥ 0.05…", "a\u{A0}b", "ŷ", "ə"] {
      #expect(TextWidth.ofCommonLetters(text) == text.reduce(0) { $0 + TextWidth.of($1) })
    }
    for text in ["滿意", "e\u{301}", "a\nb", "\u{85}", "👍"] {
      #expect(TextWidth.ofCommonLetters(text) == nil)
    }
  }

  @Test("every block has all columns that say the row, at any width")
  func identifying() {
    var table = Self.fields
    table.identifying = 2
    for width in [40, 50, 60, 70] {
      let groups = ColumnLayout(table).groups(width: width)
      #expect(groups.count > 1)
      for group in groups {
        #expect(group.columns.prefix(2) == [0, 1] && group.columns.count > 2)
        let total = group.widths.reduce(0, +) + ColumnLayout.gap * (group.widths.count - 1)
        #expect(total <= width, "\(width)")
      }
      #expect(groups.flatMap { $0.columns.dropFirst(2) } == [2, 3, 4, 5, 6, 7])
    }
    // Of a table of nothing but such columns, one is left to be shown.
    table.identifying = 99
    #expect(ColumnLayout(table).groups(width: 40).allSatisfy { $0.columns.count > 1 })
  }
}
