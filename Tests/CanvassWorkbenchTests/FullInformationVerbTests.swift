import CanvassTestSupport
import Foundation
import Testing

/// `factors --missing-rows fiml` against lavaan's saturated model and survey (`Tests/Fixtures/make/full-information.R`), as the
/// program prints it.
@Suite("The verb factors of rows that miss answers")
struct FullInformationVerbTests {
  private struct Fixture: Decodable {
    struct Errors: Decodable { let estimates, linearised: [Double] }
    let rows: [[Double?]]
    let empty: Int
    let one: Errors
  }

  private let fixture: Fixture
  private let program: Program

  init() throws {
    fixture = try Fixtures.load("full-information")
    program = try Program()
    try program.file(
      "rows.csv",
      "y1,y2,y3,y4,y5,y6,y7,w,stratum,cluster\n"
        + fixture.rows.map { row in
          row.map { $0.map { "\($0)" } ?? "" }.joined(separator: ",") + "\n"
        }.joined())
  }

  private let one = "factors y1-y7 --data rows.csv --factors 1 --extraction ml --missing-rows fiml"
  private let design = "--strata stratum --clusters cluster --weights w"

  @Test("loadings with the errors of the design, and scores of complete rows")
  func loadings() throws {
    let line = "\(one) \(design) --errors --scores bartlett --scores-file scores.csv --format json"
    let found = try program.succeed(line).json()
    let loadings = try matrix(found, "loadings").map { $0[0] }
    let errors = try matrix(found, "loadingErrors").map { $0[0] }
    expectClose(loadings, Array(fixture.one.estimates.prefix(7)), 1e-8, line)
    expectClose(errors, Array(fixture.one.linearised.prefix(7)), 1e-7, line)
    #expect(found["missingRows"] as? String == "fiml")
    let complete = fixture.rows.count { $0.allSatisfy { $0 != nil } }
    #expect(value(found, "scores", "rows") as? Int == complete)
  }

  @Test("the answer says how rows count, and without a design what its tests take them for")
  func words() throws {
    let rows = fixture.rows.count - fixture.empty
    func warnings(_ line: String) throws -> [String] {
      try #require(try program.succeed("\(line) --format json").json()["warnings"] as? [String])
    }
    let plain = try program.succeed(one).output.split(whereSeparator: \.isWhitespace)
    #expect(plain.joined(separator: " ").contains("Every row counts with the answers that it has"))
    #expect(try warnings(one).contains { $0.contains("for those of \(rows) complete rows") })
    #expect(try !warnings("\(one) \(design)").contains { $0.contains("complete rows") })
    let pairwise = try program.succeed("factors y1-y7 --data rows.csv --factors 1 --format json")
    #expect(try pairwise.json()["missingRows"] as? String == "pairwise")
  }
}
