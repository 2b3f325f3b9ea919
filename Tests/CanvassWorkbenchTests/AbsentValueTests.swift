import Testing

@Suite("A condition that no row meets")
struct AbsentValueTests {
  private func errors(_ condition: String, _ more: String = "") throws -> String {
    let program = try Program()
    try program.file("d.csv", "field,code,y\nland,01,1\ntax,02,2\nland,02,3\n")
    let run = try program.run(
      Program.words("mean y --data d.csv --text code \(more)") + ["--where", condition])
    #expect(run.status == 1)
    return run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(
    "names the value that a column does not have, and the one that may be meant",
    arguments: [
      (
        "field == 'lnd'",
        "no row meets the condition (--where): there is no value \"lnd\" in column \"field\"; did you mean \"land\"?"
      ),
      ("field in ['lnd', 'road']", "there is no value \"lnd\" in column \"field\""),
      (
        "code == '3' && y > 0",
        "there is no value \"3\" in column \"code\"; there are 01, 02"
      ),
      ("y == 1.5", "there is no value \"1.5\" in column \"y\"; there are 1, 2, 3"),
    ])
  func absent(condition: String, words: String) throws {
    let errors = try errors(condition)
    #expect(errors.contains(words), "\(errors)")
  }

  @Test(
    "says no more where each value is there, or is not compared as it stands",
    arguments: ["field == 'tax' && y > 2", "lower(field) == 'lnd'", "y > 3", "y == 01 && y > 1"])
  func present(condition: String) throws {
    #expect(
      try errors(condition).contains(
        "no row meets the condition (--where), so there is nothing to estimate"))
  }

  @Test("in Vietnamese, too")
  func vietnamese() throws {
    #expect(
      try errors("field == 'lnd'", "--lang vi").contains(
        "không có dòng nào thỏa điều kiện (--where): không có giá trị \"lnd\" trong cột \"field\"; có phải là \"land\"?"
      ))
  }
}
