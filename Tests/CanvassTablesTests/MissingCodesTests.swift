import Testing

@testable import CanvassTables

@Suite struct MissingCodesTests {
  @Test func codesBecomeMissingAndTheirLevelsGo() {
    let column = Column.coded(
      CodedColumn(
        codes: .narrow([0, 1, 2, 3, Codes.missingNarrow, 0]),
        levels: [1, 2, 8, 9].map { Level("\($0)", value: Double($0)) }))
    guard case .coded(let recoded) = column.recodingMissing(["8", "9"]),
      case .narrow(let codes) = recoded.codes
    else {
      Issue.record("not narrow")
      return
    }
    let none = Codes.missingNarrow
    #expect(codes == [0, 1, none, none, none, 0])
    #expect(recoded.levels == [Level("1", value: 1), Level("2", value: 2)])
  }

  @Test func realColumnsCompareNumbers() {
    let column = Column.real([1.5, 99, 98.5]).recodingMissing(["99.0", "unknown"])
    #expect(column.number(at: 0) == 1.5)
    #expect(column.text(at: 1) == nil)
    #expect(column.number(at: 2) == 98.5)
  }

  /// Without its text codes, an item is what the reader makes of a file without them.
  @Test func anItemWithTextCodesBecomesNumeric() {
    let texts: [String?] = ["5", "unknown", "1", nil, "5.0", "3"]
    let column = Column.coded(CodedColumn(texts: texts)).recodingMissing(["unknown"])
    guard case .coded(let coded) = column else {
      Issue.record("not coded")
      return
    }
    #expect(coded.isNumeric)
    #expect(coded.levels.map(\.text) == ["1", "3", "5"])
    #expect((0..<6).map { column.text(at: $0) } == ["5", nil, "1", nil, "5", "3"])
  }

  @Test func halvesMakeARealColumn() {
    let column = Column.coded(CodedColumn(texts: ["3.5", "dk", "1"])).recodingMissing(["dk"])
    guard case .real(let values) = column else {
      Issue.record("not real")
      return
    }
    #expect(values[0] == 3.5 && values[1].isNaN && values[2] == 1)
  }

  @Test func textStaysText() {
    let column = Column.coded(CodedColumn(texts: ["yes", "dk", "no", "7"])).recodingMissing(["dk"])
    #expect((0..<4).map { column.text(at: $0) } == ["yes", nil, "no", "7"])
  }

  @Test func aColumnOfNothingElseIsEmpty() {
    let column = Column.coded(CodedColumn(texts: ["dk", "dk"])).recodingMissing(["dk"])
    #expect((0..<2).map { column.text(at: $0) } == [nil, nil])
  }
}
