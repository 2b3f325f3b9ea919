import Foundation
import Testing

@testable import CanvassTables

/// Each bad file ends in one sentence that names the file, the line and what to do.
@Suite struct CSVErrorTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func failure(_ text: String, name: String = "t.csv") throws -> String {
    try failure(Array(text.utf8), name: name)
  }

  private func failure(_ bytes: [UInt8], name: String = "t.csv") throws -> String {
    let path = try scratch.file(name, bytes)
    let said = sentence { _ = try openTable(path: path).read(columns: nil, threads: 2) }
    #expect(said.contains(path))
    #expect(!said.contains("\n"))
    return said
  }

  @Test func missingFilesAndFolders() throws {
    #expect(
      sentence { _ = try CSVSource(path: "nowhere/x.csv") }
        == "cannot read \"nowhere/x.csv\": there is no such file")
    let folder = scratch.path + "/d.csv"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(sentence { _ = try Study(path: "/dev/null") }.contains("is empty; a study has keys"))
    #expect(sentence { _ = try CSVSource(path: folder) }.hasSuffix("it is a folder, not a file"))
  }

  // The superuser may read everything.
  @Test(.enabled(if: getuid() != 0)) func noPermission() throws {
    let path = try scratch.file("p.csv", "a\n1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(sentence { _ = try CSVSource(path: path) }.hasSuffix("no permission to read it"))
  }

  @Test func emptyFiles() throws {
    #expect(try failure("").hasSuffix("is empty"))
    #expect(try failure("\n\r\n\n").hasSuffix("is empty"))
    #expect(try failure("a,b\n").hasSuffix("has a header but no rows"))
    #expect(try failure("a,b").hasSuffix("has a header but no rows"))
    #expect(try failure("a,b\n  \n").hasSuffix("has a header but no rows"))
    #expect(try failure("a,b\n\n\n").hasSuffix("has a header but no rows"))
  }

  @Test func binaryFiles() throws {
    #expect(try failure([0x7F, 0x45, 0, 1, 10, 2, 3, 10]).contains("is not a text file"))
    #expect(try failure(Array("a,b\n1,2\n".utf8) + [51, 0, 44, 52, 10]).contains("NUL"))
    #expect(try failure([0xFF, 0xFE, 97, 0, 10, 0]).contains("UTF-16"))
    let latin = Array("a,b\n1,2\n3,".utf8) + [0xE9, 10]
    #expect(try failure(latin).contains("line 3: the text is not UTF-8"))
    #expect(try failure([0xC0, 0xAF, 44, 97, 10]).contains("line 1: the text is not UTF-8"))
  }

  @Test func raggedRows() throws {
    #expect(
      try failure("a,b,c\n1,2,3\n4,5\n6,7,8\n")
        .hasSuffix(
          "line 3: found 2 cells where the header has 3; fill the row up or take it out"))
    #expect(
      try failure("a,b\n\"1\n2\",2\n\n3,4,5\n")
        .hasSuffix(
          "line 5: found 3 cells where the header has 2; put a cell that has the delimiter in it "
            + "in quotes"))
    #expect(try failure("a,b\n1,2\n3\n").contains("line 3: found 1 cell where the header has 2"))
    #expect(try failure("a,b\n1,2\n3,4,").contains("line 3: found 3 cells where the header has 2"))
  }

  @Test func aRaggedRowIsFoundInColumnsNotAskedFor() throws {
    let path = try scratch.file("t.csv", "a,b,c\n1,2,3\n4,5,6,7\n")
    let said = sentence { _ = try CSVSource(path: path).read(columns: ["a"]) }
    #expect(said.contains("line 3: found 4 cells where the header has 3"))
  }

  @Test func quotesThatAreNotClosed() throws {
    #expect(try failure("a,b\n1,2\n3,\"x\n4,5\n").contains("line 3: a quote is opened here"))
    #expect(try failure("a,\"b\n1,2\n").contains("line 1: a quote is opened here"))
    #expect(try failure("a,b\n1,\"x\"y\n").contains("line 2: there is text behind a closing quote"))
  }

  @Test func namesInTheHeader() throws {
    #expect(try failure("a,b,a\n1,2,3\n").contains("columns 1 and 3 are both called \"a\""))
    #expect(try failure("\"\",\n1,2\n").contains("has no name for any column"))
  }

  @Test func anUnknownColumnSuggestsTheNearest() throws {
    let path = try scratch.file("t.csv", "weight,cluster\n1,2\n")
    #expect(
      sentence { _ = try CSVSource(path: path).read(columns: ["wieght"]) }
        == "there is no column \"wieght\"; did you mean \"weight\"?")
  }

  @Test func endingsThatNobodyReads() {
    #expect(
      sentence { _ = try openTable(path: "survey.pdf") }
        == "cannot read \"survey.pdf\": its ending is not one of .csv, .tsv, .csv.gz, .tsv.gz")
  }

  @Test func aFileThatChangedSinceItWasOpened() throws {
    let path = try scratch.file("t.csv", "a,b\n1,2\n")
    let source = try CSVSource(path: path)
    _ = try scratch.file("t.csv", "a,c\n1,2\n")
    #expect(sentence { _ = try source.read() }.contains("has changed since it was opened"))
  }
}
