import Foundation
import Testing

@testable import CanvassTables

@Suite struct WriterTests {
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
}
