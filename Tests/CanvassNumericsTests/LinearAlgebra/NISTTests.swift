import CanvassNumerics
import CanvassTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A linear regression set of the NIST Statistical Reference Datasets with its certified values
/// (`Fixtures/make/nist.py`).
struct NISTSet: Decodable {
  let degree: Int?
  let intercept: Bool
  let coefficients, coefficientsOfDoubles, standardErrors, y: [Double]
  let mappedCoefficients: [Double]?
  let residualStandardDeviation, residualSumOfSquares: Double
  let x: [[Double]]

  /// The model matrix: powers of x, or the columns of x, after a constant if there is one.
  var modelMatrix: Matrix {
    guard let degree else {
      return Matrix(columns: [[Double](repeating: 1, count: y.count)] + x)
    }
    return polynomial(in: x[0], (intercept ? 0 : 1)...degree)
  }

  func polynomial(in x: [Double], _ powers: ClosedRange<Int>) -> Matrix {
    Matrix(columns: powers.map { power in x.map { pow($0, Double(power)) } })
  }
}

/// The number of correct digits of the worst of the values, at most 15.
func correctDigits(_ values: [Double], _ certified: [Double]) -> Double {
  zip(values, certified).map { min(15, -log10(relativeError($0, $1))) }.min() ?? 0
}

@Suite struct NISTTests {
  /// The digits required of each set: those of the best of five solvers (R's `lm`, `dgeqp3` raw,
  /// scaled, and refined, SVD) run on the same data with R 4.2.2; no more than the data have once
  /// they are rounded to doubles, which is 7.6 for Filip and 13.2 for Wampler 2.
  static let required: [(set: String, digits: Double)] = [
    ("norris", 13.8), ("pontius", 12.5), ("noint1", 14), ("noint2", 14), ("filip", 7.6),
    ("longley", 12.9), ("wampler1", 10.1), ("wampler2", 13.2), ("wampler3", 11),
    ("wampler4", 8.6), ("wampler5", 6.7),
  ]

  @Test(arguments: required)
  func coefficientsAndErrors(_ required: (set: String, digits: Double)) throws {
    let set: NISTSet = try Fixtures.load("nist-\(required.set)")
    let fit = try LeastSquares(set.modelMatrix, set.y)
    let digits = correctDigits(fit.coefficients, set.coefficients)
    #expect(digits >= required.digits, "\(required.set)")
    #expect(fit.aliased.isEmpty)
    // The exact solution for the doubles that were given: nothing was lost by the arithmetic.
    #expect(correctDigits(fit.coefficients, set.coefficientsOfDoubles) >= 14, "\(required.set)")

    let df = Double(set.y.count - fit.rank)
    let s = (fit.residualSumOfSquares / df).squareRoot()
    if set.residualSumOfSquares > 0 {
      #expect(correctDigits([s], [set.residualStandardDeviation]) >= min(required.digits, 13))
      let errors = fit.inverseCrossProduct.diagonal.map { s * $0.squareRoot() }
      #expect(correctDigits(errors, set.standardErrors) >= min(required.digits, 7))
    } else {
      #expect(s < 1e-9)
    }
  }

  /// In t = (x + 6) / 3, which lies in −1...1, Filip's problem has condition number 10³ and gives
  /// all its digits.
  @Test func filipCentredAndScaled() throws {
    let set: NISTSet = try Fixtures.load("nist-filip")
    let t = set.x[0].map { ($0 + 6) / 3 }
    let fit = try LeastSquares(set.polynomial(in: t, 0...10), set.y)
    let certified = try #require(set.mappedCoefficients)
    #expect(correctDigits(fit.coefficients, certified) >= 12)
    #expect(
      correctDigits([fit.residualSumOfSquares], [set.residualSumOfSquares]) >= 12)
  }
}
