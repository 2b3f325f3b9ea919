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
}
