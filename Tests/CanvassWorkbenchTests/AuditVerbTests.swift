import Foundation
import Testing

/// `describe --audit` and `describe --to-script`. The numbers are compared with R in the tests of the floor below.
@Suite("describe: audit and script")
struct AuditVerbTests {
  private func program() throws -> Program {
    let program = try Program()
    var text = "s,c,w,p,x,z\n"
    for row in 0..<48 {
      let (stratum, cluster) = (row / 16, row / 4)
      text +=
        "s\(stratum),c\(cluster),\(1 + row % 5),0.\(2 + cluster % 4),\(cluster % 3 * 5 + row * 7 % 11),5\n"
    }
    try program.file("d.csv", text)
    return program
  }

  /// Lines that go on, as one.
  private static func joined(_ lines: String) -> String {
    lines.replacing("\\\n", with: " ").trimmingCharacters(in: .newlines)
  }

  private static let design = "--data d.csv --strata s --clusters c --weights w"

  @Test("parts of the variance are told to programs under one set of keys, and add up")
  func json() throws {
    let json = try program().succeed("describe x --audit \(Self.design) --format json").json()
    let audit = try #require((json["audit"] as? [[String: Any]])?.first)
    for key in [
      "variable", "estimate", "se", "lower", "upper", "df", "deff", "n", "nEffective", "variance",
      "deffWeights", "deffOther", "weightShare", "seOneMore",
    ] { #expect(audit[key] != nil && !(audit[key] is NSNull), "\(key)") }
    for (list, keys) in [
      "stages": ["stage", "variance", "share"],
      "strata": ["stratum", "clusters", "variance", "share", "seOneMore"],
      "clusters": ["stratum", "cluster", "n", "variance", "share", "estimateWithout"],
    ] {
      let parts = try #require(audit[list] as? [[String: Any]])
      #expect(Set(parts.flatMap(\.keys)) == Set(keys))
      let sum = parts.reduce(0) { $0 + ($1["share"] as? Double ?? .nan) }
      #expect(abs(sum - 1) < 1e-12, "\(list)")
    }
    let mean = try program().succeed("mean x \(Self.design) --format json").json()
    let estimate = try #require((mean["estimates"] as? [[String: Any]])?.first)
    for key in ["estimate", "se", "deff", "lower"] {
      #expect(audit[key] as? Double == estimate[key] as? Double, "\(key)")
    }
  }

  @Test(
    "people read five of the clusters in 80 columns, in both languages", arguments: ["en", "vi"])
  func people(_ language: String) throws {
    let run = try program().succeed("describe x z --audit \(Self.design) --lang \(language)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      run.output.contains(
        language == "en" ? "The 5 of 12 clusters that add most" : "5 trong 12 cụm mẫu"))
    // What is the same everywhere has no variance.
    #expect(
      run.output.contains(
        language == "en" ? "no variance to take apart" : "Không có phương sai"))
  }

  @Test("the script builds the same design again, as options and as a study")
  func script() throws {
    let program = try program()
    let all =
      "--strata s --clusters c --fpc p --pps overton --pps-variance yates-grundy --lonely collapse --cluster-codes unique"
    let line = try program.succeed("describe --data d.csv \(all) --to-script options").output
    #expect(line.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let words = Self.joined(line)
    let expected = try program.succeed("mean x --data d.csv \(all) --format json").json()
    let again = try program.succeed("mean x \(words) --format json").json()
    let yaml = try program.succeed("describe --data d.csv \(all) --to-script study").output
    try program.file("again.yml", yaml)
    let study = try program.succeed("mean x --study again.yml --format json").json()
    for found in [again, study] {
      #expect(
        (found["design"] as? NSDictionary) == (expected["design"] as? NSDictionary), "\(yaml)")
      #expect((found["estimates"] as? NSArray) == (expected["estimates"] as? NSArray))
    }
    let json = try program.succeed("describe --data d.csv \(all) --to-script study --format json")
      .json()
    #expect(json["script"] as? String == yaml.trimmingCharacters(in: .newlines))
  }

  @Test("derived columns and columns of text, upon which a design may depend, are in the script")
  func derived() throws {
    let program = try program()
    let options = ["--derive", "half=if(z == 5, s, c)", "--text", "c"]
    let design = ["--data", "d.csv", "--strata", "half", "--clusters", "c", "--weights", "w"]
    func estimates(_ run: ProgramRun) throws -> NSArray? {
      #expect(run.status == 0, "\(run.errors)")
      return try run.json()["estimates"] as? NSArray
    }
    let expected = try estimates(
      program.run(["mean", "x", "--format", "json"] + options + design))
    let yaml = try program.run(["describe", "--to-script", "study"] + options + design)
    try program.file("again.yml", yaml.output)
    #expect(
      try estimates(program.run(["mean", "x", "--study", "again.yml", "--format", "json"]))
        == expected,
      "\(yaml.output)")
    let line = try program.run(["describe", "--to-script", "options"] + options + design).output
    #expect(
      try estimates(
        program.succeed("mean x \(Self.joined(line)) --format json")) == expected,
      "\(line)")
  }

  @Test("names that mean something in YAML or to a shell are quoted")
  func quoted() throws {
    let program = try Program()
    try program.file("a b.csv", "no,my weight,x\n1,2,3\n1,1,4\n2,2,2\n2,3,9\n")
    let options = "--data \"a b.csv\" --strata no --weights \"my weight\""
    let expected =
      try program.succeed("mean x \(options) --format json").json()["estimates"] as? NSArray
    let yaml = try program.succeed("describe \(options) --to-script study").output
    #expect(yaml == "data: \"a b.csv\"\ndesign:\n  strata: [\"no\"]\n  weights: \"my weight\"\n")
    try program.file("q.yml", yaml)
    #expect(
      try program.succeed("mean x --study q.yml --format json").json()["estimates"] as? NSArray
        == expected)
    let line = try program.succeed("describe \(options) --to-script options").output
    #expect(
      try program.succeed("mean x \(Self.joined(line)) --format json").json()["estimates"]
        as? NSArray
        == expected)
  }

  @Test(
    "what cannot be is refused",
    arguments: [
      ("describe --audit --data d.csv", "name the columns", 64),
      ("describe x --to-script study --data d.csv", "nothing else", 64),
      ("describe x --audit --replicates jkn \(design)", "take linearised variances", 1),
      ("describe s --audit --clusters c --data d.csv", "\"s\"", 1),
      (
        "describe --to-script study --replicates bootstrap:20 --seed 3 \(design)",
        "no key for --seed", 64
      ),
    ])
  func refused(_ line: String, _ words: String, _ status: Int32) throws {
    let run = try program().run(Program.words(line))
    #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
  }
}
