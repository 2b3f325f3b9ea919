import CanvassTestSupport
import Foundation
import Testing

/// The file that `weights --output` writes.
@Suite("weights: the data with the new column")
struct WeightedFileTests {
  @Test(
    "the byte-order mark and the line ends are those of the data", arguments: ["", "\u{FEFF}"],
    ["\n", "\r\n"])
  func form(_ mark: String, _ end: String) throws {
    let program = try Program()
    func text(_ lines: [String]) -> Data { Data((mark + lines.map { $0 + end }.joined()).utf8) }
    try program.file("d.csv", text(["sex,w", "f,0.5", "m,1.5", "f,1"]))
    _ = try program.succeed(
      "weights trim --bounds 0.5,2 --data d.csv --weights w --output n.csv --into new")
    let written = try Data(contentsOf: URL(fileURLWithPath: program.folder + "/n.csv"))
    #expect(written == text(["sex,w,new", "f,0.5,0.5", "m,1.5,1.5", "f,1,1"]))
  }

  @Test("what stands between cells goes by the ending: tabs in .tsv")
  func endings() throws {
    let program = try Program()
    try program.file("comma.csv", "sex,w\nf,0.5\nm,1.5\n")
    try program.file("semicolon.csv", "sex;w\nf;0,5\nm;1,5\n")
    try program.file("tab.tsv", "sex\tw\nf\t0.5\nm\t1.5\n")
    func written(_ data: String, _ output: String) throws -> String {
      _ = try program.succeed(
        "weights trim --bounds 0.5,2 --data \(data) --weights w --output \(output) --into new")
      return try String(contentsOfFile: program.folder + "/" + output, encoding: .utf8)
    }
    #expect(try written("comma.csv", "a.tsv") == "sex\tw\tnew\nf\t0.5\t0.5\nm\t1.5\t1.5\n")
    #expect(try written("semicolon.csv", "a.csv") == "sex;w;new\nf;0,5;0,5\nm;1,5;1,5\n")
    #expect(try written("semicolon.csv", "a.tsv") == "sex\tw\tnew\nf\t0.5\t0.5\nm\t1.5\t1.5\n")
    #expect(try written("tab.tsv", "b.tsv") == "sex\tw\tnew\nf\t0.5\t0.5\nm\t1.5\t1.5\n")
    #expect(try written("tab.tsv", "b.csv") == "sex,w,new\nf,0.5,0.5\nm,1.5,1.5\n")
    let means = try program.succeed("mean w --data comma.csv --output m.tsv")
    #expect(means.output.isEmpty)
    let text = try String(contentsOfFile: program.folder + "/m.tsv", encoding: .utf8)
    #expect(text.hasPrefix("variable\tlevel\testimate\tse\t"))
  }
}
