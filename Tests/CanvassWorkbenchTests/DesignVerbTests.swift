import CanvassTestSupport
import Foundation
import Testing

/// Unequal probabilities and joined strata as options, as keys of a study, and read in windows. The numbers are R's, of
/// `Tests/Fixtures/make/pps.R` and `collapse.R`, which the tests of the floor below compare one by one.
@Suite("Options of designs")
struct DesignVerbTests {
  /// Two strata with clusters of several rows.
  private static let rows = """
    s,c,p,f,r,x
    a,1,0.3,0.5,u,4
    a,1,0.3,0.5,u,7
    a,2,0.6,0.25,u,1
    a,2,0.6,0.25,u,2
    a,3,0.2,0.5,u,9
    a,3,0.2,0.5,u,5
    b,4,0.5,0.4,v,3
    b,4,0.5,0.4,v,8
    b,5,0.25,0.2,v,6
    b,5,0.25,0.2,v,6
    b,6,1,0.2,v,2
    b,6,1,0.2,v,5
    c,7,0.5,0.2,v,5
    c,7,0.5,0.2,v,1

    """
  private static let joint =
    "4,5,6,7\n0.5,0.1,0.5,0.25\n0.1,0.25,0.25,0.125\n0.5,0.25,1,0.5\n0.25,0.125,0.5,0.5\n"

  private func program() throws -> Program {
    let program = try Program()
    try program.file("d.csv", Self.rows)
    try program.file("j.csv", Self.joint)
    try program.file(
      "s.yml",
      "data: d.csv\ndesign: {strata: [s], clusters: [c], fpc: [p, f], pps: overton, pps-variance: yates-grundy, "
        + "lonely: remove}\n")
    return program
  }

  private func entry(_ program: Program, _ line: String) throws -> (value: Double, error: Double) {
    let json = try program.succeed(line + " --format json").json()
    let first = try #require((json["estimates"] as? [[String: Any]])?.first)
    return (
      try #require(first["estimate"] as? Double), try #require(first["se"] as? Double)
    )
  }

  private static let design = "--data d.csv --strata s --clusters c --fpc p,f --lonely remove"

  @Test("the study says what the options say, and windows give what memory gives")
  func ways() throws {
    let program = try program()
    let line = "mean x \(Self.design) --pps overton --pps-variance yates-grundy"
    let (value, error) = try entry(program, line)
    let study = try entry(program, "mean x --study s.yml")
    #expect(study.value == value && study.error == error && error > 0)
    let brewer = "mean x --data d.csv --strata s --clusters c --fpc p --lonely remove --pps brewer"
    let whole = try entry(program, brewer)
    let windows = try entry(program, brewer + " --stream")
    #expect(relativeError(windows.value, whole.value) < 1e-12)
    #expect(relativeError(windows.error, whole.error) < 1e-12)
    let facts = try program.succeed(line + " --format json").json()["design"] as? [String: Any]
    #expect(facts?["pps"] as? String == "overton")
    #expect(facts?["ppsVariance"] as? String == "yates-grundy")
  }

  /// One stratum of two clusters and one taken for certain: (π₄π₅ − π₄₅)/π₄₅·(z₄ − z₅)² by hand, with all rows of a
  /// cluster.
  @Test("joint probabilities stand in a file")
  func joint() throws {
    let program = try program()
    let line =
      "total x --data d.csv --where \"s == 'b'\" --clusters c --fpc p --strata s --lonely remove --joint j.csv "
      + "--pps-variance yates-grundy"
    let run = try program.run(Program.words(line))
    #expect(run.status == 1 && run.errors.contains("do not have the cluster \"1\""))
    try program.file(
      "b.csv",
      Self.rows.split(separator: "\n").filter { !$0.hasPrefix("a") }.joined(separator: "\n") + "\n")
    let found = try entry(
      program,
      "total x --data b.csv --clusters c --fpc p --strata s --lonely remove --joint j.csv --pps-variance yates-grundy"
    )
    let variance = (0.125 - 0.1) / 0.1 * (11 / 0.5 - 12 / 0.25) * (11 / 0.5 - 12 / 0.25)
    #expect(relativeError(found.error * found.error, variance) < 1e-10)
  }

  @Test(
    "strata with one cluster are joined, in memory, in windows and in replicates, and it is said")
  func collapse() throws {
    let program = try program()
    let line = "mean x --data d.csv --strata s --clusters c --lonely collapse"
    let (value, error) = try entry(program, line)
    try program.file(
      "by-hand.csv",
      Self.rows.split(separator: "\n").map { $0.hasPrefix("c,") ? "b" + $0.dropFirst() : $0 }
        .joined(separator: "\n") + "\n")
    let byHand = try entry(program, "mean x --data by-hand.csv --strata s --clusters c")
    #expect(value == byHand.value && relativeError(error, byHand.error) < 1e-12)
    let windows = try entry(program, line + " --stream")
    #expect(relativeError(windows.error, error) < 1e-12)
    let within = try entry(program, line + " --collapse-within r")
    #expect(relativeError(within.error, error) < 1e-12)
    for kind in ["jkn", "bootstrap:40"] {
      let replicated = try entry(program, line + " --replicates \(kind)")
      let again = try entry(
        program, "mean x --data by-hand.csv --strata s --clusters c --replicates \(kind)")
      #expect(relativeError(replicated.error, again.error) < 1e-12, "\(kind)")
    }
    let run = try program.succeed(line)
    #expect(run.errors.contains("1 stratum with one cluster at stage 1 is joined with the next"))
  }

  /// Totals of a constant under unequal probabilities: Horvitz and Thompson's form is not at home there.
  @Test("a variance that comes out below zero is no standard error, and the reason is said")
  func belowZero() throws {
    let program = try Program()
    try program.file("n.csv", "p,x\n0.3,2\n0.9,9\n0.7,5\n0.3,2\n")
    let line = "total x --data n.csv --fpc p --pps hartley-rao"
    let run = try program.succeed(line + " --format json")
    let entry = try #require((try run.json()["estimates"] as? [[String: Any]])?.first)
    for key in ["se", "lower", "upper", "deff", "nEffective"] {
      #expect(entry[key] is NSNull, "\(key)")
    }
    #expect(run.errors.contains("has come out below zero (try --pps-variance yates-grundy"))
    let other = try self.entry(program, line + " --pps-variance yates-grundy")
    #expect(other.value == entry["estimate"] as? Double && other.error > 0)
  }

  @Test(
    "what does not go together is refused with a way out",
    arguments: [
      ("mean x --data d.csv --fpc p --pps brewer --joint j.csv", "leave one of them out", 64),
      ("mean x --data d.csv --fpc p --pps-variance yates-grundy", "goes with --pps or --joint", 64),
      ("mean x --data d.csv --fpc p --pps sampford", "there are brewer, overton, hartley-rao", 64),
      ("mean x --data d.csv --pps brewer", "need the column", 1),
      ("mean x --data d.csv --fpc x --pps brewer", "is 4 in row 1", 1),
      ("mean x --data d.csv --fpc p --pps brewer --replicates jkn", "take no notice", 1),
      ("mean x --data d.csv --fpc p --joint missing.csv", "missing.csv", 1),
      ("mean x --data d.csv --fpc p --joint d.csv", "square matrix", 1),
      (
        "mean x --data d.csv --strata s --collapse-within r",
        "choose the rule collapse (--lonely collapse)", 1
      ),
      (
        "mean x --data d.csv --strata s --clusters c --lonely collapse --collapse-within x",
        "a stratum belongs to one", 1
      ),
      (
        "trend x --data d.csv --data d.csv --wave 1,2 --study s.yml",
        "covariance of waves", 1
      ),
    ])
  func refused(_ line: String, _ words: String, _ status: Int32) throws {
    let run = try program().run(Program.words(line))
    #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(
    "a study says what is wrong with its design, and where",
    arguments: [
      ("pps: sampford", "there is no method for unequal probabilities \"sampford\""),
      ("pps: brewer, joint: j.csv", "leave one of them out"),
      ("pps-variance: yates-grundy", "goes with pps or joint"),
      ("pps: overton, pps-variance: yg", "there is no variance of unequal probabilities \"yg\""),
    ])
  func study(_ keys: String, _ words: String) throws {
    let program = try program()
    try program.file("w.yml", "data: d.csv\ndesign: {fpc: p, \(keys)}\n")
    let run = try program.run(["mean", "x", "--study", "w.yml"])
    #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("line 2"))
  }
}
