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
        .hasSuffix("<figure>\n<svg><text>x</text></svg>\n</figure>\n"))
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
    #expect(page.contains("<svg><text>x</text></svg>"))
    #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
    for reference in ["src=", "href=", "url(", "@import"] { #expect(!page.contains(reference)) }
  }

  @Test("cells stand on the side of their column")
  func alignment() throws {
    let page = try Renderer.text(Sample.answer([.table(Sample.fields)], format: .html))
    #expect(
      page.contains(
        "<tr><td class=\"w\">Đất đai, môi trường</td><td class=\"n\">180</td>"
          + "<td class=\"n\">62.1</td></tr>"))
    #expect(page.contains("<title>canvass mean</title>"))
  }
}
