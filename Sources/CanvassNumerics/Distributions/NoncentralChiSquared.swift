internal import CBoostMath

/// The noncentral χ² distribution: the sum of ν squared independent normal variables of variance 1
/// whose squared means add up to λ.
public struct NoncentralChiSquared: Distribution {
  /// The degrees of freedom ν > 0.
  public let degreesOfFreedom: Double
  /// The noncentrality λ ≥ 0.
  public let noncentrality: Double

  /// The distribution with mean ν + λ.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Whether ν is positive, λ not negative and both finite.
  public var isDefined: Bool {
    degreesOfFreedom > 0 && noncentrality >= 0 && degreesOfFreedom.isFinite
      && noncentrality.isFinite
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 0, above: 1) {
      mixture(.lowerTail, x)
    }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    value(at: x, support: (0, .infinity), below: 1, above: 0) {
      mixture(.upperTail, x)
    }
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    inverse(at: p, zero: 0, one: .infinity) {
      polished(
        canvass_ncchi2_quantile(degreesOfFreedom, noncentrality, p), probability: p, upper: false)
    }
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    inverse(at: q, zero: .infinity, one: 0) {
      polished(
        canvass_ncchi2_upper(degreesOfFreedom, noncentrality, q), probability: q, upper: true)
    }
  }

  /// Σ over j of Poisson(j; λ/2) times the χ² density with ν + 2j degrees of freedom.
  public func density(_ x: Double) -> Double {
    guard isDefined, !x.isNaN else { return .nan }
    return x < 0 || x > Double.greatestFiniteMagnitude
      ? 0 : mixture(.density, x)
  }

  private enum Part { case lowerTail, upperTail, density }

  /// The mixture of χ² distributions that this is, added up from its largest term outwards until
  /// the terms no longer count: all terms are positive, so no digits are lost in any tail.
  private func mixture(_ part: Part, _ x: Double) -> Double {
    let rate = noncentrality / 2
    let half = degreesOfFreedom / 2
    func term(_ j: Double) -> Double {
      let weight = rate == 0 ? (j == 0 ? 1 : 0) : canvass_poisson_pdf(rate, j)
      switch part {
      case .lowerTail: return weight * canvass_chi2_cdf(2 * (half + j), x)
      case .upperTail: return weight * canvass_chi2_sf(2 * (half + j), x)
      case .density: return weight * canvass_chi2_pdf(2 * (half + j), x)
      }
    }
    if rate == 0 { return term(0) }
    // Products of log-concave terms have one peak. For the density it lies where the ratio of
    // neighbours, λx/4 / ((j + 1)(ν/2 + j)), passes 1; for the tails the same place or the Poisson
    // mode, whichever the tail leans to.
    let root = ((half - 1) * (half - 1) + noncentrality * x).squareRoot()
    let leaning = max(0, ((root - half - 1) / 2).rounded(.down))
    let mode = rate.rounded(.down)
    let start: Double
    switch part {
    case .density: start = leaning
    case .lowerTail: start = min(mode, leaning)
    case .upperTail: start = max(mode, leaning)
    }
    var sum = term(start)
    var j = start + 1
    while true {
      let next = term(j)
      sum += next
      if next <= sum * 1e-18 { break }
      j += 1
    }
    j = start - 1
    while j >= 0 {
      let next = term(j)
      sum += next
      if next <= sum * 1e-18 { break }
      j -= 1
    }
    return part == .density ? sum : min(sum, 1)
  }
}
