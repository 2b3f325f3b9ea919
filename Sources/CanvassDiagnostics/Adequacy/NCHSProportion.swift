import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The presentation standard for proportions of the United States National Center for Health
/// Statistics (Parker et al. 2017, Vital and Health Statistics 2(175), revised 2018 and 2021).
///
/// n people answered, with effective size n_e = p(1 − p)/V̂. The interval is that of Korn and
/// Graubard at 95 %: Clopper–Pearson with
///
///     n* = min(n, n_e·(t(n − 1)/t(df))²)
///
/// the effective size after its adjustment for degrees of freedom, and only then limited to n. At a
/// proportion of 0 or 1 it is n. Suppressed: n or n_e below 30; an interval 0.30 wide or wider; one
/// wider than 0.05 and more than 1.30 times the proportion. With caution: the same for the
/// complement (a footnote in the standard), fewer than 8 degrees of freedom, a proportion of 0 or 1
/// (statistical review; relative widths are not asked there, having nothing to relate to).
public struct NCHSProportion: ReleaseRule {
  /// The rule.
  public init() {}

  /// `nchs`.
  public var key: String { "nchs" }
  /// Whose it is.
  public var title: LocalizedText {
    LocalizedText(byLanguage: [
      "en": "the standard of the National Center for Health Statistics (2017)",
      "vi": "tiêu chuẩn của National Center for Health Statistics (2017)",
    ])
  }

  /// The mark of a proportion.
  public func mark(_ estimate: Estimate) -> ReliabilityMark {
    let p = estimate.value
    let basis = Self.basis(of: estimate)
    var suppress: [ReliabilityMark.Clause] = []
    var caution: [ReliabilityMark.Clause] = []
    if estimate.count < 30 {
      suppress.append(.init(.count, value: Double(estimate.count), limit: 30))
    } else if !(basis.effectiveCount >= 30) {
      suppress.append(.init(.effectiveCount, value: basis.effectiveCount, limit: 30))
    }
    let width = basis.interval.upper - basis.interval.lower
    let isExtreme = p == 0 || p == 1
    if width >= 0.30 {
      suppress.append(.init(.intervalWidth, value: width, limit: 0.30))
    } else if width > 0.05, !isExtreme {
      if width / p > 1.30 {
        suppress.append(.init(.relativeWidth, value: width / p, limit: 1.30))
      } else if width / (1 - p) > 1.30 {
        caution.append(.init(.relativeWidthOfComplement, value: width / (1 - p), limit: 1.30))
      }
    }
    if estimate.degreesOfFreedom < 8 {
      caution.append(
        .init(.degreesOfFreedom, value: Double(estimate.degreesOfFreedom), limit: 8))
    }
    if isExtreme { caution.append(.init(.extreme, value: p, limit: p)) }
    if !suppress.isEmpty {
      return .init(grade: .suppress, failures: suppress + caution, basis: basis)
    }
    return .init(grade: caution.isEmpty ? .release : .caution, failures: caution, basis: basis)
  }

  /// The sizes and the interval that the standard judges. Where there is no variance, the size is
  /// NaN; without degrees of freedom n* is 0, and the interval says nothing: 0 to 1.
  private static func basis(of estimate: Estimate) -> ReliabilityMark.Basis {
    let p = estimate.value
    let n = Double(estimate.count)
    let freedom = estimate.degreesOfFreedom
    let effective: Double
    let adjusted: Double
    if p == 0 || p == 1 {
      (effective, adjusted) = (n, n)
    } else if !estimate.variance.isFinite || !p.isFinite {
      (effective, adjusted) = (.nan, 0)
    } else {
      // No variance at all: worth any number of people, and then n.
      let unlimited = estimate.variance > 0 ? p * (1 - p) / estimate.variance : .infinity
      effective = min(n, unlimited)
      adjusted =
        freedom > 0 && estimate.count > 1
        ? min(n, unlimited * adjustment(count: estimate.count, degreesOfFreedom: freedom)) : 0
    }
    return .init(
      effectiveCount: effective, adjustedCount: adjusted, degreesOfFreedom: freedom,
      interval: .clopperPearson(p, count: adjusted))
  }

  /// (t(n − 1)/t(df))² at 97.5 %.
  private static func adjustment(count: Int, degreesOfFreedom: Int) -> Double {
    func t(_ freedom: Int) -> Double { StudentT(degreesOfFreedom: Double(freedom)).quantile(0.975) }
    let ratio = t(count - 1) / t(degreesOfFreedom)
    return ratio * ratio
  }
}
