import CanvassNumerics
import Testing

@testable import CanvassTables

@Suite struct CSVSourceTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func read(_ text: String, name: String = "t.csv") throws -> Table {
    try CSVSource(path: scratch.file(name, text)).read()
  }

  @Test func aFivePointItemTakesOneByteARow() throws {
    let table = try read("q\n4\n5\n\n2\n")
    guard case .coded(let column) = try table.column("q"), case .narrow(let codes) = column.codes
    else {
      Issue.record("not a narrow coded column")
      return
    }
    #expect(codes == [1, 2, Codes.missingNarrow, 0])
    #expect(
      column.levels == [Level("2", value: 2), Level("4", value: 4), Level("5", value: 5)])
  }

  /// With a search through all names for each column this takes minutes.
  @Test func manyColumnsAreReadInTheirOrderOnce() throws {
    let names = (0..<100_000).map { "c\($0)" }
    let cells = names.indices.map { String($0 % 7) }.joined(separator: ",")
    let path = try scratch.file("w.csv", names.joined(separator: ",") + "\n" + cells + "\n")
    let table = try CSVSource(path: path).read(columns: names.reversed() + ["c5", "c5"])
    #expect(table.names == names.reversed())
    #expect(try table.numbers("c99999") == [4])
  }

  @Test func readingEndsWhenItIsInterrupted() throws {
    let source = try CSVSource(path: scratch.file("i.csv", "a,b\n1,2\n3,x\n"), chunkSize: 4)
    let interruption = Interruption()
    try Interruption.$current.withValue(interruption) {
      let before = try source.read()
      #expect(before.rowCount == 2)
      interruption.request()
      #expect(throws: Interrupted.self) { _ = try source.read() }
      interruption.clear()
      let after = try source.read()
      #expect(after.rowCount == 2)
    }
  }

  @Test func numbersOutsideTheByteAreReal() throws {
    let table = try read("a,b,c\n1,0,254\n2,255,0\n-3,1,3.0\n")
    guard case .real(let a) = try table.column("a"), case .real(let b) = try table.column("b"),
      case .coded(let c) = try table.column("c")
    else {
      Issue.record("wrong types")
      return
    }
    #expect(a == [1, 2, -3])
    #expect(b == [0, 255, 1])
    #expect(c.levels.map(\.text) == ["0", "3", "254"])
  }

  @Test func anyOtherCellMakesTextAndKeepsSpellings() throws {
    let table = try read("id\n007\n1.50\nx9\n007\n")
    guard case .coded(let column) = try table.column("id") else {
      Issue.record("not coded")
      return
    }
    #expect(column.levels.map(\.text) == ["007", "1.50", "x9"])
    #expect(try table.texts("id") == ["007", "1.50", "x9", "007"])
  }

  @Test func moreThan255TextsAreWide() throws {
    let names = (0..<300).map { "v\($0)" }
    let table = try read("t,u\n" + names.map { "\($0),1" }.joined(separator: "\n"))
    guard case .coded(let column) = try table.column("t"), case .wide = column.codes else {
      Issue.record("not wide")
      return
    }
    #expect(column.levels.map(\.text) == names)
    #expect(try table.texts("t") == names)
  }

  @Test(arguments: ["", "NA", "N/A", ".", "NaN", "null", "NULL", "  ", " NA "])
  func isMissing(_ cell: String) throws {
    let table = try read("a,b,c\n1,1.5,x\n\(cell),\(cell),\(cell)\n")
    #expect(try table.texts("a") == ["1", nil])
    #expect(try table.texts("b") == ["1.5", nil])
    #expect(try table.texts("c") == ["x", nil])
  }

  @Test func missingWordsInQuotesAreText() throws {
    #expect(try read("a,b\n\"NA\",1\n\".\",2\n").texts("a") == ["NA", "."])
  }

  @Test func aColumnWithoutAnyAnswerHasNoLevels() throws {
    let table = try read("a,b\n,1\nNA,2\n")
    #expect(try table.texts("a") == [nil, nil])
  }

  @Test func blanksAroundCellsDoNotCount() throws {
    let table = try read("a, b \n yes ,\"yes \"\nyes, 3\t\n\"yes\" , \"3\"\n")
    #expect(table.names == ["a", "b"])
    #expect(try table.texts("a") == ["yes", "yes", "yes"])
    #expect(try table.texts("b") == ["yes", "3", "3"])
  }

  @Test func quotesFollowRFC4180() throws {
    let table = try read("a,\"b,\"\"c\"\"\"\n\"x, \"\"y\"\"\",\"one\ntwo\"\n\"\",5\"\n")
    #expect(table.names == ["a", "b,\"c\""])
    #expect(try table.texts("a") == ["x, \"y\"", nil])
    #expect(try table.texts("b,\"c\"") == ["one\ntwo", "5\""])
  }

  @Test func quotedNumbersAreNumbers() throws {
    let plain = try read("a,b\n4,1.5\n5,-2\n")
    let quoted = try read("\"a\",\"b\"\n\"4\",\"1.5\"\n\"5\",\"-2\"\n")
    for name in plain.names {
      #expect(try plain.numbers(name) == quoted.numbers(name))
      #expect(try plain.texts(name) == quoted.texts(name))
    }
  }

  @Test(arguments: [
    "a,b\r\n1,x\r\n2,\r\n", "\u{FEFF}a,b\n1,x\n2,", "a,b\n1,x\n\n2,\n\n\r\n\n",
    "a,b\n1,x\n \t \n2,\n  \n",
  ])
  func lineEndsAndByteOrderMarksAreNotData(_ text: String) throws {
    let table = try read(text)
    #expect(table.names == ["a", "b"])
    #expect(try table.numbers("a") == [1, 2])
    #expect(try table.texts("b") == ["x", nil])
  }

  @Test func vietnameseIsComposed() throws {
    let decomposed = "Bi\u{300}nh Du\u{31B}o\u{31B}ng"
    let table = try read("ti\u{309}nh,x\n\(decomposed),1\nBình Dương,2\n")
    #expect(table.names[0].unicodeScalars.elementsEqual("tỉnh".unicodeScalars))
    guard case .coded(let column) = try table.column("tỉnh") else { return }
    #expect(column.levels.count == 1)
    #expect(column.levels[0].text.unicodeScalars.elementsEqual("Bình Dương".unicodeScalars))
  }

  @Test func tabsSemicolonsAndDecimalCommas() throws {
    let tabs = try read("a\tb\n1,5\t\n2\tx y\n", name: "t.tsv")
    #expect(try tabs.texts("a") == ["1,5", "2"])
    #expect(try tabs.texts("b") == [nil, "x y"])
    let semicolons = try read("a;b\n1,5;2\n-0,25;3\n")
    #expect(try semicolons.numbers("a") == [1.5, -0.25])
    let quoted = try read("\"a,x\";b\n1,5;2\n")
    #expect(quoted.names == ["a,x", "b"])
    #expect(try read("a\tb\n1\t2\n").names == ["a", "b"])
  }

  /// Expected values are the compiler's own reading of the same literals, or the nearest double where
  /// a literal has none.
  @Test func numbersAreReadExactly() throws {
    let spellings = [
      "0.1", "123456.789012", "9007199254740991", "9007199254740993", "1e22", "1E-5", "+4.25",
      "0.000000000000000000000001", "3.141592653589793238462643", "-7.", ".5",
      "1.7976931348623157e308",
      "4.9e-324", "123456789012345678901234567890",
    ]
    let expected: [Double] = [
      0.1, 123456.789012, 9_007_199_254_740_991, 9_007_199_254_740_992, 1e22, 1e-5, 4.25, 1e-24,
      3.141592653589793238462643, -7, 0.5, 1.7976931348623157e308, .leastNonzeroMagnitude,
      123_456_789_012_345_677_877_719_597_056,
    ]
    #expect(try read("x,y\n" + spellings.map { "\($0),1\n" }.joined()).numbers("x") == expected)
  }

  @Test(arguments: ["1.2.3", "1e", "-", "0x10", "inf", "1_000", "12a", "1 2", "--1"])
  func isText(_ cell: String) throws {
    #expect(try read("a,b\n1,1\n\(cell),2\n").texts("a") == ["1", cell])
  }

  @Test func onlyTheColumnsAskedForInTheirOrder() throws {
    let path = try scratch.file("t.csv", "a,b,c,d\n1,\"x,\ny\",3,4.5\n5,,7,8\n")
    let table = try CSVSource(path: path).read(columns: ["d", "a", "d"])
    #expect(table.names == ["d", "a"])
    #expect(try table.numbers("d") == [4.5, 8])
    #expect(try table.numbers("a") == [1, 5])
    #expect(table.rowCount == 2)
  }

  @Test func noColumnsStillCountsRows() throws {
    let path = try scratch.file("t.csv", "a,b\n1,2\n3,4\n")
    #expect(try CSVSource(path: path).read(columns: []).rowCount == 2)
  }
}
