import Testing

@testable import CanvassTables

/// Codes are compared by their spelling; a column of numbers is a faithful code if each cell is the
/// shortest text of its number.
@Suite struct CSVCodeTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func codes(_ text: String, name: String = "t.csv", chunkSize: Int = 1 << 20) throws
    -> Column
  {
    try CSVSource(path: scratch.file(name, text), chunkSize: chunkSize)
      .read(columns: ["a"], as: ["a": .code], threads: 2).column("a")
  }

  /// The levels with their numbers, or `nil` where the numbers are kept alone.
  private func levels(_ column: Column) -> [String]? {
    guard case .coded(let coded) = column else { return nil }
    return coded.levels.map(\.text)
  }

  @Test(arguments: [
    (["01", "1", "2"], ["01", "1", "2"]),
    (["10", "07", "7"], ["07", "7", "10"]),
    (["17.1", "17.10", "17.2"], ["17.1", "17.10", "17.2"]),
    (["90071992547409930", "90071992547409931"], ["90071992547409930", "90071992547409931"]),
    (["9007199254740993", "9007199254740992"], ["9007199254740992", "9007199254740993"]),
    (["0", "00", "000"], ["0", "00", "000"]),
    (["7", "+7", "7.0", "7."], ["+7", "7", "7.", "7.0"]),
    (["-0", "0"], ["-0", "0"]),
    (["1000", "1e3"], ["1000", "1e3"]),
    (["\"01\"", "01", " 01 ", "1"], ["01", "1"]),
  ])
  func spellingsAreToldApart(_ cells: [String], _ expected: [String]) throws {
    let column = try codes("a,b\n" + cells.map { "\($0),1\n" }.joined())
    #expect(levels(column) == expected)
    // They are numbers all the same.
    #expect(column.isNumeric)
    for (row, cell) in cells.enumerated() {
      let digits = cell.filter { $0 != "\"" && $0 != " " }
      #expect(column.text(at: row) == digits)
      #expect(column.number(at: row) == Double(digits))
    }
  }

  /// Where a number has one spelling the numbers are read as ever, and as fast.
  @Test func shortestTextsStayNumbers() throws {
    guard case .coded(let narrow) = try codes("a,b\n1,1\n20,1\n254,1\n") else {
      Issue.record("not coded")
      return
    }
    #expect(narrow.levels.map(\.value) == [1, 20, 254])
    guard case .real(let wide) = try codes("a\n1\n123456789012345\n-3\n0.5\n0\n") else {
      Issue.record("not real")
      return
    }
    #expect(wide == [1, 123_456_789_012_345, -3, 0.5, 0])
  }

  /// Without the role a column of numbers is a column of numbers.
  @Test func measurementsAreNotCodes() throws {
    let table = try CSVSource(path: scratch.file("m.csv", "a\n1.50\n01\n2.0\n")).read()
    guard case .real(let values) = try table.column("a") else {
      Issue.record("not real")
      return
    }
    #expect(values == [1.5, 1, 2])
  }

  @Test(arguments: [1, 4, 9, 1 << 20])
  func oneCellFarDownIsEnough(_ chunkSize: Int) throws {
    let cells = (0..<200).map { $0 == 163 ? "007" : "\($0 % 9)" }
    let column = try codes(
      "a,b\n" + cells.map { "\($0),x\n" }.joined(), chunkSize: chunkSize)
    #expect((0..<200).map { column.text(at: $0) } == cells)
    #expect(levels(column) == ["0", "1", "2", "3", "4", "5", "6", "007", "7", "8"])
  }

  @Test func otherFormsOfTextFilesKeepTheirSpellingToo() throws {
    let tabs = try codes("a\tb\n01\tx\n1\ty\n", name: "t.tsv")
    #expect(levels(tabs) == ["01", "1"])
    let comma = try codes("a;b\n17,1;1\n17,10;2\n", name: "c.csv")
    #expect(levels(comma) == ["17,1", "17,10"])
    #expect(comma.number(at: 1) == 17.1)
  }

  @Test func aColumnThatIsDeclaredAsTextIsText() throws {
    let source = try CSVSource(path: scratch.file("d.csv", "a,b\n10,1\n9,2\nNA,3\n"))
    let column = try source.read(as: ["a": .text]).column("a")
    #expect(!column.isNumeric)
    #expect((0..<3).map { column.text(at: $0) } == ["10", "9", nil])
    guard case .coded(let coded) = column else { return }
    // By its characters, since it is no number.
    #expect(coded.levelsInOrder.map { coded.levels[$0].text } == ["10", "9"])
  }

  @Test func aCompositionOfLettersIsNoSpelling() throws {
    let column = try codes("a\nHu\u{1EBF}\nHue\u{302}\u{301}\n")
    #expect(levels(column)?.count == 1)
  }

  @Test func theCulpritOfATextColumnIsNamed() throws {
    let column = try codes("a\n4\n5\n3\nmany\n2\n")
    #expect(column.firstText == "\"many\" in row 4")
  }

  @Test func missingCodesKeepTheSpellingOfTheOthers() throws {
    let column = try codes("a\n01\n1\nnone\n99\n")
    let recoded = column.recodingMissing(["none", "099"], as: .code)
    #expect(recoded.isNumeric)
    #expect((0..<4).map { recoded.text(at: $0) } == ["01", "1", nil, nil])
    let text = try CSVSource(path: scratch.path + "/t.csv").read(as: ["a": .text]).column("a")
      .recodingMissing(["none", "1"], as: .text)
    #expect(!text.isNumeric)
    #expect((0..<4).map { text.text(at: $0) } == ["01", nil, nil, "99"])
  }

  @Test func expressionsCompareTextBySpellingAndNumbersByNumber() throws {
    let table = try CSVSource(path: scratch.file("e.csv", "a,b\n01,300\n1,4\n2,300\n"))
      .read(as: ["a": .code])
    for (expression, expected) in [
      ("a == '01'", [true, false, false]), ("a == '1'", [false, true, false]),
      ("a == 1", [true, true, false]), ("a in ['01', '2']", [true, false, true]),
      ("a != '01'", [false, true, true]), ("b == '300'", [true, false, true]),
      ("b in ['4']", [false, true, false]), ("'01' == a", [true, false, false]),
      ("a == b", [false, false, false]),
    ] {
      #expect(try Expression(parsing: expression).filter(in: table) == expected, "\(expression)")
    }
    #expect(try Expression(parsing: "a == '01' && b > 3").spelledColumns == ["a"])
    #expect(try Expression(parsing: "a in [1, 2] || b + 1 == 2").spelledColumns == [])
    #expect(try Expression(parsing: "if(a in ['1'], b, 0)").spelledColumns == ["a"])
  }

  /// The names are those that R's `read.csv` gives, without its other changes.
  @Test(arguments: [
    ("\"\",b\n1,2\n", ["X", "b"]), ("a,b,\n1,2,\n", ["a", "b", "X"]),
    (",a,,X\n1,2,3,4\n", ["X.1", "a", "X.2", "X"]),
  ])
  func columnsWithoutANameGetOne(_ text: String, _ expected: [String]) throws {
    let source = try CSVSource(path: scratch.file("x.csv", text))
    #expect(source.columnNames == expected)
    #expect(source.notes(on: source.columnNames).count == 1)
    #expect(source.notes(on: ["X"]).count == (text.hasSuffix("4\n") ? 0 : 1))
    #expect(source.notes(on: source.columnNames)[0].description.contains("without a name: column"))
    #expect(source.notes(on: source.columnNames.filter { !$0.hasPrefix("X") }) == [])
    #expect(try source.read(columns: ["X"]).rowCount == 1)
  }
}
