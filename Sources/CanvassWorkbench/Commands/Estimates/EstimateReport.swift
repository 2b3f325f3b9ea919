import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Estimates as an answer: a table for people, JSON and records for programs.
struct EstimateReport {
  let analysed: AnalysedSurvey
  let estimates: Estimates
  let language: Language
  /// What the estimates are, such as "Means".
  let title: String
  /// What rule packs say of each estimate, where they were asked.
  let release: EstimateRelease?
  /// How long finding the cells and estimating took, where it was asked for.
  let estimateSeconds: Double?

  /// The intervals that hold together, where they are asked for.
  private let joint: JointIntervals?
  /// The tests of the estimates, where they are asked for.
  private let tests: EstimateTests?
  /// Whether errors were estimated.
  private let hasErrors: Bool
  /// What the levels are.
  private let levels: EstimateLevels
  /// What CSV has in place of the estimates.
  private let records: ResultTable?
  /// What follows the table.
  private let further: [ResultPart]
  /// What the names of the table stand for.
  private let legend: ColumnLegend
  /// The interval of each estimate, and how it is made.
  private let intervals: [Interval?]
  private let method: IntervalMethod
  /// What is estimated, in the order of its first estimates, and how its numbers are set.
  private let variables: [String]
  private let styles: [String: NumberStyle]

  /// - Parameters:
  ///   - legend: what the names within expressions stand for; `nil` where what is estimated are columns.
  init(
    analysed: AnalysedSurvey, estimates: Estimates, method: IntervalMethod, language: Language,
    title: String, release: EstimateRelease?, legend: ColumnLegend? = nil,
    joint: JointIntervals? = nil,
    tests: EstimateTests? = nil, hasErrors: Bool = true, levels: EstimateLevels = .values,
    records: ResultTable? = nil,
    further: [ResultPart] = [],
    estimateSeconds: Double?
  ) {
    self.analysed = analysed
    var shown = estimates
    shown.entries = estimates.entries.map(\.shown)
    self.estimates = shown
    self.language = language
    self.title = title
    self.joint = joint
    self.tests = tests
    self.hasErrors = hasErrors
    self.levels = levels
    self.records = records
    self.further = further
    self.release = release
    self.estimateSeconds = estimateSeconds
    self.method = method
    intervals = estimates.intervals(method, level: analysed.settings.level)
    (variables, styles) = Self.styles(
      shown.entries, isWithheld: { release?.table.outcomes[$0].isWithheld ?? false })
    self.legend = legend ?? ColumnLegend(of: variables, in: analysed.survey, language)
  }

  /// The numbers of a variable stand in one column, so they have one number of decimals: what its
  /// typical standard error needs, among those that are shown.
  private static func styles(
    _ entries: [Estimate], isWithheld: (Int) -> Bool
  ) -> (variables: [String], styles: [String: NumberStyle]) {
    var variables: [String] = []
    var values: [String: (first: Double, errors: [Double])] = [:]
    for (place, entry) in entries.enumerated() {
      let error = entry.standardError
      let errors = error.isFinite && error > 0 && !isWithheld(place) ? [error] : []
      if values[entry.variable]?.errors.append(contentsOf: errors) == nil {
        variables.append(entry.variable)
        values[entry.variable] = (entry.value, errors)
      }
    }
    let styles = values.mapValues { value -> NumberStyle in
      let errors = value.errors.sorted()
      return .error(errors.isEmpty ? .nan : errors[errors.count / 2], value: value.first)
    }
    return (variables, styles)
  }

  private var words: any Phrases { language.phrases }
  private var columns: [String] { estimates.domainColumns }

  var output: Output {
    var output = Output(parts, words)
    // Of what is not shown nothing is said.
    let shown = estimates.entries.indices.filter { !isWithheld($0) }.map { estimates.entries[$0] }
    let count = shown.count
    let absences = absences
    if !absences.isEmpty {
      output.warnings.append(Note { $0.surveyNotes.noInterval(absences, of: count) })
    }
    let lost = shown.map(\.lostReplicates).filter { $0 > 0 }
    if let most = lost.max(), hasErrors {
      output.warnings.append(
        Note { $0.surveyNotes.lostReplicates(most, estimates: lost.count, of: count) })
    }
    output.warnings += release?.warnings ?? []
    let undefined = shown.count { !$0.value.isFinite }
    if undefined > 0 {
      output.warnings.append(Note { $0.surveyNotes.notDefined(undefined, of: count) })
    }
    return output
  }

  private func isWithheld(_ place: Int) -> Bool {
    release?.table.outcomes[place].isWithheld ?? false
  }

  /// How many of the estimates that are shown have no interval, for each reason that there is.
  private var absences: [(reason: IntervalAbsence, estimates: Int)] {
    var counts: [IntervalAbsence: Int] = [:]
    guard hasErrors else { return [] }
    for (place, absence) in estimates.intervalAbsences(method).enumerated() {
      guard intervals[place] == nil, let absence, !isWithheld(place) else { continue }
      let isOfTwoPhases =
        absence == .varianceBelowZero && analysed.settings.design.secondPhase != nil
      counts[isOfTwoPhases ? .varianceOfTwoPhasesBelowZero : absence, default: 0] += 1
    }
    return IntervalAbsence.allCases.compactMap { reason in counts[reason].map { (reason, $0) } }
  }

  private var parts: [ResultPart] {
    var parts: [ResultPart] = [
      records.map { .table($0) }, .heading(title, level: 1), .table(table),
    ]
    .compactMap(\.self)
    if let release { parts += release.note(words).map { .paragraph($0) } }
    if let joint {
      parts.append(.paragraph(words.estimates.holdTogether(joint.method)))
      parts.append(.fact(.text("simultaneous", joint.method.rawValue)))
      parts.append(.fact(.number("levelOfEach", joint.level)))
      if let seed = joint.seed { parts.append(.fact(.count("seed", Int(clamping: seed)))) }
    }
    if let tests { parts += tests.parts(words) }
    parts += further + legend.parts
    if hasErrors { parts.append(.paragraph(words.designNote(analysed))) }
    if let estimateSeconds {
      parts.append(
        .fact(
          .record(
            "timing",
            [
              .number("read", analysed.timing.read), .number("design", analysed.timing.design),
              .number("estimate", estimateSeconds),
            ])))
    }
    return parts
  }

  private var table: ResultTable {
    let hasLevels = estimates.entries.contains { $0.level != nil }
    let cells = cellFields
    // A domain has degrees of freedom of its own.
    let isPooled = estimates.entries.contains { $0.pooled != nil }
    let hasDomains = analysed.settings.filter != nil || !columns.isEmpty || isPooled
    let rows = zip(estimates.entries, intervals).enumerated().map { place, found in
      var record = EstimateRecord(found.0, found.1, style: styles[found.0.variable] ?? .decimals(2))
      record.joint = joint?.intervals[place]
      record.test = tests.map { EstimateTest($0, place) }
      record.release = release?.table.outcomes[place]
      record.isNulled = release?.isNulled ?? false
      return record
    }
    return ResultTable(
      key: "estimates",
      cells.map { $0.only(.people) } + nameFields(hasLevels: hasLevels) + [
        .record("domain") { row in cells.map { $0.fact(row) } }
      ] + cells.map { $0.only(.records) }
        + EstimateRecord.fields(
          words, level: analysed.settings.level, showsFreedom: hasDomains && hasErrors,
          hasErrors: hasErrors, isJoint: joint != nil, isPooled: isPooled)
        + EstimateRecord.testFields(tests, words)
        + (release?.fields(words) { $0.release } ?? []),
      of: rows, identifying: columns.count + (hasLevels ? 2 : 1))
  }

  /// What is estimated.
  private func nameFields(hasLevels: Bool) -> [Field<EstimateRecord>] {
    let (survey, language, usesLegend) = (analysed.survey, language, !legend.isEmpty)
    return [
      .text("variable", words.variable) { $0.estimate.variable }.worded {
        usesLegend ? nil : survey.label(of: $0.estimate.variable, language)
      },
      levelField(hasLevels: hasLevels),
    ]
  }

  /// The category, the probability or the limit.
  private func levelField(hasLevels: Bool) -> Field<EstimateRecord> {
    let (survey, language, words) = (analysed.survey, language, words)
    let audience: Audience = hasLevels ? .all : .programs
    guard let sign = levels.sign else {
      return .text("level", words.estimates.level) { $0.estimate.level }
        .worded { row in
          row.estimate.level.map { survey.label(of: $0, in: row.estimate.variable, language) } ?? ""
        }.only(audience)
    }
    return Field("level", words.estimates.level, alignment: .leading) {
      .number($0.estimate.level.flatMap(Double.init))
    }.worded { row in
      row.estimate.level.flatMap(Double.init).map { sign + words.text(.number($0), .plain) }
    }.only(audience)
  }

  /// The values of the columns of `--by`.
  private var cellFields: [Field<EstimateRecord>] {
    let (survey, language) = (analysed.survey, language)
    return columns.enumerated().map { place, column in
      .text(column, survey.label(of: column, language)) { $0.estimate.cell.values[place] }
        .worded {
          // The difference of two groups has two values.
          $0.estimate.cell.values[place].split(separator: " − ", omittingEmptySubsequences: false)
            .map { survey.label(of: String($0), in: column, language) }.joined(separator: " − ")
        }
    }
  }
}

/// What the levels of estimates are.
enum EstimateLevels {
  /// Values of the variable.
  case values
  /// Probabilities.
  case probabilities
  /// What values are at or below.
  case limits

  /// What stands before numbers; `nil` for values.
  fileprivate var sign: String? {
    switch self {
    case .values: nil
    case .probabilities: ""
    case .limits: "≤ "
    }
  }
}
