/// One number estimated from a sample, with what its uncertainty is made of.
public struct Estimate: Sendable {
  /// The variable, or what the number is called.
  public var variable: String
  /// The category of a proportion.
  public var level: String?
  /// The domain, by the values of its columns.
  public var cell: Domains.Cell
  /// The estimate; NaN where it is not defined.
  public var value: Double
  /// Its design variance; NaN where it is not defined, and below zero where an estimator of it for unequal
  /// probabilities comes out there: then there is no standard error.
  public var variance: Double
  /// Degrees of freedom of the variance: clusters less strata among the rows that the estimate has.
  /// 0 or less: no interval. `freedom` has those of Student's t.
  public var degreesOfFreedom: Int
  /// Rows with weight and an answer.
  public var count: Int
  /// Σw over these rows: the size of the population that they stand for.
  public var populationSize: Double
  /// The variance that a simple random sample of the same size would have had; NaN where it is not
  /// defined.
  public var simpleRandomVariance: Double
  /// In how many replicates it has no value, as where none of its rows has weight; these have no say in the variance.
  public var lostReplicates = 0
  /// Whether its rows fit it whatever they answer, as two points a line, or those of a number that it is made of do: then
  /// there is no variance.
  public var isFittedExactly = false
  /// Whether all clusters that it has rows in were taken for certain, at every stage, where these leave no degrees of freedom.
  public var isTakenWhole = false
  /// Whether it is made of a quantile that has no standard error: then it has none either.
  public var lacksQuantileError = false
  /// What it is made of where it was pooled over imputations.
  public var pooled: PooledNumber?

  /// Degrees of freedom of Student's t: those of the design, or what imputations leave of them.
  public var freedom: Double { pooled?.degreesOfFreedom ?? Double(degreesOfFreedom) }

  /// √variance.
  public var standardError: Double { variance.squareRoot() }

  /// The design effect: variance over that of a simple random sample without replacement of the
  /// same size (Kish 1965; R: `deff = TRUE`). With relative weights, which do not add up to a
  /// population, the comparison is with one drawn with replacement.
  public var designEffect: Double { variance < 0 ? .nan : variance / simpleRandomVariance }

  /// The estimate as people and programs see it: with no variance where there is nothing to make one
  /// of.
  ///
  /// Residuals of a mean, a ratio or a correlation add up to zero over the rows that it has. Where these
  /// lie in one cluster, the formula gives zero whatever the answers are; that is the lack of another
  /// cluster and not certainty, and has no interval either. Kernels keep the zero, as R's `survey` does.
  public var shown: Estimate {
    guard liesInOneCluster else { return self }
    var copy = self
    copy.variance = .nan
    return copy
  }

  /// Whether its rows lie in one cluster, or in one of each stratum, so that residuals which add up to zero tell no variance.
  /// Where no chance has chosen them the variance is zero.
  public var liesInOneCluster: Bool {
    degreesOfFreedom <= 0 && variance == 0 && !isTakenWhole
  }

  /// One that is not defined in a domain.
  public static func undefined(_ variable: String, in cell: Domains.Cell) -> Estimate {
    Estimate(
      variable: variable, level: nil, cell: cell, value: .nan, variance: .nan, degreesOfFreedom: 0,
      count: 0, populationSize: 0, simpleRandomVariance: .nan)
  }

  /// n over the design effect: the size of a simple random sample that would be as precise. NaN where
  /// that is not defined, as when nothing varies, and without limit where the variance is zero.
  public var effectiveCount: Double { Double(count) / designEffect }
}

/// Estimates that were made together.
public struct Estimates: Sendable {
  /// The columns whose values name the domains.
  public var domainColumns: [String]
  /// The estimates: domain by domain within each estimand.
  public var entries: [Estimate]
  /// The intervals of the entries, where these are not made from their standard errors.
  var ownIntervals: [Interval?]?
  /// Why those of them are missing that are.
  var ownAbsences: [IntervalAbsence?]?
  /// Covariance of all entries, where it was asked for.
  public var covariance: EstimateCovariance?

  /// Estimates made together.
  public init(
    domainColumns: [String], entries: [Estimate], covariance: EstimateCovariance? = nil
  ) {
    self.domainColumns = domainColumns
    self.entries = entries
    self.covariance = covariance
  }
}
