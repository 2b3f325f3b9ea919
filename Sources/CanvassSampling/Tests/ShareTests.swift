import CanvassNumerics

/// The tests of shares: of independence, and of given shares.
public enum ShareTest: String, Sendable, CaseIterable {
  /// Pearson's X² over the trace of the design effects Δ, on F (second order).
  case f
  /// X² over the mean of the design effects, on χ² (first order); the statistic is X² itself.
  case chisq
  /// Wald's, of the differences from what is tested, on F.
  case wald
  /// The same on ν − k + 1 degrees of freedom.
  case adjustedWald = "adjusted-wald"
  /// X² on its own distribution, Σδχ²₁ over a χ² of d₀ν degrees of freedom.
  case lincom
  /// The same by a saddlepoint.
  case saddlepoint
}

extension Matrix {
  /// d′V⁻¹d of this covariance V; NaN where it is singular but for rounding.
  func waldStatistic(of distances: [Double], named name: Sentence) -> Double {
    let errors = diagonal.map { $0.squareRoot() }
    guard errors.allSatisfy({ $0 > 0 && $0.isFinite }) else { return .nan }
    let scale = errors.map { 1 / $0 }
    let correlations = scalingRows(by: scale).scalingColumns(by: scale)
    guard
      let root = try? Cholesky(
        of: 0.5 * (correlations + correlations.transposed), named: name),
      root.reciprocalCondition > 1e-12,
      let solved = try? root.solve(zip(distances, scale).map { $0 * $1 })
    else { return .nan }
    return zip(zip(distances, scale), solved).reduce(0) { $0 + $1.0.0 * $1.0.1 * $1.1 }
  }
}

/// Pearson's and Wald's statistics of some shares, and their distributions under a design.
///
/// With δ the eigenvalues of the design effects and d₀ = (Σδ)²/Σδ²: X²/Σδ ~ F(d₀, d₀ν). J. N. K. Rao and A. J. Scott,
/// "The analysis of categorical data from complex sample surveys", JASA 76 (1981).
struct ShareStatistics {
  /// X², scaled to the number of answers.
  let pearson: Double
  /// The eigenvalues of the design effects, above 0.
  let effects: [Double]
  /// Wald's statistic; NaN where the shares vary together.
  let wald: Double
  /// How many shares are free.
  let count: Int
  /// ν.
  let degreesOfFreedom: Int

  /// The tests.
  ///
  /// Where the shares have no variance there are none, and the numbers are NaN.
  ///
  /// - Throws: `DesignError` without degrees of freedom.
  func tests(_ wanted: [ShareTest]) throws -> [SurveyTest] {
    guard degreesOfFreedom > 0 else {
      throw DesignError(
        "there are no degrees of freedom for a test: the rows lie in too few clusters")
    }
    let nu = Double(degreesOfFreedom)
    // Design effects are 1 in a simple random sample; what is left of a variance of zero is rounding.
    let effects = effects.filter { $0 > 1e-10 }
    let (sum, squares) = (effects.reduce(0, +), effects.reduce(0) { $0 + $1 * $1 })
    let d0 = sum * sum / squares
    let k = Double(count)
    let wald = sum > 0 ? wald : .nan
    return wanted.map { test in
      switch test {
      case .f:
        SurveyTest(
          "rao-scott-f", sum > 0 ? pearson / sum : .nan, [d0, d0 * nu],
          sum > 0 ? FDistribution(d0, d0 * nu).upperTail(pearson / sum) : .nan)
      case .chisq:
        SurveyTest(
          "rao-scott-chisq", pearson, [k],
          sum > 0 ? ChiSquared(degreesOfFreedom: k).upperTail(pearson * k / sum) : .nan)
      case .wald:
        SurveyTest("wald", wald / k, [k, nu], FDistribution(k, nu).upperTail(wald / k))
      case .adjustedWald: adjusted(wald, k, rest: nu - k + 1)
      case .lincom, .saddlepoint:
        SurveyTest(
          test.rawValue, pearson, [],
          mixture(effects, d0 * nu, isSaddlepoint: test == .saddlepoint))
      }
    }
  }

  private func adjusted(_ wald: Double, _ k: Double, rest: Double) -> SurveyTest {
    let name = "adjusted-wald"
    guard rest > 0 else { return SurveyTest(name, .nan, [k, .nan], .nan) }
    let statistic = wald / k * rest / Double(degreesOfFreedom)
    return SurveyTest(name, statistic, [k, rest], FDistribution(k, rest).upperTail(statistic))
  }

  /// P(Σδχ²₁ > X²·χ²(d)/d).
  private func mixture(_ effects: [Double], _ d: Double, isSaddlepoint: Bool) -> Double {
    guard !effects.isEmpty else { return .nan }
    let form = QuadraticForm(effects, above: pearson, degreesOfFreedom: d)
    guard isSaddlepoint else { return form.probabilityAboveZero }
    return form.saddlepointAboveZero ?? form.probabilityAboveZero
  }
}
