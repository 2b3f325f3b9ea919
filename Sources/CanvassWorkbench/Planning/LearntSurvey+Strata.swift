import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The strata of the last wave, as those of the next one.
extension LearntSurvey {
  /// Share, or mean and variance, of those who answered; people of all who were drawn.
  ///
  /// - Parameter estimands: the mean of the item and its variance.
  /// - Throws: `PlanningError` naming a stratum from which nothing can be learnt; `UsageError` where nobody says how many
  ///   people there are.
  static func strata(
    _ survey: PreparedSurvey, _ estimands: [NamedEstimand], isShare: Bool, _ study: String,
    population: Double?
  ) throws -> [PlanningStratum] {
    guard let column = survey.design.specification.strata.first else { return [] }
    let domains = try Domains(by: [column], in: survey.table)
    let people = try Self.people(survey, domains, study, population: population)
    let entries = try survey.design.estimate(estimands, of: survey.table, in: domains).entries
    let count = entries.count / 2
    return try (0..<count).map { index in
      let (mean, variance) = (entries[index], entries[count + index])
      let name = mean.cell.values.joined(separator: ", ")
      guard mean.populationSize > 0 else {
        throw PlanningError(
          "nobody in stratum \"\(name)\" answered \"\(estimands[0].variable)\" in \"\(study)\", so that nothing is known of "
            + "its variance; learn from another item, or name the strata and what is expected there"
        )
      }
      return try PlanningStratum(
        name, population: max(1, people[index].rounded()),
        items: [
          isShare
            ? .share(mean.value)
            : .mean(mean.value, standardDeviation: variance.value.squareRoot())
        ])
    }
  }

  /// N_h: the share that a stratum has of a population that is given, by Σw of all its rows; else the size that the design
  /// gives where people were drawn from strata; else Σw. Who answered plays no part.
  private static func people(
    _ survey: PreparedSurvey, _ domains: Domains, _ study: String, population: Double?
  ) throws -> [Double] {
    let rows = domains.rowsByCell ?? []
    let weights = rows.map { rows in rows.reduce(0) { $0 + survey.design.weights[$1] } }
    if let population {
      let whole = weights.reduce(0, +)
      return weights.map { population * $0 / whole }
    }
    let specification = survey.design.specification
    if specification.clusters.isEmpty, specification.recipe == nil,
      specification.unequal == nil, let name = specification.fpc.first
    {
      let column = try survey.table.column(name)
      let sizes = rows.map { column.number(at: $0[0]) }
      // Up to 1 they are sampling fractions.
      if sizes.contains(where: { $0 > 1 }) { return sizes }
    }
    guard survey.design.weighsPopulation else {
      throw UsageError(
        "the weights of \"\(study)\" do not say how many people its strata have; say how many there are with --population, or name the strata with --frame"
      )
    }
    return weights
  }
}
