/// A domain in a design: what every estimate there is made from, be it one of many or a side of a
/// contrast.
struct DomainPlace: Sendable {
  /// The number of the domain among those of its totals.
  private let domain: Int
  /// Its values.
  let cell: Domains.Cell
  /// Where it has rows, answered or not.
  let rows: Presence

  init(_ tree: SampleTree, domain: Int, cell: Domains.Cell, _ cells: ClusterCells) {
    self.domain = domain
    self.cell = cell
    let pairs = cells.pairs(of: domain)
    rows = Presence(tree, pairs: pairs, leaves: pairs.map { cells.leaf[Int($0)] })
  }

  /// Where a group of quantities has rows with weight.
  func presence(of group: Int, _ totals: ClusterTotals) -> Presence {
    rows.of(group, totals)
  }

  /// The value with its variance, from the totals of a group of quantities.
  func estimate(_ named: NamedEstimand, group: Int, _ totals: ClusterTotals) -> Estimate {
    estimate(named, group: group, totals, at: totals.domainMoments(group: group, domain: domain))
  }

  /// The same at moments that are known.
  func estimate(
    _ named: NamedEstimand, group: Int, _ totals: ClusterTotals, at moments: Moments
  ) -> Estimate {
    let linearised = named.estimand.linearised(at: moments)
    let presence = presence(of: group, totals)
    let isDefined = linearised.value.isFinite
    return Estimate(
      variable: named.variable, level: named.level, cell: cell,
      value: isDefined ? linearised.value : .nan,
      variance: isDefined ? variance(linearised, presence, group: group, totals) : .nan,
      degreesOfFreedom: presence.degreesOfFreedom, count: Int(moments.rows),
      populationSize: moments.weight,
      simpleRandomVariance: simpleRandomVariance(linearised, moments, totals.weightScale))
  }

  /// The root of the variance of an estimand, into a place of zeros.
  func root(
    of estimand: any Estimand, group: Int, _ totals: ClusterTotals,
    into root: UnsafeMutableBufferPointer<Double>
  ) {
    let moments = totals.domainMoments(group: group, domain: domain)
    let presence = presence(of: group, totals)
    var influence = [Double](repeating: 0, count: presence.pairs.count)
    influence.withUnsafeMutableBufferPointer {
      totals.fill($0, estimand.linearised(at: moments), group: group, at: presence.pairs)
    }
    influence.withUnsafeBufferPointer { presence.write(rootOf: $0, into: root) }
  }

  private func variance(
    _ linearised: Linearisation, _ presence: Presence, group: Int, _ totals: ClusterTotals
  ) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: presence.pairs.count) { influence in
      influence.initialize(repeating: 0)
      totals.fill(influence, linearised, group: group, at: presence.pairs)
      return presence.variance(UnsafeBufferPointer(influence))
    }
  }
}
