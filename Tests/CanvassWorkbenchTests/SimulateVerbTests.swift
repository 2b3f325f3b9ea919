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

  @Test(
    "a survey without its truth beside it is somebody's own, and stays; a simulated one is replaced"
  )
  func surveyIsKept() throws {
    let program = try Program()
    try program.file("r.yml", Self.recipe(seed: "7"))
    try program.file("survey.csv", "my,own\n1,2\n")
    let run = try program.run(["simulate", "r.yml", "--output", "."])
    #expect(run.status == 64 && run.errors.contains("survey.csv\" would be written over"))
    #expect(try program.text("survey.csv") == "my,own\n1,2\n")
    // Nor is a truth of another kind one of a simulation.
    for files in [["truth.csv"], ["survey.csv", "truth.csv"]] {
      let other = try Program()
      try other.file("r.yml", Self.recipe(seed: "7"))
      for name in files { try other.file(name, "mine\n") }
      #expect(try other.run(["simulate", "r.yml", "--output", "."]).status == 64)
      for name in files { #expect(try other.text(name) == "mine\n") }
    }
    for seed in ["1", "2"] {
      _ = try program.succeed("simulate r.yml --output made --seed \(seed)")
    }
    #expect(try program.files() == ["made", "r.yml", "survey.csv"])
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

  /// A province whose sample is that of a study file, written by hand: what the recipe says of it is
  /// what `diagnose` finds in the survey.
  @Test("a survey that is simulated and diagnosed has the recipe's design and weak fields")
  func roundTrip() throws {
    let program = try Program()
    try program.file(
      "recipe.yml",
      """
      title: Three fields
      seed: 20
      columns: {stratum: district, cluster: commune, subcluster: village, clusters: communes, subclusters: villages, people: adults, weight: w, field: service}
      strata:
        north: {clusters: 20, sample: 9, subclusters: [5, 8], people: [60, 90]}
        south: {clusters: 30, sample: 11, subclusters: [5, 8], people: [60, 90]}
        coast: {clusters: 16, sample: 8, subclusters: 6, people: 70}
      sample: {subclusters: 4, people: 12}
      scale: {thresholds: [-1.35, -0.75, 0, 1.05], satisfied: 4, unknown: 9}
      variation: {cluster: 0.03, person: 0.3}
      fields:
        land: {share: 0.3, satisfied: 0.85, planted: {office: -0.9}}
        tax: {share: 0.4, satisfied: 0.85}
        health: {share: 0.3, satisfied: 0.85}
      dimensions:
        office: {items: {q1: {}, q2: {}}}
        staff: {items: {q3: {}, q4: {}}}

      """)
    try program.file(
      "study.yml",
      """
      data: survey.csv
      simulated: true
      design:
        strata: [district]
        clusters: [commune, village, person]
        weights: w
        fpc: [communes, villages, adults]
      scale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5], missing: [9]}
      field: service
      dimensions: {office: [q1, q2], staff: [q3, q4]}

      """)
    _ = try program.succeed("simulate recipe.yml --output .")
    let found = try program.succeed("diagnose --study study.yml --format json").json()
    let design = try #require(found["design"] as? [String: Any])
    #expect(design["stratumCount"] as? Int == 3)
    #expect(design["clusterCount"] as? Int == 9 + 11 + 8)
    #expect(design["df"] as? Int == 9 + 11 + 8 - 3)
    #expect(design["stages"] as? Int == 3)
    let input = try #require(found["input"] as? [String: Any])
    #expect(input["rows"] as? Int == 28 * 4 * 12)

    let fields = try #require(found["fields"] as? [[String: Any]])
    let verdicts = Dictionary(
      uniqueKeysWithValues: fields.compactMap { field in
        (field["field"] as? String).map { ($0, field["verdict"] as? String) }
      })
    #expect(verdicts == ["land": "weak", "tax": verdicts["tax"], "health": verdicts["health"]])
    #expect(verdicts["tax"] != "weak" && verdicts["health"] != "weak")
    let land = try #require(fields.first { $0["field"] as? String == "land" })
    let dimensions = try #require(land["weakestDimensions"] as? [[String: Any]])
    #expect(dimensions.first?["dimension"] as? String == "office")

    // The population that the recipe made, from the weights and from its record.
    let truth = try program.text("truth.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for field in fields {
      let name = try #require(field["field"] as? String)
      let record = try #require(
        truth.first { Array($0[0..<5]) == ["", name, "", "", "satisfied"] })
      let share = try #require(Double(record[5]))
      let satisfied = try #require(field["satisfied"] as? [String: Any])
      let estimate = try #require(satisfied["estimate"] as? Double)
      let error = try #require(satisfied["se"] as? Double)
      #expect(error > 0 && abs(estimate - share) < 4 * error, "\(name)")
    }
  }
}
