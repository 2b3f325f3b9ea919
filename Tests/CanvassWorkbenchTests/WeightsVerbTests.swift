import CanvassTestSupport
import Foundation
import Testing

/// `weights`, and recipes: what R's survey gives for apiclus1 (`Tests/Fixtures/make/weights.R`; the values of
/// `calibrate` and `rake` at full convergence).
@Suite("weights")
struct WeightsVerbTests {
  private let sample = WeightsFixture.sample
  private let margins = WeightsFixture.margins

  private func program() throws -> Program { try WeightsFixture.program() }

  private func run(_ program: Program, _ line: String) throws -> ProgramRun {
    try program.run(Program.words(line))
  }

  /// survey 4.1: svymean(~api00, rake(…)) is 641.23, its standard error 23.704.
  @Test("raking as survey has it, by the option and in a recipe, and without bounds")
  func rakeOfSurvey() throws {
    let program = try program()
    let line = "weights rake --targets margins.csv \(sample) --compat survey-4.1"
    let json = try run(program, "\(line) --format json").json()
    let convergence = try #require(json["convergence"] as? [String: Any])
    #expect(convergence["iterations"] as? Int == 4 && convergence["converged"] as? Bool == true)
    let found = try #require(json["margins"] as? [[String: Any]])
    let differences = try found.map { try #require($0["difference"] as? Double) }
    #expect(abs(differences[0]) > 1e-12 && abs(differences[4]) < 1e-12)
    try program.file("r.yml", "steps:\n  - rake: {targets: margins.csv, compat: survey-4.1}\n")
    let mean = try run(program, "mean api00 \(sample) --recipe r.yml --format json").estimates()[0]
    #expect(abs(try #require(mean["estimate"] as? Double) - 641.23) < 0.005)
    #expect(abs(try #require(mean["se"] as? Double) - 23.704) < 0.0005)
    try BadRun("\(line) --bounds 0.5,2", "has neither bounds", status: 64).check(in: program)
    try program.file("b.yml", "steps:\n  - rake: {targets: margins.csv, compat: survey-3}\n")
    try BadRun("mean api00 \(sample) --recipe b.yml", "there is no program").check(in: program)
    try BadRun(
      "weights trim --bounds 0.3,3 \(sample) --compat survey-4.1", "--compat is for weights rake",
      status: 64
    ).check(in: program)
  }

  @Test("raking says what it reached, and writes the data with the new column")
  func rake() throws {
    let program = try program()
    let run = try run(
      program,
      "weights rake --targets margins.csv \(sample) --into w --output out.csv --format json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let margins = try #require(json["margins"] as? [[String: Any]])
    #expect(margins.count == 5)
    for margin in margins {
      let target = try #require(margin["target"] as? Double)
      #expect(relativeError(try #require(margin["achieved"] as? Double), target) < 1e-10)
    }
    #expect(margins[0]["variable"] as? String == "stype")
    #expect(
      relativeError(try #require(margins[0]["before"] as? Double), 4873.96746826171875) < 1e-9)
    let weights = try #require(json["weights"] as? [String: Any])
    #expect(weights["n"] as? Int == 183)
    #expect(relativeError(try #require(weights["max"] as? Double), 67.12552924119) < 1e-10)
    #expect(relativeError(try #require(weights["deff"] as? Double), 1.05165669560383) < 1e-10)
    #expect((json["convergence"] as? [String: Any])?["converged"] as? Bool == true)
    let lines = try program.text("out.csv").split(separator: "\n")
    let original = try String(
      contentsOfFile: Program.root + "/datasets/api/apiclus1/apiclus1.csv", encoding: .utf8
    ).split(separator: "\n")
    #expect(lines.count == original.count)
    #expect(lines[0].hasSuffix(",w"))
    // What was there is written as it was: codes keep their zeros.
    #expect(lines[1].hasPrefix("0161291"))
  }

  @Test("a name of a column without a file is said to be written nowhere")
  func writtenNowhere() throws {
    let program = try program()
    for (options, isSaid) in [("--into w", true), ("--into w --output o.csv", false), ("", false)] {
      let json = try run(
        program, "weights rake --targets margins.csv \(sample) \(options) --format json"
      ).json()
      let warnings = json["warnings"] as? [String] ?? []
      #expect(warnings.contains { $0.contains("written nowhere") } == isSaid, "\(options)")
    }
  }

  @Test("a recipe gives every verb its weights, and their variance")
  func recipe() throws {
    let program = try program()
    try program.file("rake.yml", "steps:\n  - rake: {targets: margins.csv}\n")
    try program.file(
      "inline.yml",
      """
      steps:
        - rake:
            targets:
              stype: {E: 4421, H: 755, M: 1018}
              sch.wide: {"No": 1072, "Yes": 5122}

      """)
    try program.file(
      "logit.yml",
      """
      steps:
        - calibrate: {formula: "~ stype + api99", targets: totals.csv, distance: logit, bounds: [0.4, 1.9]}

      """)
    try program.file(
      "study.yml",
      """
      data: \(Program.root)/datasets/api/apiclus1/apiclus1.csv
      design: {clusters: dnum, weights: pw, fpc: fpc, recipe: rake.yml}

      """)
    // rake(control = list(maxit = 200, epsilon = 1e-9)); calibrate(calfun = "logit", bounds = c(0.4, 1.9)).
    for (options, value, error) in [
      ("\(sample) --recipe rake.yml", 3647280.148, 400603.2569),
      ("\(sample) --recipe inline.yml", 3647280.148, 400603.2569),
      ("--study study.yml", 3647280.148, 400603.2569),
      ("\(sample) --recipe logit.yml", 3647119.272, 382377.1067),
    ] {
      let run = try run(program, "total enroll \(options) --format json")
      #expect(run.status == 0, "\(run.errors)")
      let estimate = try #require(try run.estimates().first)
      #expect(relativeError(try #require(estimate["estimate"] as? Double), value) < 1e-9)
      #expect(relativeError(try #require(estimate["se"] as? Double), error) < 1e-8)
    }
    // A total that is reproduced does not vary.
    let known = try run(program, "total api99 \(sample) --recipe logit.yml --format json")
    let estimate = try #require(try known.estimates().first)
    #expect(relativeError(try #require(estimate["estimate"] as? Double), 3_914_069) < 1e-10)
    #expect(estimate["se"] as? Double == 0)
    let shares = try self.run(program, "proportion stype \(sample) --recipe rake.yml --format json")
    for share in try shares.estimates() { #expect(share["se"] as? Double == 0) }
    let page = try run(program, "total enroll \(sample) --recipe rake.yml --lang vi")
    #expect(page.output.contains("Quyền số theo công thức: cân chỉnh lặp (raking);"))
  }

  @Test("data with semicolons and decimal commas are written back as such")
  func decimalCommas() throws {
    let program = try Program()
    try program.file("d.csv", "sex;w;x\nf;0,5;1,25\nm;1,5;2\nf;1;3,5\n")
    _ = try program.succeed(
      "weights trim --bounds 0.5,2 --data d.csv --weights w --output n.csv --into new")
    #expect(try program.text("n.csv") == "sex;w;x;new\nf;0,5;1,25;0,5\nm;1,5;2;1,5\nf;1;3,5;1\n")
    let mean = try program.succeed("mean x --data n.csv --weights new --format json").estimates()
    #expect(mean[0]["estimate"] as? Double == 2.375)
  }

  @Test("several steps are replayed in order; trimming keeps the totals")
  func steps() throws {
    let program = try program()
    try program.file(
      "recipe.yml",
      """
      steps:
        - nonresponse: {responded: "ell < 60", cells: [stype]}
        - rake: {targets: margins.csv}
        - trim: {bounds: [0.7, 1.8], keep: calibration}

      """)
    let run = try run(program, "weights replay \(sample) --recipe recipe.yml --format json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps.map { $0["step"] as? String } == ["nonresponse", "rake", "trim"])
    #expect((steps[0]["classes"] as? [Any])?.count == 3)
    #expect(try #require(steps[2]["trimmed"] as? Int) > 0)
    for margin in try #require(json["margins"] as? [[String: Any]]) {
      #expect(abs(try #require(margin["difference"] as? Double)) < 1e-10)
    }
    let weights = try #require(json["weights"] as? [String: Any])
    #expect(try #require(weights["n"] as? Int) < 183)
  }

  @Test(
    "what stands in the way is named",
    arguments: [
      ("weights rake --targets missing.csv", "missing.csv", 1),
      ("weights rake", "weights rake needs --targets FILE", 64),
      ("weights rake --targets totals.csv", "has no column \"variable\"", 1),
      ("weights rake --targets bad.csv", "no row of the sample has stype = \"X\"", 1),
      ("weights rake --targets sums.csv", "stype: 6194, sch.wide: 6294", 1),
      ("weights poststratify --targets margins.csv", "one variable or one crossing", 64),
      ("weights calibrate --targets totals.csv", "needs --formula", 64),
      (
        "weights calibrate --formula \"~ stype + api99\" --targets totals.csv --distance logit",
        "the logit distance needs bounds", 1
      ),
      (
        "weights calibrate --formula \"~ stype + api99\" --targets totals.csv --bounds 0.9,1.1",
        "no factors from 0.9 to 1.1 meet the targets; those from 0.", 1
      ),
      ("weights rake --formula \"~ x\"", "--formula is for weights calibrate", 64),
      ("weights nonresponse --responded \"ell < 60\"", "--cells a,b or --propensity", 64),
      ("weights nonresponse --responded \"ell < 0\" --cells stype", "nobody answered in stype", 1),
      ("weights replay", "there are no steps to replay", 64),
      ("weights rake --targets margins.csv --by stype", "leave --by and --where out", 64),
      ("weights rake --targets margins.csv --output w.json", "ends in .csv or .tsv", 64),
      ("weights rake --targets margins.csv --into ''", "the new weights, and it is empty", 64),
      ("weights rake --targets margins.csv --output -", "where the answer itself goes", 64),
      ("mean api00 --recipe odd.yml", "line 2: there is no key \"rakee\"", 1),
      (
        "mean api00 --recipe two.yml",
        "step 2 (rake): the margins add up to different populations", 1
      ),
    ])
  func errors(_ line: String, _ sentence: String, _ status: Int32) throws {
    let program = try program()
    try program.file(
      "bad.csv", "variable,level,total\nstype,E,1\nstype,H,1\nstype,M,1\nstype,X,5\n")
    try program.file("sums.csv", margins.replacingOccurrences(of: "5122", with: "5222"))
    try program.file("odd.yml", "steps:\n  - rakee: {targets: margins.csv}\n")
    try program.file(
      "two.yml", "steps:\n  - rake: {targets: margins.csv}\n  - rake: {targets: sums.csv}\n")
    let run = try run(program, "\(line) \(sample)")
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("codes are told apart by their spelling, in the data and in the targets")
  func codes() throws {
    let program = try program()
    try program.file("codes.csv", "id,region\n1,01\n2,01\n3,1\n4,02\n")
    try program.file("t.csv", "variable,level,total\nregion,01,50\nregion,1,30\nregion,02,20\n")
    let run = try run(
      program, "weights poststratify --targets t.csv --data codes.csv --output o.csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try program.text("o.csv")
        == "id,region,adjusted_weight\n1,01,25\n2,01,25\n3,1,30\n4,02,20\n")
  }

  @Test("negative weights are warned of; a spread misfit is said")
  func warnings() throws {
    let program = try program()
    try program.file("low.csv", "term,total\n(Intercept),6194\napi99,4273860\n")
    let negative = try run(
      program, "weights calibrate --formula \"~ api99\" --targets low.csv \(sample)")
    #expect(negative.status == 0)
    #expect(negative.errors.contains("negative"))
    try program.file("sums.csv", margins.replacingOccurrences(of: "5122", with: "5222"))
    let spread = try run(
      program, "weights rake --targets sums.csv --spread-misfit \(sample)")
    #expect(spread.status == 0, "\(spread.errors)")
    #expect(spread.errors.contains("5 targets are missed"))
  }
}
