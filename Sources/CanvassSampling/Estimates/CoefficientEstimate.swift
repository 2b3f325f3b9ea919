import CanvassNumerics

/// A parameter of a model with its uncertainty.
public struct CoefficientEstimate: Sendable {
  /// The term.
  public var term: String
  /// The estimate; NaN where the term depends on earlier ones and has none.
  public var value: Double
  /// Its variance.
  public var variance: Double
  /// Degrees of freedom of Student's t; infinite for the normal distribution, 0 or less where there
  /// is neither interval nor p-value.
  public var degreesOfFreedom: Double
  /// What it is made of where it was pooled over imputations.
  public var pooled: PooledNumber?

  /// A parameter with its uncertainty.
  public init(term: String, value: Double, variance: Double, degreesOfFreedom: Double) {
    self.term = term
    self.value = value
    self.variance = variance
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// A parameter that was pooled over imputations.
  public init(term: String, pooled: PooledNumber) {
    self.init(
      term: term, value: pooled.value, variance: pooled.variance,
      degreesOfFreedom: pooled.degreesOfFreedom)
    self.pooled = pooled
  }

  /// √variance.
  public var standardError: Double { variance.squareRoot() }

  /// The estimate over its standard error; `nil` where that is zero or does not exist.
  public var statistic: Double? {
    let ratio = value / standardError
    return ratio.isFinite ? ratio : nil
  }

  /// The probability of a statistic at least as far from zero if the parameter is zero.
  public var probability: Double? {
    guard let statistic, degreesOfFreedom > 0 else { return nil }
    return 2 * StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(abs(statistic))
  }

  /// Estimate ± t·se; `nil` where it does not exist, and where the standard error is zero, which says
  /// nothing about the population.
  public func interval(level: Double = 0.95) -> Interval? {
    guard value.isFinite, standardError.isFinite, variance > 0, degreesOfFreedom > 0 else {
      return nil
    }
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
    return Interval(lower: value - t * standardError, upper: value + t * standardError)
  }
}
