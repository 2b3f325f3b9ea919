import CanvassTestSupport
import Foundation
import Testing

/// `selfselect`: the numbers of Meng's identity, and the sentence in both languages.
@Suite("selfselect")
struct SelfSelectVerbTests {
  private func run(_ line: String) throws -> ProgramRun {
    let run = try Program.inProject().run(Program.words("selfselect " + line))
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  @Test("a score of a tenth of all users is worth 4,444 answers")
  func supposed() throws {
    let line = "--share 0.97 --ratings 5000000 --users 50000000"
    let json = try run(line + " --format json").json()
    #expect(json["dataDefectCorrelation"] as? Double == 0.005)
    #expect(json["measured"] as? Bool == false)
    #expect(relativeError(try #require(json["nEffective"] as? Double), 40000.0 / 9) < 1e-12)
    let bounds = try #require(json["bounds"] as? [String: Double])
    // (μ̂ − μ)² = 0.005²·9·μ(1 − μ).
    let lower = try #require(bounds["lower"])
    #expect(relativeError(pow(0.97 - lower, 2), 0.000225 * lower * (1 - lower)) < 1e-9)
    #expect(try run(line).output.contains("worth 4444 answers"))
    #expect(try run(line + " --lang vi").output.contains("chỉ tương đương 4444 câu trả lời"))
  }

  @Test("csv has the values in one record, under the keys of the JSON")
  func record() throws {
    let line = "--share 0.97 --ratings 5000000 --users 50000000"
    let lines = try run(line + " --format csv").output.split(separator: "\n", maxSplits: 1)
    let header = lines[0].split(separator: ",").map(String.init)
    let values = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let json = try run(line + " --format json").json()
    for (key, path) in [
      ("nEffective", ["nEffective"]), ("dataDefectCorrelation", ["dataDefectCorrelation"]),
      ("boundsLower", ["bounds", "lower"]), ("worstBoundsUpper", ["worstBounds", "upper"]),
    ] {
      var value: Any? = json
      for name in path { value = (value as? [String: Any])?[name] }
      let place = try #require(header.firstIndex(of: key))
      #expect(
        relativeError(try #require(Double(values[place])), try #require(value as? Double)) < 1e-13)
    }
  }

  @Test("beside a probability survey, which may be a study")
  func measured() throws {
    let line = "--share 0.97 --ratings 5000000 --users 50000000"
    let json = try run(line + " --truth 0.84 --truth-se 0.01 --format json").json()
    #expect(json["measured"] as? Bool == true)
    let rho = try #require(json["dataDefectCorrelation"] as? Double)
    #expect(relativeError(rho, 0.13 / (3 * (0.84 * 0.16).squareRoot())) < 1e-12)
    #expect(
      relativeError(try #require(json["nEffective"] as? Double), 1 / 9 / (rho * rho)) < 1e-12)
    #expect((json["warnings"] as? [String] ?? []).isEmpty)
    let exact = try run(line + " --truth 0.84 --format json").json()
    #expect((exact["warnings"] as? [String])?.contains { $0.contains("--truth-se") } == true)
    let first = try run(
      line + " --from datasets/sipas-province/study.yml --format json"
    ).json()
    #expect((first["warnings"] as? [String])?.contains { $0.contains("\"q01\"") } == true)
    let study = try run(
      line + " --from datasets/sipas-province/study.yml --item q01 --format json"
    ).json()
    let survey = try #require(study["survey"] as? [String: Double])
    #expect(try #require(study["bounds"] as? [String: Double])["lower"] == survey["lower"])
  }

  @Test("a mean rating is compared with the mean of the item")
  func meanOfItem() throws {
    let study = "datasets/sipas-province/study.yml"
    let json = try run(
      "--mean 4.6 --sd 0.8 --scale 1-5 --ratings 30000 --users 400000 --from \(study) --item q01 --format json"
    ).json()
    let own = try Program.inProject().run(
      Program.words("mean q01 --study \(study) --format json"))
    let estimate = try #require(try own.estimates().first)
    let survey = try #require(json["survey"] as? [String: Any])
    for key in ["estimate", "lower", "upper"] {
      let (found, expected) = (survey[key] as? Double, estimate[key] as? Double)
      #expect(relativeError(try #require(found), try #require(expected)) < 1e-12, "\(key)")
    }
  }

  @Test("one answer is one")
  func oneAnswer() throws {
    let run = try run("--share 0.5 --ratings 10 --users 1000 --correlation 0.1")
    #expect(run.output.contains("worth 1 answer of"), "\(run.output)")
  }

  @Test("an interval that crosses 1, and bounds within what the ratings leave possible")
  func atTheEdge() throws {
    let json = try run(
      "--share 0.99 --ratings 800 --users 1000 --truth 0.985 --truth-se 0.012 --format json"
    ).json()
    let bounds = try #require(json["bounds"] as? [String: Double])
    let worst = try #require(json["worstBounds"] as? [String: Double])
    // 0.985 − 1.96·0.012 lies inside; 0.985 + 1.96·0.012 is above 1.
    #expect(abs(try #require(bounds["lower"]) - 0.961480432185) < 1e-9)
    #expect(bounds["upper"] == worst["upper"])
    #expect(abs(try #require(worst["upper"]) - 0.992) < 1e-12)
  }

  @Test(
    "what cannot be is one sentence",
    arguments: [
      BadRun("selfselect --share 0.9 --ratings 10 --users 5", "cannot be", status: 64),
      BadRun(
        "selfselect --share 0.9 --ratings 10.5 --users 50", "there are 10.5 ratings", status: 64),
      BadRun(
        "selfselect --share 0.9 --ratings 10 --users 50.5", "there are 50.5 users", status: 64),
      BadRun(
        "selfselect --share 1.9 --ratings 10 --users 50", "it must be from 0 to 1", status: 64),
      BadRun(
        "selfselect --share 0.9 --ratings 10 --users 50 --correlation 0", "must not be 0",
        status: 64),
      BadRun("selfselect --share 0.9 --ratings 10 --users 50 --item q", "--from", status: 64),
      BadRun("selfselect --share 0.9 --sd 1 --ratings 10 --users 50", "--scale go", status: 64),
      BadRun(
        "selfselect --share 0.9 --ratings 9 --users 50 --truth 0.8 --correlation 0.01",
        "--correlation supposes", status: 64),
      // Nine of ten rated, and all of them well: at least 90 % are satisfied.
      BadRun(
        "selfselect --share 1 --ratings 9 --users 10 --truth 0.5 --truth-se 0.1",
        "contradict each other", status: 64),
      // A mean of a survey is no share; it has no more digits than tell that.
      BadRun(
        "selfselect --share 0.9 --ratings 9 --users 50 --from s.yml --item q",
        "the value among all users is 50.3333, which cannot be",
        ["q.csv": "q\n50\n50\n51\n", "s.yml": "data: q.csv\n"]),
      BadRun("selfselect --ratings 10 --users 50", "what do the ratings say?", status: 64),
      BadRun("selfselect --mean 4 --ratings 10 --users 50", "needs --sd", status: 64),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: Program()) }
}
