import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Rubin's rules by themselves. What surveys make of them is compared with R in `ImputationVerbTests`.
@Suite("Rubin's rules")
struct PooledNumberTests {
  @Test("what is the same in all imputations has the variance of complete answers")
  func nothingMissing() {
    let pooled = PooledNumber(
      values: [3, 3, 3], variances: [4, 4, 4], completeDegreesOfFreedom: 20)
    #expect(pooled.variance == 4 && pooled.relativeIncrease == 0)
    #expect(relativeError(pooled.degreesOfFreedom, 21.0 / 23 * 20) < 1e-15)
    let large = PooledNumber(
      values: [3, 3], variances: [4, 4], completeDegreesOfFreedom: .infinity)
    #expect(large.degreesOfFreedom == .infinity && large.missingInformation == 0)
    #expect(large.relativeEfficiency == 1)
  }

  /// Barnard and Rubin's degrees of freedom lie below those of complete answers and below Rubin's own, to which they tend.
  @Test("degrees of freedom are fewer than either bound")
  func bounds() {
    let values = [1.0, 2.5, 1.7, 3.1], variances = [2.0, 1.5, 2.5, 2.2]
    func freedom(_ complete: Double) -> Double {
      PooledNumber(values: values, variances: variances, completeDegreesOfFreedom: complete)
        .degreesOfFreedom
    }
    let rubin = freedom(.infinity)
    #expect(freedom(12) < min(12, rubin))
    #expect(relativeError(freedom(1e13), rubin) < 1e-11)
    #expect(freedom(0) == 0 && freedom(-2) == -2)
  }

  @Test("where complete answers would leave no doubt, imputations do, and there is no interval")
  func noVarianceWithin() {
    let pooled = PooledNumber(values: [0, 1], variances: [0, 0], completeDegreesOfFreedom: 9)
    #expect(pooled.variance == 0.75 && pooled.relativeIncrease == .infinity)
    #expect(pooled.missingInformation == 1 && pooled.degreesOfFreedom == 0)
    let same = PooledNumber(values: [1, 1], variances: [0, 0], completeDegreesOfFreedom: 9)
    #expect(same.variance == 0 && same.relativeIncrease == 0 && same.degreesOfFreedom > 0)
  }

  /// Li, Raghunathan and Rubin's degrees of freedom are the limit of Reiter's.
  @Test("tests of several parameters tend to those of large samples")
  func limit() throws {
    let estimates: [[Double]] = [
      [1.1, 1.4, 2.0], [1.3, 1.2, 1.7], [0.9, 1.9, 1.8], [1.0, 1.5, 2.2], [1.6, 1.4, 1.9],
    ]
    let covariances: [Matrix] = [1.0, 1.1, 0.9, 1.3, 1.2].map { spread in
      Matrix(rows: 3, columns: 3) { $0 == $1 ? spread : 0.2 * spread }
    }
    let pooled = PooledParameters(estimates, covariances)
    let large = try #require(pooled.test([0, 1, 2], complete: .infinity, freedom: 5))
    let near = try #require(pooled.test([0, 1, 2], complete: 1e11, freedom: 5))
    #expect(large.statistic == near.statistic)
    #expect(relativeError(near.degreesOfFreedom, large.degreesOfFreedom) < 1e-6)
    // Too few clusters for Reiter's formula: the fewest of the parameters' own.
    #expect(pooled.test([0, 1, 2], complete: 3, freedom: 2.5)?.degreesOfFreedom == 2.5)
    // The test of one parameter is that of its t.
    let one = try #require(pooled.test([1], complete: 40, freedom: 17))
    #expect(one.degreesOfFreedom == 17)
    let t = pooled.estimates[1] / pooled.covariance[1, 1].squareRoot()
    #expect(relativeError(one.statistic, t * t) < 1e-14)
  }

  /// F = q̄ᵀW⁻¹q̄/(k(1 + r)) where W and B are diagonal, by hand.
  @Test("the statistic of parameters that are not correlated")
  func diagonal() throws {
    let estimates: [[Double]] = [[1, 4], [3, 4], [1, 8], [3, 8]]
    let w = Matrix(diagonal: [2, 5])
    let pooled = PooledParameters(estimates, [w, w, w, w])
    // B = diag(4/3, 16/3); r = 5/4·(2/3 + 16/15)/2 = 13/12.
    let test = try #require(pooled.test([0, 1], complete: .infinity, freedom: 1))
    #expect(relativeError(test.statistic, (4.0 / 2 + 36.0 / 5) / (2 * (1 + 13.0 / 12))) < 1e-14)
  }
}
