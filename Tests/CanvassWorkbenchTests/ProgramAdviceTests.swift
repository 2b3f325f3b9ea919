import Testing

/// Sentences that say what to do, and say it of what is there.
@Suite("Advice")
struct ProgramAdviceTests {
  private static let many = String(repeating: "(", count: 300)

  private static let refused = [
    BadRun("run n.canvass --format csv", "provide one of 'markdown' and 'html'", status: 64),
    BadRun(
      "run n.canvass --output nb.pdf", "there are .md, .markdown, .html, .htm, and any name",
      status: 64),
    BadRun(
      "run n.canvass --output nb.json", "there are .md, .markdown, .html, .htm, and any name",
      status: 64),
    BadRun(
      "mean x --data g.csv --where \(many)x",
      "expression \"((((((((((((((((((((…\" has more than 100 parentheses or signs within each other "
        + "(at character 101); take out those that say nothing"),
    BadRun(
      "regress 'x ~ \(many)y' --data g.csv", "formula \"x ~ ((((((((((((((((…\" has more than"),
    BadRun(
      "mean x --study t.yml", "\"t.yml\", line 2: a tab stands before the text; YAML wants blanks",
      ["t.yml": "design:\n\tstrata: s\n"]),
    BadRun(
      "mean x --study t.yml", "\"t.yml\", line 1: a tab stands before the text",
      ["t.yml": "\tdata: g.csv\n"]),
    BadRun(
      "mean x --study st.yml --data other.csv",
      "(\"other.csv\" is not the data file of \"st.yml\", whose design asks for that column: strata;",
      ["other.csv": "x,c,w\n1,1,1\n2,2,1\n"]),
    BadRun(
      "mean x --study st.yml --data other.csv", "whose design asks for that column: weights;",
      ["other.csv": "x,c,s\n1,1,1\n2,2,1\n"]),
  ]

  @Test("one sentence", arguments: refused)
  func refuses(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    try program.file("n.canvass", "mean x --data g.csv\n")
    try bad.check(in: program)
  }

  @Test("_ in another language names the line that would say it")
  func lastAnswer() throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    let run = try program.run(["repl"], input: "mean x --data g.csv --lang vi\n_ --lang en\n")
    #expect(
      run.errors.contains(
        "the last answer is in Vietnamese; say its line again for English: "
          + "mean x --data g.csv --lang vi --lang en"))
    let other = try program.run(["repl"], input: "mean x --data g.csv\n_ --lang vi\n")
    #expect(
      other.errors.contains(
        "câu trả lời trước ở ngôn ngữ English; để có ngôn ngữ Vietnamese, hãy gọi lại dòng đó: "
          + "mean x --data g.csv --lang vi"))
  }

  /// An excerpt is cut once: the quotes around it stay.
  @Test("a long name is quoted with both its quotes")
  func quotes() throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    let name = String(repeating: "n", count: 1000)
    let run = try program.run(["mean", name, "--data", "g.csv"])
    #expect(run.errors.contains("\"" + String(repeating: "n", count: 200) + "…\"; there are s, c"))
  }
}
