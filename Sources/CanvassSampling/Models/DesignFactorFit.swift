import CanvassNumerics

/// How well a factor model fits the correlations of a survey, by its design.
///
/// With independent normal rows the discrepancy F times their number n is χ². Under a design its mean is n tr UΓ, where
/// Γ is the covariance of the correlations and U the quadratic form of the misfit (`FactorMisfit`), so that χ² is divided by
/// c = n tr UΓ/df (J. N. K. Rao and A. J. Scott, Ann. Statist. 12, 1984; A. Satorra and P. M. Bentler, 1994). With ν clusters
/// less strata, χ²/(c df) is referred to F with d = (tr UΓ)²/tr (UΓ)² and dν degrees of freedom.
public struct DesignFactorFit: Sendable {
  /// A test whose statistic was divided by a factor.
  public struct Test: Sendable, Equatable {
    /// χ²/c, whose mean is df.
    public let chiSquared: Double
    /// df.
    public let degreesOfFreedom: Double
    /// c.
    public let factor: Double
    /// d = (tr UΓ)²/tr (UΓ)².
    public let effectiveDegreesOfFreedom: Double
    /// P(F ≥ χ²/(c df)) for F with d and dν degrees of freedom; NaN without them.
    public let p: Double
    /// ν.
    public let designDegreesOfFreedom: Int

    /// χ²/c · d/df, with the mean and variance of χ² with d degrees of freedom.
    public var adjustedChiSquared: Double {
      chiSquared * effectiveDegreesOfFreedom / degreesOfFreedom
    }
    /// P(χ² ≥ that), with d degrees of freedom.
    public var adjustedP: Double {
      ChiSquared(degreesOfFreedom: effectiveDegreesOfFreedom).upperTail(adjustedChiSquared)
    }
    /// P(χ² ≥ χ²/c), with df degrees of freedom.
    public var scaledP: Double {
      ChiSquared(degreesOfFreedom: degreesOfFreedom).upperTail(chiSquared)
    }

    /// - Parameters:
    ///   - statistic: χ² of independent rows.
    ///   - moments: n tr UΓ, and tr (UΓ)² times n².
    init?(
      _ statistic: Double, degreesOfFreedom df: Double, moments: (mean: Double, square: Double),
      design freedom: Int
    ) {
      guard df > 0, moments.mean > 0, moments.square > 0, statistic.isFinite else { return nil }
      factor = moments.mean / df
      chiSquared = statistic / factor
      degreesOfFreedom = df
      effectiveDegreesOfFreedom = moments.mean * moments.mean / moments.square
      designDegreesOfFreedom = freedom
      p =
        freedom > 0
        ? FDistribution(effectiveDegreesOfFreedom, effectiveDegreesOfFreedom * Double(freedom))
          .upperTail(chiSquared / df) : .nan
    }
  }

  /// The test of the model.
  public let test: Test
  /// The test that nothing correlates: Bartlett's, by the design.
  public let sphericity: Test
  /// Indices of χ²/c of this model and of that of no correlation.
  public let scaled: FitIndices
  /// Indices of χ² − c df, which do not depend on the design in large samples.
  public let robust: FitIndices

  /// `nil` where there is no fit to correct.
  ///
  /// - Throws: `MatrixError` where the reproduced correlations are singular.
  init?(
    _ fit: FactorFit, _ solution: FactorSolution, _ uncertainty: CorrelationUncertainty,
    rows n: Double, sphericity bartlett: Double
  ) throws {
    guard let misfit = try FactorMisfit(solution) else { return nil }
    let covariance = uncertainty.covariance
    func scaled(_ moments: (mean: Double, square: Double)) -> (Double, Double) {
      (n * moments.mean, n * n * moments.square)
    }
    // Of the model of no correlation the form is the identity.
    let none = (
      covariance.trace, covariance.elements.reduce(0) { $0 + $1 * $1 }
    )
    guard
      let test = Test(
        fit.chiSquared, degreesOfFreedom: fit.degreesOfFreedom,
        moments: scaled(misfit.moments(covariance)), design: uncertainty.degreesOfFreedom),
      let sphericity = Test(
        bartlett, degreesOfFreedom: fit.nullDegreesOfFreedom, moments: scaled(none),
        design: uncertainty.degreesOfFreedom)
    else { return nil }
    (self.test, self.sphericity) = (test, sphericity)
    let null = fit.nullChiSquared
    self.scaled = FitIndices(
      .init(value: test.chiSquared, degreesOfFreedom: test.degreesOfFreedom),
      null: .init(
        value: null / sphericity.factor, degreesOfFreedom: fit.nullDegreesOfFreedom), rows: n)
    robust = FitIndices(
      .init(
        value: fit.chiSquared, degreesOfFreedom: test.degreesOfFreedom, scale: test.factor),
      null: .init(
        value: null, degreesOfFreedom: fit.nullDegreesOfFreedom, scale: sphericity.factor),
      rows: n)
  }
}
