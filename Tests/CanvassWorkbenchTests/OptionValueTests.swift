import Testing

/// A value that an option cannot have is refused with the values that it can have.
@Suite("Values of options")
struct OptionValueTests {
  private static let refused = [
    BadRun("mean x --data g.csv --threads -3", "--threads is -3; it must be from 1", status: 64),
    BadRun("mean x --data g.csv --threads 0", "--threads is 0; it must be from 1", status: 64),
    BadRun("mean x --data g.csv --threads abc", "which is: threads, 1 to 1024", status: 64),
    BadRun("mean x --data g.csv --level -1", "--level is -1; it must lie between 0", status: 64),
    BadRun("mean x --data g.csv --level=-.5", "--level is -0.5; it must lie", status: 64),
    BadRun("mean x --data g.csv --level 95", "for 95 % say 0.95", status: 64),
    BadRun("mean x --data g.csv --level 99.9", "for 99.9 % say 0.999", status: 64),
    BadRun(
      "mean x --data g.csv --level 1", "--level is 1; it must lie between 0 and 1, such as 0.95",
      status: 64),
    BadRun(
      "mean x --data g.csv --level abc",
      "'abc' is invalid for '--level <level>', which is: confidence level, between 0 and 1",
      status: 64),
    BadRun("diagnose --study st.yml --target -5", "--target is -5; it is a perc", status: 64),
    BadRun("factors x y --data g.csv --factors -2", "--factors is -2; it must be 1", status: 64),
    BadRun("factors x y --data g.csv --gamma -.5e", "'-.5e' is invalid", status: 64),
    BadRun("simulate r.yml --output o --seed -1", "a whole number of 0 or more", status: 64),
    BadRun(
      "diagnose --study st.yml --scale 5-1",
      "'5-1' is invalid for '--scale <1-5>': the first number must be below the second", status: 64),
    BadRun(
      "weights trim --bounds 3,0.3 --study st.yml",
      "'3,0.3' is invalid for '--bounds <low,high>': the first number must be below the second",
      status: 64),
    BadRun(
      "plan --cv 0.05 --share 0.84 --icc 0.05 --cost 100",
      "--cost has 1 number; give those of a cluster and an answer", status: 64),
    // A true one: nothing follows, or another option does.
    BadRun("mean x --data g.csv --level", "missing value for '--level", status: 64),
    BadRun("mean x --data g.csv --by --weights w", "missing value for '--by", status: 64),
  ]

  @Test("a sentence that says what is valid", arguments: refused)
  func refuses(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    try bad.check(in: program)
  }

  @Test(
    "an option that takes one value and is there twice is refused",
    arguments: [
      ("mean x --data g.csv --where 'y > 1' --where 'y < 5'", "join the conditions with &&"),
      ("mean x --data g.csv --missing 9 --missing=99", "separate the values by commas"),
      ("mean x --data g.csv --by s --by t", "separate the values by commas"),
      ("mean x --data g.csv --level 0.9 --level 0.95", "--level is there twice; say it once"),
    ])
  func twice(line: String, says: String) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try BadRun(line, says, status: 64).check(in: program)
  }

  @Test("what is repeatable, and a value that looks like an option's name, are not refused")
  func notTwice() throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    let line = "mean z v --data g.csv --derive z=x+1 --derive 'v=z*2' --format csv"
    #expect(try program.succeed(line).output.contains("v,"))
  }

  @Test("a value that begins with a dash stands behind its option like others")
  func dashes() throws {
    let program = try Program()
    try program.file("a.csv", "x,y,w\n1,-,1\n3,KB,1\n5,2,1\n5,4,1\n")
    for option in ["--missing '-,KB'", "--missing=-,KB", "--missing 'KB,-'", "--missing '--,-,KB'"]
    {
      let run = try program.succeed("mean y --data a.csv \(option) --format json")
      #expect(try run.estimates().map { $0["estimate"] as? Double } == [3], "\(option)")
    }
    let inside = try program.succeed("mean x --data a.csv --where '-x < -2' --format json")
    #expect(try inside.estimates().map { $0["n"] as? Int } == [3])
  }

  @Test("codes below zero mean no answer, and stand behind their option like others")
  func negativeCodes() throws {
    let program = try Program()
    try program.file("a.csv", "x,y\n1,-9\n3,-8\n-9,2\n5,4\n")
    let plain = try program.succeed("mean x y --data a.csv --missing=-9,-8 --format json")
    let apart = try program.succeed("mean x y --data a.csv --missing -9,-8 --format json")
    #expect(try plain.estimates().map { $0["estimate"] as? Double } == [3, 3])
    #expect(apart.output == plain.output)
    let lines = try program.run(["repl"], input: "mean x y --data a.csv --missing -9,-8\n")
    #expect(lines.status == 0 && lines.output.contains("3"))
  }
}
