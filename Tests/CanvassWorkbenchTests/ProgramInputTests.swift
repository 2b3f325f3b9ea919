import Foundation
import Testing

/// Data that come through standard input, a pipe or a device.
@Suite("Data from elsewhere than a file")
struct ProgramInputTests {
  private func program() throws -> Program {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    return program
  }

  @Test(
    "the same answer as from the file",
    arguments: [
      "canvass mean x --data - --format csv < g.csv",
      "cat g.csv | canvass mean x --data - --format csv",
      "cat g.csv | canvass mean x --data /dev/stdin --format csv",
      "canvass mean x --data /dev/stdin --format csv < g.csv",
      "canvass mean x --data <(cat g.csv) --format csv",
      "gzip -c g.csv | canvass mean x --data - --format csv",
      "canvass mean x --data <(tr , '\\t' < g.csv) --format csv",
      "mkfifo p.csv; cat g.csv > p.csv & canvass mean x --data p.csv --format csv",
      "(sleep 0.2; head -3 g.csv; sleep 0.2; tail -n +4 g.csv) | canvass mean x --data - --format csv",
      "canvass mean x --study <(printf 'data: g.csv\\n') --format csv",
      "printf 'mean x --data - --format csv' > n; canvass run n < g.csv | grep -v '^```'",
    ])
  func streams(_ line: String) throws {
    let program = try program()
    let expected = try program.succeed("mean x --data g.csv --format csv").output
    let run = try program.shell(line)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.hasSuffix(expected), "\(run.output)")
  }

  @Test("a byte order mark before a study says nothing")
  func byteOrderMark() throws {
    let program = try program()
    try program.file("bom.yml", "\u{FEFF}" + Program.study)
    let expected = try program.succeed("mean x --study st.yml --format csv").output
    #expect(try program.succeed("mean x --study bom.yml --format csv").output == expected)
  }

  @Test("a file that is larger than a pipe holds comes whole")
  func large() throws {
    let program = try Program()
    let rows = (0..<200_000).map { "\($0 % 7),\($0)\n" }
    try program.file("l.csv", "x,y\n" + rows.joined())
    let expected = try program.succeed("total x y --data l.csv --format csv").output
    #expect(
      try program.shell("cat l.csv | canvass total x y --data - --format csv").output == expected)
  }

  private static let refused: [(String, String)] = [
    ("canvass mean x --data /dev/null", "\"/dev/null\" is empty"),
    ("canvass mean x --data - < /dev/null", "\"standard input\" is empty"),
    ("canvass mean x --data - <&-", "cannot read \"standard input\": it is closed"),
    ("canvass mean x --data .", "cannot read \".\": it is a folder, not a file"),
    ("canvass mean x --data /tmp", "it is a folder, not a file"),
    ("canvass mean x --data ''", "cannot read the data: the name of the file is empty"),
    ("canvass mean x --data none", "there is no such file"),
    ("canvass mean x --data st.yml", "its ending is not one of .csv"),
    ("head -c 40 /dev/zero | canvass mean x --data -", "\"standard input\""),
    ("gzip -c g.csv | head -c 60 | canvass mean x --data -", "cut off or damaged"),
    ("canvass mean x --study - < st.yml", "standard input is for data (--data -)"),
    ("canvass mean x --study ''", "--study has no name of a file"),
    ("canvass mean x --study .", "it is a folder, not a file"),
    ("canvass run .", "cannot read \".\": it is a folder, not a file"),
    ("canvass run none.canvass", "cannot read \"none.canvass\": there is no such file"),
    ("canvass mean x --data g.csv >&-", "standard output is closed"),
    ("echo mean x --data - | canvass repl", "standard input is where the lines"),
    ("echo mean x --data - | canvass run -", "standard input is where the lines"),
    ("echo simulate - --output o | canvass repl", "standard input is where the lines"),
    (
      "canvass regress 'x ~ y' --data - --predict - < g.csv",
      "standard input can be read once, and has been read already"
    ),
    (
      "canvass regress 'x ~ y' --data - --predict /dev/stdin < g.csv",
      "standard input can be read once, and has been read already"
    ),
    ("canvass regress 'x ~ z' --data g.csv --predict - < g.csv", "no column \"z\""),
    (
      "(echo x; cat g.csv) | tail -n +2 | cut -d, -f1 | canvass regress 'x ~ y' --data g.csv --predict -",
      "\"standard input\", rows to predict: there is no column \"y\""
    ),
    (
      "(echo x,y; yes 1,2 2>/dev/null | head -c 150000000) "
        + "| (ulimit -v 250000; exec canvass mean x --data -)",
      "there is not enough memory: reading \"standard input\" needs about "
    ),
  ]

  @Test("one sentence for what cannot be read", arguments: refused)
  func refuses(_ line: String, _ says: String) throws {
    let run = try program().shell(line)
    #expect([1, 64].contains(run.status) && run.output.isEmpty, "\(run)")
    #expect(run.errors.hasPrefix("canvass: error: ") && run.errors.contains(says), "\(run)")
    #expect(run.errors.filter(\.isNewline).count == 1)
  }

  @Test(
    "a file that may not be read", .enabled(if: getuid() != 0 || ProgramInputTests.canChangeUser))
  func permission() throws {
    let program = try program()
    chmod(program.folder, 0o755)
    chmod(program.folder + "/g.csv", 0)
    let run = try program.shell(
      getuid() == 0
        ? "exec setpriv --reuid 65534 --clear-groups $(command -v canvass) mean x --data g.csv"
        : "canvass mean x --data g.csv")
    chmod(program.folder + "/g.csv", 0o644)
    #expect(run.status == 1)
    #expect(run.errors.contains("cannot read \"g.csv\": you have no permission to read it"))
  }

  /// root reads everything, so that somebody else has to try.
  private static var canChangeUser: Bool {
    guard let path = Program.path else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "setpriv --reuid 65534 --clear-groups test -x '\(path)' 2>/dev/null",
    ]
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
