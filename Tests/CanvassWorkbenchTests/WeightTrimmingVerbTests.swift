import CanvassTestSupport
import Foundation
import Testing

/// `weights trim`: what is kept, what is cut, and what is said of it.
@Suite("weights trim")
struct WeightTrimmingVerbTests {
  private let sample = WeightsFixture.sample

  private func program() throws -> Program { try WeightsFixture.program() }

  private func run(_ program: Program, _ line: String) throws -> ProgramRun {
    try program.run(Program.words(line))
  }

  @Test("CSV of a step without margins has the weights before it and after")
  func trimmedRecords() throws {
    let program = try Program.inProject()
    let line = "weights trim --bounds 0.5,1.3 --study datasets/api/apistrat/study.yml --format "
    let lines = try program.succeed(line + "csv").output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count == 3)
    #expect(lines[0].prefix(4) == ["step", "trimmed", "n", "sum"])
    #expect(lines[1].prefix(3) == ["", "", "200"] && lines[2].prefix(3) == ["trim", "150", "200"])
    let json = try program.succeed(line + "json").json()
    let after = try #require(json["weights"] as? [String: Any])
    for key in ["sum", "min", "max", "cv", "deff", "nEffective"] {
      let place = try #require(lines[0].firstIndex(of: key))
      let (one, other) = (Double(lines[2][place]) ?? .nan, after[key] as? Double ?? .nan)
      #expect(relativeError(one, other) < 1e-12, "\(key)")
    }
    // Where there are targets, they are what CSV has.
    let raked = try program.succeed(
      "weights rake --targets datasets/api/margins.csv --study datasets/api/apiclus1/study.yml --format csv"
    ).output
    #expect(raked.hasPrefix("variable,level,target,"))
  }

  /// apiclus1 stands for 4874 elementary schools before it is raked, whatever comes after.
  @Test(
    "margins before are those of the weights before the recipe",
    arguments: [
      "", "  - trim: {bounds: [0.95, 1.3], keep: sum}\n",
      "  - trim: {bounds: [0.8, 1.9], keep: calibration}\n",
    ])
  func marginsBefore(_ more: String) throws {
    let program = try program()
    try program.file("r.yml", "steps:\n  - rake: {targets: margins.csv}\n" + more)
    let run = try run(program, "weights replay \(sample) --recipe r.yml --format json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let steps = try #require(json["steps"] as? [[String: Any]])
    for part in [json] + steps {
      let margins = try #require(part["margins"] as? [[String: Any]])
      #expect(
        relativeError(try #require(margins.first?["before"] as? Double), 4873.96746826171875) < 1e-9
      )
    }
  }

  @Test("trimming that spreads a misfit does not say that the totals stay")
  func trimmedMisfit() throws {
    let line = "weights trim --targets margins.csv --bounds 0.9,1.05 \(sample)"
    let refused = try run(program(), line)
    #expect(refused.status == 1 && refused.errors.contains("--spread-misfit"), "\(refused.errors)")
    let spread = try run(program(), line + " --spread-misfit")
    #expect(spread.status == 0, "\(spread.errors)")
    #expect(spread.output.contains("cut, misfit spread"), "\(spread.output)")
    #expect(!spread.output.contains("totals stay"))
    let vietnamese = try run(program(), line + " --spread-misfit --lang vi")
    let words = vietnamese.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("chia đều phần lệch"), "\(vietnamese.output)")
  }

  /// Ten weights of 9 and ten of 11 are to grow by 0.3, and none beyond 14, which is 1.4 times the median.
  @Test("weights that are set to a bound so that totals stay are counted as cut")
  func setToBound() throws {
    let program = try Program()
    let rows = (0..<40).map { $0 < 10 ? "a,9\n" : $0 < 20 ? "a,11\n" : "b,10\n" }
    try program.file("d.csv", "g,w\n" + rows.joined())
    try program.file("t.csv", "variable,level,total\ng,a,260\ng,b,140\n")
    let line = "weights trim --bounds 0.6,1.4 --targets t.csv --data d.csv --weights w"
    let json = try program.succeed(line + " --format json").json()
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps[0]["trimmed"] as? Int == 10)
    let weights = try #require(json["weights"] as? [String: Any])
    #expect(abs(try #require(weights["max"] as? Double) - 14) < 1e-9)
    #expect(try program.succeed(line).output.contains("10 weights cut"))
    // Where no weight meets a bound, none is cut.
    let wide = try program.succeed(line.replacing("1.4", with: "1.6") + " --format json").json()
    #expect((wide["steps"] as? [[String: Any]])?[0]["trimmed"] as? Int == 0)
  }
}
