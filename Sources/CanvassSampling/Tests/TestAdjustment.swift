import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How p values of several tests are adjusted for their number: with the wanted probability no true hypothesis is
/// rejected.
public enum TestAdjustment: String, Sendable, CaseIterable {
  /// By Holm's step-down method, whatever the correlations are. It has no simultaneous intervals of a simple form.
  case holm
  /// By the distribution of the largest |t| of all tests, with their correlations.
  case maxT = "max-t"
  /// By Bonferroni's inequality, whatever the correlations are.
  case bonferroni
  /// As if the tests were independent.
  case sidak

  /// The intervals that reject the same; `nil` where there are none.
  public var intervals: SimultaneousMethod? {
    switch self {
    case .holm: nil
    case .maxT: .maxT
    case .bonferroni: .bonferroni
    case .sidak: .sidak
    }
  }
}

extension Estimates {
  /// The p values of two-sided tests that each estimate is a number, by Student's t; NaN where there is no standard error.
  public func probabilities(null: Double) -> [Double] {
    entries.map { entry in
      guard entry.variance > 0, entry.variance.isFinite, entry.freedom > 0 else { return .nan }
      let t = (entry.value - null) / entry.standardError
      return 2 * StudentT(degreesOfFreedom: entry.freedom).upperTail(abs(t))
    }
  }

  /// The same, adjusted for their number: the least level at which each test rejects among all of them. NaN stays NaN and
  /// does not count.
  ///
  /// Bonferroni: m·p. Šidák: 1 − (1 − p)ᵐ. `max-t`: the share of draws of max|t| (see `jointLevel`) at or above the |t|
  /// that has this p. R: `p.adjust`, and `multcomp` for the last.
  ///
  /// - Throws: as `jointLevel`.
  public func adjusted(
    _ p: [Double], by method: TestAdjustment, draws: Int = 65_536, seed: UInt64 = 1,
    threads: Int = 0
  ) throws -> [Double] {
    let count = Double(p.count { !$0.isNaN })
    switch method {
    case .holm: return holmAdjusted(p)
    case .bonferroni: return p.map { $0.isNaN ? $0 : min(1, $0 * count) }
    case .sidak: return p.map { -expm1(count * log1p(-$0)) }
    case .maxT:
      guard count > 1 else { return p }
      let (freedom, largest) = try largestStatistics(draws: draws, seed: seed, threads: threads)
      let ordered = largest.sorted()
      return p.map { own in
        guard !own.isNaN else { return own }
        let t = -freedom.quantile(own / 2)
        let below = ordered.partitioningIndex { $0 >= t }
        // The observed statistics are a draw too, and adjusting makes no p smaller.
        return max(own, Double(ordered.count - below + 1) / Double(ordered.count + 1))
      }
    }
  }
}
