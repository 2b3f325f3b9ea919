import Testing

@testable import CanvassWorkbench

@Suite("--format latex")
struct LaTeXRendererTests {
  private func text(_ blocks: [OutputBlock], warnings: [String] = []) throws -> String {
    try Renderer.text(Sample.answer(blocks, format: .latex, warnings: warnings))
  }

  @Test("a table has the rules of booktabs, its caption, and columns on their sides")
  func table() throws {
    let text = try text(
      [.heading("Means", level: 1), .table(Sample.fields)], warnings: ["50 % is"])
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.dropFirst() == [
        "\\section*{Means}", "\\textbf{Warning:} 50 \\% is", "\\begin{table}[htbp]",
        "\\centering", "\\caption{Tỷ lệ hài lòng theo lĩnh vực}",
        "\\begin{adjustbox}{max width=\\linewidth}",
        "\\begin{tabular}{lrr}",
        "\\toprule", "Lĩnh vực & n & Hài lòng \\% \\\\", "\\midrule",
        "Đất đai, môi trường & 180 & 62.1 \\\\", "Hộ tịch – chứng thực & 95 & 91.0 \\\\",
        "Bảo hiểm xã hội & 1204 & – \\\\", "\\bottomrule", "\\end{tabular}", "\\end{adjustbox}",
        "\\end{table}",
      ])
  }

  @Test("a table longer than a page goes on with its heading; long texts are set in lines")
  func longTable() throws {
    let long = OutputTable(
      caption: "Cells", headings: [.init("Cell", .leading), .init("n")],
      rows: (0..<50).map { [String(repeating: "x", count: 60), "\($0)"] }, emphasised: [3])
    let text = try text([.table(long)])
    #expect(text.contains("\\begin{longtable}{p{0.4\\linewidth}r}\n  \\caption{Cells} \\\\"))
    #expect(text.contains("\\endhead") && text.contains("\\textbf{$\\diamond$ xx"))
    #expect(text.split(separator: "\n").filter { $0.hasSuffix(" \\\\") }.count == 52)
  }

  @Test("a table of too many columns stands in parts, each with the columns that say the row")
  func parts() throws {
    let wide = OutputTable(
      caption: "Cells",
      headings: [.init("Field", .leading), .init("Sex", .leading)]
        + (1...20).map { .init("Mean of all answers to item \($0)") },
      rows: (0..<45).map { row in
        ["Land \(row)", "f"] + (1...20).map { "\($0).00 (0.95–1.05)" }
      }, identifying: 2)
    let lines = try text([.table(wide)]).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.contains("{\\footnotesize\\setlength{\\tabcolsep}{3pt}") && lines.last == "}")
    let tables = lines.filter { $0.hasPrefix("\\begin{longtable}") }
    #expect(tables.count == 7 && tables[0] == "\\begin{longtable}{llrrr}")
    #expect(lines.filter { $0.hasPrefix("\\caption") }.count == 1)
    let heads = lines.filter { $0.hasPrefix("Field & Sex & ") }
    let first = "\\shortstack[r]{Mean of all \\\\ answers to item \\\\ 1}"
    #expect(heads.count == 7 && heads[0].contains(first))
    #expect(lines.filter { $0.hasPrefix("Land 7 & f & ") }.count == 7)
  }

  @Test("a short one stands in parts where it would have letters too small to read")
  func shortParts() throws {
    let wide = OutputTable(
      headings: [.init("Field", .leading)] + (1...30).map { .init("q\($0)") },
      rows: [["Land"] + (1...30).map { "\($0).00" }])
    let lines = try text([.table(wide)]).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.filter { $0.hasPrefix("\\begin{adjustbox}") }.count == 2)
    #expect(lines.filter { $0 == "\\medskip" }.count == 1)
    #expect(lines.filter { $0.hasPrefix("\\begin{center}") }.count == 1)
  }

  /// Each character that LaTeX takes for its own, unescaped, would end the run or change the text.
  @Test(
    "what the data hold is text, not commands",
    arguments: [
      ("50 % & more", "50 \\% \\& more"),
      ("\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"),
      ("a_b^c~d#e$f", "a\\_b\\textasciicircum{}c\\textasciitilde{}d\\#e\\$f"),
      ("−1.0 … χ² ≤ 3", "$-$1.0 \\dots{} $\\chi$\\textsuperscript{2} $\\leq$ 3"),
      // A star behind the end of a row is part of that end, on the next line, too.
      ("[x]", "{[}x{]}"), ("*s* & y", "{*}s{*} \\& y"), ("--by a-b ---", "-{}-by a-b -{}-{}-"),
      ("a\nb", "a b"), ("\u{1B}[31m", "\\textasciicircum{}{[}{[}31m"),
      (
        "λ₂ \"x\" `y`",
        "$\\lambda$\\textsubscript{2} \\char34{}x\\char34{} \\textasciigrave{}y\\textasciigrave{}"
      ),
    ])
  func escapes(text: String, latex: String) {
    #expect(LaTeXRenderer.escape(text) == latex)
  }

  @Test("lists, prose and figures")
  func others() throws {
    let text = try text([.list(["a & b", "c"]), .figure(.whiskers(Sample.whiskers))])
    #expect(text.contains("\\begin{itemize}\n  \\item a \\& b\n  \\item c\n\\end{itemize}"))
    #expect(text.contains("\\emph{Figure not drawn here: Tỷ lệ"))
  }
}
