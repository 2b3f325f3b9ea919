import Testing

@testable import CanvassWorkbench

@Suite("--format typst")
struct TypstRendererTests {
  private struct Drawer: FigureDrawer {
    func svg(_ figure: Figure, language: Language) -> String { "<svg a=\"b\\c\"></svg>" }
  }

  /// Lines before the answer.
  private static let settings =
    5 + "\(TypstTable.kept)\n\(TypstTable.fitted)".split(separator: "\n").count

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
        "#kept(figure(kind: table, caption: [Tỷ lệ hài lòng theo lĩnh vực], fitted(",
        "  sides: (left, right, right,), keys: 1, words: (),",
        "  head: ([Lĩnh vực], [n], [Hài lòng %],),",
        "  [#strong[◆ Đất đai, môi trường]], [180], [62.1],",
        "  [Hộ tịch – chứng thực], [95], [91.0],", "  [Bảo hiểm xã hội], [1204], [–],", ")))",
      ])
  }

  @Test("a table without a caption is no figure")
  func uncaptioned() throws {
    let table = OutputTable(caption: "", headings: [.init("n")], rows: [["1"]])
    let lines = try lines([.table(table)]).dropFirst(Self.settings)
    #expect(lines.first == "#kept(align(center, fitted(" && lines.last == ")))")
  }

  @Test("what sets a table is told columns of words, the first ones, and headings in lines")
  func columns() throws {
    let ten = String(repeating: "a", count: 10)
    let reason = [String](repeating: ten, count: 4).joined()
    let broken = [String](repeating: ten, count: 4).joined(separator: "\u{200B}")
    let heading = "A\(String(repeating: "b", count: 23)) \\ \(String(repeating: "b", count: 7))"
    let table = OutputTable(
      caption: "",
      headings: [
        .init("Field", .leading), .init("Sex", .leading), .init("Mean of all answers"),
        .init("A" + String(repeating: "b", count: 30)), .init("Reason", .leading),
      ],
      rows: [["Land", "f", "9.7", "1", reason], ["Tax", "m", "9.7", "1", "few"]],
      identifying: 2)
    let lines = try lines([.table(table)]).dropFirst(Self.settings)
    #expect(
      lines == [
        "#kept(align(center, fitted(",
        "  sides: (left, left, right, right, left,), keys: 2, words: (4,),",
        "  head: ([Field], [Sex], [Mean of \\ all \\ answers], [\(heading)], [Reason],),",
        "  [Land], [f], [9.7], [1], [\(broken)],",
        "  [Tax], [m], [9.7], [1], [few],", ")))",
      ])
  }

  @Test("the columns that say the row are never all of them, so that a table has parts")
  func onlyWords() throws {
    let table = OutputTable(
      caption: "", headings: [.init("A", .leading), .init("B", .leading)], rows: [["x", "y"]],
      identifying: 2)
    #expect(
      try lines([.table(table)]).contains("  sides: (left, left,), keys: 1, words: (),"))
  }

  @Test("a word that is longer than a line can be broken, and a shorter one is left whole")
  func longWords() {
    let whole = String(repeating: "x", count: 60)
    #expect(TypstRenderer.escape("a \(whole) b") == "a \(whole) b")
    let half = String(repeating: "ế", count: 30)
    #expect(TypstRenderer.escape("a \(half)\(half)ế") == "a \(half)\u{200B}\(half)\u{200B}ế")
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
