import Testing

@testable import CanvassWorkbench

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
        "câu trả lời trước bằng tiếng Anh; để có tiếng Việt, hãy gọi lại dòng đó: "
          + "mean x --data g.csv --lang vi"))
  }

  @Test("an expression that is advised can be copied into a shell")
  func copied() throws {
    let program = try Program()
    try program.file(
      "v.csv",
      "số tiền,tỉnh,tầng mẫu,xã\n1.000 đ,a,1,x\n2.500 đ,a,2,y\n3.000 đ,b,1,z\n4.500 đ,b,2,u\n")
    let run = try program.run(Program.words("mean 'số tiền' --data v.csv"))
    let advice = #"--derive "new=number(replace(replace(\`số tiền\`, 'đ', ''), '.', ''))""#
    #expect(run.errors.contains(advice), "\(run.errors)")
    let mended = try program.run(
      ShellWords.split("mean new --data v.csv \(advice) --format json")
    ).estimates()
    #expect(mended.first?["estimate"] as? Double == 2750)
    let strata = try program.run(
      ShellWords.split("mean new --data v.csv \(advice) --strata 'tỉnh,tầng mẫu'"))
    #expect(
      strata.errors.contains(
        #"derive one of those that are crossed (--derive "crossed=paste(tỉnh, \`tầng mẫu\`)", and --strata crossed"#
      ),
      "\(strata.errors)")
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
