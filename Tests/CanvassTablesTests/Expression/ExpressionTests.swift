import Testing

@testable import CanvassTables

@Suite struct ExpressionTests {
  /// Four people; the last one gave no answers.
  private var table: Table {
    var table = Table(rowCount: 4)
    table.set("age", to: .real([17, 18, 44.5, .nan]))
    table.set(
      "q.1",
      to: .coded(
        CodedColumn(
          codes: .narrow([0, 1, 2, Codes.missingNarrow]),
          levels: [Level("1", value: 1), Level("4", value: 4), Level("5", value: 5)])))
    table.set("tỉnh", to: .coded(CodedColumn(texts: ["Bình Dương", "Huế", "Huế", nil])))
    table.set("two words", to: .real([1, 2, 3, 4]))
    table.set(
      "young",
      to: .coded(
        CodedColumn(
          codes: .narrow([1, 0, 0, Codes.missingNarrow]),
          levels: [Level("0", value: 0), Level("1", value: 1)])))
    return table
  }

  private func texts(_ source: String) throws -> [String?] {
    let column = try Expression(parsing: source).evaluate(in: table)
    return (0..<4).map { column.text(at: $0) }
  }

  private func number(_ source: String) throws -> Double {
    try Expression(parsing: source).evaluate(in: table).number(at: 0)
  }

  /// Expected values: R 4.2, where `%` is written `%%`.
  @Test(arguments: [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("-2 ^ 2", -4), ("2 ^ 3 ^ 2", 512), ("2 ^ -1 * 4", 2),
    ("7 % 3", 1), ("-7 % 3", 2), ("7 % -3", -2), ("5.5 % 2", 1.5), ("10 / 4 - 1", 1.5),
    ("round(0.5)", 0), ("round(2.5)", 2), ("round(-1.5)", -2), ("floor(-1.2)", -2),
    ("abs(-3)", 3), ("log10(1000)", 3), ("sqrt(2) ^ 2", 2.0000000000000004), ("exp(0)", 1),
    ("log(exp(1))", 1), ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("1e3 + .5", 1000.5),
    ("true + true", 2), ("if(1 < 2, 10, 20)", 10), ("--2", 2), ("(!false) + 0", 1),
  ])
  func arithmeticIsAsInR(_ source: String, _ expected: Double) throws {
    #expect(try number(source) == expected)
  }

  @Test func missingPropagates() throws {
    #expect(try texts("age + 1") == ["18", "19", "45.5", nil])
    #expect(try texts("age >= 18") == ["0", "1", "1", nil])
    #expect(try texts("log(-1)") == [nil, nil, nil, nil])
    #expect(try texts("age == NA") == [nil, nil, nil, nil])
    #expect(try texts("min(age, 20)") == ["17", "18", "20", nil])
    #expect(try texts("is_missing(age) || is_missing(tỉnh)") == ["0", "0", "0", "1"])
  }

  /// Truth tables: R's `&`, `|` and `!` on TRUE, FALSE and NA.
  @Test func logicHasThreeValues() throws {
    let names = ["true", "false", "NA"]
    let and = ["1", "0", nil, "0", "0", "0", nil, "0", nil]
    let or = ["1", "1", "1", "1", "0", nil, "1", nil, nil]
    for (i, a) in names.enumerated() {
      for (j, b) in names.enumerated() {
        #expect(try texts("\(a) && \(b)")[0] == and[i * 3 + j])
        #expect(try texts("\(a) || \(b)")[0] == or[i * 3 + j])
      }
    }
    #expect(try texts("!NA")[0] == nil)
    #expect(try texts("not true")[0] == "0")
  }

  @Test func wordsAndSignsAreTheSame() throws {
    #expect(try texts("age > 17 and not young or false") == texts("age > 17 && !young || false"))
    #expect(try texts("age > 17 & !young | false") == texts("age > 17 && !young || false"))
  }

  @Test func notBindsWeakerThanComparison() throws {
    #expect(try texts("!age == 18") == ["1", "0", "1", nil])
    #expect(try texts("not q.1 in [4, 5]") == texts("q.1 not in [4, 5]"))
  }

  @Test func membership() throws {
    #expect(try texts("q.1 in [4, 5]") == ["0", "1", "1", nil])
    #expect(try texts("q.1 in ('4', 1)") == ["1", "1", "0", nil])
    #expect(try texts("tỉnh in ['Huế', \"Hà Nội\"]") == ["0", "1", "1", nil])
    #expect(try texts("tỉnh not in ['Huế']") == ["1", "0", "0", nil])
    #expect(try texts("age in [-1, 17]") == ["1", "0", "0", nil])
  }

  @Test func textAndNames() throws {
    #expect(try texts("tỉnh == 'Huế'") == ["0", "1", "1", nil])
    #expect(try texts("ti\u{309}nh == 'Hue\u{302}\u{301}'") == ["0", "1", "1", nil])
    #expect(try texts("`two words` * 2") == ["2", "4", "6", "8"])
    #expect(try texts("if(age < 18, 'minor', tỉnh)") == ["minor", "Huế", "Huế", nil])
    #expect(try texts("if(q.1 >= 4, 'yes', 'no')") == ["no", "yes", "yes", nil])
    #expect(try texts("'a' < 'b'")[0] == "1")
  }

  @Test func aCodedNumberComparesWithItsSpelling() throws {
    #expect(try texts("q.1 == '4'") == ["0", "1", "0", nil])
    #expect(try texts("q.1 == 4") == ["0", "1", "0", nil])
  }

  @Test func aColumnOfZeroAndOneIsACondition() throws {
    #expect(try Expression(parsing: "young").filter(in: table) == [true, false, false, false])
    #expect(try Expression(parsing: "young == 1 && age < 18").filter(in: table)[0])
  }

  @Test func filterTakesMissingForFalseAndCountsIt() throws {
    let selection = try Expression(parsing: "q.1 < 5").selection(in: table)
    #expect(selection.holds == [true, true, false, false])
    #expect(selection.missing == 1)
  }

  @Test func columnsAreListedOnce() throws {
    let expression = try Expression(parsing: "a.b > 1 && `c d` in [1] || a.b == is_missing(é)")
    #expect(expression.columns == ["a.b", "c d", "é"])
  }

  @Test func aConditionIsANarrowCodedColumn() throws {
    guard case .coded(let column) = try Expression(parsing: "age > 17").evaluate(in: table),
      case .narrow(let codes) = column.codes
    else {
      Issue.record("not narrow")
      return
    }
    #expect(codes == [0, 1, 1, Codes.missingNarrow])
    #expect(column.levels == [Level("0", value: 0), Level("1", value: 1)])
  }

  @Test(arguments: [
    ("age >= ", "character 8: expected a value after >= instead of the end"),
    ("", "character 1: expected a value instead of the end"),
    ("age = 3", "character 5: a single = is not a comparison; write =="),
    ("age 3", "character 5: expected an operator such as == or && instead of 3"),
    ("(age > 3", "character 9: expected ) instead of the end"),
    ("age > 3)", "character 8: ) closes nothing"),
    ("tỉnh == 'Huế", "character 9: the quote ' is opened and never closed"),
    ("age > 3 $ 4", "character 9: the character $ has no meaning here"),
    ("1 < age < 3", "character 9: comparisons do not chain"),
    ("sqr(4)", "character 1: there is no function \"sqr\"; did you mean \"sqrt\"?"),
    ("sqrt(4, 5)", "character 1: sqrt takes 1 value, not 2"),
    ("if(1 > 2, 3)", "character 1: if takes 3 values: if(condition, then, else), not 2"),
    ("q in 4", "character 6: expected a list such as [1, 2] after in, instead of 4"),
    ("q in [4", "character 8: expected , or ] instead of the end"),
    ("q in [good]", "character 7: a list holds numbers and quoted text; write 'good'"),
    ("q in []", "character 7: expected a number or quoted text instead of ]"),
    ("max(1 2)", "character 7: expected , or ) instead of 2"),
    ("and 3", "character 1: expected a value instead of and"),
  ])
  func faultsPointAtACharacter(_ source: String, _ expected: String) {
    let said = sentence { _ = try Expression(parsing: source) }
    #expect(said.contains(expected), "\(said)")
    #expect(said.hasPrefix("expression \"\(source)\""))
  }

  @Test func nothingExhaustsTheStack() throws {
    for (open, close) in [("(", ")"), ("!", ""), ("-", ""), ("2^", ""), ("abs(", ")")] {
      let deep =
        String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
      #expect(sentence { _ = try Expression(parsing: deep) }.contains("more than 100 parentheses"))
    }
    let long = "age" + String(repeating: " + 1", count: 100_000)
    #expect(sentence { _ = try Expression(parsing: long) }.contains("more than 1000 operators"))
    let many = "max(age" + String(repeating: ", 1", count: 100_000) + ")"
    #expect(sentence { _ = try Expression(parsing: many) }.contains("more than 1000 operators"))
    let list = "age in [" + (0..<10_000).map(String.init).joined(separator: ",") + "]"
    #expect(try texts(list) == ["1", "1", "0", nil])
    #expect(try texts("age" + String(repeating: " + 1", count: 900))[0] == "917")
  }

  @Test(arguments: [
    ("agee > 3", "there is no column \"agee\"; did you mean \"age\"?"),
    (
      "tỉnh == 3",
      "== compares column \"tỉnh\", which is text, with 3, which is a number; write '3' in quotes"
    ),
    (
      "age == 'eighteen'",
      "compares 'eighteen', which is text, with column \"age\", which is a number"
    ),
    ("tỉnh == true", "which is true or false; write 'TRUE' in quotes"),
    ("tỉnh in ['a', 2]", "column \"tỉnh\", which is text, with 2"),
    ("tỉnh + 1", "+ needs numbers and column \"tỉnh\" is text"),
    ("tỉnh && true", "&& needs a condition and column \"tỉnh\" is text"),
    ("age && true", "&& needs a condition and column \"age\" is a number"),
    ("sqrt('4')", "sqrt needs numbers and '4' is text"),
    ("if(true, 1, 'a')", "both must be of one type"),
  ])
  func typesThatDoNotFit(_ source: String, _ expected: String) throws {
    let expression = try Expression(parsing: source)
    let said = sentence { _ = try expression.evaluate(in: table) }
    #expect(said.contains(expected), "\(said)")
  }

  @Test func aFilterMustBeACondition() throws {
    let said = sentence { _ = try Expression(parsing: "age + 1").filter(in: table) }
    #expect(
      said
        == "expression \"age + 1\": this is a number and not a condition that holds or does not; "
        + "compare it, as in age + 1 > 0")
  }
}
