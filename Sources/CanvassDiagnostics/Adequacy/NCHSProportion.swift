import CanvassSampling

/// The presentation standard for proportions of the United States National Center for Health
/// Statistics (Parker et al. 2017, Vital and Health Statistics 2(175)).
///
/// With the 95 % Korn–Graubard interval and the effective sample size p(1 − p)/V̂, at most n:
/// suppressed when the effective size is below 30, when the interval is 0.30 wide or more, or when
/// it is wider than 0.05 and more than 1.30 times the proportion; with caution when the complement
/// fails that last clause, when there are fewer than 8 degrees of freedom, or when the proportion is
/// 0 or 1 ("statistical review" in the standard).
public enum NCHSProportion {
  /// The mark of a proportion.
  public static func mark(_ estimate: Estimate) -> ReliabilityMark {
    let p = estimate.value
    var suppress: [ReliabilityMark.Clause] = []
    var caution: [ReliabilityMark.Clause] = []
    let isExtreme = p == 0 || p == 1
    let effective =
      estimate.variance > 0
      ? min(p * (1 - p) / estimate.variance, Double(estimate.count)) : Double(estimate.count)
    if !(effective >= 30) { suppress.append(.init(.effectiveCount, value: effective, limit: 30)) }
    // The interval rests on the effective size too, so it is capped with it.
    var capped = estimate
    if estimate.variance > 0 { capped.variance = p * (1 - p) / effective }
    if let interval = capped.interval(.kornGraubard) {
      let width = interval.upper - interval.lower
      if width >= 0.30 {
        suppress.append(.init(.intervalWidth, value: width, limit: 0.30))
      } else if width > 0.05 {
        if width / p > 1.30 {
          suppress.append(.init(.relativeWidth, value: width / p, limit: 1.30))
        } else if width / (1 - p) > 1.30 {
          caution.append(
            .init(.relativeWidthOfComplement, value: width / (1 - p), limit: 1.30))
        }
      }
    }
    if estimate.degreesOfFreedom < 8 {
      caution.append(
        .init(.degreesOfFreedom, value: Double(estimate.degreesOfFreedom), limit: 8))
    }
    if isExtreme { caution.append(.init(.extreme, value: p, limit: p)) }
    if !suppress.isEmpty { return .init(grade: .suppress, failures: suppress + caution) }
    return .init(grade: caution.isEmpty ? .release : .caution, failures: caution)
  }
}
