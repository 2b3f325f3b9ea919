import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("The interactive shell at a terminal", .serialized)
struct REPLTerminalTests {
  private func program() throws -> Program {
    let program = try Program()
    let rows = ["Bình Dương", "Bình Phước", "Huế"].enumerated().flatMap { index, name in
      (0..<4).map { "\(name),\(($0 * 3 + index) % 5),\(20 + $0 + index),\($0)\n" }
    }
    try program.file("survey.csv", "province,public,age,Nhóm tuổi\n" + rows.joined())
    try program.file("study.yml", "title: {en: A survey, vi: Một khảo sát}\ndata: survey.csv\n")
    return program
  }

  private func start(
    _ program: Program, _ arguments: [String] = [], columns: UInt16 = 100, rows: UInt16 = 60,
    _ environment: [String: String] = [:]
  ) throws -> Terminal {
    var all = [
      "PATH": "/usr/bin:/bin", "HOME": program.folder, "TERM": "xterm", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    all["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    let terminal = try Terminal(
      try #require(Program.path), ["repl"] + arguments, folder: program.folder,
      environment: all.merging(environment) { $1 }, columns: columns, rows: rows)
    try #require(terminal.wait(for: "canvass> ") != nil, "\(terminal.text)")
    return terminal
  }

  private func waitForFile(_ name: String, _ terminal: Terminal, in program: Program) -> String? {
    let path = program.folder + "/" + name
    _ = terminal.wait { FileManager.default.fileExists(atPath: path) }
    return try? program.text(name)
  }

  @Test("TAB completes columns of the survey in use, also in lists, expressions and formulas")
  func completion() throws {
    let program = try program()
    let terminal = try start(program)
    defer { terminal.close() }
    terminal.type("use stu\t\r")
    try #require(terminal.wait(for: "4 columns") != nil, "\(terminal.text)")
    let lines = [
      ("mean age --by prov\t", "province,"), ("mean age --by public,prov\t", "public,province,"),
      ("mean Nh\t", "Nhóm tuổi"), ("mean \"Nh\t", "Nhóm tuổi"),
      ("mean age --where \"prov\t != 'Huế'\"", "age"),
      ("mean age --where \"province == 'Bình D\t\"", "age"), ("regress \"age ~ publ\t\"", "public"),
      ("proportion age --wh\t\"age > 3\"", "age"),
    ]
    for (number, (line, expected)) in lines.enumerated() {
      terminal.type(line + " --output \(number).csv\r")
      let text = waitForFile("\(number).csv", terminal, in: program)
      #expect(text?.contains(expected) == true, "\(line): \(text ?? terminal.text)")
    }
  }

  @Test("Ctrl-C ends a long command at once, and the session goes on")
  func interruption() throws {
    let program = try program()
    let headings = (0..<12).map { "x\($0)" }
    let rows = (0..<200).map { row in
      headings.indices.map { "\((row * ($0 + 7) * 31 + row * row * ($0 + 3)) % 97)" }
        .joined(separator: ",")
    }
    try program.file("many.csv", ([headings.joined(separator: ",")] + rows).joined(separator: "\n"))
    let terminal = try start(program)
    defer { terminal.close() }
    let long = [
      "factors x0-x11 --data many.csv --factors 4 --rotation simplimax --starts 10000",
      "factors x0-x11 --data many.csv --factors 4 --rotation geomin --starts 10000 --errors",
    ]
    for line in long {
      let before = terminal.count
      terminal.type(line + "\r")
      // The sign of life shows that it runs.
      try #require(terminal.wait(for: "… 1 s", after: before) != nil, "\(terminal.text)")
      let start = terminal.count
      terminal.type("\u{3}")
      let time = try #require(terminal.wait(for: "canvass> ", after: start))
      // Left to itself it would take many minutes; a busy machine may take its time to tell.
      #expect(time < 60, "\(line): \(time) s")
      #expect(terminal.text.contains("interrupted"))
      terminal.type("mean age --data survey.csv\r")
      #expect(terminal.wait(for: "Means", after: start) != nil)
    }
    terminal.type("\u{4}")
  }

  @Test("letters of any language are read in the C locale, and earlier lines come back")
  func lettersAndHistory() throws {
    let program = try program()
    for round in 0..<2 {
      let terminal = try start(program, [], ["LANG": "C", "LC_ALL": "C"])
      defer { terminal.close() }
      terminal.type(
        round == 0
          ? "mean 'Nhóm tuổi' --data survey.csv --output a.csv\r" : "\u{1B}[A\r")
      let text = waitForFile("a.csv", terminal, in: program)
      #expect(text?.contains("Nhóm tuổi") == true, "\(terminal.text)")
      // "quit" would be the line that comes back.
      terminal.close()
      try? FileManager.default.removeItem(atPath: program.folder + "/a.csv")
    }
  }

  @Test("a command over several lines is one line of the history")
  func continuedHistory() throws {
    let program = try program()
    let commands = [
      "mean age \\\r --data survey.csv \\\r --output a.csv\r",
      "mean age --data survey.csv --where \"age > 3 &&\r age < 99\" --output a.csv\r",
    ]
    for command in commands {
      for round in 0..<2 {
        let terminal = try start(program)
        defer { terminal.close() }
        terminal.type(round == 0 ? command : "\u{1B}[A\r")
        #expect(waitForFile("a.csv", terminal, in: program) != nil, "\(terminal.text)")
        terminal.close()
        try? FileManager.default.removeItem(atPath: program.folder + "/a.csv")
      }
    }
  }

  @Test("a long answer goes through the pager, a short one does not; --no-pager does without")
  func pager() throws {
    let program = try program()
    for arguments in [[], ["--no-pager"]] {
      let terminal = try start(program, arguments, rows: 12, ["PAGER": "cat > paged; true"])
      defer { terminal.close() }
      terminal.type("use survey.csv\r")
      try #require(terminal.wait(for: "4 columns") != nil)
      #expect(!FileManager.default.fileExists(atPath: program.folder + "/paged"))
      let before = terminal.count
      terminal.type("proportion age public\r")
      if arguments.isEmpty {
        let path = program.folder + "/paged"
        _ = terminal.wait { ((try? program.text("paged")) ?? "").contains("public") }
        #expect(try program.text("paged").contains("public"))
        try FileManager.default.removeItem(atPath: path)
      } else {
        #expect(terminal.wait(for: "Proportions", after: before) != nil)
        #expect(!FileManager.default.fileExists(atPath: program.folder + "/paged"))
      }
    }
  }

  @Test(
    "a window of 40 columns; a slip suggests; errors say help; lines go on; _ is the last answer")
  func lines() throws {
    let program = try program()
    let terminal = try start(program, columns: 40, ["PAGER": "cat"])
    defer { terminal.close() }
    func say(_ line: String, _ expected: String) {
      let before = terminal.count
      terminal.type(line + "\r")
      #expect(
        terminal.wait(for: expected, after: before) != nil, "\(line): \(terminal.text)"
      )
    }
    say("meen age", "did you mean \"mean\"?")
    say("mean --nonsense", "; see help")
    say("use study.yml --lang vi --by province", "Đang dùng Một khảo sát")
    say("use", "--by")
    say("mean \\\rage", "Bình Dương")
    say("mean age --where 'age >\r20'", "Bình Dương")
    say("use study.yml", "Using A survey")
    say("mean age", "Means")
    say("_ --output again.csv", "canvass> ")
    #expect(waitForFile("again.csv", terminal, in: program)?.contains("age") == true)
    say("_ --format json", "\"command\"")
    say("help mean", "--interval")
    for line in terminal.text.split(whereSeparator: \.isNewline)
    where line.contains("Bình Dương") && !line.contains("canvass") {
      #expect(TextWidth.of(String(line)) <= 40, "\(line)")
    }
  }

  @Test("lines from a pipe: answers alone on standard output, errors with their line")
  func pipe() throws {
    let program = try program()
    let run = try program.run(
      ["repl"],
      input: "use study.yml --format csv\n\nmean age\nmean \\\n  zz\nmean nothing 'x\ny'\nmeen\n")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("variable,"))
    let errors = run.errors.split(separator: "\n").map(String.init)
    try #require(errors.count == 3)
    #expect(errors[0].hasPrefix("canvass: error: line 4: there is no column \"zz\""))
    #expect(errors[1].hasPrefix("canvass: error: line 6: "))
    #expect(errors[2].hasPrefix("canvass: error: line 8: there is no verb \"meen\""))
  }
}
