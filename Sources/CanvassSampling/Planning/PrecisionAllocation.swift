import CanvassNumerics
import CanvassTables

/// What the mean of an item in some strata must not exceed.
public struct PrecisionRequirement: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// The number of the item.
  public let item: Int
  /// The domain in which; all strata if `nil`.
  public let domain: String?
  /// The largest variance V > 0.
  public let variance: Double
  /// The half-width of the interval, of which V is that variance; `nil` where V itself was asked for.
  public let margin: Double?

  /// A requirement.
  public init(
    _ name: String, item: Int = 0, domain: String? = nil, variance: Double, margin: Double? = nil
  ) {
    self.name = name
    self.item = item
    self.domain = domain
    self.variance = variance
    self.margin = margin
  }
}

/// The cheapest sample that meets several requirements at once: several items, the whole and each domain.
///
/// It is the problem of Bethel (Survey Methodology 15, 1989) and Chromy (1987): with x_h = 1/n_h,
///
/// ```
/// least Σ c_h/x_h   where   Σ_h a_hj·x_h ≤ b_j,   1/most_h ≤ x_h ≤ 1/least_h
/// a_hj = D·W_hj²·S_hj²,   b_j = V_j + D·Σ_h W_hj²·S_hj²/N_h
/// ```
///
/// a convex function under linear conditions. At its least point there are λ_j ≥ 0 with c_h·n_h² = Σ_j λ_j·a_hj
/// wherever n_h is within its limits, and λ_j = 0 where a requirement is more than met; λ_j·V_j tells which of
/// them makes the sample expensive. It is found by Newton's method with logarithmic barriers, whose distance from
/// the least cost is known.
public struct PrecisionAllocation: Sendable {
  /// The sample; whole numbers are rounded up, so that every requirement holds, and no answer can be left out of them.
  public let allocation: Allocation
  /// The requirements.
  public let requirements: [PrecisionRequirement]
  /// λ_j: by how much the cost rises as a requirement is tightened, dCost/dV_j = −λ_j.
  public let multipliers: [Double]
  /// The variances that the exact sizes give.
  public let variances: [Double]
  /// The largest |c_h n_h² − Σ_j λ_j a_hj| over c_h n_h², but for what the limits of n_h hold.
  public let stationarity: Double
  /// How the search ended: steps of Newton's method; the remaining distance from the least cost, over it.
  public let convergence: Convergence

  /// The cheapest sample.
  ///
  /// - Throws: `PlanningError` naming a requirement that no sample within the limits meets.
  public init(
    _ strata: [PlanningStratum], requirements: [PrecisionRequirement], designEffect: Double = 1
  ) throws {
    let strata = try strata.checked()
    guard strata.count <= 2000 else {
      throw PlanningError(
        "\(strata.count) strata are more than the 2000 for which several requirements can be met at once; join small ones"
      )
    }
    guard !requirements.isEmpty else {
      throw PlanningError("there is no requirement that the sample has to meet; give a margin")
    }
    var rows: [[Double]] = []
    var limits: [Double] = []
    for requirement in requirements {
      guard requirement.variance > 0, requirement.variance.isFinite else {
        throw PlanningError(
          "the variance of \(requirement.name) is to be \(number: shortestText(requirement.variance)); it must be a positive number"
        )
      }
      let (row, fixed) = try strata.coefficients(of: requirement, designEffect)
      rows.append(row)
      limits.append(requirement.variance + fixed)
    }
    var problem = BarrierProblem(
      cost: strata.map(\.cost), low: strata.map { 1 / $0.most }, high: strata.map { 1 / $0.least },
      rows: rows, limits: limits)
    if let j = problem.violated {
      let best = strata.variance(
        of: requirements[j].item, sizes: strata.map(\.most), designEffect: designEffect,
        domain: requirements[j].domain)
      throw requirements[j].unmet(leastVariance: best)
    }
    let end = try problem.solve()
    let exact = problem.x.map { 1 / $0 }
    let whole = WholeSizes(strata, rows: rows, limits: limits)
    allocation = Allocation(strata: strata, exact: exact, answers: whole.answers(from: exact))
    self.requirements = requirements
    multipliers = problem.multipliers
    variances = requirements.map {
      strata.variance(of: $0.item, sizes: exact, designEffect: designEffect, domain: $0.domain)
    }
    stationarity = problem.stationarity
    convergence = end
  }
}

extension PrecisionRequirement {
  /// The sentence for one that no sample meets, in the unit in which it was asked.
  fileprivate func unmet(leastVariance least: Double) -> PlanningError {
    let times = (least / variance).squareRoot()
    let wanted = margin ?? variance.squareRoot()
    // What is reached is rounded to no more digits than tell it from what is wanted.
    let digits = times > 1.01 ? 3 : 9
    let (asked, reached) = (
      shortestText(wanted, digits: margin == nil ? digits : 9),
      shortestText(wanted * times, digits: digits)
    )
    return margin == nil
      ? PlanningError(
        "no sample meets what is asked of \(name): its standard error is to be \(number: asked), and with the most answers "
          + "that its strata may have it is \(number: reached); allow more answers, or less precision"
      )
      : PlanningError(
        "no sample meets what is asked of \(name): its margin is to be \(number: asked), and with the most answers that its "
          + "strata may have it is \(number: reached); allow more answers, or less precision")
  }
}

extension [PlanningStratum] {
  /// a_hj of a requirement, and what its variance has that no sample size changes.
  fileprivate func coefficients(of requirement: PrecisionRequirement, _ designEffect: Double) throws
    -> (row: [Double], fixed: Double)
  {
    let inside = indices.filter {
      requirement.domain == nil || self[$0].domain == requirement.domain
    }
    let whole = inside.reduce(0) { $0 + self[$1].population }
    guard !inside.isEmpty, self[inside[0]].items.indices.contains(requirement.item) else {
      throw PlanningError(
        "\(requirement.name) is asked of a domain or an item that no stratum has; correct its name")
    }
    var row = [Double](repeating: 0, count: count)
    var fixed = 0.0
    for h in inside {
      let share = self[h].population / whole
      row[h] = designEffect * share * share * self[h].variance(of: requirement.item)
      fixed += row[h] / self[h].population
    }
    return (row, fixed)
  }
}
