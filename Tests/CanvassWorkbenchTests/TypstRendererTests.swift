import Testing

@testable import CanvassWorkbench

@Suite("--format typst")
struct TypstRendererTests {
  private struct Drawer: FigureDrawer {
    func svg(_ figure: Figure, language: Language) -> String { "<svg a=\"b\\c\"></svg>" }
  }

  /// Lines before the answer.
  private static let settings = 9

  private func lines(
    _ blocks: [OutputBlock], warnings: [String] = [], options: RenderOptions = RenderOptions()
  ) throws -> [String] {
    let answer = Sample.answer(blocks, format: .typst, warnings: warnings, language: .vi)
    return try Renderer.text(answer, options: options).split(separator: "\n").map(String.init)
  }

  @Test("a table has three rules, its caption, and columns on their sides")
  func table() throws {
    var fields = Sample.fields
    fields.emphasised = [0]
    let lines = try lines([.heading("Means", level: 1), .table(fields)], warnings: ["50 % is"])
    #expect(
      lines.first == "#set text(lang: \"vi\")" && lines.dropFirst().first?.hasPrefix("#set") == true
    )
    #expect(
      lines.dropFirst(Self.settings) == [
        "= Means", "#strong[Lưu ý:] 50 % is",
        "#figure(kind: table, caption: [Tỷ lệ hài lòng theo lĩnh vực], fitted(",
        "  columns: (auto, auto, auto,),", "  align: (left, right, right,),",
        "  table.hline(stroke: 0.08em),",
        "  table.header([Lĩnh vực], [n], [Hài lòng %],),", "  table.hline(stroke: 0.05em),",
        "  [#strong[◆ Đất đai, môi trường]], [180], [62.1],",
        "  [Hộ tịch – chứng thực], [95], [91.0],", "  [Bảo hiểm xã hội], [1204], [–],",
        "  table.hline(stroke: 0.08em),", "))",
      ])
  }

  @Test("a table without a caption is no figure")
  func uncaptioned() throws {
    let table = OutputTable(caption: "", headings: [.init("n")], rows: [["1"]])
    let lines = try lines([.table(table)]).dropFirst(Self.settings)
    #expect(lines.first == "#align(center, fitted(" && lines.last == "))")
  }

  @Test("words have what numbers leave of a line, and only where a table is too wide")
  func words() {
    func columns(_ words: Int, numbers: Int) -> TypstColumns {
      TypstColumns(
        OutputTable(
          caption: "",
          headings: [.init("Field", .leading)]
            + (0..<numbers).map { _ in .init("Mean of all answers") }
            + [.init("Reason", .leading)],
          rows: [
            ["Land"] + [String](repeating: "9.7 (5.9–15.5)", count: numbers)
              + [String(repeating: "a", count: words)]
          ]))
    }
    #expect(columns(30, numbers: 2).widths == ["auto", "auto", "auto", "auto"])
    // 84 letters less 5 of the field, 2·14 of the numbers and 2 beside each of four columns leave 43.
    #expect(columns(90, numbers: 2).widths == ["auto", "auto", "auto", "21em"])
    #expect(columns(90, numbers: 5).widths.last == "12em")
    #expect(columns(20, numbers: 6).widths.allSatisfy { $0 == "auto" })
    #expect(
      columns(30, numbers: 1).headings == [["Field"], ["Mean of all", "answers"], ["Reason"]])
  }

  /// Each character that Typst takes for its own, unescaped, would end the run or change the text.
  @Test(
    "what the data hold is text, not markup",
    arguments: [
      ("#read(\"/etc/passwd\")", "\\#read(\\\"\\/etc\\/passwd\\\")"),
      ("a_b*c~d$e`f", "a\\_b\\*c\\~d\\$e\\`f"), ("<x> @y [z] \\", "\\<x\\> \\@y \\[z\\] \\\\"),
      ("= x -- y + z", "\\= x \\-\\- y \\+ z"), ("3. Land", "3\\. Land"), ("1.5", "1.5"),
      ("12.", "12\\."),
      ("x1.5", "x1.5"), ("so ... on", "so \\.\\.. on"), ("http://a.vn", "http:\\/\\/a.vn"),
      ("a\nb", "a b"), ("−1,0 ≤ χ²", "−1,0 ≤ χ²"), (".5", ".5"),
    ])
  func escapes(text: String, typst: String) {
    #expect(TypstRenderer.escape(text) == typst)
  }

  @Test("lists, lines for a machine, and figures with and without a drawer")
  func others() throws {
    let blocks: [OutputBlock] = [
      .list(["a # b", "c"]), .code("x \"1\"\ny"), .figure(.whiskers(Sample.whiskers)),
    ]
    let plain = try lines(blocks).dropFirst(Self.settings)
    #expect(plain.prefix(4) == ["- a \\# b", "- c", "#raw(block: true, \"x \\\"1\\\"", "y\")"])
    #expect(plain.last?.hasPrefix("#emph[") == true)
    let drawn = try lines(blocks, options: RenderOptions(drawer: Drawer())).suffix(4)
    #expect(drawn.first == "#figure(" && drawn.last == ")")
    #expect(
      drawn.dropFirst().first?.hasPrefix(
        "  image(bytes(\"<svg a=\\\"b\\\\c\\\"></svg>\"), format: \"svg\", alt: \"") == true)
  }
}
