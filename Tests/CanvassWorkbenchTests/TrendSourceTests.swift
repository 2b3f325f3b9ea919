import CanvassTestSupport
import Foundation
import Testing

/// `trend` reads its columns as other verbs do.
@Suite("trend: columns of text and new columns")
struct TrendSourceTests {
  private func program() throws -> Program {
    let program = try Program()
    for (file, shift) in [("a.csv", 0), ("b.csv", 2)] {
      let lines = (0..<80).map { person in
        "\(person / 8),0\(person % 3),\(1 + (person * 5 + person / 6 * 3 + shift) % 5)\n"
      }
      try program.file(file, "v,p,q\n" + lines.joined())
    }
    try program.file(
      "s.yml", "data: a.csv\ntypes: {p: text}\nderive: {s: q >= 4, t: s * 100}\n")
    return program
  }

  @Test("as options they are what they are as keys of a study")
  func options() throws {
    let program = try program()
    let rest =
      " --data a.csv --data b.csv --wave 2023,2024 --clusters v --where \"p == '01'\" --format json"
    func waves(_ line: String) throws -> NSArray {
      let json = try program.succeed(line + rest).json()
      return try #require(json["waves"] as? NSArray)
    }
    let studied = try waves("trend s t --study s.yml")
    #expect(try waves("trend s t --text p --derive \"s=q >= 4\" --derive \"t=s * 100\"") == studied)
    #expect(studied.count == 4)
    let first = try #require(studied[0] as? [String: Any])
    #expect(first["measure"] as? String == "share" && first["n"] as? Int == 27)
  }

  @Test("a formula takes new columns, too")
  func decomposed() throws {
    let program = try program()
    let line = "trend --group g --data a.csv --derive \"g=q >= 3\" --format json --decompose "
    let given = try program.succeed(line + "\"r ~ p\" --derive \"r=q * 2\"").json()
    let gap = try #require(
      (given["decomposition"] as? [[String: Any]])?.first?["estimate"] as? Double)
    #expect(abs(gap) > 1)
  }

  @Test(
    "they do nothing to estimates of old units, and a column that one file lacks is said with its name",
    arguments: [
      BadRun("trend q --data a.csv --data c.csv --wave 1,2", "\"c.csv\": there is no column \"q\""),
      BadRun(
        "trend --estimates o.csv --crosswalk w.csv --text p", "--text does nothing", status: 64),
      BadRun(
        "trend --estimates o.csv --crosswalk w.csv --derive a=b", "--derive does nothing",
        status: 64),
    ])
  func refused(_ bad: BadRun) throws {
    let program = try program()
    try program.file("c.csv", "v,p\n1,2\n")
    try bad.check(in: program)
  }
}
