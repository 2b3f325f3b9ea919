import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What the last wave of a survey tells about the next one: the share of an item, its design effect, how alike
/// people of one cluster are, and the strata.
struct LearntSurvey: Sendable {
  /// What was learnt from, which has words for columns and values.
  let survey: Survey
  /// The item.
  let item: String
  /// What was estimated, with the standard error of the survey that was made.
  let estimate: Estimate
  /// The design effect D = n·V/S² of its strata, clusters and weights, without corrections for a finite population.
  ///
  /// That is the one which the clusters of another survey change, and which the correction of that survey comes to once.
  let designEffect: Double
  /// Whether the survey that was made has such corrections, which are not in it.
  let isUncorrected: Bool
  /// What the next wave estimates.
  let quantity: PlannedQuantity
  /// How alike people of one cluster are; `nil` where clusters are people.
  let correlation: ClusterCorrelation?
  /// The strata of the first stage, with all their people, whether or not they answered.
  let strata: [PlanningStratum]

  /// What is learnt of an item.
  enum Measure {
    /// The share satisfied where the study has a scale for it; else the mean.
    case ofStudy
    /// The mean of its numbers.
    case mean
  }

  /// Learns from a study.
  ///
  /// - Parameters:
  ///   - item: the column; that of the items which comes first if `nil`.
  ///   - withStrata: whether the strata are wanted, each of which then needs a variance.
  ///   - population: how many people there are, where that was said and the weights do not say it.
  init(
    study: String, item: String?, _ measure: Measure = .ofStudy, withStrata: Bool,
    population: Double? = nil, in session: inout Session
  ) throws {
    let survey = try session.survey(try SourceOptions.parse(["--study", study]))
    let chosen = try item.map { try survey.select([$0]) } ?? []
    guard chosen.count < 2 else {
      throw UsageError(
        "--item is one column, and there are \(chosen.count); learn from one after the other")
    }
    guard let name = chosen.first ?? survey.itemColumns.first else {
      throw UsageError(
        "which item is the next survey planned for? Say --item COLUMN; \"\(study)\" names no items")
    }
    let prepared = try PreparedSurvey([name], of: survey, in: &session)
    let (coding, isShare) =
      switch measure {
      case .ofStudy: try Self.coding(of: name, prepared)
      case .mean: (Coding.number, false)
      }
    let quantity = Quantity(name, coding)
    let estimands = [
      NamedEstimand(name, Mean(quantity)), NamedEstimand(name, Variance(quantity)),
    ]
    let entries = try prepared.design.estimate(estimands, of: prepared.table).entries
    self.survey = survey
    self.item = name
    estimate = entries[0]
    let deviation = entries[1].value.squareRoot()
    self.quantity = try
      (isShare
      ? PlannedQuantity.share(entries[0].value)
      : .mean(entries[0].value, standardDeviation: deviation)).checked()
    let unlimited = try prepared.design.withReplacement().estimate(
      [estimands[0]], of: prepared.table
    ).entries[0]
    designEffect = Double(entries[0].count) * unlimited.variance / entries[1].value
    isUncorrected = !prepared.design.specification.fpc.isEmpty
    guard designEffect.isFinite, designEffect > 0 else {
      throw PlanningError(
        "\"\(name)\" has no design effect in \"\(study)\", so that nothing can be learnt from it; name another item"
      )
    }
    let values = try prepared.column(name)
    let specification = prepared.design.specification
    let weights = prepared.design.weights
    // Who has no weight, as after an adjustment for nonresponse, is nobody's answer.
    let rows = (0..<values.count).filter { !values.number(at: $0).isNaN && weights[$0] > 0 }
    if let cluster = specification.clusters.first {
      let columns = try (specification.strata.prefix(1) + [cluster]).map {
        try prepared.table.column($0)
      }
      let groups = Dictionary(grouping: rows) { row in columns.map { $0.text(at: row) ?? "" } }
      correlation = try ClusterCorrelation(
        designEffect: designEffect,
        weights: groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
          (groups[key] ?? []).map { weights[$0] }
        })
    } else {
      correlation = nil
    }
    strata =
      withStrata
      ? try Self.strata(prepared, estimands, isShare: isShare, study, population: population) : []
  }

  /// What people call a stratum, which is a value of the strata of the study.
  func label(ofStratum name: String, _ language: Language) -> String {
    survey.settings.design.strata.first.map { survey.label(of: name, in: $0, language) } ?? name
  }

  /// How an item counts: the answers that are satisfied on the scale of the study, or the numbers themselves.
  static func coding(of name: String, _ survey: PreparedSurvey) throws -> (Coding, Bool) {
    let scale = survey.settings.study?.scale
    if let scale, !scale.values.isEmpty, !scale.satisfied.isEmpty,
      survey.survey.itemColumns.contains(name)
    {
      return (
        try ResponseScale(values: scale.values, satisfied: scale.satisfied).satisfaction, true
      )
    }
    return (.number, try survey.column(name).isIndicator)
  }
}
