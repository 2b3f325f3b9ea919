import Foundation
import Testing

/// What holds for the lines of a session: `use` says it, shows it and takes it back.
@Suite("use")
struct UseVerbTests {
  private func program() throws -> Program {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file(
      "st.yml",
      Program.study.replacing("satisfied: [4, 5]", with: "satisfied: [4, 5], missing: [9]"))
    return program
  }

  /// The settings that the last line, `use`, shows.
  private func settings(_ lines: String) throws -> [String: String] {
    let run = try program().run(["repl"], input: lines + "\nuse --output u.json\n_ --format json\n")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(json?["settings"] as? [String: String])
  }

  @Test("use alone shows all that holds")
  func shown() throws {
    let plain = try settings("use st.yml")
    #expect(plain["missing"] == "9" && plain["cluster-codes"] == "inferred")
    #expect(plain["threads"] == nil && plain["csv-safe"] == nil)
    let said = try settings("use st.yml --cluster-codes within-strata --threads 2 --csv-safe")
    #expect(said["cluster-codes"] == "within-strata" && said["threads"] == "2")
    #expect(said["csv-safe"] == "yes")
    #expect(try settings("use st.yml --missing 8,9\nuse --level 0.9")["missing"] == "8,9")
  }

  @Test("use --without takes back replicates and their seed")
  func withoutReplicates() throws {
    let said = "use st.yml --replicates bootstrap:50 --seed 7"
    #expect(try settings(said)["replicates"] == "bootstrap:50")
    let fewer = try settings(said + "\nuse --without replicates --without seed")
    #expect(fewer["replicates"] == nil && fewer["seed"] == nil)
  }

  @Test("use --without takes one option back: the study's word holds again, or none")
  func without() throws {
    let said = "use st.yml --by f --where 'x > 1' --missing 8 --weights x --level 0.9 --threads 2"
    let all = try settings(said)
    #expect(all["by"] == "f" && all["where"] == "x > 1" && all["weights"] == "x")
    let fewer = try settings(said + "\nuse --without by --without missing --without weights")
    #expect(fewer["by"] == nil && fewer["missing"] == "9" && fewer["weights"] == "w")
    #expect(fewer["where"] == "x > 1" && fewer["level"] == "0.9" && fewer["threads"] == "2")
    let others = try settings(
      said
        + " --csv-safe --lang vi\nuse --without where --without level --without csv-safe --without lang"
    )
    #expect(others["where"] == nil && others["level"] == "0.95" && others["csv-safe"] == nil)
    #expect(others["by"] == "f" && others["lang"] == "en")
    // What the same line says holds.
    #expect(try settings(said + "\nuse --without by --by t")["by"] == "t")
  }

  @Test(
    "every setting that use keeps can be taken back",
    arguments: [
      "--strata f", "--clusters c", "--weights x", "--fpc w", "--lonely adjust",
      "--cluster-codes unique", "--where 'x > 1'", "--by f", "--missing 8", "--derive 'z=x + 1'",
      "--text t", "--level 0.9", "--threads 2", "--stream", "--format json", "--lang vi",
      "--csv-safe", "--release dhs",
    ])
  func each(_ option: String) throws {
    let name = String(option.dropFirst(2).prefix { $0 != " " })
    let before = try settings("use g.csv")
    #expect(try settings("use g.csv \(option)") != before)
    #expect(try settings("use g.csv \(option)\nuse --without \(name)") == before)
  }

  @Test("rule packs hold for the lines that follow, which may name others")
  func packs() throws {
    let program = try Program()
    let rows = (0..<60).map { "\($0 < 20 ? "a" : "b"),\($0 * 7 % 11)\n" }
    try program.file("d.csv", "area,x\n" + rows.joined())
    func withheld(_ lines: String...) throws -> [Bool] {
      let run = try program.run(
        ["repl"],
        input: "use d.csv --release dhs --withhold --format json\n"
          + lines.joined(separator: "\n") + "\n")
      #expect(run.status == 0, "\(run.errors)")
      return try run.lastEstimates().map { $0 == nil }
    }
    // Of two areas that add up to all the other one is kept back with the small one.
    #expect(try withheld("mean x --by area") == [true, true])
    #expect(try withheld("mean x") == [false])
    #expect(try withheld("mean x --where \"area=='a'\"") == [true])
    #expect(try withheld("mean x --release abs --where \"area=='a'\"") == [false])
    #expect(try withheld("use --without release", "mean x --by area") == [false, false])
    #expect(try withheld("regress 'x ~ area'", "quantile x --by area").contains(true))
    let settings = try settings("use st.yml --release nchs,dhs --withhold --population 500")
    #expect(settings["release"] == "nchs,dhs" && settings["withhold"] == "yes")
    #expect(settings["population"] == "500" && settings["planned"] == nil)
    // Another file is another survey.
    #expect(try self.settings("use st.yml --release dhs\nuse g.csv")["release"] == nil)
    let unknown = try program.run(["repl"], input: "use d.csv --release dsh\nmean x\n")
    #expect(unknown.errors.contains("\"dsh\"") && unknown.output.isEmpty)
  }

  @Test("csv-safe holds for the lines that follow")
  func safe() throws {
    let program = try Program()
    try program.file("a.csv", "t,x\n=1+1,1\nb,2\n")
    let lines =
      "use a.csv --format csv --csv-safe\nmean x --by t\nuse --without csv-safe\nmean x --by t\n"
    let run = try program.run(["repl"], input: lines)
    #expect(
      run.status == 0 && run.output.components(separatedBy: "'=1+1").count == 2, "\(run.output)")
    #expect(run.output.components(separatedBy: "=1+1").count == 3)
  }
}
