import CanvassTestSupport
import Foundation
import Testing

/// Polychoric correlations under a design, and diagonally weighted least squares
/// (`make/ordinal-design.R`), as the program prints them.
@Suite("Ordered answers under a design")
struct OrdinalDesignTests {
  struct Fixture: Decodable {
    struct Correlation: Decodable {
      let x, y: String
      let estimate, se: Double
    }
    let rows: [[Double?]]
    let weights, clusters, strata: [Double]
    let correlations: [Correlation]
    let dwls: [Double]
    /// α of q1 to q3.
    let alpha: Alpha
    struct Alpha: Decodable { let estimate, se: Double }

    static func read() throws -> Fixture {
      try Fixtures.load("ordinal-design")
    }

    func written() throws -> Program {
      let program = try Program()
      let lines = rows.indices.map { i in
        (rows[i] + [weights[i], clusters[i], strata[i]])
          .map { $0.map { "\($0)" } ?? "" }.joined(separator: ",")
      }
      try program.file(
        "a.csv", "q1,q2,q3,q4,q5,w,c,s\n" + lines.joined(separator: "\n") + "\n")
      return program
    }
  }

  private static let design = "--data a.csv --weights w --clusters c --strata s"

  @Test("standard errors are those of the total of what each row moves a correlation by, in R")
  func standardErrors() throws {
    let fixture = try Fixture.read()
    let program = try fixture.written()
    for record in fixture.correlations {
      let run = try program.succeed(
        "correlation \(record.x) \(record.y) \(Self.design) --method polychoric --format json")
      let object = try run.json()
      expectClose([try matrix(object, "correlations")[0][1]], [record.estimate], 1e-8)
      // R's influences are central differences, good to about 1e-7.
      expectClose([try matrix(object, "standardErrors")[0][1]], [record.se], 1e-6, "\(record)")
      #expect(object["warnings"] as? [String] == [])
    }
  }

  @Test(
    "ordinal alpha has the error of the total of what each row moves it by, and a jackknife's beside it"
  )
  func alpha() throws {
    let fixture = try Fixture.read()
    let program = try fixture.written()
    let line = "reliability q1 q2 q3 --correlation polychoric --format json"
    func alpha(_ options: String) throws -> [String: Any] {
      try #require(
        try program.succeed("\(line) \(options)").json()["alpha"] as? [String: Any])
    }
    let own = try alpha(Self.design)
    expectClose([(own["estimate"] as? Double) ?? .nan], [fixture.alpha.estimate], 1e-8)
    expectClose([(own["se"] as? Double) ?? .nan], [fixture.alpha.se], 1e-6)
    #expect(own["interval"] as? String == "design" && own["lower"] is Double)
    let again = try alpha(Self.design + " --replicates jkn")
    expectClose([(again["se"] as? Double) ?? .nan], [fixture.alpha.se], 0.05)
    #expect(again["se"] as? Double != own["se"] as? Double)
    #expect(try alpha("--data a.csv")["se"] is NSNull)
  }

  @Test(
    "diagonally weighted least squares weighs a pair as lavaan does")
  func leastSquares() throws {
    let fixture = try Fixture.read()
    let program = try fixture.written()
    let run = try program.succeed(
      "factors q1-q5 --data a.csv --correlation polychoric --extraction dwls --factors 1 "
        + "--missing-rows listwise --format json")
    let loadings = try matrix(run.json(), "loadings").map { $0[0] }
    // lavaan finds each correlation to about seven digits.
    expectClose(loadings, fixture.dwls, 1e-6)
  }

  @Test("a domain counts the rows outside as zeros; weights on another scale change nothing")
  func invariance() throws {
    let fixture = try Fixture.read()
    let program = try fixture.written()
    let line = "correlation q1-q5 --method polychoric --clusters c --strata s --data a.csv"
    func errors(_ options: String) throws -> [[Double]] {
      try matrix(program.succeed("\(line) \(options) --format json").json(), "standardErrors")
    }
    let plain = try errors("--weights w")
    expectClose(try errors("--weights v --derive 'v=w*10'"), plain, 1e-8)
    let inside = try errors("--weights w --where 'c < 20'")
    let zeroed = try errors("--weights v --derive 'v=if(c < 20, w, 0)'")
    expectClose(inside, zeroed, 1e-8)
    #expect(inside[0][1] > plain[0][1])
  }

  @Test("diagonally weighted least squares needs data")
  func needsData() throws {
    let program = try Program()
    try program.file("R.csv", "a,b,c\n1,.5,.4\n.5,1,.3\n.4,.3,1\n")
    let run = try program.run(
      Program.words(
        "factors --matrix R.csv --observations 90 --factors 1 --extraction dwls"))
    #expect(run.status == 1)
    #expect(run.errors.contains("for --extraction dwls, data with pearson or polychoric"))
  }
}
