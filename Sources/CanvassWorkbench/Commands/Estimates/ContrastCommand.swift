import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `contrast`: smooth functions of estimates.
struct ContrastCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "contrast",
    abstract: "Differences, ratios and any smooth expression of estimates, across domains.",
    discussion: """
      Calls are mean(x), total(x), ratio(y, x), variance(x), correlation(x, y), slope(y, x), \
      proportion(x, value), quantile(x, p) and median(x); x is a column or an expression. A condition in brackets is a domain: [field=land], [field=land, sex=male] or any \
      condition of --where.

      Examples:
        canvass contrast "mean(q01)[field=land] - mean(q01)[field=health]" \\
          --study datasets/sipas-province/study.yml
        canvass contrast "mean(api00) / mean(api99) - 1" --weights pw \\
          --clusters dnum --data datasets/api/apiclus1/apiclus1.csv
      """)

  @Argument(help: ArgumentHelp("Expressions of estimates.", valueName: "expression"))
  var expressions: [String]

  @Option(
    help: ArgumentHelp(
      "Test that each is this number (default: 0, with --simultaneous).", valueName: "number"))
  var null: Double?

  @Option(
    help:
      "Tests adjusted for their number, and intervals that hold for all together; holm: tests alone."
  )
  var simultaneous: TestAdjustment?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    if let null, !null.isFinite {
      throw UsageError("--null is \(shortestText(null)); it is a number such as 0")
    }
    let parsed = try expressions.map {
      try CalledExpression(parsing: $0, functions: ContrastStatistic.allCases.map(\.rawValue))
    }
    // What is no column of the file is derived.
    let arguments = try Set(parsed.flatMap(\.calls).flatMap(ContrastStatistic.columns)).sorted()
    let coded = try Set(parsed.flatMap(\.calls).flatMap(ContrastStatistic.coded)).sorted()
    var survey = try session.survey(source).deriving(arguments)
    let conditions = try Dictionary(
      uniqueKeysWithValues: Set(parsed.flatMap(\.calls).compactMap(\.condition)).sorted().map {
        let condition = try ContrastCondition.expression($0)
        try ContrastCondition.refuseUnquoted(in: $0, condition, among: survey.columnNames)
        return ($0, condition)
      })
    survey.conditions = conditions.sorted { $0.key < $1.key }.map(\.value)
    let prepared = try PreparedSurvey(arguments, codes: coded, of: survey, in: &session)
    try prepared.requireAnswers(in: arguments)
    let inside = try conditions.mapValues { try $0.filter(in: prepared.table) }
    if let (condition, _) = inside.sorted(by: { $0.key < $1.key }).first(where: {
      !$1.contains(true)
    }) {
      if let absent = conditions[condition].flatMap({ AbsentValue(in: $0, prepared.table) }) {
        throw DesignError("no row meets [\(condition)]: \(absent.reason)")
      }
      throw DesignError("no row meets [\(condition)], so there is nothing to estimate there")
    }
    let packs = try release.packs(in: &session)
    var released = ReleasedTerms(prepared)
    let cells = prepared.domains.cells
    let rowsByCell = prepared.domains.rowsByCell
    var family = ContrastFamily(
      of: prepared.design, covariance: simultaneous?.intervals?.scope ?? .variances)
    for expression in parsed {
      for (place, cell) in cells.enumerated() {
        let own = rowsByCell.map { rows in
          var isIn = [Bool](repeating: false, count: prepared.design.rowCount)
          for row in rows[place] { isIn[row] = true }
          return isIn
        }
        let domains = expression.calls.map { call in
          Self.both(own, call.condition.flatMap { inside[$0] })
        }
        // A cell without one of the domains has no contrast.
        guard own == nil || domains.allSatisfy({ $0?.contains(true) ?? true }) else {
          family.appendUndefined(expression.description, in: cell)
          released.appendUndefined()
          continue
        }
        let terms = try zip(expression.calls, domains).map { call, rows in
          Contrast.Term(
            call.name,
            try ContrastStatistic.estimand(call, prepared.table, prepared.design, in: rows),
            in: rows)
        }
        if packs != nil { try released.append(expression, in: domains, cell: place) }
        try family.append(
          Contrast(expression.description, expression.expression, of: terms), prepared.table,
          cell: cell, threads: survey.settings.threads)
      }
    }
    guard family.entries.contains(where: { $0.value.isFinite }) else {
      throw DesignError(
        "no contrast exists as a number: it divides by zero, takes the logarithm or root of what is not above zero, or a domain has no answers"
      )
    }
    let language = print.lang ?? session.language ?? .en
    let estimates = family.estimates(domainColumns: prepared.domains.columns)
    let calls = parsed.flatMap(\.calls)
    let marked = try packs.map { try released.release($0, release, in: &session) }
    let report = EstimateReport(
      analysed: prepared.analysed, estimates: estimates,
      method: .wald, language: language, title: language.phrases.estimates.contrasts,
      release: marked,
      legend: ColumnLegend(
        ofQuoted: try calls.flatMap(ContrastStatistic.columns)
          + calls.compactMap { $0.condition.flatMap { conditions[$0] } }.flatMap(\.columns),
        values: try calls.flatMap { call in
          try ContrastStatistic.levels(call, prepared.table)
            + (call.condition.flatMap { conditions[$0] }?.comparedValues ?? [])
        }, in: survey, language),
      joint: try JointIntervals(
        simultaneous?.intervals, estimates, .wald, marked, survey.settings),
      tests: null == nil && simultaneous == nil
        ? nil
        : try EstimateTests(estimates, null: null ?? 0, simultaneous, marked, survey.settings),
      estimateSeconds: nil)
    var output = report.output
    if prepared.design.specification.isJackknife,
      try calls.contains(where: ContrastStatistic.isQuantile)
    {
      output.warnings.append(Note { $0.surveyNotes.jackknifeOfQuantiles })
    }
    return prepared.analysed.answer(
      "contrast", columns: expressions, output: output, print: print, session: session)
  }

  private static func both(_ one: [Bool]?, _ other: [Bool]?) -> [Bool]? {
    guard let one, let other else { return one ?? other }
    return zip(one, other).map { $0 && $1 }
  }
}
