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

  @Test(arguments: ["a;b", "a\tb", "\u{FEFF}a", "\u{FEFF}", ";", "a,b"])
  func aWrittenHeaderSaysNothingOfWhatSeparatesCells(_ name: String) throws {
    let text = CSVWriter().text(header: [name], rows: [["1"]])
    let source = try CSVSource(path: scratch.file("t.csv", text))
    #expect(source.columnNames.map { Array($0.unicodeScalars) } == [Array(name.unicodeScalars)])
  }
}
