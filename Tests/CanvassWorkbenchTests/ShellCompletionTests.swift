import Foundation
import Testing

@testable import CanvassWorkbench

/// TAB in real shells at a pseudo-terminal. What is claimed of quoting is judged by the shell itself:
/// the completed line is run with a program that writes down the arguments that it was given.
@Suite("TAB in the shells", .serialized)
struct ShellCompletionTests {
  /// Headings that would do something if a shell looked into them.
  static let hostile = [
    "$(touch x)", "`touch x`", "quo\"te", "it's", "two words", "semi;touch x", "star*", "~tilde",
    "line\nbreak", "back\\slash", "Đất đai", "Huế", "excl!am", "$HOME", "a&touch x", "|touch x",
    "(par)", "esc\u{1B}[31m", "#hash", "{a,b}", "[ab]", "<x", ">x", "=eq", "ends\\", "-rf",
  ]

  private static let special = Set("$`'\"\\!\n\u{1B}".unicodeScalars)

  private func program() throws -> Program {
    let program = try Program()
    let headings = Self.hostile.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    try program.file(
      "hostile.csv",
      headings.joined(separator: ",") + "\n" + Self.hostile.map { _ in "1" }.joined(separator: ",")
        + "\n")
    let rows = ["Bình Dương", "Bình Phước", "Huế", "$(touch x)"].enumerated().map {
      "\($1),\($0),\(20 + $0),a,1\n"
    }
    try program.file("survey.csv", "province,public,age,Nhóm tuổi,w\n" + rows.joined())
    try program.file("study.yml", "data: survey.csv\n")
    return program
  }

  /// The shortest beginning that only one of the headings has.
  private func beginning(of name: String) -> String {
    let letters = Array(name.unicodeScalars)
    for count in 1...letters.count {
      let start = String(letters[..<count])
      let same = Self.hostile.filter { Array($0.unicodeScalars).starts(with: letters[..<count]) }
      if same.count == 1 { return start }
    }
    return name
  }

  /// As a person would write it in quotes or without.
  private func written(_ text: String, _ quote: String, for kind: ShellAtTerminal.Kind) -> String {
    var result = quote
    for scalar in text.unicodeScalars {
      switch quote {
      case "": result += scalar.properties.isAlphabetic ? "" : "\\"
      case "\"":
        let special = kind == .fish ? "$\\\"" : "$`\\\""
        result += special.unicodeScalars.contains(scalar) ? "\\" : ""
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private func hostileNames(_ kind: ShellAtTerminal.Kind) throws {
    let program = try program()
    let before = try program.files()
    let shell = try ShellAtTerminal(kind, in: program)
    defer { shell.terminal.close() }
    for name in Self.hostile {
      for quote in ["", "'", "\""] {
        // fish offers nothing after a dash but options; zsh writes no sign without a picture in
        // quotes.
        let isControl = name.unicodeScalars.contains { $0.value < 32 }
        if kind == .fish, name == "-rf" { continue }
        if kind == .zsh, isControl, !quote.isEmpty { continue }
        // Within quotes, those in which something is special there.
        if !quote.isEmpty, !name.unicodeScalars.contains(where: Self.special.contains) { continue }
        let typed =
          (name.hasPrefix("-") ? "-- " : "") + written(beginning(of: name), quote, for: kind)
        let arguments = try shell.complete("canvass mean --data hostile.csv " + typed)
        #expect(arguments?.last == name, "\(kind): \(typed)")
      }
    }
    // As it is typed without a thought, where bash would put in a variable.
    if kind == .bash {
      for typed in ["$H", "\"$H", "--by $H", "--by=$H", "--by=two\\ words,$H"] {
        let arguments = try shell.complete("canvass mean --data hostile.csv " + typed)
        #expect(arguments?.last?.hasSuffix("$HOME") == true, "\(kind): \(typed)")
      }
    }
    // All of them at once, listed.
    for quote in ["", "'", "\""] {
      #expect(shell.list("canvass mean --data hostile.csv \(quote)", showing: "Huế"))
    }
    let expected = Set(before + ["home", "args", "script", "arguments"])
    #expect(Set(try program.files()).subtracting(expected) == [], "\(kind) ran something")
  }

  private func places(_ kind: ShellAtTerminal.Kind) throws {
    let program = try program()
    let shell = try ShellAtTerminal(kind, in: program)
    defer { shell.terminal.close() }
    func check(_ line: String, _ word: String, then rest: String = "") throws {
      let arguments = try shell.complete("canvass " + line, then: rest)
      #expect(arguments?.last == word, "\(kind): \(line)")
    }
    try check("regr", "regress")
    try check("mean --stu", "--study")
    try check("mean --format js", "json")
    try check("mean --data surv", "survey.csv")
    try check("mean --study study.yml pro", "province")
    try check("mean --study study.yml Nh", "Nhóm tuổi")
    try check("mean --study study.yml age pub", "public")
    try check("mean --study study.yml age-pub", "age-public")
    for option in ["--by", "--strata", "--clusters", "--weights", "--fpc"] {
      try check("mean age --study study.yml \(option) pro", "province")
    }
    try check("mean age --study study.yml --by age,pub", "age,public")
    try check("mean age --study study.yml --by=pro", "--by=province")
    try check("diagnose --data survey.csv --field pro", "province")
    try check("diagnose --data survey.csv --items pub", "public")
    try check("diagnose --data survey.csv --dimension d=pub", "d=public")
    try check("regress --study study.yml --covariance cluster:pro", "cluster:province")
    let start = "mean w --study study.yml --where "
    try check(start + "\"age > 30 && prov", "age > 30 && province = 1", then: "= 1\"")
    try check(start + "'prov", "province == 1", then: "== 1'")
    try check(start + "\"province == 'Hu", "province == 'Huế' ", then: "\"")
    try check(start + "\"province == 'Bìn", "province == 'Bình Dương'", then: "Dương'\"")
    try check("regress --study study.yml \"age ~ pub", "age ~ public ", then: "\"")
    try check("regress --study study.yml 'age ~ `Nh", "age ~ `Nhóm tuổi` ", then: "'")
    try check("cfa --study study.yml --model 'f =~ age + pub", "f =~ age + public ", then: "'")
    #expect(!FileManager.default.fileExists(atPath: program.folder + "/x"))
  }

  @Test(
    "bash completes hostile headings as text", .enabled(if: ShellAtTerminal.isThere(.bash)),
    .timeLimit(.minutes(20)))
  func bashNames() throws { try hostileNames(.bash) }

  @Test(
    "zsh completes hostile headings as text",
    .enabled(if: ShellAtTerminal.isThere(.zsh), "zsh is not installed"), .timeLimit(.minutes(20)))
  func zshNames() throws { try hostileNames(.zsh) }

  @Test(
    "fish completes hostile headings as text",
    .enabled(if: ShellAtTerminal.isThere(.fish), "fish is not installed"), .timeLimit(.minutes(20)))
  func fishNames() throws { try hostileNames(.fish) }

  @Test("bash completes columns wherever they can stand", .timeLimit(.minutes(20)))
  func bashPlaces() throws { try places(.bash) }

  @Test(
    "zsh completes columns wherever they can stand",
    .enabled(if: ShellAtTerminal.isThere(.zsh), "zsh is not installed"), .timeLimit(.minutes(20)))
  func zshPlaces() throws { try places(.zsh) }

  @Test(
    "fish completes columns wherever they can stand",
    .enabled(if: ShellAtTerminal.isThere(.fish), "fish is not installed"), .timeLimit(.minutes(20)))
  func fishPlaces() throws { try places(.fish) }

  @Test("the scripts hand candidates on as data: nothing in them evaluates or expands words")
  func scripts() throws {
    for shell in CompletingShell.allCases {
      let script = CompletionScript.text(for: shell)
      for word in ["compgen", "eval", "-W"] { #expect(!script.contains(word), "\(shell)") }
    }
    #expect(throws: UsageError.self) {
      try CompletionScript.requested(["--generate-completion-script", "tcsh"])
    }
  }
}
