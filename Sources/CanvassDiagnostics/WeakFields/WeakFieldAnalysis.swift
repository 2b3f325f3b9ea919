import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The weakness diagnostics of a survey: which fields of service people are less satisfied with,
/// whether the sample can tell, why, and what mending them is worth.
public struct WeakFieldAnalysis: Sendable {
  private let instrument: Instrument
  private let level: Double
  private let totals: DomainTotals
  private let fields: Domains

  /// Adds up everything that is needed: one pass over the rows for each item, dimension and measure.
  ///
  /// - Parameters:
  ///   - filter: rows inside the domain of interest; `nil` for all.
  ///   - level: confidence level, such as 0.95.
  /// - Throws: `DiagnosisError`, `DesignError` or `TableError` in one sentence.
  public init(
    _ instrument: Instrument, _ table: Table, _ design: Design, filter: [Bool]? = nil,
    level: Double = 0.95, threads: Int = 0
  ) throws {
    guard !instrument.items.isEmpty else {
      throw DiagnosisError(
        "there are no items to diagnose; name them (--items q01-q22, or dimensions: in the study)")
    }
    var owner = [Int: String]()
    for dimension in instrument.dimensions {
      for item in dimension.items {
        if let other = owner[item] {
          throw DiagnosisError(
            "item \"\(instrument.items[item].column)\" is in two dimensions, \"\(other)\" and "
              + "\"\(dimension.name)\"; an item belongs to one")
        }
        owner[item] = dimension.name
      }
    }
    self.instrument = instrument
    self.level = level
    let sheet = try AnswerSheet(instrument, table)
    let pooled = sheet.sum(of: Array(instrument.items.indices), name: "satisfied")
    var groups = [
      [pooled.satisfied, pooled.answered], [pooled.allSatisfied], [pooled.score, pooled.answered],
    ]
    for dimension in instrument.dimensions {
      let sum = sheet.sum(of: dimension.items, name: dimension.name)
      groups.append([sum.satisfied, sum.answered])
    }
    for (index, item) in instrument.items.enumerated() {
      try Interruption.current?.check()
      groups.append([sheet.sum(of: [index], name: item.column).satisfied])
    }
    self.groups = groups
    fields = try Domains(by: [instrument.field], filter: filter, in: table)
    totals = try DomainTotals(of: groups, design, in: fields, threads: threads)
  }

  private let groups: [[Variable]]
  private var all: [Int] { Array(fields.cells.indices) }

  /// The diagnosis.
  ///
  /// - Throws: `Interrupted` when the user no longer wants it.
  public func diagnose() throws -> SurveyDiagnosis {
    let shares = all.map { estimate(0, in: [$0]) }
    var diagnoses = try all.map { field in
      try Interruption.current?.check()
      return diagnose(field: field, share: shares[field])
    }
    let covariance = totals.covariance(of: shares.map(\.form))
    let ranks = rankSets(
      values: shares.map(\.estimate.value), covariance: covariance,
      level: level
    ) { totals.degreesOfFreedom(in: [$0, $1]) }
    let rest = holmAdjusted(diagnoses.map { $0.gapToRest?.p ?? .nan })
    let target = holmAdjusted(diagnoses.map { $0.gapToTarget?.p ?? .nan })
    for index in diagnoses.indices {
      diagnoses[index].rank = ranks[index]
      diagnoses[index].gapToRest?.adjusted = rest[index]
      diagnoses[index].gapToTarget?.adjusted = target[index]
      diagnoses[index].verdict = verdict(diagnoses[index])
    }
    return SurveyDiagnosis(
      instrument: instrument, overall: measures(in: all), fields: diagnoses, level: level,
      rowsWithoutField: fields.unassigned)
  }

  private func measures(in union: [Int]) -> Measures {
    Measures(
      satisfied: estimate(0, in: union).estimate, allSatisfied: estimate(1, in: union).estimate,
      mean: estimate(2, in: union).estimate)
  }

  /// A measure, a dimension or an item in a union of fields: the ratio of its two sums, or the mean
  /// of its one.
  private func estimate(_ group: Int, in union: [Int]) -> (estimate: Estimate, form: LinearForm) {
    let variables = groups[group]
    let estimand: any Estimand =
      variables.count == 2
      ? Ratio(variables[0], to: variables[1]) : Mean(variables[0])
    return totals.estimate(variables[0].name, estimand, group: group, in: union)
  }

  private func diagnose(
    field: Int, share: (estimate: Estimate, form: LinearForm)
  ) -> FieldDiagnosis {
    let others = all.filter { $0 != field }
    let contributions = GapDecomposition.contributions(decompositionItems(field, others))
    let answers = all.map { answersTotal(in: [$0]) }
    let shareOfAnswers = answers[field] / answers.reduce(0, +)
    var toTarget: Gap?
    if let target = instrument.target, share.estimate.value.isFinite {
      toTarget = Gap(
        estimate: share.estimate.value - target, variance: share.estimate.variance,
        degreesOfFreedom: share.estimate.degreesOfFreedom, alternative: .below)
    }
    return FieldDiagnosis(
      field: fields.cells[field].values[0],
      measures: Measures(
        satisfied: share.estimate, allSatisfied: estimate(1, in: [field]).estimate,
        mean: estimate(2, in: [field]).estimate),
      gapToRest: gap(0, field, others), gapToTarget: toTarget, rank: nil,
      nchs: NCHSProportion.mark(share.estimate),
      statisticsCanada: StatisticsCanadaRule.mark(share.estimate), verdict: .noEvidence,
      dimensions: parts(
        instrument.dimensions.indices.map { index in
          (3 + index, instrument.dimensions[index].items.reduce(0) { $0 + contributions[$1] })
        }, field, others),
      items: parts(
        instrument.items.indices.map {
          (3 + instrument.dimensions.count + $0, contributions[$0])
        }, field, others),
      shareOfAnswers: shareOfAnswers,
      worth: instrument.target.map { max(0, $0 - share.estimate.value) * shareOfAnswers })
  }

  /// The gap of a measure or part between a field and all others.
  private func gap(_ group: Int, _ field: Int, _ others: [Int]) -> Gap? {
    guard !others.isEmpty else { return nil }
    let here = estimate(group, in: [field])
    let there = estimate(group, in: others)
    guard here.estimate.value.isFinite, there.estimate.value.isFinite else { return nil }
    return Gap(
      estimate: here.estimate.value - there.estimate.value,
      variance: totals.variance(of: here.form - there.form),
      degreesOfFreedom: totals.degreesOfFreedom(in: all),
      alternative: .different)
  }

  /// Dimensions or items with their gaps, adjusted among themselves, the heaviest first.
  private func parts(
    _ groups: [(group: Int, contribution: Double)], _ field: Int, _ others: [Int]
  ) -> [PartDiagnosis] {
    let gaps = groups.map { gap($0.group, field, others) }
    let adjusted = holmAdjusted(gaps.map { $0?.p ?? .nan })
    return groups.indices.map { index in
      var gap = gaps[index]
      gap?.adjusted = adjusted[index]
      return PartDiagnosis(
        index: index, satisfied: estimate(groups[index].group, in: [field]).estimate, gap: gap,
        contribution: groups[index].contribution)
    }
    .sorted { ($0.contribution, $0.index) < ($1.contribution, $1.index) }
  }

  private func decompositionItems(_ field: Int, _ others: [Int]) -> [GapDecomposition.Item] {
    instrument.items.indices.map { item in
      let group = 3 + instrument.dimensions.count + item
      let centre = groups[group][0].centre
      let here = totals.moments(of: group, in: [field])
      let there = totals.moments(of: group, in: others)
      return GapDecomposition.Item(
        fieldAnswers: here.weight, fieldSatisfied: here.first(0) + centre * here.weight,
        restAnswers: there.weight, restSatisfied: there.first(0) + centre * there.weight)
    }
  }

  /// Σw over all answers to all items.
  private func answersTotal(in union: [Int]) -> Double {
    let moments = totals.moments(of: 0, in: union)
    return moments.first(1) + groups[0][1].centre * moments.weight
  }

  private func verdict(_ field: FieldDiagnosis) -> Verdict {
    if field.nchs.grade == .suppress || field.statisticsCanada.grade == .suppress
      || !field.measures.satisfied.value.isFinite
    {
      return .tooLittleData
    }
    guard let gap = field.gapToRest, gap.estimate < 0, gap.p < 1 - level else {
      return .noEvidence
    }
    let isBelowTarget = field.gapToTarget.map { $0.estimate < 0 } ?? true
    return gap.adjusted < 1 - level && isBelowTarget ? .weak : .watch
  }
}
