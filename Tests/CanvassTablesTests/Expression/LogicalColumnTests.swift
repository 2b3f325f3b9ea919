import Testing

@testable import CanvassTables

/// Columns of TRUE and FALSE are truth values, as in R (`read.csv`), pandas and data.table (`fread`).
@Suite struct LogicalColumnTests {
  @Test(arguments: [("TRUE", "FALSE"), ("True", "False"), ("true", "false")])
  func spellingsOfRAndPythonCountAsOneAndZero(_ yes: String, _ no: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file("t.csv", "a,b\n\(yes),1\n\(no),2\n,3\n\(yes),4\n")
    let table = try CSVSource(path: path).read()
    let column = try table.column("a")
    #expect(column.isNumeric && column.isLogical)
    #expect(try table.texts("a") == [yes, no, nil, yes])
    #expect((0..<4).map { column.number(at: $0) }.filter { !$0.isNaN } == [1, 0, 1])
    #expect(try Expression(parsing: "a").filter(in: table) == [true, false, false, true])
    #expect(try Expression(parsing: "!a").filter(in: table) == [false, true, false, false])
    #expect(try Expression(parsing: "a & b > 3").filter(in: table) == [false, false, false, true])
    #expect(
      try Expression(parsing: "a == '\(yes)'").filter(in: table) == [true, false, false, true])
    #expect(try Expression(parsing: "a + 1").evaluate(in: table).number(at: 0) == 2)
  }

  /// `fread` and pandas read T and F as text; R's `read.csv` does not, and makes FALSE of a column of
  /// women (F).
  @Test(arguments: ["T", "F", "yes", "tRUE", "1"])
  func otherWordsAreNoTruthValues(_ word: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file("t.csv", "a,b\nTRUE,\(word)\n\(word),\(word)\n")
    let table = try CSVSource(path: path).read()
    #expect(try !table.column("a").isLogical)
    #expect(try !table.column("b").isLogical)
  }

  @Test func mixedSpellingsAreTheSameTwoValues() throws {
    let scratch = try Scratch()
    let path = try scratch.file("t.csv", "a\nTrue\nFALSE\ntrue\nTRUE\n")
    let table = try CSVSource(path: path).read()
    #expect(try table.texts("a") == ["True", "FALSE", "True", "True"])
  }

  @Test func aMissingCodeIsTakenOutFirst() throws {
    let scratch = try Scratch()
    let path = try scratch.file("t.csv", "a,b\nTRUE,TRUE\n9,FALSE\nFALSE,FALSE\n")
    let table = try CSVSource(path: path).read()
    #expect(try table.column("a").recodingMissing(["9"]).isLogical)
    // FALSE counts as 0 and is not the code 0.
    #expect(try table.column("b").recodingMissing(["0"]).number(at: 1) == 0)
  }

  /// R: `colnames(model.matrix(~ young))`.
  @Test func inFormulasItIsAFactorAsInR() throws {
    let scratch = try Scratch()
    let path = try scratch.file("t.csv", "y,young\n1,TRUE\n2,FALSE\n4,TRUE\n")
    let table = try CSVSource(path: path).read()
    let matrix = try ModelMatrix(Formula(parsing: "y ~ young"), table)
    #expect(matrix.names == ["(Intercept)", "youngTRUE"])
    #expect(matrix.matrix.column(1) == [1, 0, 1])
  }
}
