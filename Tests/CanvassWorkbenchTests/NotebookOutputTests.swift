import Testing

@Suite("What a notebook reads is not written over")
struct NotebookOutputTests {
  @Test("data and study", arguments: ["d.csv", "s.yml", "link.csv"])
  func inputs(_ file: String) throws {
    let program = try Program()
    try program.file("d.csv", "x\n1\n2\n")
    try program.file("s.yml", "data: d.csv\n")
    try program.file("n.canvass", "# %%\nmean x --study s.yml\n")
    let run = try program.shell(
      "ln -s d.csv link.csv; canvass run n.canvass --output \(file) --format markdown")
    #expect(run.status == 64 && run.errors.contains("would be written over"), "\(run.errors)")
    #expect(try program.text("d.csv") == "x\n1\n2\n")
    #expect(try program.text("s.yml") == "data: d.csv\n")
  }
}
