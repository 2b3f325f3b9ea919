import Testing

@testable import CanvassTables

@Suite struct TextFunctionTests {
  private var table: Table {
    var table = Table(rowCount: 4)
    table.set("s", to: .coded(CodedColumn(texts: [" Bình Dương", "HUẾ", "huế", nil])))
    table.set("code", to: .coded(CodedColumn(texts: ["01002", "7.5", " 12 ", "x"])))
    table.set(
      "area",
      to: .coded(
        CodedColumn(
          codes: .narrow([0, 1, 1, 0]), levels: [Level("701", value: 701), Level("92", value: 92)]))
    )
    table.set("x", to: .real([1, 2.5, .nan, 100]))
    return table
  }

  private func texts(_ source: String) throws -> [String?] {
    let column = try Expression(parsing: source).evaluate(in: table)
    return (0..<4).map { column.text(at: $0) }
  }

  /// Expected values: R 4.2 `tolower`, `toupper`, `trimws`, `gsub(fixed = TRUE)`, `substr` (its third
  /// argument being the last letter), `nchar`, `grepl(fixed = TRUE)`, `startsWith`, `endsWith`,
  /// `as.numeric`, `as.character`.
  @Test func asInR() throws {
    #expect(try texts("lower(s)") == [" bình dương", "huế", "huế", nil])
    #expect(try texts("upper(trim(s))") == ["BÌNH DƯƠNG", "HUẾ", "HUẾ", nil])
    #expect(try texts("replace(trim(s), 'Dương', 'Phước')") == ["Bình Phước", "HUẾ", "huế", nil])
    #expect(try texts("replace('a.b.c', '.', '')")[0] == "abc")
    #expect(try texts("substr(s, 2, 4)") == ["Bình", "UẾ", "uế", nil])
    #expect(try texts("substr(code, 3)") == ["002", "5", "2 ", ""])
    #expect(try texts("length(s)") == ["11", "3", "3", nil])
    #expect(try texts("contains(s, 'Dương')") == ["1", "0", "0", nil])
    #expect(try texts("starts(lower(s), 'hu')") == ["0", "1", "1", nil])
    #expect(try texts("ends(s, 'Ế')") == ["0", "1", "0", nil])
    #expect(try texts("number(code)") == ["1002", "7.5", "12", nil])
    #expect(try texts("text(x)") == ["1", "2.5", nil, "100"])
    #expect(try texts("text(x > 2)") == ["FALSE", "TRUE", nil, "TRUE"])
  }

  /// Expected values: R 4.2 `paste`, but that a missing value makes the text missing, as in R's `interaction`.
  @Test func pasted() throws {
    #expect(try texts("paste(trim(s), code)") == ["Bình Dương 01002", "HUẾ 7.5", "huế  12 ", nil])
    #expect(try texts("paste(area, x, sep='-')") == ["701-1", "92-2.5", nil, "701-100"])
    #expect(
      try texts("paste(area, x > 2, 'z', sep='')") == ["701FALSEz", "92TRUEz", nil, "701TRUEz"])
    #expect(try texts("paste(sep=', ', area, code)")[1] == "92, 7.5")
    #expect(try texts("upper(paste(s, NA))") == [nil, nil, nil, nil])
    #expect(try Expression(parsing: "paste(area, code) == '92 7.5'").filter(in: table)[1])
    // A column of that name is no separator.
    var named = table
    named.set("sep", to: .real([1, 2, 3, 4]))
    let column = try Expression(parsing: "paste(area, sep)").evaluate(in: named)
    #expect(column.text(at: 2) == "92 3")
  }

  @Test func codesAreTakenAsTheyAreWritten() throws {
    #expect(try texts("substr(area, 1, 1)") == ["7", "9", "9", "7"])
    #expect(try texts("length(text(area)) == 3") == ["1", "0", "0", "1"])
  }

  @Test func theyServeInConditions() throws {
    #expect(
      try Expression(parsing: "contains(lower(s), 'huế') & number(code) > 8").filter(in: table)
        == [false, false, true, false])
  }

  @Test func whatDoesNotFitIsSaid() throws {
    #expect(
      sentence { _ = try texts("lower(x)") }
        == #"expression "lower(x)": lower needs text and column "x" is a number; make text of it with "#
        + "text(…)")
    #expect(sentence { _ = try texts("replace(s, '', 'a')") }.contains("'' stands everywhere"))
    #expect(sentence { _ = try texts("substr(s, 0, 2)") }.contains("counts letters from 1"))
    #expect(
      sentence { _ = try texts("paste(s)") }.hasSuffix("paste takes at least 2 values, not 1"))
    #expect(
      sentence { _ = try texts("paste(s, code, sep=x)") }
        .hasSuffix("sep is quoted text, not column \"x\""))
    #expect(sentence { _ = try texts("paste(s, sep=)") }.contains("expected a value after ="))
    #expect(sentence { _ = try texts("lower(s, sep='')") }.contains("expected , or ) instead of ="))
    #expect(sentence { _ = try texts("contains(s)") }.contains("contains(text, part), not 1"))
  }

  /// What log(0) is to R (−Inf) has no mean; here it is missing, and counted.
  @Test(arguments: [
    ("log(x - 1)", 1), ("1 / (x - 2.5)", 1), ("sqrt(x - 2)", 1), ("exp(x * 100)", 1),
    ("number(code)", 1), ("if(x == 1, NA, x)", 0), ("if(x > 1, log(x - 1), 0)", 0), ("x", 0),
    ("x > 1", 0), ("log(0)", 4),
  ])
  func whatHasNoFiniteValueIsMissingAndCounted(_ source: String, _ count: Int) throws {
    let found = try Expression(parsing: source).evaluation(in: table)
    #expect(found.undefined == count)
    #expect((0..<4).allSatisfy { !found.column.number(at: $0).isInfinite })
  }

  @Test func formulasFollowTheSameRule() throws {
    var table = table
    table.set("y", to: .real([1, 2, 3, 4]))
    let matrix = try ModelMatrix(Formula(parsing: "y ~ log(x - 1)"), table)
    #expect(matrix.rows == [1, 3])
    #expect(matrix.undefined.map(\.name) == ["log(x - 1)"])
    #expect(matrix.undefined.map(\.rows) == [1])
  }
}
