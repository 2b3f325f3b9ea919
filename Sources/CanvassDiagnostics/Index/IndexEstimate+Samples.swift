import CanvassNumerics

extension IndexEstimate {
  /// What samples can do about the interval of the whole.
  public enum SamplesNeeded: Sendable, Equatable {
    /// All of them this many times as large.
    case times(Double)
    /// No samples would do, since errors of components that come from no survey alone make this half-width.
    case beyond(halfWidth: Double)
  }

  /// By how much all samples together would have to grow (or could shrink) for an interval of ± `margin` points
  /// around the whole: k with
  ///
  ///     F + 2C/√k + S/k = (margin/t)²
  ///
  /// where F is the variance of components that come from no survey, S that of those that do, and C the covariance of the
  /// two. `nil` where no error is there, or where no survey has one and the margin is kept.
  public func samplesNeeded(forMargin margin: Double, level: Double) -> SamplesNeeded? {
    guard let interval = total.interval(level: level), total.variance > 0 else { return nil }
    let quantile = (interval.upper - interval.lower) / 2 / total.standardError
    let wanted = margin / quantile * (margin / quantile)
    let (fixed, common, sampled) = (sources.fixed, sources.common, sources.sampled)
    let beyond = SamplesNeeded.beyond(halfWidth: quantile * fixed.squareRoot())
    guard sampled > 0 else { return fixed > wanted ? beyond : nil }
    // A quadratic equation of 1/√k.
    let square = common * common + sampled * (wanted - fixed)
    guard square >= 0 else { return beyond }
    let root = (square.squareRoot() - common) / sampled
    return root > 0 ? .times(1 / (root * root)) : beyond
  }

  /// The standard error that components from no survey bring into the whole: no sample makes it smaller.
  public var fixedError: Double { sources.fixed.squareRoot() }

  /// The components that come from no survey and have an error all the same.
  public var givenErrors: [IndexInstrument.Component] {
    components.filter { $0.component.survey == nil && $0.points.variance > 0 }.map(\.component)
  }
}

/// The variance of a sum of scores, by where it comes from: F + 2C + S.
struct VarianceSources: Sendable {
  /// F: of scores that come from no survey.
  let fixed: Double
  /// C: between these and the others.
  let common: Double
  /// S: of scores that come from surveys.
  let sampled: Double

  init(_ gradient: [Double], _ covariance: Matrix, isSampled: [Bool]) {
    func sum(_ first: Bool, _ second: Bool) -> Double {
      var sum = 0.0
      for i in gradient.indices where isSampled[i] == first {
        for j in gradient.indices where isSampled[j] == second {
          sum += gradient[i] * covariance[i, j] * gradient[j]
        }
      }
      return sum
    }
    // An order in which what is not known stays so.
    (fixed, common, sampled) = (max(sum(false, false), 0), sum(false, true), sum(true, true))
  }
}
