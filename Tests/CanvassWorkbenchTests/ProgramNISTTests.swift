import CanvassTestSupport
import Foundation
import Testing

/// The linear regressions of the NIST Statistical Reference Datasets (`Fixtures/make/nist.py`) through
/// the program: the data in a CSV file, powers of x in the formula.
@Suite("The built program and NIST's certified regressions")
struct ProgramNISTTests {
  struct Reference: Decodable {
    let degree: Int?
    let intercept: Bool
    let coefficients, coefficientsOfDoubles, standardErrors, y: [Double]
    let residualStandardDeviation, residualSumOfSquares: Double
    let x: [[Double]]
  }

  /// Correct digits that are required. Polynomials give what the data give when the powers of x are
  /// exact: 14 for Filip, where no solver passes 7.6 with powers that are rounded to doubles.
  static let required: [(set: String, digits: Double)] = [
    ("norris", 13.8), ("pontius", 12.5), ("noint1", 14), ("noint2", 14), ("filip", 14),
    ("longley", 12.9), ("wampler1", 14), ("wampler2", 13.2), ("wampler3", 14),
    ("wampler4", 14), ("wampler5", 14),
  ]

  private func digits(_ values: [Double], _ certified: [Double]) -> Double {
    zip(values, certified).map { a, b in
      a == b ? 15 : min(15, -log10(abs(a - b) / (b == 0 ? 1 : abs(b))))
    }.min() ?? 0
  }

  @Test(arguments: required)
  func certified(_ required: (set: String, digits: Double)) throws {
    let set: Reference = try Fixtures.load("nist-\(required.set)")
    let names = set.x.indices.map { "x\($0 + 1)" }
    let lines = set.y.indices.map { i in
      ([set.y[i]] + set.x.map { $0[i] }).map { "\($0)" }.joined(separator: ",")
    }
    let program = try Program()
    try program.file(
      "d.csv", (["y," + names.joined(separator: ",")] + lines).joined(separator: "\n"))
    var formulas = ["y ~ " + names.joined(separator: " + ")]
    if let degree = set.degree, degree > 1 {
      formulas = [
        "y ~ poly(x1, \(degree), raw = TRUE)",
        "y ~ x1 + " + (2...degree).map { "I(x1^\($0))" }.joined(separator: " + "),
      ]
    }
    for formula in formulas.map({ set.intercept ? $0 : $0 + " - 1" }) {
      let run = try program.run(["regress", formula, "--data", "d.csv", "--format", "json"])
      #expect(run.status == 0, "\(run.errors)")
      let object = try run.json()
      let entries = try #require(object["coefficients"] as? [[String: Any]])
      let found = entries.compactMap { ($0["estimate"] as? NSNumber)?.doubleValue }
      #expect(found.count == set.coefficients.count)
      let reached = digits(found, set.coefficients)
      #expect(reached >= required.digits, "\(required.set): \(reached) digits")
      guard set.residualSumOfSquares > 0 else { continue }
      let errors = entries.compactMap { ($0["se"] as? NSNumber)?.doubleValue }
      let ofErrors = digits(errors, set.standardErrors)
      #expect(
        ofErrors >= min(required.digits, 12.5), "\(required.set): \(ofErrors) digits of errors")
      let fit = try #require(object["fit"] as? [String: Any])
      let s = try #require(fit["residualStandardError"] as? NSNumber).doubleValue
      #expect(digits([s], [set.residualStandardDeviation]) >= 12.5)
    }
  }
}
