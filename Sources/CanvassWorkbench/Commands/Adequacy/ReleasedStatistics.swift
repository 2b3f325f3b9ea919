import CanvassDiagnostics
import CanvassSampling

extension ReleaseOptions {
  /// Marks estimates that are no sums, such as medians: packs judge them as means, and none is shown of a cell whose mean
  /// may not be.
  ///
  /// - Parameters:
  ///   - columns: what they are of.
  ///   - domains: their cells, where these are not those of `--by`.
  ///   - addUp: whether readers know what they add up to over the cells, as mean ranks do.
  /// - Throws: `RulePackError`; `TableError`; `DisclosureError`.
  func marks(
    ofStatistics estimates: Estimates, of columns: [String], _ prepared: PreparedSurvey,
    in domains: Domains? = nil, addUp: Bool = false, by packs: [RulePack], session: inout Session
  ) throws -> EstimateRelease {
    let domains = domains ?? prepared.domains
    let means = columns.map { NamedEstimand($0, Mean(Quantity($0))) }
    let people = prepared.design.population(population, in: domains)
    let found = try JudgedNumbers(means, .mean, prepared, in: domains, population: population)
    let places = Dictionary(
      zip(found.estimates.entries, found.cells).map { (StatisticPlace($0), $1) },
      uniquingKeysWith: { first, _ in first })
    let domainOfCell = Dictionary(
      uniqueKeysWithValues: domains.cells.enumerated().map { ($1, $0) })
    let table = try TableRelease(
      estimates.entries.map { estimate in
        let mean = places[StatisticPlace(estimate)]
        var judged = JudgedCell(
          estimate.shown, as: .mean,
          population: people(estimate, domain: domainOfCell[estimate.cell] ?? 0))
        // What has no design effect of its own has that of the mean.
        if judged.effectiveCount.isNaN, let mean {
          judged.effectiveCount = mean.judged.effectiveCount
        }
        return TableRelease.Cell(
          variable: estimate.variable, level: estimate.level, domain: estimate.cell.values, judged,
          implied: mean.map { [$0.judged] + $0.implied } ?? [], isSum: addUp)
      }, packs: packs)
    var release = try ReleasedRows(
      prepared, means, [JudgedEstimand](means, .statistic, prepared, in: domains),
      in: domains, population: population
    ).keepBack(
      EstimateRelease(table: table, isNulled: withhold), of: estimates, in: &session)
    if addUp { release.table.keepBackSecond() }
    return release
  }
}

/// Of what column and cell an estimate is.
private struct StatisticPlace: Hashable {
  let variable: String
  let cell: Domains.Cell

  init(_ estimate: Estimate) { (variable, cell) = (estimate.variable, estimate.cell) }
}
