import Testing

@testable import CanvassTables

/// A header may have line ends in its quotes: it is as long as its cells are.
@Suite struct CSVHeaderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func allLinesOfAHeaderAreText() throws {
    let head = Array("\"a\nb".utf8)
    let tail = Array("\",c\n1,2\n".utf8)
    let invalid = try scratch.file("i.csv", head + [0xFF] + tail)
    #expect(
      sentence { _ = try CSVSource(path: invalid) }.contains("line 2: the text is not UTF-8"))
    let binary = try scratch.file("b.csv", head + [0] + tail)
    #expect(sentence { _ = try CSVSource(path: binary) }.contains("it has NUL bytes"))
  }

  @Test(arguments: [
    ("\"a\nb\";c\n1,5;2\n", ["a\nb", "c"]), ("\"a\n,b\";c\n1;2\n", ["a\n,b", "c"]),
    ("5\" pipe;b\n1;2\n", ["5\" pipe", "b"]), ("\"a\"\"\n;\",b\n1,2\n", ["a\"\n;", "b"]),
    ("a\t5\" x\n1\t2\n", ["a", "5\" x"]),
  ])
  func whatSeparatesCellsStandsOutsideQuotesAnywhereInTheHeader(
    _ text: String, _ names: [String]
  ) throws {
    let source = try CSVSource(path: scratch.file("t.csv", text))
    #expect(source.columnNames == names)
    #expect(try source.read().rowCount == 1)
  }

  @Test(arguments: [
    ("sep=;\na;b\n1,5;2\n", ["a", "b"], 1.5),
    ("\u{FEFF}SEP=;\r\n\r\na;b\r\n1,5;2\r\n", ["a", "b"], 1.5),
    ("sep=,\n\"a;c\",b\n1.5,2\n", ["a;c", "b"], 1.5),
    ("sep=\t\na,c\tb\n1.5\t2\n", ["a,c", "b"], 1.5),
    ("sep=|\na|b\n1.5|2\n", ["a", "b"], 1.5),
  ])
  func aLineOfExcelSaysWhatSeparatesCells(_ text: String, _ names: [String], _ first: Double) throws
  {
    for name in ["t.csv", "t.tsv"] {
      let source = try CSVSource(path: scratch.file(name, text))
      #expect(source.columnNames == names)
      var values: [Double] = []
      var stream = try #require(try source.stream(columns: names))
      try stream.forEach { table, _ in
        values += try numbers(table, names[0])
      }
      #expect(values == [first])
      #expect(try numbers(source.read(), names[0]) == [first])
    }
  }

  private func numbers(_ table: Table, _ name: String) throws -> [Double] {
    let column = try table.column(name)
    return (0..<table.rowCount).map { column.number(at: $0) }
  }

  @Test(arguments: ["sep,x\n1,2\n", "sep=\n1\n", "sep=a\n1\n", "sep=;b\n1;2\n"])
  func otherHeadersMayBeginLikeIt(_ text: String) throws {
    let source = try CSVSource(path: scratch.file("t.csv", text))
    #expect(source.columnNames[0].hasPrefix("sep"))
  }

  @Test(arguments: ["x,y\r1,2\r3,4", "sep=;\rx;y\r1;2\r", "\u{FEFF}x\r1\r"])
  func carriageReturnsAloneAreRefusedByTheirName(_ text: String) throws {
    let path = try scratch.file("mac.csv", text)
    let said = sentence { _ = try CSVSource(path: path) }
    #expect(said.contains("ends its lines with carriage returns alone"), "\(said)")
    #expect(said.contains("tr '\\r' '\\n'"), "\(said)")
  }

  @Test(arguments: ["a;b", "a\tb", "\u{FEFF}a", "\u{FEFF}", ";", "a,b"])
  func aWrittenHeaderSaysNothingOfWhatSeparatesCells(_ name: String) throws {
    let text = CSVWriter().text(header: [name], rows: [["1"]])
    let source = try CSVSource(path: scratch.file("t.csv", text))
    #expect(source.columnNames.map { Array($0.unicodeScalars) } == [Array(name.unicodeScalars)])
  }
}
