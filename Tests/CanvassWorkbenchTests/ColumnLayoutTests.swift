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
    for width in 74...130 {
      let groups = ColumnLayout(Self.fields).groups(width: width)
      #expect(groups.count == 1, "\(width)")
      let text = TableRenderer(options: RenderOptions(width: width)).table(Self.fields)
      for word in ["Business", "registration", "office", "reach", "4.4050 – 4.7065"] {
        #expect(text.contains(word), "\(word) at \(width)")
      }
      for line in text.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= width) }
    }
  }

  @Test("no column of words is squeezed to its longest word beside wide ones")
  func narrowColumns() throws {
    // Vietnamese words are short: as narrow as its words, the second column would take five lines.
    let table = OutputTable(
      headings: [
        .init("Thành phần", .leading), .init("Lĩnh vực đánh giá", .leading), .init("Điểm tối đa"),
        .init("Điểm"), .init("Sai số chuẩn"), .init("Khoảng tin cậy 95%"),
        .init("Hệ số thiết kế"), .init("n"), .init("Tỷ trọng phương sai"), .init("n cho ± 1"),
      ],
      rows: [
        [
          "Sự hài lòng của người dân (SIPAS)", "Điều tra xã hội học", "10", "8,82", "0,21",
          "8,40 – 9,24", "2,50", "580", "33,6%", "298",
        ],
        [
          "Kết quả thẩm định", "Thẩm định và thống kê", "–", "55,48", "0,00", "–", "–", "–", "0,0%",
          "–",
        ],
      ])
    for width in 60...160 {
      let text = TableRenderer(options: RenderOptions(width: width)).table(table)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { TextWidth.of(String($0)) <= width })
      for group in ColumnLayout(table).groups(width: width) {
        for (column, room) in zip(group.columns, group.widths) where column < 2 {
          #expect(room >= 10, "\(width)")
          for row in table.rows {
            let hanging = column == 0 ? group.hanging : 0
            #expect(TextWidth.wrap(row[column], width: room, hanging: hanging).count <= 4)
          }
        }
      }
    }
  }

  @Test("a long reason gets room of its own, and spare room goes to cells before headings")
  func sharedRoom() {
    let reason =
      "with caution: Korn–Graubard width / unsatisfied share 1.70 > 1.30; CV 0.338 > 0.333"
    let numbers = ["0.9603", "0.0134", "160", "1", "85.4 %"]
    let table = OutputTable(
      headings: [.init("Unit", .leading)]
        + ["Estimate", "SE", "n", "Rank", "First"].map { .init($0) }
        + [.init("By itself", .leading), .init("Publication", .leading)],
      rows: [["Business registration"] + numbers + ["1–9", reason]])
    for group in ColumnLayout(table).groups(width: 72) where group.columns.contains(7) {
      let room = group.widths[group.columns.firstIndex(of: 7) ?? 0]
      #expect(TextWidth.wrap(reason, width: room).count <= 4)
    }
    // Where all fits but the headings, they take as few lines as there is room for.
    let headed = OutputTable(
      headings: [.init("Unit", .leading), .init("each by itself", .leading), .init("of all n")],
      rows: [["Land", "1–9", "12"]])
    #expect(ColumnLayout(headed).groups(width: 18).map(\.widths) == [[4, 6, 3]])
    #expect(ColumnLayout(headed).groups(width: 22).map(\.widths) == [[4, 7, 5]])
    #expect(ColumnLayout(headed).groups(width: 30).map(\.widths) == [[4, 14, 8]])
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
