import CanvassNumerics

/// The totals of some groups of quantities by leaf cluster and domain, kept so that any number of
/// smooth functions of them, across groups and across domains, can be estimated without another
/// look at the rows.
///
/// The rest of a domain is all domains less that one, a subtraction of totals: what is asked of every
/// domain and its rest costs domains × clusters, not domains × domains.
public struct DomainTotals: Sendable {
  let places: [DomainPlace]
  let parts: ClusterTotals
  /// All domains as one.
  let whole: ClusterTotals
  let wholePlace: DomainPlace
  /// Where each group has rows in any domain.
  private let wholePresence: [Presence]
  /// The place among the leaves of `whole` of each pair of leaf and domain.
  private let wholePairs: [Int32]
  private let moments: UnionMoments

  /// Adds up groups of quantities in the cells of a source.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`;
  ///   what the source throws.
  public init(of groups: [[Quantity]], _ source: some TotalsSource, threads: Int = 0) throws {
    let parts = try source.totals(of: groups)
    let tree = parts.tree
    try tree.requireVariance()
    let domains = source.cells
    let cells = parts.cells
    let whole = parts.together(threads: threads)
    let place = DomainPlace(tree, domain: 0, cell: .init(values: []), whole.cells)
    var next: Int32 = -1
    var last: Int32 = -1
    wholePairs = cells.leaf.map { leaf in
      if leaf != last { next += 1 }
      last = leaf
      return next
    }
    places = mapInParallel(domains.count, threads: threads) {
      DomainPlace(tree, domain: $0, cell: domains[$0], cells)
    }
    wholePresence = groups.indices.map { place.presence(of: $0, whole) }
    moments = UnionMoments(parts, domains: domains.count, threads: threads)
    wholePlace = place
    self.parts = parts
    self.whole = whole
  }

  /// The moments of a group of quantities over some domains.
  public func moments(of group: Int, in union: DomainUnion) -> Moments { moments[group, union] }

  /// The design variance of a linear form.
  public func variance(of form: LinearForm) -> Double { uncertainty(of: form).variance }

  /// The design variance of a linear form, with its degrees of freedom: first-stage clusters less
  /// strata among the rows of all its terms together.
  public func uncertainty(of form: LinearForm) -> (variance: Double, degreesOfFreedom: Int) {
    let (influence, presence) = influence(of: form)
    let variance =
      replicateRoot(of: form)?.reduce(0) { $0 + $1 * $1 }
      ?? influence.withUnsafeBufferPointer(presence.variance)
    return (variance, presence.degreesOfFreedom)
  }

  /// Whether the rows of a form lie in one cluster, or in one of each stratum, so that residuals which add up to zero tell no
  /// variance.
  public func liesInOneCluster(_ form: LinearForm) -> Bool {
    let (influence, presence) = influence(of: form)
    if presence.movesNothing { return true }
    if presence.movesAsOne {
      let size = influence.reduce(0) { $0 + abs($1) }
      return abs(influence.reduce(0, +)) <= Moments.rounding * size
    }
    // At first order, where replicates do not round either.
    return presence.degreesOfFreedom <= 0 && !presence.isTakenWhole
      && influence.withUnsafeBufferPointer(presence.variance) == 0
  }

  /// Whether the rows of a form move it as one (`Presence.movesAsOne`).
  func movesAsOne(_ form: LinearForm) -> Bool { influence(of: form).presence.movesAsOne }

  /// The design covariance of linear forms. A rule that compares lonely strata with others looks at those in which any
  /// of the forms has rows, so that all are held against the same.
  public func covariance(of forms: [LinearForm], threads: Int = 0) -> EstimateCovariance {
    var roots = EstimateRoots(in: wholePlace.rows)
    let together = parts.tree.method.looksAtPresence(parts.tree) ? presence(ofAll: forms) : nil
    roots.append(forms.count, threads: threads) { index, root in
      if let elements = replicateRoot(of: forms[index]) {
        for (place, element) in elements.enumerated() { root[place] = element }
        return
      }
      let (influence, presence) = influence(of: forms[index])
      (together ?? presence).write(rootOf: influence, at: presence.leaves, into: root)
    }
    return EstimateCovariance(roots)
  }

  /// The degrees of freedom of comparisons of a group of quantities between two domains.
  public func pairedFreedom(of group: Int) -> PairedFreedom {
    let pairs = parts.sampledPairs
    return PairedFreedom(
      parts.tree, domains: places.count,
      places: zip(parts.cells.leaf, parts.cells.domains).prefix(pairs).enumerated().compactMap {
        pair, place in
        parts.rows(of: group, at: Int32(pair)) > 0 ? (leaf: place.0, domain: place.1) : nil
      })
  }

  /// The value of an estimand in some domains, with its linear form for use in contrasts. No
  /// variance is taken.
  public func linearised(_ estimand: any Estimand, group: Int, in union: DomainUnion)
    -> (value: Double, form: LinearForm)
  {
    let linearised = estimand.linearised(at: moments[group, union])
    let term = LinearForm.Term(
      group: group, union: union, gradient: linearised, estimand: estimand)
    return (linearised.value.isFinite ? linearised.value : .nan, LinearForm(terms: [term]))
  }

  /// An estimand in some domains, with its linear form: what `Design.estimate` gives there.
  public func estimate(
    _ variable: String, _ estimand: any Estimand, group: Int, in union: DomainUnion
  ) -> (estimate: Estimate, form: LinearForm) {
    let named = NamedEstimand(variable, estimand)
    let moments = moments[group, union]
    let (value, form) = linearised(estimand, group: group, in: union)
    switch union {
    case .one(let domain):
      return (places[domain].estimate(named, group: group, parts, at: moments), form)
    case .all:
      return (wholePlace.estimate(named, group: group, whole, at: moments), form)
    case .allBut:
      let (variance, freedom) = uncertainty(of: form)
      let lost = replicateValues(of: form).flatMap { wholePlace.rows.replicated?.lost($0) }
      let simple = simpleRandomVariance(
        estimand.linearised(at: moments), moments, parts.weightScale)
      return (
        Estimate(
          variable: variable, level: nil, cell: wholePlace.cell, value: value,
          variance: value.isNaN ? .nan : variance, degreesOfFreedom: freedom,
          count: Int(moments.rows), populationSize: moments.weight, simpleRandomVariance: simple,
          lostReplicates: lost ?? 0),
        form
      )
    }
  }

  /// What each first-stage cluster moves a form by; those without rows of it are left out.
  func clusterInfluences(of form: LinearForm) -> [Int: Double] {
    let (values, presence) = influence(of: form)
    // What is arranged for the variance may have leaves without rows, which add zeros (`Presence.keeping`).
    let present = Set(leafPlaces(of: form).map { whole.cells.leaf[$0] })
    var sums: [Int: Double] = [:]
    for (value, leaf) in zip(values, presence.leaves)
    where present.contains(leaf) && Int(leaf) < parts.tree.leafCount {
      sums[parts.tree.cluster(ofLeaf: leaf), default: 0] += value
    }
    return sums
  }

  /// The influence of a form on each leaf in which it has rows, and these leaves.
  private func influence(of form: LinearForm) -> (values: [Double], presence: Presence) {
    if form.terms.count == 1, case .one(let domain) = form.terms[0].union {
      let term = form.terms[0]
      let presence = places[domain].presence(of: term.group, parts)
      var values = [Double](repeating: 0, count: presence.pairs.count)
      values.withUnsafeMutableBufferPointer {
        parts.fill($0, term.gradient, group: term.group, at: presence.pairs)
      }
      return (values.map { term.factor * $0 }, presence)
    }
    // The rest is two terms: all, and less one.
    var sum = DoubtedSums(count: whole.cells.count, terms: 2 * form.terms.count)
    for term in form.terms { add(term, to: &sum) }
    let presence = presence(at: leafPlaces(of: form), form)
    let values = sum.values
    return (presence.pairs.map { values[Int($0)] }, presence)
  }

  /// Adds the influence of a term on each leaf of `whole`.
  private func add(_ term: LinearForm.Term, to sum: inout DoubtedSums) {
    let gradient = term.gradient
    switch term.union {
    case .one(let domain):
      parts.forEachInfluence(gradient, group: term.group, at: places[domain].rows.pairs) {
        sum.add($1, to: Int(wholePairs[Int($0)]), times: term.factor)
      }
    case .all:
      whole.forEachInfluence(gradient, group: term.group, at: wholePlace.rows.pairs) {
        sum.add($1, to: Int($0), times: term.factor)
      }
    case .allBut(let domain):
      whole.forEachInfluence(gradient, group: term.group, at: wholePlace.rows.pairs) {
        sum.add($1, to: Int($0), times: term.factor)
      }
      parts.forEachInfluence(gradient, group: term.group, at: places[domain].rows.pairs) {
        sum.add($1, to: Int(wholePairs[Int($0)]), times: -term.factor)
      }
    }
  }

  /// The leaves in which any of some forms has rows.
  private func presence(ofAll forms: [LinearForm]) -> Presence? {
    let all = LinearForm(terms: forms.flatMap(\.terms))
    return all.terms.isEmpty ? nil : presence(at: leafPlaces(of: all), all)
  }

  /// The leaves of `whole` at some places, arranged.
  private func presence(at leafPlaces: [Int], _ form: LinearForm) -> Presence {
    // Nearly always those of a group in all domains, which are arranged already.
    if let group = form.terms.first?.group,
      wholePresence[group].pairs.count == leafPlaces.count,
      zip(wholePresence[group].pairs, leafPlaces).allSatisfy({ Int($0) == $1 })
    {
      return wholePresence[group]
    }
    return wholePlace.rows.keeping(leafPlaces, parts.tree)
  }

  /// The places among the leaves of `whole` in which a form has rows, ascending.
  private func leafPlaces(of form: LinearForm) -> [Int] {
    var union: [Int] = []
    for term in form.terms { union = mergedAscending(union, leafPlaces(of: term)) }
    return union
  }

  private func leafPlaces(of term: LinearForm.Term) -> [Int] {
    let group = term.group
    if case .one(let domain) = term.union {
      return places[domain].rows.pairs.filter { parts.rows(of: group, at: $0) > 0 }
        .map { Int(wholePairs[Int($0)]) }
    }
    var rows = wholePlace.rows.pairs.map { whole.rows(of: group, at: $0) }
    if case .allBut(let domain) = term.union {
      for pair in places[domain].rows.pairs {
        rows[Int(wholePairs[Int(pair)])] -= parts.rows(of: group, at: pair)
      }
    }
    return rows.indices.filter { rows[$0] > 0 }
  }
}

/// The numbers that are in one of two ascending lists, ascending.
private func mergedAscending(_ a: [Int], _ b: [Int]) -> [Int] {
  if a.isEmpty || b.isEmpty { return a.isEmpty ? b : a }
  var merged: [Int] = []
  merged.reserveCapacity(a.count + b.count)
  var (i, j) = (0, 0)
  while i < a.count || j < b.count {
    let takesFirst = j == b.count || (i < a.count && a[i] <= b[j])
    let next = takesFirst ? a[i] : b[j]
    if merged.last != next { merged.append(next) }
    if takesFirst { i += 1 } else { j += 1 }
  }
  return merged
}
