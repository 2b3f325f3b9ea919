import Foundation
import Testing

/// A cell whose rows lie in one cluster has no degrees of freedom. R's `survey` gives a mean there the
/// standard error 0, whatever the answers are; shown is that it has none.
@Suite("Estimates of a single cluster")
struct SingleClusterTests {
  /// Field a has seven clusters, field b one of six people.
  private static let survey =
    "f,c,y,z\n"
    + (0..<42).map { "a,\($0 / 6),\($0 * 7 % 5 + 1),\($0 % 3 + 1)\n" }.joined()
    + (0..<6).map { "b,7,\($0 * 2 % 5 + 1),\($0 % 2 + 1)\n" }.joined()

  private func program() throws -> Program {
    let program = try Program()
    try program.file("s.csv", Self.survey)
    return program
  }

  /// One cluster in each of two strata: no degrees of freedom, and a standard error that is not zero. Of
  /// the six answers 1, 5, 4 lie in one and 3, 2, 1 in the other: residual totals of ±2, so that each
  /// stratum of four clusters adds 4/3 · (3/4) · (2/6)², and V = 2/9.
  @Test(
    "what has a standard error does not lose it by an added constant", arguments: [0, 1e6, 1e10])
  func addedConstant(_ constant: Double) throws {
    let program = try Program()
    let rows = (0..<24).map { "\($0 % 2),\($0 / 6),\($0 * 7 % 5 + 1),\($0 < 12 ? "a" : "b")\n" }
    try program.file("t.csv", "s,c,y,f\n" + rows.joined())
    let line =
      "mean v --derive 'v=y+\(constant)' --where 'c==0' --data t.csv --strata s --clusters c "
      + "--cluster-codes within-strata --format json"
    let estimate = try #require(program.succeed(line).estimates().first)
    #expect(estimate["df"] as? Int == 0)
    #expect(abs(try #require(estimate["se"] as? Double) - 2.0.squareRoot() / 3) < 1e-6)
  }

  @Test(
    "no standard error and no design effect of a mean, a share, a ratio, a variance",
    arguments: ["mean y", "proportion y", "ratio y z", "variance y"])
  func means(_ verb: String) throws {
    let program = try program()
    let line = "\(verb) --data s.csv --clusters c --by f"
    for estimate in try program.succeed(line + " --format json").estimates() {
      let isAlone = (estimate["domain"] as? [String: String])?["f"] == "b"
      #expect(estimate["estimate"] is Double)
      #expect(estimate["df"] as? Int == (isAlone ? 0 : 6))
      for key in ["se", "lower", "upper", "nEffective"] where isAlone {
        #expect(estimate[key] is NSNull, "\(verb): \(key)")
      }
      if isAlone { #expect(estimate["deff"] is NSNull) } else { #expect(estimate["se"] is Double) }
    }
    let row = try program.succeed(line + " --format markdown").output.split(separator: "\n")
      .first { $0.hasPrefix("| b |") }
    #expect(row?.components(separatedBy: "| – ").count == 4, "\(row ?? "")")
    #expect(try program.succeed(line + " --format csv").output.contains(",,,,0,,6,"))
  }

  /// √(8/7 (s² − s²/8)) with the other seven clusters as zeros is the total itself.
  @Test("a total keeps the standard error that the other clusters give it")
  func total() throws {
    let estimates = try program().succeed(
      "total y --data s.csv --clusters c --by f --format json"
    ).estimates()
    let alone = try #require(estimates.last)
    let value = try #require(alone["estimate"] as? Double)
    let error = try #require(alone["se"] as? Double)
    #expect(abs(error - value) < 1e-12 * value)
    #expect(alone["lower"] is NSNull)
  }

  /// Stratum a has both of its clusters, b three of ten.
  @Test("no chance has chosen a cluster of a stratum that was taken whole: its standard error is 0")
  func takenWhole() throws {
    let program = try Program()
    let rows = (0..<30).map {
      "\($0 < 12 ? "a,2" : "b,10"),\($0 / 6),\($0 * 7 % 5 + 1),\($0 % 3 + 1)\n"
    }
    try program.file("t.csv", "s,N,c,y,z\n" + rows.joined())
    for question in ["mean y", "ratio y z", "total y"] {
      let run = try program.succeed(
        "\(question) --by c --data t.csv --strata s --clusters c --fpc N --format json")
      let errors = try run.estimates().map { $0["se"] as? Double }
      #expect(errors[0] == 0 && errors[1] == 0, "\(question): \(errors)")
      // The clusters of b are some of ten; a total counts the others as zeros.
      #expect(errors[2...].allSatisfy { question == "total y" ? ($0 ?? 0) > 1 : $0 == nil })
    }
    let gap = try program.succeed(
      "contrast 'mean(y)[c=0] - mean(y)[c=1]' --data t.csv --strata s --clusters c --fpc N "
        + "--format json")
    #expect(try gap.estimates().first?["se"] as? Double == 0)
  }

  /// Stratum a is one cluster of fifteen with six people of twenty; b has three of nine.
  @Test(
    "a total of a stratum of one cluster has no standard error, at several stages either",
    arguments: ["c", "c,u"])
  func lonelyTotal(_ clusters: String) throws {
    let program = try Program()
    let rows = (0..<24).map {
      "\($0 < 6 ? "a,15" : "b,9"),20,\($0 / 6),\($0),\($0 * 7 % 5 + 1)\n"
    }
    try program.file("t.csv", "s,N,M,c,u,y\n" + rows.joined())
    let design =
      "--data t.csv --strata s --clusters \(clusters) --fpc \(clusters == "c" ? "N" : "N,M")"
    func errors(_ question: String, _ rule: String) throws -> [Double?] {
      try program.succeed("\(question) \(design) --lonely \(rule) --format json").estimates()
        .map { $0["se"] as? Double }
    }
    for rule in ["remove", "certainty", "adjust"] {
      for question in ["total y --by s", "mean y --by s", "total y --by c"] {
        let found = try errors(question, rule)
        #expect(found[0] == nil, "\(question), \(rule): \(found)")
        #expect(question != "total y --by s" || (found[1] ?? 0) > 1)
      }
      #expect(try errors("contrast 'total(y)[s=a] - total(y)[s=b]'", rule) == [nil])
      // With others its further stages count.
      #expect(try (errors("total y", rule)[0] ?? 0) > 1)
    }
  }

  @Test("no standard error of a field of a diagnosis, in CSV as in JSON")
  func diagnosis() throws {
    let program = try program()
    let line =
      "diagnose --items y,z --field f --data s.csv --clusters c --scale 1-5 --satisfied 4,5 --format "
    let fields = try #require(
      try program.succeed(line + "json").json()["fields"] as? [[String: Any]])
    let rows = try program.succeed(line + "csv").output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(rows[0].firstIndex(of: "se"))
    for field in fields {
      let name = try #require(field["field"] as? String)
      let error = (field["satisfied"] as? [String: Any])?["se"] as? Double
      let row = try #require(rows.first { $0[0] == name })
      #expect((error == nil) == (name == "b"))
      if let error, let written = Double(row[place]) {
        #expect(abs(written - error) < 1e-15)
      } else {
        #expect(row[place].isEmpty && error == nil, "\(name): \(row[place])")
      }
    }
  }

  @Test("no standard error of α")
  func alpha() throws {
    let program = try program()
    for (field, exists) in [("a", true), ("b", false)] {
      let json = try program.succeed(
        "reliability y z --data s.csv --clusters c --where \"f == '\(field)'\" --format json"
      ).json()
      let alpha = try #require(json["alpha"] as? [String: Any])
      #expect(alpha["estimate"] is Double && (alpha["se"] is Double) == exists)
      #expect((alpha["lower"] is Double) == exists)
    }
  }

  @Test("no standard error of a correlation")
  func correlation() throws {
    let run = try program().succeed(
      "correlation y z --data s.csv --clusters c --where \"f == 'b'\" --format json")
    let errors = try #require(
      (try run.json()["standardErrors"] as? [String: Any])?["values"] as? [[Any]])
    #expect(errors[0][1] is NSNull && errors[1][0] is NSNull)
  }
}
