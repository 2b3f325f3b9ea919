import Foundation
import Testing

/// Conditions in brackets follow the rule of `--where` for codes of no answer (docs/guide/study-file.md).
@Suite("Codes of no answer in conditions in brackets")
struct BracketConditionTests {
  /// `q` of 1 to 5 in which every seventh answer is 9, `clean` the same with an empty cell in its place.
  private func program() throws -> Program {
    let program = try Program()
    var text = "q,clean,y,f,w\n"
    for row in 0..<210 {
      let answer = row % 7 == 3 ? 9 : (row * row) % 5 + 1
      text += "\(answer),\(answer == 9 ? "" : String(answer)),\(100 + (row * 37) % 101),"
      text += "\([1, 9, 4][row % 3]),\(1 + row % 4)\n"
    }
    try program.file("a.csv", text)
    let scale = "data: a.csv\nscale: {values: 1-5, satisfied: 4-5, missing: 9}\n"
    try program.file("scale.yml", scale)
    try program.file(
      "items.yml",
      scale + "dimensions: {d: [q]}\nlabels: {q: {en: Room to sit}, y: {en: Minutes waited}}\n")
    return program
  }

  /// A contrast's value, error and number of answers.
  private func numbers(_ program: Program, _ text: String, _ options: String) throws -> [Double] {
    let row = try program.succeed(
      "contrast '\(text)' \(options) --weights w --format json"
    ).estimates()[0]
    return ["estimate", "se", "n"].compactMap { row[$0] as? Double }
  }

  @Test(
    "an item of the study has none, and neither has what fits its scale",
    arguments: [
      "--study items.yml", "--study scale.yml", "--study items.yml --missing 9",
    ])
  func items(_ options: String) throws {
    let program = try program()
    let clean = try numbers(program, "mean(y)[clean>=4]", "--data a.csv")
    #expect(clean.count == 3)
    #expect(try numbers(program, "mean(y)[q>=4]", options) == clean)
    let one = try numbers(program, "mean(y)[high>=1]", options + " --derive 'high=q>=4'")
    #expect(one == clean)
  }

  @Test("of another column every code counts, and a warning says in how many rows")
  func undecided() throws {
    let program = try program()
    let options = "--data a.csv --missing 9 --weights w"
    let run = try program.succeed("contrast 'mean(y)[q>=4]' \(options)")
    #expect(
      run.errors.contains(
        "9 counts as a value of \"q\" in 30 rows on which a condition in brackets rests"),
      "\(run.errors)")
    #expect(run.errors.contains("add q != 9 to the condition"))
    // What the warning says to do does it, and ends the warning.
    let done = try program.succeed("contrast 'mean(y)[q>=4 && q != 9]' \(options)")
    #expect(done.errors.isEmpty, "\(done.errors)")
    #expect(
      try numbers(program, "mean(y)[q>=4 && q != 9]", "--data a.csv --missing 9")
        == numbers(program, "mean(y)[clean>=4]", "--data a.csv"))
    // A condition that names the code is taken at its word, and so is a field that has its name.
    #expect(try numbers(program, "mean(y)[q=9]", "--data a.csv --missing 9").last == 30)
    #expect(try numbers(program, "mean(y)[f=9]", "--data a.csv --missing 9").last == 70)
  }

  @Test("labels of columns within expressions stand below the table")
  func labels() throws {
    let program = try program()
    let text = try program.succeed("contrast 'mean(q+y)[clean>=4]' --study items.yml").output
    #expect(text.contains("• q: Room to sit\n• y: Minutes waited\n"), "\(text)")
    let gap = try program.succeed(
      "trend --decompose 'y ~ q' --group f --study items.yml --where 'f != 9'"
    ).output
    #expect(gap.contains("The mean of “Minutes waited” is "), "\(gap)")
    #expect(gap.contains("• q: Room to sit\n"))
  }
}
