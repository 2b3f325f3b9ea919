/// A domain in a design: what every estimate there is made from, be it one of many or a side of a
/// contrast.
struct DomainPlace: Sendable {
  private let design: Design
  /// The number of the domain among those of its totals.
  private let domain: Int
  /// Its values.
  let cell: Domains.Cell
  /// Where it has rows, answered or not.
  let rows: Presence

  init(_ design: Design, domain: Int, cell: Domains.Cell, _ cells: ClusterCells) {
    self.design = design
    self.domain = domain
    self.cell = cell
    let pairs = cells.pairs(of: domain)
    rows = Presence(design.tree, pairs: pairs, leaves: pairs.map { cells.leaf[Int($0)] })
  }

  /// Where a group of variables has rows with weight.
  func presence(of group: Int, _ totals: ClusterTotals) -> Presence {
    rows.of(group, totals, design.tree)
  }

  /// The value with its variance, from the totals of a group of variables.
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
      simpleRandomVariance: simpleRandomVariance(linearised, moments, design.weightScale))
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
    presence.plan.root(influence, into: root)
  }

  private func variance(
    _ linearised: Linearisation, _ presence: Presence, group: Int, _ totals: ClusterTotals
  ) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: presence.pairs.count) { influence in
      influence.initialize(repeating: 0)
      totals.fill(influence, linearised, group: group, at: presence.pairs)
      return presence.plan.variance(UnsafeBufferPointer(influence))
    }
  }
}

extension ClusterTotals {
  /// What each of some pairs adds to a linearised estimate.
  func fill(
    _ influence: UnsafeMutableBufferPointer<Double>, _ linearised: Linearisation, group: Int,
    at pairs: [Int32]
  ) {
    let stride = Moments.count(variables: variableCounts[group])
    sums[group].withUnsafeBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      linearised.influences(of: base, stride: stride, at: pairs, into: influence)
    }
  }
}
