import CanvassTestSupport
import Foundation
import Testing

/// A contrast of a quantile that has no standard error has none, and the other rows of the answer have theirs.
@Suite("Contrasts of quantiles without a standard error")
struct QuantileContrastTests {
  /// In group a more than half give 5 of 5; in b and c answers are spread.
  private static let survey =
    "c,w,g,y\n"
    + (0..<150).map { row -> String in
      let group = ["a", "b", "c"][row % 3]
      let spread = 1 + row * 7 % 40
      let answer =
        group == "a" ? (row % 9 < 6 ? 41 : spread) : spread + (group == "b" ? 0 : row % 5)
      return "\(row / 15),\(1 + row * 3 % 4).5,\(group),\(answer)\n"
    }.joined()

  private func run(_ line: String) throws -> ProgramRun {
    let program = try Program()
    try program.file("d.csv", Self.survey)
    return try program.succeed("\(line) --data d.csv --clusters c --weights w --format json")
  }

  @Test(
    "one cell by its own, the others as the quantiles that they are",
    arguments: ["", "--replicates jkn"])
  func cells(_ replicates: String) throws {
    let run = try run("contrast 'median(y)' --by g \(replicates)")
    let entries = try run.estimates()
    #expect(entries.count == 3)
    #expect(entries[0]["estimate"] as? Double == 41)
    #expect(entries.map { $0["se"] is NSNull } == [true, false, false], "\(entries)")
    #expect(entries.map { $0["lower"] is NSNull } == [true, false, false])
    #expect(run.errors.contains("since a quantile in it has no standard error"), "\(run.errors)")
    guard replicates.isEmpty else { return }
    let own = try self.run("quantile y --probability 0.5 --by g").estimates()
    for place in 1...2 {
      let known = try #require(own[place]["se"] as? Double)
      #expect(relativeError(try #require(entries[place]["se"] as? Double), known) < 1e-12)
    }
  }

  @Test("a difference with it has none", arguments: ["", "--replicates jkn"])
  func difference(_ replicates: String) throws {
    for (expression, isAlone) in [
      ("median(y)[g=a] - median(y)[g=b]", true), ("mean(y)[g=b] / median(y)[g=a]", true),
      ("median(y)[g=c] - median(y)[g=b]", false), ("median(y)[g=a] - median(y)[g=a]", false),
    ] {
      let run = try run("contrast '\(expression)' \(replicates)")
      let entry = try #require(run.estimates().first)
      #expect(entry["estimate"] is Double)
      #expect((entry["se"] is NSNull) == isAlone, "\(expression) \(entry)")
      #expect(run.errors.contains("a quantile in it") == isAlone, "\(run.errors)")
    }
  }
}
