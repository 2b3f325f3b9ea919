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
  /// How long finding the cells and estimating took, where it was asked for.
  let estimateSeconds: Double?

  /// The interval of each estimate, and how it is made.
  private let intervals: [Interval?]
  private let method: IntervalMethod

  init(
    analysed: AnalysedSurvey, estimates: Estimates, method: IntervalMethod, language: Language,
    title: String, estimateSeconds: Double?
  ) {
    self.analysed = analysed
    var shown = estimates
    shown.entries = estimates.entries.map(\.shown)
    self.estimates = shown
    self.language = language
    self.title = title
    self.estimateSeconds = estimateSeconds
    self.method = method
    intervals = estimates.intervals(method, level: analysed.settings.level)
  }

  private var words: any Phrases { language.phrases }
  private var columns: [String] { estimates.domainColumns }

  /// The estimate object of the JSON contract.
  private func json(_ estimate: Estimate, _ interval: Interval?) -> JSONValue {
    let domain = zip(columns, estimate.cell.values).map { column, value in
      JSONValue.Member(column, .string(value))
    }
    let members: [JSONValue.Member] = [
      .init("variable", .string(estimate.variable)), .init("level", .optional(estimate.level)),
      .init("domain", .object(domain)),
    ]
    return .object(members + estimateMembers(estimate, interval))
  }

  var output: Output {
    var output = Output(
      blocks: [.heading(title, level: 1), .table(table)] + legend + [.paragraph(note)],
      json: jsonMembers, records: records)
    let count = estimates.entries.count
    let absences = absences
    if !absences.isEmpty {
      output.warnings.append(Note { $0.surveyNotes.noInterval(absences, of: count) })
    }
    let undefined = estimates.entries.count { !$0.value.isFinite }
    if undefined > 0 {
      output.warnings.append(Note { $0.surveyNotes.notDefined(undefined, of: count) })
    }
    return output
  }

  /// How many estimates have no interval, for each reason that there is.
  private var absences: [(reason: IntervalAbsence, estimates: Int)] {
    var counts: [IntervalAbsence: Int] = [:]
    for (estimate, interval) in zip(estimates.entries, intervals) where interval == nil {
      if let reason = estimate.intervalAbsence(method) { counts[reason, default: 0] += 1 }
    }
    return IntervalAbsence.allCases.compactMap { reason in counts[reason].map { (reason, $0) } }
  }

  private var jsonMembers: [(key: String, value: JSONValue)] {
    let members = [
      (key: "estimates", value: JSONValue.array(zip(estimates.entries, intervals).map(json)))
    ]
    guard let estimateSeconds else { return members }
    let seconds = JSONValue.object([
      "read": .number(analysed.timing.read), "design": .number(analysed.timing.design),
      "estimate": .number(estimateSeconds),
    ])
    return members + [("timing", seconds)]
  }

  private var records: Records {
    Records(
      columns: ["variable", "level"] + columns + estimateKeys,
      rows: zip(estimates.entries, intervals).map { estimate, interval in
        [.string(estimate.variable), .optional(estimate.level)]
          + estimate.cell.values.map(JSONValue.string)
          + estimateMembers(estimate, interval).map(\.value)
      })
  }

  private var table: OutputTable {
    let survey = analysed.survey
    let hasLevels = estimates.entries.contains { $0.level != nil }
    var headings = columns.map {
      OutputTable.Heading(survey.label(of: $0, language), .leading)
    }
    headings.append(.init(words.variable, .leading))
    if hasLevels { headings.append(.init(words.estimates.level, .leading)) }
    headings += [
      .init(words.estimate), .init(words.standardError),
      .init(words.interval(analysed.settings.level)), .init(words.designEffect), .init("n"),
    ]
    // A domain has degrees of freedom of its own.
    let hasDomains = analysed.settings.filter != nil || !columns.isEmpty
    if hasDomains { headings.append(.init(words.degreesOfFreedom)) }
    let usesLegend = !legend.isEmpty
    let formats = decimals
    let rows = zip(estimates.entries, intervals).map { estimate, interval in
      let digits = formats[estimate.variable] ?? words.number(decimals: 2)
      var row = zip(columns, estimate.cell.values).map { column, value in
        survey.label(of: value, in: column, language)
      }
      row.append(
        usesLegend ? estimate.variable : survey.label(of: estimate.variable, language))
      if hasLevels {
        row.append(
          estimate.level.map { survey.label(of: $0, in: estimate.variable, language) } ?? "")
      }
      row += [
        digits.text(estimate.value), digits.text(estimate.standardError),
        digits.text(interval), words.number(decimals: 2).text(estimate.designEffect),
        String(estimate.count),
      ]
      if hasDomains { row.append(String(estimate.degreesOfFreedom)) }
      return row
    }
    return OutputTable(
      headings: headings, rows: rows, identifying: columns.count + (hasLevels ? 2 : 1))
  }

  /// What the variables are called, under a table that shows their short names because one of
  /// the labels is long.
  private var legend: [OutputBlock] {
    var seen: Set<String> = []
    let names = estimates.entries.map(\.variable).filter { seen.insert($0).inserted }
    let labels = names.map { analysed.survey.label(of: $0, language) }
    let isLong = zip(names, labels).contains { name, label in
      name != label && TextWidth.of(label) > Self.longestLabel
    }
    guard isLong else { return [] }
    return [
      .list(zip(names, labels).map { $0 == $1 ? $0 : "\($0): \($1)" })
    ]
  }

  /// Labels that are longer than this stand in the legend.
  private static let longestLabel = 24

  /// The numbers of a variable stand in one column, so they have one number of decimals: what its
  /// typical standard error needs.
  private var decimals: [String: NumberFormat] {
    Dictionary(grouping: estimates.entries, by: \.variable).mapValues { entries in
      let errors = entries.map(\.standardError).filter { $0.isFinite && $0 > 0 }.sorted()
      let typical = errors.isEmpty ? .nan : errors[errors.count / 2]
      return words.number(smallest: typical, value: entries[0].value)
    }
  }

  private var note: String {
    words.designNote(analysed)
  }
}

private let estimateKeys = ["estimate", "se", "lower", "upper", "df", "deff", "n", "nEffective"]

/// The keys of an estimate that every verb prints alike.
func estimateMembers(_ estimate: Estimate, _ interval: Interval?) -> [JSONValue.Member] {
  let estimate = estimate.shown
  let values: [JSONValue] = [
    .optional(estimate.value), .optional(estimate.standardError), .optional(interval?.lower),
    .optional(interval?.upper), .integer(estimate.degreesOfFreedom),
    .optional(estimate.designEffect), .integer(estimate.count),
    .optional(estimate.effectiveCount),
  ]
  return zip(estimateKeys, values).map(JSONValue.Member.init)
}
