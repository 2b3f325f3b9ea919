import Testing

@testable import CanvassTables

@Suite struct ColumnSelectionTests {
  let names = ["id", "q01", "q02", "q03", "q10", "pre-test", "q01-q02x", "tỉnh", "a,b"]

  @Test(arguments: [
    (["q02"], ["q02"]),
    (["q01-q03"], ["q01", "q02", "q03"]),
    (["q02 - q10"], ["q02", "q03", "q10"]),
    (["q*"], ["q01", "q02", "q03", "q10", "q01-q02x"]),
    (["q0?"], ["q01", "q02", "q03"]),
    (["*1*"], ["q01", "q10", "q01-q02x"]),
    (["*"], ["id", "q01", "q02", "q03", "q10", "pre-test", "q01-q02x", "tỉnh", "a,b"]),
    (["q10", "q01-q02", "q0?"], ["q10", "q01", "q02", "q03"]),
    (["q03, q01"], ["q03", "q01"]),
    (["pre-test"], ["pre-test"]),
    (["q10-pre-test"], ["q10", "pre-test"]),
    (["pre-test-tỉnh"], ["pre-test", "q01-q02x", "tỉnh"]),
    (["q01-q02x"], ["q01-q02x"]),
    (["a,b"], ["a,b"]),
    (["ti\u{309}nh"], ["tỉnh"]),
    ([], []),
  ])
  func selects(_ patterns: [String], _ expected: [String]) throws {
    #expect(try selectColumns(patterns, from: names) == expected)
  }

  @Test(
    "names without their accents are the ones that were meant",
    arguments: [
      ("diem", "điểm"), ("DIEM", "điểm"), ("diên tich", "diện tích"), ("tên", "tên"),
      ("tén", "tên"),
      ("thu nhap", "thu nhập"),
    ])
  func accents(_ name: String, _ meant: String) {
    #expect(nearest(to: name, among: ["ten2", "tên", "điểm", "diện tích", "thu nhập"]) == meant)
    #expect(nearest(to: "ế", among: ["tên", "điểm"]) == nil)
  }

  @Test(arguments: [
    ("q04", "there is no column \"q04\"; did you mean \"q01\"?"),
    ("q01-q33", "there is no column \"q33\"; did you mean \"q03\"?"),
    ("qq1-q03", "there is no column \"qq1\"; did you mean \"q01\"?"),
    (
      "q03-q01",
      "the range \"q03-q01\" runs backwards: in the file \"q01\" comes before \"q03\"; write "
        + "\"q01-q03\""
    ),
    (
      "z*",
      "no column fits \"z*\"; there are id, q01, q02, q03, q10, pre-test, q01-q02x, tỉnh, a,b"
    ),
    ("pre-tset", "there is no column \"pre-tset\"; did you mean \"pre-test\"?"),
  ])
  func says(_ pattern: String, _ expected: String) {
    #expect(sentence { _ = try selectColumns([pattern], from: names) } == expected)
  }
}
