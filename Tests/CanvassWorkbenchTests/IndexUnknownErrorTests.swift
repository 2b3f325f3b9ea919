import CanvassTestSupport
import Foundation
import Testing

/// Scores of surveys whose error nobody has said, and the survey in use beside scores of a file.
@Suite("index: what is not known, and what is in use")
struct IndexUnknownErrorTests {
  private let files = [
    "i.yml":
      "areas:\n  s: {title: Surveys, components: {people: {points: 10, survey: people}, firms: {points: 5, survey: firms}}}\n"
      + "  a: {components: {law: {points: 85}}}\n",
    "s.csv": "component,value,se\npeople,8,\nfirms,4,0.2\nlaw,80,\n",
  ]

  private func run(_ line: String, _ files: [String: String]) throws -> ProgramRun {
    let program = try Program()
    for (name, text) in files { try program.file(name, text) }
    let run = try program.run(Program.words(line))
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  private func isNull(_ record: Any?, _ key: String) -> Bool {
    (record as? [String: Any])?[key] is NSNull
  }

  @Test("a sum with a part of unknown error has none that is known")
  func unknown() throws {
    let json = try run("index --instrument i.yml --scores s.csv --format json", files).json()
    let components = try #require(json["components"] as? [[String: Any]])
    #expect(components.map { $0["se"] as? Double } == [nil, 0.2, 0])
    #expect(isNull(components[0], "se") && isNull(components[0], "lower"))
    #expect(components.allSatisfy { isNull($0, "varianceShare") && isNull($0, "nNeeded") })
    let areas = try #require(json["areas"] as? [[String: Any]])
    #expect(areas.map { $0["se"] as? Double } == [nil, 0])
    for sum in ["total", "surveyShare"] {
      for key in ["se", "lower", "upper", "df"] { #expect(isNull(json[sum], key), "\(sum) \(key)") }
    }
    #expect((json["total"] as? [String: Any])?["estimate"] as? Double == 92)
    let warnings = try #require(json["warnings"] as? [String])
    #expect(warnings.contains { $0.hasPrefix("people comes from a survey without a standard") })
  }

  @Test("a covariance has the error, and an error of 0 is one that was said")
  func said() throws {
    let known = files.merging(["v.csv": "people,firms\n0.04,0.01\n0.01,0.04\n"]) { $1 }
    let json = try run(
      "index --instrument i.yml --scores s.csv --covariance v.csv --format json", known
    ).json()
    let total = try #require(json["total"] as? [String: Any])
    #expect(abs(try #require(total["se"] as? Double) - 0.1.squareRoot()) < 1e-12)
    let zero = files.merging(["s.csv": "component,value,se\npeople,8,0\nfirms,4,0.2\nlaw,80,\n"]) {
      $1
    }
    let certain = try run("index --instrument i.yml --scores s.csv --format json", zero).json()
    #expect((certain["total"] as? [String: Any])?["se"] as? Double == 0.2)
    #expect(
      (certain["warnings"] as? [String])?.contains { $0.contains("has a standard error of 0") }
        == true)
  }

  @Test("the survey in use has what the scores leave open, as --study has")
  func inUse() throws {
    let program = try Program.inProject()
    try program.file("s.csv", "component,value,se\naccess,80,1\n")
    try program.file(
      "all.csv",
      "component,value,se\naccess,80,1\nprocedures,80,1\nofficials,80,1\nresults,80,1\n"
        + "feedback,80,1\n")
    let study = "datasets/sipas-province/study.yml"
    let line =
      "index --instrument sipas-2017 --points access=20 --points procedures=20 --points officials=20 "
      + "--points results=20 --format csv --scores "
    func totals(_ run: ProgramRun) -> [String] {
      run.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("total,") }
    }
    let shell = try program.run(Program.words(line + "s.csv --study \(study)"))
    #expect(totals(shell).count == 1, "\(shell.errors)")
    let session = try program.run(["repl"], input: "use \(study)\n\(line)s.csv\n")
    #expect(totals(session) == totals(shell), "\(session.errors)")
    // Scores of everything need no data.
    let alone = try program.run(Program.words(line + "all.csv"))
    let besides = try program.run(["repl"], input: "use \(study)\n\(line)all.csv\n")
    #expect(totals(besides) == totals(alone), "\(besides.errors)")
    #expect(totals(alone).count == 1, "\(alone.errors)")
  }
}
