/// Why an estimate that exists has no interval.
public enum IntervalAbsence: Sendable, Hashable, CaseIterable {
  /// There is no variance: the rows lie in one cluster, or in strata of one cluster each of which the
  /// rule for lonely clusters makes none.
  case noVariance
  /// There is no variance, since the estimate, or a number that it is made of, goes through its rows whatever they answer,
  /// as a line through two points.
  case fittedExactly
  /// The variance has come out below zero, as the form of Horvitz and Thompson can.
  case varianceBelowZero
  /// The same of a sample of two phases, whose first phase has its variance estimated from the units of the second.
  case varianceOfTwoPhasesBelowZero
  /// There is a variance, but the rows lie in no more clusters than strata.
  case noDegreesOfFreedom
  /// A share of 0 or 1, where the method has no limits.
  case shareAtEnd
  /// A share that is the same in every cluster, where the method has no limits.
  case shareWithoutError
  /// A quantile, where the interval of the share below it has no limits between 0 and 1.
  case quantileAtEnd
  /// A quantile at which the distribution function has no standard error, as at the largest answer.
  case quantileWithoutError
  /// The same where its score interval has a limit that is another value.
  case quantileToldByScore
  /// A number that is made of such a quantile, or of one whose interval has one value or reaches beyond the sample.
  case madeOfQuantileWithoutError
}

extension Estimate {
  /// Why there is no interval by a method; `nil` where there is one, or no estimate.
  public func intervalAbsence(_ method: IntervalMethod = .wald) -> IntervalAbsence? {
    let estimate = shown
    guard value.isFinite else { return nil }
    if isFittedExactly { return .fittedExactly }
    if lacksQuantileError { return .madeOfQuantileWithoutError }
    if !estimate.variance.isFinite { return .noVariance }
    if estimate.variance < 0 { return .varianceBelowZero }
    if freedom <= 0 { return .noDegreesOfFreedom }
    guard estimate.interval(method) == nil else { return nil }
    return value <= 0 || value >= 1 ? .shareAtEnd : .shareWithoutError
  }
}

extension Estimates {
  /// Why the entries have no intervals by a method; `nil` where there is one, or no estimate.
  public func intervalAbsences(_ method: IntervalMethod = .wald) -> [IntervalAbsence?] {
    ownAbsences ?? entries.map { $0.intervalAbsence(method) }
  }
}
