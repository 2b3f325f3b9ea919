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

  /// The values with their variances, from the totals of consecutive groups of quantities.
  func estimates(_ named: ArraySlice<NamedEstimand>, _ totals: ClusterTotals) -> [Estimate] {
    let moments = named.indices.map { totals.domainMoments(group: $0, domain: domain) }
    guard let replicates = rows.replicated else {
      return zip(named.indices, moments).map { group, moments in
        estimate(named[group], group: group, totals, at: moments)
      }
    }
    let linearised = zip(named, moments).map { $0.estimand.linearised(at: $1) }
    let values = replicates.values(
      of: zip(named.indices, zip(moments, linearised)).map { group, known in
        ReplicatedEstimand(
          estimand: named[group].estimand, group: group, moments: known.0, linearised: known.1)
      }, totals, at: rows.pairs)
    return named.indices.map { group in
      let place = group - named.startIndex
      let own = withoutRounding(values[place], linearised[place], group: group, totals)
      let found = replicates.variance(ofValues: own, estimate: linearised[place].value)
      return estimate(
        named[group], group: group, totals, linearised[place], moments[place], found)
    }
  }

  /// One value with its variance, from its values in the replicates.
  ///
  /// - Parameter isEverywhere: whether the group has rows in each leaf in which the domain has some.
  func estimate(
    _ named: NamedEstimand, group: Int, _ totals: ClusterTotals, _ linearised: Linearisation,
    _ moments: Moments, replicateValues: [Double], isEverywhere: Bool
  ) -> Estimate {
    guard let replicates = rows.replicated else {
      return estimate(named, group: group, totals, at: moments)
    }
    let own = withoutRounding(replicateValues, linearised, group: group, totals)
    return estimate(
      named, group: group, totals, linearised, moments,
      replicates.variance(ofValues: own, estimate: linearised.value), isEverywhere: isEverywhere)
  }

  /// The values alone.
  func values(_ named: ArraySlice<NamedEstimand>, _ totals: ClusterTotals) -> [Estimate] {
    named.indices.map { group in
      let moments = totals.domainMoments(group: group, domain: domain)
      return estimate(
        named[group], group: group, totals, named[group].estimand.linearised(at: moments), moments,
        (variance: .nan, lost: 0))
    }
  }

  /// The same of one at moments that are known.
  func estimate(
    _ named: NamedEstimand, group: Int, _ totals: ClusterTotals, at moments: Moments
  ) -> Estimate {
    let linearised = named.estimand.linearised(at: moments)
    let found =
      linearised.value.isFinite
      ? variance(named.estimand, linearised, moments, group: group, totals) : (.nan, 0)
    return estimate(named, group: group, totals, linearised, moments, found)
  }

  private func estimate(
    _ named: NamedEstimand, group: Int, _ totals: ClusterTotals, _ linearised: Linearisation,
    _ moments: Moments, _ found: (variance: Double, lost: Int), isEverywhere: Bool = false
  ) -> Estimate {
    let isDefined = linearised.value.isFinite
    let presence = isEverywhere ? rows : presence(of: group, totals)
    // Replicates without one of the rows have no value; where all are without one there is no variance either.
    let isFittedExactly =
      isDefined && (found.variance == 0 || found.variance.isNaN) && presence.degreesOfFreedom > 0
      && Int(moments.rows) <= named.estimand.rowsFittedExactly
    let isFixed =
      isDefined && presence.movesAsOne
      && (presence.movesNothing || !linearised.moves(moments))
    return Estimate(
      variable: named.variable, level: named.level, cell: cell,
      value: isDefined ? linearised.value : .nan,
      variance: isFixed ? 0 : isDefined && !isFittedExactly ? found.variance : .nan,
      degreesOfFreedom: presence.degreesOfFreedom, count: Int(moments.rows),
      populationSize: moments.weight,
      simpleRandomVariance: simpleRandomVariance(linearised, moments, totals.weightScale),
      lostReplicates: isDefined ? found.lost : 0, isFittedExactly: isFittedExactly,
      isTakenWhole: presence.isTakenWhole)
  }

  /// The root of the variance of an estimand, into a place of zeros.
  ///
  /// - Parameter together: where it and other estimates of the same answer have rows, where the method asks which strata
  ///   have some.
  func root(
    of estimand: any Estimand, group: Int, _ totals: ClusterTotals, among together: Presence? = nil,
    into root: UnsafeMutableBufferPointer<Double>
  ) {
    let moments = totals.domainMoments(group: group, domain: domain)
    let linearised = estimand.linearised(at: moments)
    if let replicates = rows.replicated,
      let values = replicateValues(of: estimand, linearised, moments, group: group, totals)
    {
      let elements = replicates.root(ofValues: values, estimate: linearised.value)
      for (place, element) in elements.enumerated() { root[place] = element }
      return
    }
    let presence = presence(of: group, totals)
    var influence = [Double](repeating: 0, count: presence.pairs.count)
    influence.withUnsafeMutableBufferPointer {
      totals.fill($0, linearised, group: group, at: presence.pairs)
    }
    (together ?? presence).write(rootOf: influence, at: presence.leaves, into: root)
  }

  private func variance(
    _ estimand: any Estimand, _ linearised: Linearisation, _ moments: Moments, group: Int,
    _ totals: ClusterTotals
  ) -> (variance: Double, lost: Int) {
    if let replicates = rows.replicated,
      let values = replicateValues(of: estimand, linearised, moments, group: group, totals)
    {
      return replicates.variance(ofValues: values, estimate: linearised.value)
    }
    let presence = presence(of: group, totals)
    let variance = withUnsafeTemporaryAllocation(
      of: Double.self, capacity: presence.pairs.count
    ) { influence in
      influence.initialize(repeating: 0)
      totals.fill(influence, linearised, group: group, at: presence.pairs)
      return presence.variance(UnsafeBufferPointer(influence))
    }
    return (variance, 0)
  }

  /// The values of an estimand in every replicate; `nil` where the variance is not made so.
  func replicateValues(
    of estimand: any Estimand, _ linearised: Linearisation, _ moments: Moments, group: Int,
    _ totals: ClusterTotals
  ) -> [Double]? {
    guard let replicates = rows.replicated else { return nil }
    let values = replicates.values(
      of: [
        ReplicatedEstimand(
          estimand: estimand, group: group, moments: moments, linearised: linearised)
      ], totals, at: rows.pairs)
    return withoutRounding(values[0], linearised, group: group, totals)
  }

  /// The values in the replicates; the estimate itself where no leaf moves it by more than rounding, nor all of them together
  /// where they move it as one.
  private func withoutRounding(
    _ values: [Double], _ linearised: Linearisation, group: Int, _ totals: ClusterTotals
  ) -> [Double] {
    let moves =
      rows.movesAsOne
      ? linearised.moves(totals.domainMoments(group: group, domain: domain))
      : totals.moves(linearised, group: group, at: rows.pairs)
    if moves {
      return rows.replicated?.withoutRounding(values, of: linearised.value) ?? values
    }
    return values.map { $0.isFinite ? linearised.value : $0 }
  }
}
