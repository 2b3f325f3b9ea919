import CanvassNumerics
import CanvassSampling

extension ReliabilityMark.Basis {
  /// The sizes and the interval by which the standard of the National Center for Health Statistics judges a
  /// proportion (Parker and others 2017, Vital and Health Statistics 2(175)).
  ///
  /// n people answered, with effective size n_e = p(1 − p)/V̂. The interval is that of Korn and Graubard at
  /// 95 %: Clopper–Pearson with
  ///
  ///     n* = min(n, n_e·(t(n − 1)/t(df))²)
  ///
  /// the effective size after its adjustment for degrees of freedom, and only then limited to n. At a
  /// proportion of 0 or 1 it is n. Where there is no variance, n_e is NaN; without degrees of freedom n* is
  /// 0, and the interval says nothing: 0 to 1.
  init(_ cell: JudgedCell) {
    let p = cell.value
    let n = Double(cell.count)
    let freedom = cell.degreesOfFreedom
    let effective: Double
    let adjusted: Double
    if p == 0 || p == 1 {
      (effective, adjusted) = (n, n)
    } else if !cell.variance.isFinite || !p.isFinite {
      (effective, adjusted) = (.nan, 0)
    } else {
      // No variance at all: worth any number of people, and then n.
      let unlimited = cell.variance > 0 ? p * (1 - p) / cell.variance : .infinity
      effective = min(n, unlimited)
      adjusted =
        freedom > 0 && cell.count > 1
        ? min(n, unlimited * Self.adjustment(count: cell.count, degreesOfFreedom: freedom)) : 0
    }
    self.init(
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
