import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The weakness diagnostics of a survey: which fields of service people are less satisfied with,
/// whether the sample can tell, why, and what mending them is worth.
public struct WeakFieldAnalysis: Sendable {
  private let questions: FieldQuestions
  private let level: Double
  let totals: DomainTotals
  private let threads: Int
  let cells: [Domains.Cell]
  private let unassigned: Int
  /// Σw of the rows of each field and of all rows, whatever they answered.
  private let weights: (fields: [Double], all: Double)

  /// Adds up everything that is needed: one pass over the rows for each item, dimension and measure.
  ///
  /// - Parameters:
  ///   - depth: verdicts alone, or with the reasons behind them.
  ///   - filter: rows inside the domain of interest; `nil` for all.
  ///   - level: confidence level, such as 0.95.
  /// - Throws: `DiagnosisError`, `DesignError` or `TableError` in one sentence.
  public init(
    _ instrument: Instrument, _ table: Table, _ design: Design,
    depth: FieldQuestions.Depth = .reasons, filter: [Bool]? = nil, level: Double = 0.95,
    threads: Int = 0
  ) throws {
    let questions = try FieldQuestions(instrument, depth: depth)
    let rows = try questions.rows(
      of: PieceOfTable(answers: table, codes: table, inside: filter, firstRow: 0),
      design.specification)
    let design = try rows.order == nil ? design : Design(rows.specification, in: rows.piece.codes)
    let fields = try Domains(by: [rows.field], filter: rows.piece.inside, in: rows.piece.codes)
    try self.init(
      questions, TableTotals(rows.piece.answers, design, in: fields, threads: threads),
      cells: fields.cells, unassigned: fields.unassigned,
      weights: (
        fields.rowsByCell.map { $0.map { $0.reduce(0) { $0 + design.weights[$1] } } } ?? [],
        design.weights.reduce(0, +)
      ), level: level, threads: threads)
  }

  /// A diagnosis from totals that have been added up.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it; `MemoryShortage`.
  public init(
    _ questions: FieldQuestions, _ totals: GatheredTotals, level: Double = 0.95, threads: Int = 0
  ) throws {
    try self.init(
      questions, totals, cells: totals.cells, unassigned: totals.unassigned,
      weights: (totals.cellWeights, totals.weight), level: level, threads: threads)
  }

  private init(
    _ questions: FieldQuestions, _ source: some TotalsSource, cells: [Domains.Cell],
    unassigned: Int, weights: (fields: [Double], all: Double), level: Double, threads: Int
  ) throws {
    self.weights = weights
    self.questions = questions
    self.level = level
    self.threads = threads
    self.cells = cells
    self.unassigned = unassigned
    totals = try DomainTotals(of: questions.groups, source, threads: threads)
  }

  var instrument: Instrument { questions.instrument }
  var groups: [[Quantity]] { questions.groups }
  private var all: [Int] { Array(cells.indices) }

  /// An estimate with its linear form.
  private typealias Estimated = (estimate: Estimate, form: LinearForm)

  /// The diagnosis.
  ///
  /// - Parameters:
  ///   - rules: packs of cells that say which shares may be shown; by default those of the
  ///     National Center for Health Statistics and of Statistics Canada.
  ///   - population: how many people there are, where that is known; a field has its share of the weights of them.
  /// - Throws: `Interrupted` when the user no longer wants it.
  public func diagnose(rules: [RulePack]? = nil, population: Double? = nil) throws
    -> SurveyDiagnosis
  {
    let rules = try rules ?? RulePack.standard
    // Where everyone was asked about every field, each person has a row in each.
    let rowsEach =
      if case .items(let asked) = instrument.fields { Double(asked.count) } else { 1.0 }
    func people(_ weight: Double) -> Double? { population.map { $0 * weight / weights.all } }
    let shares = all.map { estimate(0, in: .one($0)) }
    let interruption = Interruption.current
    var diagnoses = mapInParallel(all.count, threads: threads) { field in
      interruption?.isRequested == true
        ? nil
        : diagnose(
          field, share: shares[field], rules, people: people(rowsEach * weights.fields[field]))
    }.compactMap(\.self)
    try interruption?.check()
    var overall = measures(
      share: estimate(0, in: .all).estimate, in: .all, rules,
      people: people(weights.fields.reduce(0, +)))
    let publication = PartPublication(instrument, rules)
    publication.keepBackShares(&diagnoses, &overall)
    publication.keepBack(&diagnoses)
    publication.withholdGaps(&diagnoses)
    PublicationAudit(instrument, answers: answersByItem).keepBack(&diagnoses, &overall)
    let isWithheld = diagnoses.map(\.measures.isWithheld)
    let covariance = totals.covariance(of: shares.map(\.form), threads: threads)
    let freedom = totals.pairedFreedom(of: 0)
    func ranks(where isRanked: (Int) -> Bool) throws -> [RankSet?] {
      let values = all.map { field in
        let share = shares[field].estimate
        return isRanked(field) && share.shown.variance.isFinite ? share.value : .nan
      }
      let units = RankedUnits(values: values, covariance: covariance.matrix) {
        Double(freedom.degreesOfFreedom($0, $1))
      }
      return try RankAnalysis(units, level: level, threads: threads).simultaneous
    }
    let ofAll = try ranks { _ in true }
    let ofShown = try isWithheld.contains(true) ? ranks { !isWithheld[$0] } : ofAll
    adjustTests(&diagnoses)
    for index in diagnoses.indices {
      diagnoses[index].rank = ofAll[index]
      diagnoses[index].rankShown = ofShown[index]
      diagnoses[index].verdict = verdict(diagnoses[index])
    }
    return SurveyDiagnosis(
      instrument: instrument, overall: overall, fields: diagnoses, level: level,
      rowsWithoutField: unassigned, rules: rules)
  }

  private func measures(
    share: Estimate, in union: DomainUnion, _ rules: [RulePack], people: Double?
  ) -> Measures {
    let judged = JudgedCell(share, population: people)
    let (all, mean) = (estimate(1, in: union).estimate, estimate(2, in: union).estimate)
    return Measures(
      satisfied: share, allSatisfied: all, mean: mean, judged: judged,
      marks: rules.map { RuleMark($0, of: judged) },
      ofAllSatisfied: outcome(all, .proportion, rules, people: people),
      ofMean: outcome(mean, .mean, rules, people: people))
  }

  private func outcome(
    _ estimate: Estimate, _ kind: EstimateKind, _ rules: [RulePack], people: Double?
  ) -> TableRelease.Outcome {
    // What does not exist is not shown, and not judged.
    guard estimate.value.isFinite else {
      return TableRelease.Outcome(JudgedCell(estimate, as: kind), marks: [])
    }
    let judged = JudgedCell(estimate.shown, as: kind, population: people)
    return TableRelease.Outcome(
      judged,
      marks: rules.filter { $0.kinds.contains(kind) }.map { RuleMark($0, of: judged) })
  }

  /// A measure, a dimension or an item: the ratio of its two sums, or the mean of its one.
  private func estimand(_ group: Int) -> any Estimand {
    let quantities = groups[group]
    return quantities.count == 2 ? Ratio(quantities[0], to: quantities[1]) : Mean(quantities[0])
  }

  private func estimate(_ group: Int, in union: DomainUnion) -> Estimated {
    totals.estimate(groups[group][0].name, estimand(group), group: group, in: union)
  }

  private func diagnose(
    _ field: Int, share: Estimated, _ rules: [RulePack], people: Double?
  ) -> FieldDiagnosis {
    let shareOfAnswers = answersTotal(in: .one(field)) / answersTotal(in: .all)
    var toTarget: Gap?
    if let target = instrument.target, share.estimate.value.isFinite {
      toTarget = Gap(
        estimate: share.estimate.value - target, variance: share.estimate.shown.variance,
        degreesOfFreedom: share.estimate.degreesOfFreedom, alternative: .below)
    }
    let parts = questions.depth == .reasons ? parts(field) : Parts()
    return FieldDiagnosis(
      field: cells[field].values[0],
      measures: measures(share: share.estimate, in: .one(field), rules, people: people),
      gapToRest: gap(share, 0, field), gapToTarget: toTarget, rank: nil,
      verdict: .noEvidence,
      dimensions: diagnoses(of: parts.dimensions, field, rules, people: people),
      items: diagnoses(of: parts.items, field, rules, people: people),
      contributionInNoDimension: parts.inNoDimension,
      contributionOfOtherFields: parts.ofOtherFields,
      shareOfAnswers: shareOfAnswers,
      worth: instrument.target.map { max(0, $0 - share.estimate.value) * shareOfAnswers })
  }

  /// The gap of a measure or part between a field and all others.
  private func gap(_ here: Estimated, _ group: Int, _ field: Int) -> Gap? {
    guard here.estimate.value.isFinite else { return nil }
    let there = totals.linearised(estimand(group), group: group, in: .allBut(field))
    guard there.value.isFinite else { return nil }
    let (variance, freedom) = totals.uncertainty(of: here.form - there.form)
    // The zero of a field in one cluster is no certainty, in a difference either.
    let isKnown = here.estimate.shown.variance.isFinite && !totals.liesInOneCluster(there.form)
    var gap = Gap(
      from: there.value, to: here.estimate.value, variance: isKnown ? variance : .nan,
      degreesOfFreedom: freedom)
    gap.lostReplicates = totals.lostReplicates(of: here.form - there.form)
    return gap
  }

  /// Dimensions or items with their gaps, the heaviest first.
  private func diagnoses(
    of parts: [Part], _ field: Int, _ rules: [RulePack], people: Double?
  ) -> [PartDiagnosis] {
    let estimates = parts.map { estimate($0.group, in: .one(field)) }
    let gaps = zip(parts, estimates).map { gap($1, $0.restGroup, field) }
    return parts.indices.map { index in
      PartDiagnosis(
        index: parts[index].index, satisfied: estimates[index].estimate, gap: gaps[index],
        contribution: parts[index].contribution,
        outcome: outcome(estimates[index].estimate, .proportion, rules, people: people))
    }
    .sorted {
      ($0.contribution ?? .infinity, $0.index) < ($1.contribution ?? .infinity, $1.index)
    }
  }

  /// Σw of the answers to each item in each field; where items are not asked about, to all of them together.
  private var answersByItem: [[Double]] {
    guard questions.depth == .reasons else { return all.map { [answersTotal(in: .one($0))] } }
    return all.map { field in
      instrument.items.indices.map { item in
        totals.moments(of: 3 + instrument.dimensions.count + item, in: .one(field)).weight
      }
    }
  }

  /// Σw over all answers to all items.
  private func answersTotal(in union: DomainUnion) -> Double {
    totals.moments(of: 0, in: union).total(1)
  }

  private func verdict(_ field: FieldDiagnosis) -> Verdict {
    if field.measures.isForbidden || !field.measures.satisfied.value.isFinite {
      return .tooLittleData
    }
    guard let gap = field.gapToRest, gap.p < 1 - level else { return .noEvidence }
    if gap.estimate > 0 { return gap.adjusted < 1 - level ? .above : .noEvidence }
    let isBelowTarget = field.gapToTarget.map { $0.estimate < 0 } ?? true
    return gap.adjusted < 1 - level && isBelowTarget ? .weak : .watch
  }
}
