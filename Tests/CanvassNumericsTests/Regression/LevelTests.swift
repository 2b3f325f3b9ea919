import CanvassTestSupport
import Testing

@testable import CanvassNumerics

/// Responses whose level is large beside what varies.
@Suite struct LevelTests {
  /// The design of NIST's one-way sets SmLs01–09: nine treatments with means 0.4, 0.3, 0.5, 0.3, …, and
  /// within each 0.1 down and up in turn around its first response, on levels of 1, 10⁶ and 10¹². The
  /// sums of squares follow from that: 0.08n between and 0.09(n − 1) within for n rows each, so that R²
  /// is 1.68/3.48 for 21 rows; for 2001 it is the 0.4707 that is certified for SmLs03, 06 and 09.
  @Test(arguments: [1.0, 1e6, 1e12], [21, 201, 2001])
  func shareOfVarianceExplained(_ level: Double, _ rows: Int) throws {
    var y: [Double] = []
    var indicators = [[Double]](repeating: [], count: 9)
    for (group, centre) in [0.4, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5].enumerated() {
      for i in 0..<rows {
        let step = i == 0 ? 0 : i % 2 == 1 ? -0.1 : 0.1
        y.append(level + (centre + step))
        for k in 0..<9 { indicators[k].append(k == 0 || k == group ? 1 : 0) }
      }
    }
    let n = Double(rows)
    let share = 0.08 * n / (0.08 * n + 0.09 * (n - 1))
    if rows == 2001 { #expect(abs(share - 0.4707) < 5e-5) }
    let model = try LinearModel(try RegressionData(x: Matrix(columns: indicators), y: y))
    // The doubles near 10¹² are 10⁻⁴ apart, those near 10⁶ 10⁻¹⁰.
    let tolerance = level < 2 ? 1e-13 : level < 1e9 ? 1e-9 : 1e-3
    #expect(relativeError(model.rSquared, share) < tolerance)
    let adjusted = 1 - (1 - share) * (9 * n - 1) / (9 * n - 9)
    #expect(relativeError(model.adjustedRSquared, adjusted) < 2 * tolerance)
  }

  /// The slope of responses at 10¹⁰ is that of the same responses at 0.
  @Test func theLevelDoesNotMatter() throws {
    let x = (0..<50).map { Double(($0 * 37) % 50) / 10 }
    // Steps of 2⁻¹⁰, which the doubles near 10¹⁰ hold.
    let noise = (0..<50).map { (Double(($0 * 29) % 47) / 8).rounded() / 1024 * 128 }
    let columns = Matrix(columns: [[Double](repeating: 1, count: 50), x])
    let near = try LinearModel(try RegressionData(x: columns, y: noise))
    let far = try LinearModel(try RegressionData(x: columns, y: noise.map { 1e10 + $0 }))
    #expect(relativeError(far.coefficients[1], near.coefficients[1]) < 1e-13)
    #expect(relativeError(far.residualVariance, near.residualVariance) < 1e-13)
    #expect(relativeError(far.rSquared, near.rSquared) < 1e-13)
  }
}
