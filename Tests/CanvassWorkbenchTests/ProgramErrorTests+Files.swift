import Foundation

/// Files that cannot be read or written.
extension ProgramErrorTests {
  static let files = [
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

  static let outputs = [
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
}
