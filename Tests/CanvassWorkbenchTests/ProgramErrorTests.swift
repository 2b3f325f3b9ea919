import Foundation
import Testing

/// A command line that must fail, and what its one sentence must say.
struct BadRun: Sendable, CustomTestStringConvertible {
  let line: String
  let says: String
  let status: Int32
  /// Files that stand in the folder besides `g.csv` and `st.yml`.
  let files: [String: Data]

  init(_ line: String, _ says: String, status: Int32 = 1, _ files: [String: String] = [:]) {
    self.init(line, says, status: status, bytes: files.mapValues { Data($0.utf8) })
  }

  init(_ line: String, _ says: String, status: Int32 = 1, bytes: [String: Data]) {
    self.line = line
    self.says = says
    self.status = status
    files = bytes
  }

  var testDescription: String { line }

  /// Runs the line in the folder of a program, and expects one sentence, its exit status, and
  /// nothing left behind.
  func check(in program: Program) throws {
    for (name, bytes) in files { try program.file(name, bytes) }
    let before = try program.files()
    let run = try program.run(Program.words(line))
    #expect(run.exited, "ended by signal \(run.status)")
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("canvass: error: "))
    #expect(run.errors.filter(\.isNewline).count == 1 && run.errors.hasSuffix("\n"))
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.errors.utf8.count < 1000)
    #expect(try program.files() == before)
  }
}

@Suite("The built program and bad input")
struct ProgramErrorTests {
  @Test("one sentence, its exit status, and nothing left behind", arguments: badRuns)
  func fails(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    try FileManager.default.createDirectory(
      atPath: program.folder + "/d.csv", withIntermediateDirectories: true)
    try bad.check(in: program)
    #expect(try program.text("g.csv") == Program.survey)
  }

  static let badRuns =
    columns + designs + files + outputs + usage + studies + diagnoses
    + regressions

  private static let regressions = [
    BadRun("regress 'x ~ z' --data g.csv", "no column \"z\""),
    BadRun(
      "regress 'x ~ poly(y, 5000)' --data g.csv",
      "the degree of poly is a whole number from 1 to 100, not 5000"),
    BadRun(
      "regress 'x ~ poly(y, degree = 1.5)' --data g.csv", "whole number from 1 to 100, not 1.5"),
    BadRun("regress 'x ~ poly(y)' --data g.csv", "poly takes a variable and a degree"),
    BadRun("regress 'x ~ lgo(y)' --data g.csv", "did you mean \"log\"?"),
    BadRun("regress 'x' --data g.csv", "a formula has a ~ in it"),
    BadRun("regress 't ~ x' --data g.csv", "say --family logistic"),
    BadRun("regress 'f ~ x' --data g.csv --family logistic", "\"f\" has 3 categories"),
    BadRun("regress 'f ~ x' --data g.csv --family ordinal", "whose order is not known"),
    BadRun(
      "regress 'x ~ y' --data g.csv --family logistic", "this family needs values from 0 to 1"),
    BadRun("regress 'I(x > 2) ~ x' --data g.csv --family logistic", "are separated by x:"),
    BadRun("regress 'x ~ f' --data g.csv --where \"f == 'l'\"", "explains nothing; leave it out"),
    BadRun(
      "regress 'x ~ y' --data g.csv --frequency s",
      "holds text (\"a\") in row 1, and weights are numbers"),
    BadRun(
      "regress 'I(x>2) ~ y' --data g.csv --family logistic --covariance hc3", "take hc0 or hc1"),
    BadRun("regress 'x ~ y' --study st.yml --covariance hc1", "leave out the one", status: 64),
    BadRun("regress 'x ~ y' --study st.yml --frequency w", "--frequency is for data", status: 64),
    BadRun("regress 'x ~ y' --data g.csv --covariance hc9", "hc9", status: 64),
    BadRun("regress 'x ~ y' --data g.csv --family tobit", "tobit", status: 64),
    BadRun("regress 'x ~ y + offset(w)' --data g.csv --family multinomial", "leave offset() out"),
    BadRun(
      "regress 'x ~ y' --data g.csv --frequency w --precision w", "exclude each other", status: 64),
    BadRun("regress 'x ~ y' --data g.csv --strata c --clusters c", "one cluster"),
    BadRun(
      "regress 'x ~ y' --data g.csv --where 'c == 0 && w == 1'", "1 row is too few for a model"),
    BadRun(
      "regress 'x ~ y' --data g.csv --where 'x == y and x == 9'", "no row meets the condition"),
    BadRun(
      "regress 'I(x > 0) ~ y' --data g.csv --family logistic",
      "\"I(x > 0)\" is \"TRUE\" in every row used"
    ),
    BadRun("regress 'I(x * 0) ~ y' --data g.csv --family poisson", "the same in every row"),
    BadRun(
      "regress 'x ~ y' --data g.csv --where 'x == 3' --family ordinal", "the same in every row"),
    BadRun("regress 'x ~ I(1 / (y - y))' --data g.csv", "no row has an answer in all of x, y"),
    BadRun("regress 'x ~ y' --data g.csv --effects --predict no.csv", "there is no such file"),
    BadRun("regress 'x ~ y' --data g.csv --predict st.yml", "its ending is not one of"),
    BadRun("regress 'x ~ round(y)' --data g.csv --effects", "no effect of a small change in \"y\""),
    BadRun("regress 'x ~ y' --study st.yml --influence", "sampling weights"),
    BadRun("regress 'x ~ y' --data g.csv --exponentiate", "are not", status: 64),
    BadRun(
      "regress 'x ~ y' --data g.csv --effects --influence --format csv", "a CSV file holds one",
      status: 64),
    BadRun(
      "regress 'x ~ y' --data g.csv --predict g.csv --output g.csv", "just been read", status: 64),
  ]

  private static let columns = [
    BadRun("mean xx --data g.csv", "no column \"xx\"; did you mean \"x\"?"),
    BadRun("mean x --data g.csv --by zz", "no column \"zz\""),
    BadRun("mean x --data g.csv --strata zz", "no column \"zz\""),
    BadRun("mean z* --data g.csv", "\"z*\""),
    BadRun("mean y-x --data g.csv", "write \"x-y\""),
    BadRun("mean t --data g.csv", "column \"t\" holds text (\"u\")"),
    BadRun("total t --data g.csv", "column \"t\" holds text (\"u\")"),
    BadRun("ratio x t --data g.csv", "column \"t\" holds text (\"u\")"),
    BadRun("mean x --data a.csv", "holds text", ["a.csv": "x\n1\n\(manyLetters)\n"]),
    BadRun("mean x --data g.csv --where 'x > 100'", "--where"),
    BadRun("mean x --data g.csv --where 'x +'", "character 4"),
    BadRun("mean x --data g.csv --where 'x + 1'", "condition"),
    BadRun("mean x --data g.csv --where x", "\"x\": this is a number and not a condition"),
    BadRun("mean x --data g.csv --where t", "compare it, as in t == 'yes'"),
    BadRun("mean x --data g.csv --where 't > 3'", "write '3' in quotes"),
    BadRun("mean x --data g.csv --where 'zz > 3'", "no column \"zz\""),
    BadRun("mean x --data g.csv --where ''", "expected a value"),
    BadRun("mean x --data g.csv --where 'x >\n\n'", "expected a value"),
    BadRun("mean a --data g.csv --derive a=a+1", "\"a\" is used before it is made"),
    BadRun("mean a --data g.csv --derive a=b+1 --derive b=a+1", "\"b\" is used before it is made"),
    BadRun("mean x --data g.csv --missing 1,2,3,4,5", "no answer in \"x\""),
    BadRun("mean x --data a.csv", "no answer in \"x\"", ["a.csv": "x,y\n,1\n,2\n"]),
    BadRun("mean y --data a.csv --by x", "every row is missing x", ["a.csv": "x,y\n,1\n,2\n"]),
    BadRun("ratio x y --data a.csv", "divides by is zero", ["a.csv": "x,y\n1,0\n2,0\n"]),
    BadRun("total x --data a.csv", "too large", ["a.csv": "x,y\n1e308,0\n1e308,0\n"]),
  ]

  private static let manyLetters = String(repeating: "x", count: 1_000_000)

  private static let designs = [
    BadRun("mean x --data a.csv --weights w", "-1 in row 2", ["a.csv": "w,x\n1,2\n-1,3\n"]),
    BadRun("mean x --data a.csv --weights w", "first in row 2", ["a.csv": "w,x\n1,2\n,3\n"]),
    BadRun(
      "mean x --data a.csv --weights w",
      "all weights \"w\" are zero, so that no row counts; name another column",
      ["a.csv": "w,x\n0,2\n0,3\n"]),
    BadRun(
      "mean x --data g.csv --weights 1", "--weights: there is no column \"1\"; there are s, c,"),
    BadRun("mean x --data g.csv --strata nope", "--strata: there is no column \"nope\""),
    BadRun("mean x --data a.csv --weights w", "\"Inf\" in row 2", ["a.csv": "w,x\n1,2\nInf,3\n"]),
    BadRun("mean x --data a.csv --weights w", "\"abc\" in row 2", ["a.csv": "w,x\n1,2\nabc,3\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c", "stratum \"b\" has one cluster",
      ["a.csv": "s,c,x\na,1,2\na,2,3\nb,3,4\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c", "is in two strata, \"a\" and \"b\"",
      ["a.csv": "s,c,x\na,1,2\nb,1,3\na,2,4\nb,3,3\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c", "stratum column \"s\" is missing",
      ["a.csv": "s,c,x\na,1,2\n,2,3\na,3,4\n"]),
    BadRun(
      "mean x --data a.csv --clusters c", "cluster column \"c\" is missing",
      ["a.csv": "c,x\n1,2\n,3\n3,4\n"]),
    BadRun("mean x --data a.csv", "one cluster", ["a.csv": "x,y\n3,4\n"]),
    BadRun("mean x --data a.csv --clusters c", "one cluster", ["a.csv": "c,x\n1,1\n1,2\n"]),
    BadRun(
      "mean x --data a.csv --clusters c --fpc N", "more than the 2",
      ["a.csv": "c,N,x\n1,2,1\n2,2,2\n3,2,3\n"]),
    BadRun(
      "mean x --data a.csv --clusters c --fpc N", "10 and 11",
      ["a.csv": "c,N,x\n1,10,1\n2,11,2\n3,10,3\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c --fpc N", "not both",
      ["a.csv": "s,c,N,x\na,1,0.5,1\na,2,0.5,2\nb,3,10,3\nb,4,10,1\n"]),
    BadRun("mean x --data a.csv --fpc N", "-5 in row 1", ["a.csv": "N,x\n-5,1\n-5,2\n"]),
    BadRun("mean x --data a.csv --fpc N", "0 in row 1", ["a.csv": "N,x\n0,1\n0,2\n"]),
    BadRun("mean x --data a.csv --fpc N", "missing in row 1", ["a.csv": "N,x\n,1\n5,2\n"]),
    BadRun("mean x --data a.csv --fpc N", "\"a\" in row 1", ["a.csv": "N,x\na,1\na,2\n"]),
    BadRun("mean x --data g.csv --fpc x,y", "one per stage"),
    BadRun("mean x --data g.csv --strata s,t,x", "one per stage"),
  ]

  private static let files = [
    BadRun("mean a --data a.csv", "is empty", ["a.csv": ""]),
    BadRun("mean a --data a.csv", "no rows", ["a.csv": "a,b\n"]),
    BadRun("mean a --data a.csv", "line 3: found 1 cell", ["a.csv": "a,b\n1,2\n3\n4,5\n"]),
    BadRun("mean a --data a.csv", "line 3: found 3 cells", ["a.csv": "a,b\n1,2\n3,4,5\n"]),
    BadRun("mean a --data a.csv", "line 2: a quote", ["a.csv": "a,b\n1,\"2\n3,4\n"]),
    BadRun("mean a --data a.csv", "both called \"a\"", ["a.csv": "a,a\n1,2\n"]),
    BadRun("mean a --data a.csv", "has no name for any column", ["a.csv": ",\n1,2\n"]),
    BadRun("mean a --data a.csv", "NUL", bytes: ["a.csv": Data("a,b\n1,\0\n".utf8)]),
    BadRun(
      "mean a --data a.csv", "line 2: the text is not UTF-8",
      bytes: ["a.csv": Data("a,b\n1,".utf8) + [0xE9, 0x74, 0xE9, 0x0A]]),
    BadRun(
      "mean a --data a.csv", "a.csv",
      bytes: ["a.csv": Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 * 167 + $0 / 7) })]),
    BadRun(
      "mean a --data a.csv", "UTF-16",
      bytes: ["a.csv": Data([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x31, 0x00, 0x0A, 0x00])]),
    BadRun("mean a --data g.csv.gz", "gzip", ["g.csv.gz": "not gzip"]),
    BadRun("mean a --data a.sav", "ending", ["a.sav": "$FL2"]),
    BadRun("mean a --data none.csv", "no such file"),
    BadRun("mean a --data d.csv", "folder"),
    BadRun(
      "mean a --study s.yml", "\"s.yml\", data: cannot read \"gone.csv\"",
      ["s.yml": "data: gone.csv\n"]),
    BadRun("mean a --data ''", "cannot read"),
    BadRun("run none.canvass", "no such file"),
    BadRun("run d.csv", "cannot read"),
    BadRun(
      "run n.canvass", "line 5 (cell 2)", ["n.canvass": "# %% [markdown]\nA\n# %%\n\nmean q\n"]),
    BadRun(
      "run n.canvass --output page.html", "line 3 (cell 1)",
      ["n.canvass": "# %%\nuse g.csv\nmean q\n"]),
    BadRun("run n.canvass", "not a text file", bytes: ["n.canvass": Data([0xFF, 0xFE, 0x00])]),
    BadRun("simulate none.yml --output o", "no such file"),
    BadRun("simulate r.yml --output o", "no key \"foo\"", ["r.yml": "foo: 1\n"]),
  ]

  private static let outputs = [
    BadRun("mean x --data g.csv --output g.csv/x.txt", "cannot be written"),
    BadRun("mean x --data g.csv --output no/x.txt", "make it first"),
    BadRun("mean x --data g.csv --output d.csv", "is a folder"),
    BadRun("mean x --data g.csv --output ''", "is empty"),
    BadRun("mean x --data g.csv --output /proc/x.txt", "cannot be written"),
    BadRun("diagnose --study st.yml --report no/x.html", "make it first"),
    BadRun("mean x --data g.csv --output g.csv", "another name", status: 64),
    BadRun("mean x --data g.csv --output ./g.csv", "another name", status: 64),
    BadRun("mean x --study st.yml --output st.yml", "ending .yml", status: 64),
    BadRun("mean x --study st.yml --format json --output st.yml", "another name", status: 64),
    BadRun("diagnose --study st.yml --report g.csv", "does not end in .html", status: 64),
    BadRun(
      "diagnose --study st.html --report st.html", "another name", status: 64,
      ["st.html": Program.study]),
    BadRun("diagnose --study st.yml --report r.html --output r.html", "another name", status: 64),
    BadRun("run g.csv --output g.csv --format html", "another name", status: 64),
  ]

  private static let usage = [
    BadRun("frobnicate", "no verb \"frobnicate\"", status: 64),
    BadRun("meen x", "did you mean \"mean\"?", status: 64),
    BadRun("help meen", "did you mean \"mean\"?", status: 64),
    BadRun("--frob", "--frob", status: 64),
    BadRun("mean", "columns", status: 64),
    BadRun("mean --data g.csv", "columns", status: 64),
    BadRun("mean x", "no data", status: 64),
    BadRun("mean x --data", "missing value for '--data <file>'; see", status: 64),
    BadRun("mean x --dta g.csv", "Did you mean '--data'? See canvass mean --help", status: 64),
    BadRun("ratio x --data g.csv", "denominator", status: 64),
    BadRun("ratio x-y s --data g.csv", "two columns", status: 64),
    BadRun("mean x --data g.csv --frob", "unknown option '--frob'", status: 64),
    BadRun(
      "mean x --data g.csv --format xml", ": table, json, csv, markdown, html, latex;", status: 64),
    BadRun("mean x --data g.csv --lonely nope", "'adjust'", status: 64),
    BadRun("mean x --data g.csv --interval nope", "wald, logit, xlogit", status: 64),
    BadRun("mean x --data g.csv --lang fr", "'vi'", status: 64),
    BadRun("mean x --data g.csv --level 2", "between 0 and 1", status: 64),
    BadRun("mean x --data g.csv --level nan", "between 0 and 1", status: 64),
    BadRun("mean x --data g.csv --level abc", "abc", status: 64),
    BadRun("mean x --data g.csv --threads 0", "from 1 to 1024", status: 64),
    BadRun("mean x --data g.csv --by ''", "--by", status: 64),
    BadRun("mean x --data g.csv --derive foo", "foo", status: 64),
    BadRun("mean x --data g.csv --interval wilson", "is for shares", status: 64),
    BadRun("simulate", "recipe", status: 64),
    BadRun("simulate r.yml", "--output", status: 64),
    BadRun("run", "notebook", status: 64),
    BadRun(
      "run n.canvass --format csv", "'markdown' and 'html'", status: 64, ["n.canvass": "# %%\n"]),
    BadRun("use", "use is for the REPL and for notebooks", status: 64),
  ]

  private static let studies = [
    BadRun("mean x --study b.yml", "line 2", ["b.yml": "data: [a\nb: {\n"]),
    BadRun("mean x --study b.yml", "line 2", ["b.yml": "data: g.csv\n\tfoo: 1\n"]),
    BadRun("mean x --study b.yml", "stands there twice", ["b.yml": "data: a\ndata: b\n"]),
    BadRun(
      "mean x --study b.yml",
      "line 2: there is no key \"dimensoins\"; did you mean \"dimensions\"?",
      ["b.yml": "data: g.csv\ndimensoins: {}\n"]),
    BadRun("mean x --study b.yml", "line 2: design", ["b.yml": "data: g.csv\ndesign: 5\n"]),
    BadRun("mean x --study b.yml", "a number", ["b.yml": "data: g.csv\ntarget: high\n"]),
    BadRun("mean x --study b.yml", "not a list", ["b.yml": "data: [1, 2]\n"]),
    BadRun("mean x --study b.yml", "not a list", ["b.yml": "- a\n- b\n"]),
    BadRun(
      "mean x --study b.yml", "line 2: design.weights should be the name of one column, not a list",
      ["b.yml": "data: g.csv\ndesign: {weights: [w, x]}\n"]),
    BadRun(
      "mean x --study b.yml",
      "\"b.yml\", design.weights: there is no column \"-3\"; there are s, c,",
      ["b.yml": "data: g.csv\ndesign: {weights: -3}\n"]),
    BadRun(
      "mean x --study b.yml",
      "line 2: scale.values should be a number, or a range from the lowest number to the highest such as "
        + "1-5, not \"5-1\"", ["b.yml": "data: g.csv\nscale: {values: 5-1, satisfied: [4, 5]}\n"]),
    BadRun("mean x --study b.yml", "is empty", ["b.yml": ""]),
    BadRun(
      "mean x --study b.yml", "\"no.csv\": there is no such file", ["b.yml": "data: no.csv\n"]),
    BadRun("mean x --study b.yml", "no data", status: 64, ["b.yml": "field: f\n"]),
    BadRun("mean x --study none.yml", "no such file"),
    BadRun(
      "mean a --study b.yml", "used before it is made",
      ["b.yml": "data: g.csv\nderive: {a: b + 1, b: a + 1}\n"]),
    BadRun(
      "mean a --study b.yml", "line 2: expression",
      ["b.yml": "data: g.csv\nderive: {a: x +}\n"]),
    BadRun("mean x --study b.yml", "alias", ["b.yml": "a: &a [*a]\n"]),
    BadRun(
      "mean x --study b.yml", "nesting", ["b.yml": "data: " + String(repeating: "[", count: 20000)]),
    BadRun("mean x --study b.yml", "UTF-8", bytes: ["b.yml": Data([0xFF, 0x00, 0xFE])]),
  ]

  private static let asked = "--field f --items x,y --scale 1-5 --satisfied 4,5"

  private static let diagnoses = [
    BadRun("diagnose --data g.csv", "--field", status: 64),
    BadRun("diagnose --data g.csv --field f", "--items", status: 64),
    BadRun("diagnose --data g.csv --field f --items x,y", "--scale", status: 64),
    BadRun("diagnose --data g.csv --field f --items x,y --scale 1-5", "--satisfied", status: 64),
    BadRun("diagnose --study st.yml --scale 5-1", "5-1", status: 64),
    BadRun("diagnose --study st.yml --satisfied 9", "1–5"),
    BadRun("diagnose --study st.yml --scale 1-1000000000", "wider than any"),
    BadRun("diagnose --study st.yml --items x,f", "also among the items", status: 64),
    BadRun("diagnose --study st.yml --field ff", "did you mean \"f\"?"),
    BadRun("diagnose --study st.yml --target 0", "percentage", status: 64),
    BadRun("diagnose --study st.yml --dimension d", "'d'", status: 64),
    BadRun("diagnose --study st.yml --where \"f == 'q'\"", "--where"),
    BadRun(
      "diagnose --data g.csv --field f --scale 1-5 --satisfied 4 --dimension a=x --dimension b=x",
      "item \"x\" is in two dimensions, \"a\" and \"b\""),
    BadRun(
      "diagnose --data a.csv \(asked)", "\"7\", which is not on the scale",
      ["a.csv": "f,x,y\nl,1,2\nm,3,7\n"]),
    BadRun(
      "diagnose --data a.csv \(asked)", "\"bad\", which is not on the scale",
      ["a.csv": "f,x,y\nl,1,2\nm,3,bad\n"]),
    BadRun(
      "diagnose --data a.csv \(asked)", "every row is missing f",
      ["a.csv": "f,x,y\n,1,2\n,3,4\n"]),
    BadRun(
      "diagnose --data a.csv \(asked)", "has answered an item",
      ["a.csv": "f,x,y\nl,,\nm,,\nl,,\n"]),
  ]
}
