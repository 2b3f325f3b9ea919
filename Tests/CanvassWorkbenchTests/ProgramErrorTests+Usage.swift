import Foundation

/// Lines, studies and instruments that say what cannot be.
extension ProgramErrorTests {
  static let usage = [
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
      "mean x --data g.csv --format xml", ": table, json, csv, markdown, html, latex, typst;",
      status: 64),
    BadRun("mean x --data g.csv --lonely nope", "certainty, adjust, average", status: 64),
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

  static let studies = [
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

  static let diagnoses = [
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
