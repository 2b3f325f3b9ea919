import CanvassTestSupport
import Foundation
import Testing

@Suite("What is read is not written over")
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

  @Test(
    "rule packs",
    arguments: [
      "proportion x --data d.csv --release ./p.yml", "mean x --data d.csv --release ./p.yml",
      "adequacy x --data d.csv --rules ./p.yml", "plan --rules ./p.yml --share 0.8",
    ])
  func packs(_ line: String) throws {
    let program = try Program()
    try program.file("d.csv", "x\n1\n2\n")
    let pack = try String(
      contentsOf: Fixtures.root.appending(path: "datasets/rules/nchs.yml"), encoding: .utf8)
    try program.file("p.yml", pack)
    let run = try program.shell("canvass \(line) --output p.yml --format csv")
    #expect(run.status == 64 && run.errors.contains("would be written over"), "\(run.errors)")
    #expect(try program.text("p.yml") == pack)
  }
}
