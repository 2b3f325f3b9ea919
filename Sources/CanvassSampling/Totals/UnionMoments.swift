import CanvassNumerics

/// The moments of groups of quantities in each domain, in all of them and in all but one.
///
/// The sums of all but one are those of the domains before it plus those of the domains after it: as
/// cheap as a difference, and nothing cancels.
struct UnionMoments: Sendable {
  private let one: [[Moments]]
  private let rest: [[Moments]]
  private let all: [Moments]

  init(_ totals: ClusterTotals, domains: Int, threads: Int) {
    let one = mapInParallel(totals.centres.count, threads: threads) { group in
      (0..<domains).map { totals.domainMoments(group: group, domain: $0) }
    }
    let zero = totals.centres.map { Moments(centres: $0) }
    // What stands after each domain, and at the end of the pass what stands before it as well.
    var rest = one.indices.map { group in
      var after = zero[group]
      return one[group].reversed().map { moments in
        defer { after += moments }
        return after
      }.reversed() as [Moments]
    }
    var all = zero
    for group in one.indices {
      for domain in 0..<domains {
        rest[group][domain] += all[group]
        all[group] += one[group][domain]
      }
    }
    self.one = one
    self.rest = rest
    self.all = all
  }

  /// Those of a group in some domains.
  subscript(group: Int, union: DomainUnion) -> Moments {
    switch union {
    case .one(let domain): one[group][domain]
    case .all: all[group]
    case .allBut(let domain): rest[group][domain]
    }
  }
}
