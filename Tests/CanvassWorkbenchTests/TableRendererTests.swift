import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Plain text for terminals")
struct TableRendererTests {
  @Test("Vietnamese cells are aligned by what the reader sees")
  func vietnamese() throws {
    let text = try Renderer.text(Sample.answer([.table(Sample.fields)]))
    #expect(
      text == """
        Tỷ lệ hài lòng theo lĩnh vực

        Lĩnh vực                 n  Hài lòng %
        ────────────────────  ────  ──────────
        Đất đai, môi trường    180        62.1
        Hộ tịch – chứng thực    95        91.0
        Bảo hiểm xã hội       1204           –

        """)
  }

  @Test("letters made of several scalars take one column, ideographs two")
  func widths() {
    #expect(TextWidth.of("Đất đai") == 7)
    #expect(TextWidth.of("Đất đai".decomposedStringWithCanonicalMapping) == 7)
    #expect(TextWidth.of("滿意度") == 6)
    #expect(TextWidth.of("\u{301}") == 0)
    #expect(TextWidth.of("👍") == 2)
    #expect(TextWidth.of("a\u{200B}b\u{7}") <= 2)
  }

  @Test("prose is wrapped between words and long words are broken")
  func wrapping() {
    #expect(
      TextWidth.wrap("one two three four", width: 9) == ["one two", "three", "four"])
    #expect(
      TextWidth.wrap("share(sch.wide,Yes)[stype=E]-share(x,1)", width: 28) == [
        "share(sch.wide,Yes)[stype=E]", "-share(x,1)",
      ])
    #expect(
      TextWidth.wrap("share(sch.wide,Yes)[stype=E]", width: 22) == [
        "share(sch.wide,Yes)", "[stype=E]",
      ])
    #expect(TextWidth.wrap("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(TextWidth.wrap("• aa bb cc", width: 7, hanging: 2) == ["• aa bb", "  cc"])
    #expect(TextWidth.wrap("", width: 7) == [""])
  }

  @Test("a table that is too wide first wraps words, then stacks columns, never passes the width")
  func wideTables() throws {
    let wrapped = OutputTable(
      headings: [.init("field", .leading), .init("satisfied"), .init("verdict", .leading)],
      rows: [["Land", "62.1", "weak: well below the target and below all other fields"]])
    let options = RenderOptions(width: 40)
    #expect(
      try Renderer.text(Sample.answer([.table(wrapped)]), options: options) == """
        field  satisfied  verdict
        ─────  ─────────  ──────────────────────
        Land        62.1  weak: well below the
                          target and below all
                          other fields

        """)

    let numbers = OutputTable(
      headings: [.init("field", .leading)] + (1...5).map { .init("item \($0)") },
      rows: [["Land"] + (1...5).map { "100000.\($0)" }])
    #expect(
      try Renderer.text(Sample.answer([.table(numbers)]), options: RenderOptions(width: 30))
        == """
        field    item 1    item 2
        ─────  ────────  ────────
        Land   100000.1  100000.2

        field    item 3    item 4
        ─────  ────────  ────────
        Land   100000.3  100000.4

        field    item 5
        ─────  ────────
        Land   100000.5

        """)
  }

  @Test("no line is wider than the terminal", arguments: [20, 33, 48, 80, 132])
  func neverTooWide(width: Int) throws {
    let table = OutputTable(
      caption: "Tỷ lệ người dân và tổ chức hài lòng về sự phục vụ của cơ quan hành chính",
      headings: [.init("Lĩnh vực", .leading), .init("Kết luận", .leading)]
        + (1...9).map { .init("Câu hỏi \($0)") },
      rows: (0..<6).map { row in
        ["Lao động, thương binh và xã hội \(row)", "yếu: thấp hơn rõ rệt các lĩnh vực khác"]
          + (1...9).map { "\(row * 11 + $0).5" }
      })
    let text = try Renderer.text(
      Sample.answer([
        .heading("Chẩn đoán các lĩnh vực có mức hài lòng thấp", level: 1), .table(table),
        .paragraph("Số liệu mô phỏng, không phải kết quả điều tra thực tế của tỉnh."),
        .list(["Thời gian giải quyết hồ sơ còn dài so với quy định hiện hành"]),
      ]), options: RenderOptions(width: width))
    for line in text.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= width) }
    for row in 0..<6 { #expect(text.contains("\(row * 11 + 9).5")) }
  }

  @Test("headings are bold on a terminal only")
  func style() throws {
    let answer = Sample.answer([.heading("Means", level: 1), .paragraph("a")])
    #expect(try Renderer.text(answer) == "Means\n═════\n\na\n")
    #expect(
      try Renderer.text(answer, options: RenderOptions(isStyled: true))
        == "\u{1B}[1mMeans\u{1B}[0m\n═════\n\na\n")
  }

  @Test("a table without rows, a table without columns and an empty answer do no harm")
  func empty() throws {
    let none = OutputTable(headings: [.init("a"), .init("b")], rows: [])
    #expect(try Renderer.text(Sample.answer([.table(none)])) == "a  b\n─  ─\n")
    #expect(
      try Renderer.text(Sample.answer([.table(OutputTable(headings: [], rows: []))])) == "\n")
    #expect(try Renderer.text(Sample.answer([])) == "")
  }
}
