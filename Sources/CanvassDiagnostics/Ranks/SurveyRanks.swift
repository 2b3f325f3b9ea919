import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Estimates of a survey that are ranked: one column in every cell, or several columns in the same rows, with
/// the covariance and the degrees of freedom of every comparison.
public struct SurveyRanks: Sendable {
  /// The estimates; those of one estimand in all cells first.
  public let estimates: [Estimate]
  /// What is ranked.
  public let units: RankedUnits

  /// Estimates in the cells of a table.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`.
  public init(
    _ estimands: [NamedEstimand], of table: Table, _ design: Design, in domains: Domains,
    threads: Int = 0
  ) throws {
    let groups = estimands.map(\.estimand.quantities)
    let totals = try DomainTotals(
      of: groups, TableTotals(table, design, in: domains, threads: threads), threads: threads)
    var estimates: [Estimate] = []
    var forms: [LinearForm] = []
    for (group, named) in estimands.enumerated() {
      for cell in domains.cells.indices {
        var (estimate, form) = totals.estimate(
          named.variable, named.estimand, group: group, in: .one(cell))
        estimate.level = named.level
        estimate.cell = domains.cells[cell]
        estimates.append(estimate.shown)
        forms.append(form)
      }
    }
    // A unit without a variance has no rank.
    var values = estimates.map { $0.variance.isFinite ? $0.value : .nan }
    Self.tie(&values, where: estimates.map { $0.variance == 0 })
    let covariance = totals.covariance(of: forms, threads: threads).matrix
    let freedom: @Sendable (Int, Int) -> Double
    if groups.count == 1 {
      let paired = totals.pairedFreedom(of: 0)
      freedom = { Double(paired.degreesOfFreedom($0, $1)) }
    } else {
      let count = forms.count
      let pairs = mapInParallel(count * count, threads: threads) { pair in
        let (a, b) = pair.quotientAndRemainder(dividingBy: count)
        return a < b ? totals.uncertainty(of: forms[a] - forms[b]).degreesOfFreedom : 0
      }
      freedom = { Double(pairs[min($0, $1) * count + max($0, $1)]) }
    }
    self.estimates = estimates
    units = RankedUnits(values: values, covariance: covariance, degreesOfFreedom: freedom)
  }

  /// Makes numbers the same that do not vary and differ by no more than the rounding of what makes them, such as shares whose
  /// totals the weights reproduce: none of them is the first.
  private static func tie(_ values: inout [Double], where isFixed: [Bool]) {
    let fixed = values.indices.filter { isFixed[$0] }.sorted { values[$0] < values[$1] }
    for (place, next) in zip(fixed, fixed.dropFirst())
    where values[next] - values[place] <= rounding * abs(values[next]) {
      values[next] = values[place]
    }
  }

  /// How far totals that a recipe reproduces may be from each other, relative to their size.
  private static let rounding = 1e-11
}
