import Foundation
import Testing

@testable import CanvassTables

@Suite struct WriterTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func cellsAreQuotedWhereTheyMustBe() {
    let rows: [[String?]] = [
      ["1", "a,b", "say \"x\""], [nil, "NA", "two\nlines"], ["", ".", "plain text"],
    ]
    #expect(
      CSVWriter().text(header: ["n", "a b", "c,d"], rows: rows)
        == "n,a b,\"c,d\"\n1,\"a,b\",\"say \"\"x\"\"\"\n,\"NA\",\"two\nlines\"\n\"\",\".\",plain text\n"
    )
    #expect(
      CSVWriter(delimiter: "\t").text(header: ["a"], rows: [["x,y"], ["x\ty"]])
        == "a\nx,y\n\"x\ty\"\n")
  }

  @Test func aMissingCellInASingleColumnIsNA() throws {
    #expect(CSVWriter().text(header: ["a"], rows: [["1"], [nil]]) == "a\n1\nNA\n")
  }

  @Test func filesAppearWholeAndReplaceOlderOnes() throws {
    let path = scratch.path + "/out.csv"
    try writeWhole("one", to: path)
    try writeWhole("two, longer", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two, longer")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["out.csv"])
  }

  @Test func aLinkKeepsPointingAtItsFile() throws {
    let real = scratch.path + "/real.csv"
    let link = scratch.path + "/link.csv"
    try writeWhole("one", to: real)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.csv")
    try writeWhole("two", to: link)
    #expect(try String(contentsOfFile: real, encoding: .utf8) == "two")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.csv")
  }

  @Test func foldersThatAreNotThere() {
    let path = scratch.path + "/no/such/out.csv"
    #expect(
      sentence { try writeWhole("x", to: path) }
        == "cannot write \"\(path)\": the folder \"\(scratch.path)/no/such\" does not exist; "
        + "make it first")
    #expect(
      sentence { try writeWhole("x", to: scratch.path) }
        == "cannot write \"\(scratch.path)\": it is a folder; give the name of a file")
  }

  // The superuser may write everywhere.
  @Test(.enabled(if: getuid() != 0)) func foldersThatCannotBeWritten() throws {
    let folder = scratch.path + "/locked"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o555])
    #expect(
      sentence { try writeWhole("x", to: folder + "/x") }
        .contains("you may not write into the folder \"\(folder)\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
