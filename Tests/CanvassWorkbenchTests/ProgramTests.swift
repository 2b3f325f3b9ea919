import Foundation
import Testing

@Suite("The built program")
struct ProgramTests {
  private func programWithSurvey() throws -> Program {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    return program
  }

  @Test("five formats: JSON that parses, CSV with a header, one HTML page, a Markdown table")
  func formats() throws {
    let program = try programWithSurvey()
    let line = "mean x y --study st.yml --by f --format "
    #expect(try program.succeed(line + "json").estimates().count == 6)
    let rows = try program.succeed(line + "csv").output.split(separator: "\n")
    #expect(rows[0] == "variable,level,f,estimate,se,lower,upper,df,deff,n,nEffective")
    #expect(rows.count == 7)
    let page = try program.succeed(line + "html --lang vi").output
    #expect(page.hasPrefix("<!DOCTYPE html>") || page.hasPrefix("<!doctype html>"))
    #expect(page.contains("<html lang=\"vi\"") && page.contains("</html>"))
    #expect(
      !page.contains("src=\"http") && !page.contains("<link") && !page.contains("<script src"))
    let markdown = try program.succeed(line + "markdown").output.split(separator: "\n")
    #expect(markdown.filter { $0.hasPrefix("|") }.count == 8)
    #expect(try program.succeed(line + "table").output.contains("95 % interval"))
    #expect(try program.succeed("mean x --data g.csv").output.contains("Estimate"))
  }

  @Test("--output writes what would have been printed, and prints nothing")
  func outputFile() throws {
    let program = try programWithSurvey()
    for format in ["table", "json", "csv", "markdown", "html", "latex", "typst"] {
      let line = "proportion t --study st.yml --format \(format)"
      let printed = try program.succeed(line).output
      let run = try program.succeed(line + " --output 'kết quả.txt'")
      #expect(run.output.isEmpty)
      #expect(try program.text("kết quả.txt") == printed)
    }
    #expect(try program.files() == ["g.csv", "kết quả.txt", "st.yml"])
  }

  @Test("Vietnamese file names, columns and values")
  func vietnamese() throws {
    let program = try Program()
    let data = "điểm,tỉnh\n1,Bình Dương\n2,Bình Dương\n5,Hà Nội\n4,Hà Nội\n"
    try program.file("Khảo sát 2024.csv", data)
    let run = try program.succeed(
      "mean điểm --data 'Khảo sát 2024.csv' --by tỉnh --where \"tỉnh != 'Hà Nội'\" --format json")
    let estimates = try run.estimates()
    #expect(estimates.count == 1)
    #expect(estimates[0]["domain"] as? [String: String] == ["tỉnh": "Bình Dương"])
    #expect(estimates[0]["estimate"] as? Double == 1.5)
    let table = try program.succeed("mean điểm --data 'Khảo sát 2024.csv' --lang vi").output
    #expect(table.contains("Trung bình"))
  }

  @Test("odd column names: blanks, quotes, commas, emoji, leading hyphens")
  func oddNames() throws {
    let program = try Program()
    try program.file("o.csv", "my col,\"q\"\"uote\",😀,\"a,b\",--by\n1,2,3,4,5\n3,4,5,6,7\n")
    for name in ["my col", "q\"uote", "😀", "a,b"] {
      let run = try program.run(["mean", name, "--data", "o.csv", "--format", "json"])
      #expect(try run.estimates()[0]["variable"] as? String == name)
    }
    let run = try program.run(["mean", "--data", "o.csv", "--format", "json", "--", "--by"])
    #expect(try run.estimates()[0]["estimate"] as? Double == 6)
  }

  @Test("flags say the same as the study, and override it")
  func flags() throws {
    let program = try programWithSurvey()
    let design = "--data g.csv --strata s --clusters c --weights w"
    let instrument =
      "--field f --scale 1-5 --satisfied 4,5 --dimension d1=x --dimension d2=y --target 90"
    for format in ["table", "csv", "json"] {
      #expect(
        try program.succeed("diagnose \(design) \(instrument) --format \(format)").output
          == program.succeed("diagnose --study st.yml --format \(format)").output)
    }
    #expect(
      try program.succeed("mean x --study st.yml --clusters x --strata t --format csv").output
        == program.succeed(
          "mean x --data g.csv --clusters x --strata t --weights w "
            + "--format csv"
        ).output)
    let narrow = try program.succeed("mean x --study st.yml --level 0.9 --format json").estimates()[
      0]
    let wide = try program.succeed("mean x --study st.yml --level 0.99 --format json").estimates()[
      0]
    #expect(try #require(narrow["lower"] as? Double) > #require(wide["lower"] as? Double))
    #expect(narrow["se"] as? Double == wide["se"] as? Double)
  }

  @Test("missing codes, derived columns, ranges and patterns")
  func columns() throws {
    let program = try programWithSurvey()
    // Derived 0/1 columns have the same mean as the share they stand for.
    let derived = try program.succeed(
      "mean high --data g.csv --derive 'high=x >= 4' --format json"
    ).estimates()[0]
    let share = try #require(derived["estimate"] as? Double)
    #expect(abs(share - 9.0 / 24) < 1e-15)
    let known = try program.succeed("mean x --data g.csv --missing 1 --format json").estimates()[0]
    #expect(known["n"] as? Int == 19)
    let range = try program.succeed("mean w-y --data g.csv --format csv").output
    #expect(try program.succeed("mean w x y --data g.csv --format csv").output == range)
    #expect(try program.succeed("mean x* y --data g.csv --format csv").output.contains("\nx,"))
  }

  @Test("any number of threads gives the same bytes")
  func threads() throws {
    let program = try Program()
    let study = "--study '\(Program.root)/datasets/sipas-province/study.yml'"
    for verb in ["mean q01-q22 --by district,field", "diagnose", "describe"] {
      let one = try program.succeed("\(verb) \(study) --format json --threads 1").output
      #expect(try program.succeed("\(verb) \(study) --format json --threads 2").output == one)
      #expect(try program.succeed("\(verb) \(study) --format json --threads 7").output == one)
    }
  }

  @Test(
    "help pages are about what was asked and fit a terminal",
    arguments: [
      ("", "SUBCOMMANDS"), ("--help", "SUBCOMMANDS"), ("help", "SUBCOMMANDS"),
      ("mean --help", "canvass mean"), ("help mean", "canvass mean"), ("mean -h", "canvass mean"),
      ("ratio --help", "canvass ratio"), ("total --help", "canvass total"),
      ("proportion --help", "canvass proportion"), ("describe --help", "canvass describe"),
      ("diagnose --help", "canvass diagnose"), ("simulate --help", "canvass simulate"),
      ("use --help", "canvass use"), ("run --help", "canvass run"), ("repl --help", "canvass repl"),
      ("--version", "canvass 0."),
    ])
  func help(_ line: String, _ says: String) throws {
    let run = try Program().succeed(line)
    #expect(run.output.contains(says))
    #expect(run.errors.isEmpty)
    for line in run.output.split(separator: "\n") where !line.hasPrefix("USAGE") {
      #expect(line.count <= 84, "\(line)")
    }
  }

  @Test("completion scripts for three shells", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let program = try Program()
    let script = try program.succeed("--generate-completion-script \(shell)").output
    #expect(script.contains("canvass ---complete \(shell)"))
    #expect(try program.run(["--generate-completion-script=\(shell)"]).output == script)
    guard shell == "bash" else { return }
    try program.file("canvass.bash", script)
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/bin/bash")
    check.arguments = ["-n", program.folder + "/canvass.bash"]
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }

  @Test("the REPL reads a pipe, survives errors and tells of them in its exit status")
  func repl() throws {
    let program = try programWithSurvey()
    let good = try program.run(["repl"], input: "use st.yml\n\nmean x --by f\nquit\nmean zz\n")
    #expect(good.status == 0 && good.errors.isEmpty)
    #expect(good.output.contains("Means"))
    let bad = try program.run(
      ["repl"], input: "mean x\nuse g.csv\nmean zz\nfoo\nmean x --format csv\nmean x 'a\nmean y")
    #expect(bad.exited && bad.status == 1)
    #expect(bad.errors.split(separator: "\n").count == 4)
    #expect(bad.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("canvass: error: ") })
    #expect(bad.output.contains("\nx,,"))
    #expect(try program.run(["repl"]).status == 0)
  }

  @Test("a notebook becomes Markdown or one HTML page")
  func notebook() throws {
    let program = try programWithSurvey()
    try program.file(
      "n.canvass", "# %% [markdown]\n# # Đất đai\n# %%\nuse st.yml\nmean x --by f\nproportion t\n")
    let markdown = try program.succeed("run n.canvass --output n.md")
    #expect(markdown.output.isEmpty)
    #expect(try program.text("n.md").contains("Đất đai"))
    #expect(try program.text("n.md").contains("| "))
    let page = try program.succeed("run n.canvass --format html").output
    #expect(page.contains("<title>Đất đai</title>") && page.contains("<table"))
    _ = try program.succeed("run n.canvass --output n.html")
    #expect(try program.text("n.html") == page)
  }

  @Test("a bare environment: no HOME, the C locale, no PATH")
  func environment() throws {
    let program = try programWithSurvey()
    let line = Program.words("diagnose --study st.yml --lang vi --format json")
    let usual = try program.run(line)
    // The libraries of the language may be where only this variable tells.
    var bare = ["LANG": "C", "LC_ALL": "C"]
    bare["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    let run = try program.run(line, environment: bare)
    #expect(run.status == 0 && run.output == usual.output)
    #expect(try program.run(["repl"], input: "use g.csv\n", environment: bare).status == 0)
  }

  @Test("a reader that goes away ends the program quietly")
  func closedPipe() throws {
    let program = try Program()
    let path = try #require(Program.path)
    let study = Program.root + "/datasets/sipas-province/study.yml"
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    shell.arguments = [
      "-c",
      "\"$0\" mean q01-q22 --study \"$1\" --by district,field --format csv 2>err | head -1 >out;"
        + "echo ${PIPESTATUS[0]} >status; \"$0\" mean q01 --study \"$1\" <&- >closed",
      path, study,
    ]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(try program.text("status") == "0\n")
    #expect(!(try program.text("err").contains("error")))
    #expect(try program.text("out").hasPrefix("variable,"))
    #expect(try program.text("closed").contains("Means"))
  }

  @Test("killed while it works, it leaves no half-written file")
  func killed() throws {
    let program = try Program()
    let rows = (0..<200_000).map { "\($0),\($0 % 5)\n" }.joined()
    try program.file("big.csv", "id,x\n" + rows)
    let path = try #require(Program.path)
    for milliseconds in [20, 100, 300] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
      process.arguments = Program.words(
        "mean x --data big.csv --by id --format csv --output out.csv")
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(milliseconds) * 1000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if try program.files().contains("out.csv") {
        #expect(try program.text("out.csv").split(separator: "\n").count == 200_001)
      }
    }
  }

  @Test(
    "where nobody answered there is nothing to estimate",
    arguments: [
      "mean x", "total x", "quantile x", "gini x", "cdf x --at 1", "variance x", "proportion x",
      "contrast 'total(x)'", "contrast 'mean(y) / mean(x)'",
    ])
  func nobody(_ line: String) throws {
    let program = try Program()
    try program.file("n.csv", "x,y\n,1\n,2\n,3\n")
    let run = try program.run(Program.words(line + " --data n.csv"))
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("there is no answer in \"x\", so there is nothing"), "\(run)")
  }

  @Test("variance 0, one field, cells without intervals: answers, not errors")
  func edges() throws {
    let program = try Program()
    try program.file("e.csv", "x,y\n2,1\n2,2\n2,3\n")
    let same = try program.succeed("mean x --data e.csv --format json").estimates()[0]
    #expect(same["se"] as? Double == 0 && same["estimate"] as? Double == 2)
    let cells = try program.succeed("mean x --data e.csv --by y --format json")
    #expect(cells.errors.hasPrefix("canvass: warning: 3 of 3 estimates have no interval"))
    #expect(try cells.json()["warnings"] as? [String] != [])
    #expect(try cells.estimates()[0]["lower"] is NSNull)
    try program.file("f.csv", "f,x\nl,1\nl,5\nl,4\n")
    let one = try program.succeed(
      "diagnose --data f.csv --field f --items x --scale 1-5 --satisfied 4,5")
    #expect(one.errors.contains("one field only"))
  }
}
