import Foundation
import Testing

/// A group whose rows lie in one cluster has no standard error, and what is compared with it has none either: the
/// difference would have that of the other group alone.
@Suite("Comparisons with a single cluster")
struct SingleClusterComparisonTests {
  /// Fields a and c are in seven clusters each, of which they share two; field b is in one.
  private static let survey =
    "f,c,y,z\n"
    + (0..<42).map { "a,\($0 / 6),\($0 * 7 % 5 + 1),\($0 % 3 + 1)\n" }.joined()
    + (0..<6).map { "b,7,\($0 * 2 % 5 + 1),\($0 % 2 + 1)\n" }.joined()
    + (0..<42).map { "c,\(5 + $0 / 6),\($0 * 3 % 5 + 1),\($0 % 3 + 1)\n" }.joined()

  private func run(_ line: String, clusters: String = "--clusters c") throws -> ProgramRun {
    let program = try Program()
    try program.file("s.csv", Self.survey)
    return try program.succeed("\(line) --data s.csv \(clusters) --format json")
  }

  private static let reason = "for lack of a variance, since the rows lie in one cluster"

  @Test(
    "a contrast with a domain in one cluster has no standard error, whatever the other one is",
    arguments: ["--replicates jk1", ""])
  func contrast(_ replicates: String) throws {
    for expression in ["mean(y)[f=b] - mean(y)[f=a]", "mean(y)[f=a] / ratio(y, z)[f=b]"] {
      let run = try run("contrast '\(expression)' \(replicates)")
      let entry = try #require(run.estimates().first)
      #expect(entry["estimate"] is Double && entry["se"] is NSNull && entry["lower"] is NSNull)
      #expect(run.errors.contains(Self.reason), "\(run.errors)")
    }
    // Totals count the other clusters as zeros, and domains that share clusters are compared.
    for expression in ["total(y)[f=b] - total(y)[f=a]", "mean(y)[f=c] - mean(y)[f=a]"] {
      let run = try run("contrast '\(expression)' \(replicates)")
      let entry = try #require(run.estimates().first)
      #expect((entry["se"] as? Double ?? 0) > 0.01 && run.errors.isEmpty, "\(run.errors)")
    }
  }

  @Test(
    "a gap to a rest in one cluster has no standard error, whatever the field is",
    arguments: ["--replicates jk1", ""])
  func diagnosis(_ replicates: String) throws {
    let program = try Program()
    try program.file("s.csv", Self.survey)
    for (other, isAlone) in [("b", true), ("c", false)] {
      let run = try program.succeed(
        "diagnose --field f --items y --scale 1-5 --satisfied 4,5 --data s.csv --clusters c "
          + "--where \"f == 'a' || f == '\(other)'\" \(replicates) --format json")
      let fields = try #require(try run.json()["fields"] as? [[String: Any]])
      for field in fields {
        let gap = try #require(field["gapToRest"] as? [String: Any])
        #expect(gap["estimate"] is Double && (gap["se"] is NSNull) == isAlone, "\(gap)")
        #expect((gap["p"] is NSNull) == isAlone)
      }
    }
  }

  @Test(
    "a change from a wave in one cluster has no standard error, and neither has an index of two")
  func trend() throws {
    let program = try Program()
    var text = "w,u,c,y,z\n"
    for wave in 1...2 {
      for row in 0..<40 {
        let cluster = row / 5
        let unit = (wave == 1 ? cluster == 7 : cluster > 4) ? "b" : "a"
        text +=
          "\(wave),\(unit),\(cluster),\((row * 7 + cluster * wave) % 5 + 1),\((row + cluster) % 4 + 1)\n"
      }
    }
    try program.file("t.csv", text)
    for (unit, isAlone) in [("b", true), ("a", false)] {
      let run = try program.succeed(
        "trend y z --wave w --data t.csv --clusters c --where \"u == '\(unit)'\" --format json")
      let changes = try #require(try run.json()["changes"] as? [[String: Any]])
      #expect(changes.count == 3)
      for change in changes { #expect((change["se"] is NSNull) == isAlone, "\(change)") }
      #expect(run.errors.contains(Self.reason) == isAlone, "\(run.errors)")
    }
  }

  @Test(
    "t and rank tests with a group in one cluster are not made", arguments: ["ttest", "ranktest"])
  func tests(_ verb: String) throws {
    for (group, isAlone) in [("b", true), ("c", false)] {
      let run = try run("\(verb) 'y ~ f' --where \"f == 'a' || f == '\(group)'\"")
      let entries = try run.estimates()
      #expect(entries.count == 3)
      for (place, entry) in entries.enumerated() {
        #expect((entry["se"] is NSNull) == (isAlone && place > 0), "\(verb) \(group) \(place)")
      }
      let tests = try #require(try run.json()["tests"] as? [[String: Any]])
      #expect((tests[0]["p"] is NSNull) == isAlone && (tests[0]["statistic"] is NSNull) == isAlone)
      #expect(run.errors.contains(Self.reason) == isAlone, "\(run.errors)")
    }
    let three = try self.run("ranktest 'y ~ f'")
    let tests = try #require(try three.json()["tests"] as? [[String: Any]])
    #expect(tests[0]["p"] is NSNull && three.errors.contains(Self.reason))
  }

  @Test("people as units: a group of one person has no standard error, one of two has")
  func people() throws {
    let program = try Program()
    try program.file(
      "p.csv", "y,g\n" + (0..<20).map { "\($0 * 7 % 11),\($0 < 1 ? 1 : 2)\n" }.joined())
    try program.file(
      "q.csv", "y,g\n" + (0..<20).map { "\($0 * 7 % 11),\($0 < 2 ? 1 : 2)\n" }.joined())
    for (file, isAlone) in [("p.csv", true), ("q.csv", false)] {
      for verb in ["ttest", "ranktest"] {
        let run = try program.succeed("\(verb) 'y ~ g' --data \(file) --format json")
        let last = try #require(run.estimates().last)
        #expect((last["se"] is NSNull) == isAlone, "\(verb) \(file)")
      }
    }
  }

  @Test(
    "shares of a row of a table in one cluster have no standard error, and shares of all have",
    arguments: ["--replicates jk1", ""])
  func table(_ replicates: String) throws {
    let run = try run("table f z \(replicates)")
    let cells = try #require(try run.json()["cells"] as? [[String: Any]])
    #expect(cells.count == 9)
    for cell in cells {
      let isAlone = cell["row"] as? String == "b"
      #expect((cell["rowShareSE"] is NSNull) == isAlone)
      #expect(cell["shareSE"] is Double && cell["columnShareSE"] is Double)
    }
    #expect(
      run.errors.contains("the shares of the row \"b\" have no standard error"), "\(run.errors)")
    let others = try self.run("table f z \(replicates) --where \"f != 'b'\"")
    #expect(others.errors.isEmpty)
  }

  /// Without their cluster no more than rounding is left of the total of such a column.
  @Test(
    "shares of a column in one cluster are none in the replicate without it",
    arguments: ["jkn", "jk1"])
  func withoutIts(_ replicates: String) throws {
    let program = try Program()
    let lines = (0..<60).map { row in
      let field = row / 10 == 2 && row % 10 < 7 ? "z" : ["a", "b", "c"][row % 3]
      return "\(row / 10),0.\(1 + row * 7 % 9),\(field),\(1 + row * 3 % 5)\n"
    }
    try program.file("t.csv", "c,w,f,q\n" + lines.joined())
    let run = try program.succeed(
      "table q f --data t.csv --clusters c --weights w --replicates \(replicates) --format json")
    let cells = try #require(try run.json()["cells"] as? [[String: Any]])
    for cell in cells {
      let isAlone = cell["column"] as? String == "z"
      #expect((cell["columnShareSE"] is NSNull) == isAlone, "\(cell)")
    }
  }
}
