import Foundation
import Testing

@Suite("simulate")
struct SimulateVerbTests {
  private static func recipe(seed: String) -> String {
    """
    title: Two fields
    seed: \(seed)
    strata: {one: {clusters: 3, sample: 2, subclusters: 2, people: 8}}
    sample: {subclusters: 2, people: 4}
    scale: {thresholds: [-1, 0, 1], satisfied: 3, unknown: 9}
    variation: {cluster: 0.1}
    fields: {land: {share: 0.5, satisfied: 0.7}, tax: {share: 0.5, satisfied: 0.8}}
    dimensions: {all: {items: {q1: {}}}}

    """
  }

  @Test("a recipe that is named like an output is not overwritten, whatever leads to it")
  func recipeIsKept() throws {
    for name in ["survey.csv", "truth.csv"] {
      let program = try Program()
      let recipe = Self.recipe(seed: "7")
      try program.file(name, recipe)
      try FileManager.default.createDirectory(
        atPath: program.folder + "/out", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: program.folder + "/out/\(name)", withDestinationPath: "../\(name)")
      for output in [".", program.folder, "out"] {
        let run = try program.run(["simulate", name, "--output", output])
        #expect(run.status == 64)
        #expect(run.errors.contains("would be written over"))
        #expect(try program.text(name) == recipe)
        #expect(try program.files() == ["out", name].sorted())
      }
    }
  }

  @Test("nothing is written when one of the two files cannot be")
  func wholeOrNot() throws {
    let program = try Program()
    try program.file("r.yml", Self.recipe(seed: "7"))
    try FileManager.default.createDirectory(
      atPath: program.folder + "/out/truth.csv", withIntermediateDirectories: true)
    let run = try program.run(["simulate", "r.yml", "--output", "out"])
    #expect(run.status == 1)
    #expect(run.errors.contains("out/truth.csv\" is a folder"))
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/out")
    #expect(files == ["truth.csv"])
  }

  /// 2⁵³ + 1 is the first whole number that no double holds.
  @Test(
    "a seed is printed as it was given",
    arguments: ["9007199254740993", "9223372036854775808", "18446744073709551615"])
  func seeds(_ seed: String) throws {
    let program = try Program()
    try program.file("r.yml", Self.recipe(seed: seed))
    try program.file("other.yml", Self.recipe(seed: "1"))
    let own = try program.succeed("simulate r.yml --output a --format json").output
    let given = try program.succeed("simulate other.yml --output b --seed \(seed) --format json")
    #expect(own.contains("\"seed\": \(seed),"))
    #expect(given.output.contains("\"seed\": \(seed),"))
    #expect(try program.text("a/survey.csv") == program.text("b/survey.csv"))
  }

  @Test("a seed beyond 64 bits is refused", arguments: ["18446744073709551616", "-1", "1.5"])
  func badSeeds(_ seed: String) throws {
    let program = try Program()
    try program.file("r.yml", Self.recipe(seed: seed))
    let run = try program.run(["simulate", "r.yml", "--output", "a"])
    #expect(run.status == 1)
    #expect(run.errors.contains("seed"))
    try program.file("r.yml", Self.recipe(seed: "1"))
    let option = try program.run(["simulate", "r.yml", "--output", "a", "--seed=\(seed)"])
    #expect(option.status == 64)
    #expect(option.errors.contains(seed))
    #expect(try program.files() == ["r.yml"])
  }
}
