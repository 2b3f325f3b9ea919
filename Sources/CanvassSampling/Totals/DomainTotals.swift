/// The totals of some groups of variables by leaf cluster and domain, kept so that any number of
/// smooth functions of them, across groups and across domains, can be estimated without another
/// look at the rows.
public struct DomainTotals: Sendable {
  /// The design that they were added up over.
  public let design: Design
  /// The domains.
  public let domains: Domains
  private let totals: ClusterTotals
  private let cells: ClusterCells
  /// Which leaves have a row with weight, by domain.
  private let pairsOfDomain: [[Int32]]
  /// The whole design: forms may reach into every domain.
  private let plan: VariancePlan

  /// Adds up groups of variables in domains: one pass over the rows for each group.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it.
  public init(
    of groups: [[Variable]], _ design: Design, in domains: Domains, threads: Int = 0
  ) throws {
    try design.requireVariance()
    self.design = design
    self.domains = domains
    cells = ClusterCells(design, domains)
    totals = ClusterTotals(of: groups, design, cells, threads: threads)
    pairsOfDomain = domains.cells.indices.map(cells.pairs(of:))
    plan = VariancePlan(design, leaves: Array(0..<Int32(design.leafCount)))
  }

  /// The moments of a group of variables over the union of some domains.
  public func moments(of group: Int, in domains: some Sequence<Int>) -> Moments {
    var sum = Moments(variables: totals.variableCounts[group])
    for domain in domains { sum += totals.domainMoments(group: group, domain: domain) }
    return sum
  }

  /// The influence of a linear form on each leaf cluster.
  func influence(of form: LinearForm) -> [Double] {
    var influence = [Double](repeating: 0, count: design.leafCount)
    for term in form.terms {
      let stride = Moments.count(variables: totals.variableCounts[term.group])
      totals.sums[term.group].withUnsafeBufferPointer { sums in
        guard let base = sums.baseAddress else { return }
        for pair in pairsOfDomain[term.domain] {
          influence[Int(cells.leaf[Int(pair)])] +=
            term.factor * term.gradient.influence(of: base + Int(pair) * stride)
        }
      }
    }
    return influence
  }

  /// The design variance of a linear form.
  public func variance(of form: LinearForm) -> Double {
    plan.variance(influence(of: form))
  }

  /// The design covariance of linear forms.
  public func covariance(of forms: [LinearForm]) -> EstimateCovariance {
    let all = Array(0..<Int32(design.leafCount))
    return design.covariance(
      leaves: forms.map { _ in all }, influences: forms.map(influence(of:)))
  }

  /// First-stage clusters less strata among the rows of some domains.
  public func degreesOfFreedom(in domains: some Sequence<Int>) -> Int {
    var present = [Bool](repeating: false, count: design.leafCount)
    for domain in domains {
      for pair in pairsOfDomain[domain] { present[Int(cells.leaf[Int(pair)])] = true }
    }
    let leaves = (0..<Int32(design.leafCount)).filter { present[Int($0)] }
    let counts = design.clustersAndStrata(ofLeaves: leaves)
    return counts.clusters - counts.strata
  }

  /// The value of an estimand in the union of some domains, with its linear form for use in
  /// contrasts. No variance is taken.
  public func linearised(_ estimand: any Estimand, group: Int, in union: [Int])
    -> (value: Double, form: LinearForm)
  {
    let linearised = estimand.linearised(at: moments(of: group, in: union))
    let form = LinearForm(
      terms: union.map { LinearForm.Term(group: group, domain: $0, gradient: linearised) })
    return (linearised.value.isFinite ? linearised.value : .nan, form)
  }

  /// An estimand in the union of some domains, with its linear form.
  ///
  /// - Parameters:
  ///   - freedom: the degrees of freedom of the union.
  public func estimate(
    _ variable: String, _ estimand: any Estimand, group: Int, in union: [Int],
    degreesOfFreedom freedom: Int
  ) -> (estimate: Estimate, form: LinearForm) {
    let moments = moments(of: group, in: union)
    let (value, form) = linearised(estimand, group: group, in: union)
    let cell = union.count == 1 ? domains.cells[union[0]] : Domains.Cell(values: [])
    let estimate = Estimate(
      variable: variable, level: nil, cell: cell, value: value,
      variance: value.isNaN ? .nan : variance(of: form), degreesOfFreedom: freedom,
      count: Int(moments.rows), populationSize: moments.weight,
      simpleRandomVariance: simpleRandomVariance(estimand.linearised(at: moments), moments))
    return (estimate, form)
  }
}

/// A linearised estimate as a sum over domains: Σ factor × gradient · totals. Differences of
/// estimates are differences of forms, so that their variance counts every covariance.
public struct LinearForm: Sendable {
  /// The gradient of one estimate in one domain.
  public struct Term: Sendable {
    /// The group of variables.
    public var group: Int
    /// The domain.
    public var domain: Int
    /// The gradient there.
    public var gradient: Linearisation
    /// What it is multiplied by.
    public var factor = 1.0
  }

  /// The parts.
  public var terms: [Term]

  /// The form of the difference of two estimates.
  public static func - (left: LinearForm, right: LinearForm) -> LinearForm {
    LinearForm(terms: left.terms + (-1 * right).terms)
  }

  /// The form of the sum of two estimates.
  public static func + (left: LinearForm, right: LinearForm) -> LinearForm {
    LinearForm(terms: left.terms + right.terms)
  }

  /// The form of a multiple of an estimate.
  public static func * (factor: Double, form: LinearForm) -> LinearForm {
    LinearForm(
      terms: form.terms.map { term in
        var term = term
        term.factor *= factor
        return term
      })
  }
}
