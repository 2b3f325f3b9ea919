/// Cronbach's α of the sum of some items with its design variance:
/// α = k/(k − 1) · (1 − Σ_i c_ii / Σ_ij c_ij), a smooth function of the covariances of the items.
///
/// Each covariance is taken over the rows that have both items, so that the influence of a row on α
/// is Σ_ij ∂α/∂c_ij times its influence on c_ij. In domains of complete rows this is α of complete
/// rows.
public struct AlphaEstimate: Sendable {
  /// α.
  public let value: Double
  /// Its design variance.
  public let variance: Double
  /// Clusters less strata among the rows.
  public let degreesOfFreedom: Int

  /// √variance.
  public var standardError: Double { variance.squareRoot() }

  /// α of items in the one domain that counts.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it, or for fewer than two
  ///   items.
  public init(
    of items: [Variable], _ design: Design, in domains: Domains = .whole, threads: Int = 0
  ) throws {
    let k = items.count
    guard k >= 2 else { throw DesignError("α needs at least 2 items, and there are \(k)") }
    var pairs: [Covariance] = []
    for j in 0..<k {
      for i in 0...j {
        pairs.append(i == j ? Covariance(items[i]) : Covariance(items[i], items[j]))
      }
    }
    let totals = try DomainTotals(
      of: pairs.map(\.variables), design, in: domains, threads: threads)
    let found = pairs.enumerated().map { group, pair in
      (
        isVariance: pair.variables.count == 1,
        estimate: totals.linearised(pair, group: group, in: [0])
      )
    }
    let variances = found.reduce(0) { $0 + ($1.isVariance ? $1.estimate.value : 0) }
    let sum = found.reduce(0) { $0 + ($1.isVariance ? 1 : 2) * $1.estimate.value }
    let factor = Double(k) / Double(k - 1)
    var form = LinearForm(terms: [])
    for (isVariance, (_, part)) in found {
      let slope = variances / (sum * sum)
      form = form + factor * (isVariance ? slope - 1 / sum : 2 * slope) * part
    }
    value = factor * (1 - variances / sum)
    variance = totals.variance(of: form)
    degreesOfFreedom = totals.degreesOfFreedom(in: [0])
  }
}
