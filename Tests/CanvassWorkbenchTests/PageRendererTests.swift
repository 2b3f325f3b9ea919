import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Markdown and HTML")
struct PageRendererTests {
  private struct Frame: FigureDrawer {
    func svg(_ figure: Figure, language: Language) throws -> String { "<svg><text>x</text></svg>" }
  }

  @Test("Markdown tables escape what would break them")
  func markdown() throws {
    let table = OutputTable(
      caption: "a_b*c", headings: [.init("x|y", .leading), .init("n")],
      rows: [["a|b\nc <i> `d` \\ 3. [e]", "1.5"], ["snake_case & &amp; ~x~", "-"]])
    let answer = Sample.answer(
      [
        .heading("1. Title", level: 1), .table(table), .paragraph("# no heading"),
        .list(["a", "- b"]), .figure(.heatMap(Sample.heatMap)),
      ], format: .markdown, warnings: ["w"])
    #expect(
      try Renderer.text(answer) == ##"""
        # 1\. Title

        > **Warning:** w

        **a_b\*c**

        | x\|y | n |
        | :--- | ---: |
        | a\|b c \<i> \`d\` \\ 3. \[e\] | 1.5 |
        | snake_case & \&amp; \~x\~ | \- |

        \# no heading

        - a
        - \- b

        *Figure not drawn here: Hài lòng theo lĩnh vực và yếu tố*

        """##)
    #expect(
      try Renderer.text(answer, options: RenderOptions(drawer: Frame()))
        .hasSuffix("</desc><text>x</text></svg>\n</figure>\n"))
  }

  @Test("the page escapes all text, names its language and refers to nothing outside")
  func html() throws {
    let evil = "<script>alert('x')</script> & \"quote\""
    let table = OutputTable(
      caption: evil, headings: [.init(evil, .leading), .init("n")], rows: [[evil, "1"]])
    let figure = Figure.whiskers(WhiskerFigure(title: evil, axis: "", points: []))
    let page = try Renderer.text(
      Sample.answer(
        [
          .heading(evil, level: 1), .paragraph(evil), .list([evil, "b"]), .table(table),
          .figure(figure),
        ], format: .html, warnings: [evil], language: .vi),
      options: RenderOptions(drawer: Frame()))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("\"quote\""))
    #expect(page.components(separatedBy: "&lt;script&gt;").count == 9 + 1)
    #expect(page.contains("<strong>Lưu ý:</strong>"))
    #expect(page.contains("</desc><text>x</text></svg>"))
    #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
    for reference in ["src=", "href=", "url(", "@import"] { #expect(!page.contains(reference)) }
  }

  @Test("cells stand on the side of their column")
  func alignment() throws {
    let page = try Renderer.text(Sample.answer([.table(Sample.fields)], format: .html))
    #expect(
      page.contains(
        "<tr><th class=\"w\" scope=\"row\">Đất đai, môi trường</th><td class=\"n\">180</td>"
          + "<td class=\"n\">62.1</td></tr>"))
    #expect(page.contains("<title>canvass mean</title>"))
  }

  @Test("rows that ask for attention have a sign besides their colour")
  func marks() throws {
    var table = Sample.fields
    table.emphasised = [1]
    let page = try Renderer.text(Sample.answer([.table(table)], format: .html))
    #expect(page.components(separatedBy: "◆").count == 2)
    #expect(page.contains("aria-label=\"marked\">◆</span>&nbsp;Hộ tịch – chứng thực</th>"))
    let text = try Renderer.text(Sample.answer([.table(table)], format: .markdown))
    #expect(text.contains("| **◆ Hộ tịch – chứng thực** | 95 | 91.0 |"))
  }

  @Test("figures are described with all of their values")
  func description() throws {
    let page = try Renderer.text(
      Sample.answer(
        [.figure(.whiskers(Sample.whiskers)), .figure(.heatMap(Sample.heatMap))], format: .html,
        language: .vi), options: RenderOptions(drawer: Frame()))
    #expect(page.contains("<svg role=\"img\" aria-labelledby=\""))
    #expect(page.contains(">Tỷ lệ người dân hài lòng theo lĩnh vực, tỉnh Bình Dương</title>"))
    for words in [
      "Đất đai: 62,1 (57,0–67,0) (cần chú ý)", "Y tế: không có ước lượng", "Mục tiêu 2025: 95 %",
      "Xây dựng: Tiếp cận dịch vụ 75,0", "Tiếp nhận, xử lý góp ý không có giá trị",
    ] { #expect(page.contains(words), "\(words)") }
    // Each description is named once, by its own picture.
    let names = page.components(separatedBy: "aria-labelledby=\"").dropFirst()
      .map { String($0.prefix { $0 != " " }) }
    #expect(Set(names).count == 2)
    for name in names { #expect(page.components(separatedBy: "id=\"\(name)\"").count == 2) }
  }

  @Test("a withheld number is said to be withheld, in the table, the figure and its description")
  func withheld() throws {
    let words = Language.vi.phrases
    let figure = WhiskerFigure(
      title: "t", axis: "",
      points: [
        .init(label: "a", estimate: nil, lower: nil, upper: nil, absence: words.diagnosis.withheld)
      ])
    #expect(figure.numbers(.vi) == ["không công bố"])
    #expect(WhiskerDrawing(figure, language: .vi).script(for: .svg).contains("'không công bố'"))
    #expect(
      FigureDescription(.whiskers(figure), language: .vi).values == "a: không công bố.")
    let map = HeatMapFigure(
      title: "t", rows: ["a"], columns: ["b"], values: [[nil]], legend: "",
      absence: Language.en.phrases.diagnosis.withheld)
    #expect(FigureDescription(.heatMap(map), language: .en).values == "a: b withheld.")
    let table = OutputTable(
      headings: [.init("field", .leading), .init("%")], rows: [["a", "withheld"], ["b", "75.4"]])
    let text = TableRenderer(options: RenderOptions(width: 20)).table(table)
    #expect(text == "field         %\n─────  ────────\na      withheld\nb          75.4")
  }

  @Test("the foot of a page tells its data, command, version, seed and day")
  func provenance() throws {
    var answer = Sample.answer([.paragraph("x")], format: .html)
    answer.source = "a.csv"
    answer.line = "factors \"a <b\" --seed 7"
    answer.seed = 18_446_744_073_709_551_615
    let day = CalendarDay(Date(timeIntervalSince1970: 86_400 * 365), in: .gmt)
    let page = try Renderer.text(answer, options: RenderOptions(day: day))
    for line in [
      "<dt>Data</dt> <dd>a.csv</dd>", "<dd>canvass factors &quot;a &lt;b&quot; --seed 7</dd>",
      "<dt>Seed</dt> <dd>18446744073709551615</dd>", "<dt>Date</dt> <dd>1971-01-01</dd>",
      "<dt>Made with Canvass</dt> <dd>0.1.0</dd>",
    ] { #expect(page.contains(line), "\(line)") }
    #expect(day.text(.vi) == "01/01/1971")
    #expect(
      CalendarDay.today(environment: ["SOURCE_DATE_EPOCH": "951782400"]).text(.en) == "2000-02-29")
  }
}
