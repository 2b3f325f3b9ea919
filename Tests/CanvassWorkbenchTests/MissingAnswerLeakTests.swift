import Testing

/// Who has not answered is in no cell of an answer, as those are whom a condition leaves out.
@Suite("Conditions beside missing answers")
struct MissingAnswerLeakTests {
  /// Area b has 7 people with 0; area d has none.
  private func program() throws -> Program {
    let program = try Program()
    let people = [
      ("b", "1", 144), ("b", "0", 7), ("d", "1", 80), ("c", "0", 42), ("c", "1", 26),
      ("a", "1", 32), ("a", "0", 15), ("a", "", 8), ("b", "", 24), ("c", "", 12), ("d", "", 10),
    ]
    let rows = people.flatMap { area, hi, count in
      [String](repeating: "\(area),\(hi)\n", count: count)
    }
    try program.file("hi.csv", "area,hi\n" + rows.joined())
    return program
  }

  @Test(
    "the people in a row of what was measured tell nothing beside all areas but one",
    arguments: ["proportion hi", "mean hi", "total hi"])
  func rows(_ verb: String) throws {
    let options = " --data hi.csv --release nchs --withhold"
    let lines = ["\(verb) --where \"area != 'b'\"", "table hi area"]
    let run = try program().run(["repl"], input: lines.map { $0 + options + "\n" }.joined())
    #expect(run.errors.contains("the people in the cells"), "\(run.output) \(run.errors)")
    _ = try program().succeed(lines[1] + options)
  }
}
