import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The tables of a confirmatory solution for people.
struct ConfirmatoryTables: Sendable {
  typealias Kind = MeasurementEstimate.Kind

  let findings: ConfirmatoryFindings
  let language: Language

  var words: any Phrases { language.phrases }
  var analysis: ConfirmatoryAnalysis { findings.analysis }
  private var level: Double { findings.level }

  /// The tables of one group.
  func blocks(_ group: ConfirmatoryGroup) -> [OutputBlock] {
    func only(_ kind: Kind) -> [MeasurementEstimate] { group.estimates.filter { $0.kind == kind } }
    let loadings = only(.loading)
    let covariances = only(.factorCovariance)
    let pairs = covariances.filter { $0.subject != $0.object }
    let variances = covariances.filter { $0.subject == $0.object }
    var result = [
      estimates(words.factors.loadings, loadings),
      standardized(words.confirmatory.standardizedLoadings, loadings),
    ]
    if !analysis.thresholds.isEmpty { result.append(thresholds) }
    result.append(estimates(words.confirmatory.factorCovariances, variances + pairs))
    if !pairs.isEmpty { result.append(standardized(words.factors.correlations, pairs)) }
    result.append(residuals(only(.residualVariance)))
    for (caption, kind) in [
      (words.confirmatory.intercepts, Kind.intercept),
      (words.confirmatory.factorMeans, .factorMean),
    ] {
      let entries = only(kind)
      if !entries.isEmpty { result.append(estimates(caption, entries)) }
    }
    return (result + [reliability(group)]).map { .table($0) }
  }

  private func item(_ name: String) -> String {
    findings.prepared.survey.label(of: name, language)
  }

  private func factor(_ name: String) -> String { findings.pattern.label(ofFactor: name, language) }

  /// What an estimate is called where its factor or factors are said elsewhere.
  private func name(_ entry: MeasurementEstimate) -> String {
    switch entry.kind {
    case .loading: item(entry.object ?? "")
    case .factorCovariance:
      entry.subject == entry.object
        ? factor(entry.subject) : "\(factor(entry.subject)) – \(factor(entry.object ?? ""))"
    case .residualVariance, .intercept: item(entry.subject)
    case .factorMean: factor(entry.subject)
    }
  }

  /// Lines of cells; above the loadings of each factor a line with its name.
  private func lines(
    _ entries: [MeasurementEstimate], _ cells: (MeasurementEstimate) -> [String]
  ) -> [[String]] {
    var previous: String?
    return entries.flatMap { entry in
      let line = [name(entry)] + cells(entry)
      guard entry.kind == .loading, entry.subject != previous else { return [line] }
      previous = entry.subject
      return [[factor(entry.subject) + ":"] + line.dropFirst().map { _ in "" }, line]
    }
  }

  private func first(_ entries: [MeasurementEstimate]) -> OutputTable.Heading {
    switch entries.first?.kind {
    case .factorCovariance, .factorMean: .init(words.factor, .leading)
    default: .init(words.item, .leading)
    }
  }

  /// The headings of numbers with their tests.
  private func testHeadings(_ entries: [MeasurementEstimate]) -> [OutputTable.Heading] {
    [
      first(entries), .init(words.estimate), .init(words.standardError),
      .init(analysis.designDegreesOfFreedom == nil ? "z" : "t"), .init("p"),
      .init(words.interval(level)),
    ]
  }

  /// Estimates with their tests.
  private func estimates(_ caption: String, _ entries: [MeasurementEstimate]) -> OutputTable {
    let format = words.number(decimals: 3)
    return OutputTable(
      caption: caption,
      headings: testHeadings(entries),
      rows: lines(entries) { entry in
        let value = format.text(entry.estimate)
        guard let test = analysis.estimate(entry) else { return [value, "", "", "", ""] }
        return [
          value, format.text(entry.standardError),
          words.number(decimals: 2).text(test.statistic), words.p(test.probability),
          format.text(test.interval(level: level)),
        ]
      })
  }

  /// Standardised estimates with their tests.
  private func standardized(_ caption: String, _ entries: [MeasurementEstimate]) -> OutputTable {
    let format = words.number(decimals: 3)
    return OutputTable(
      caption: caption,
      headings: testHeadings(entries),
      rows: lines(entries) { entry in
        let test = analysis.standardized(entry)
        return [
          format.text(entry.standardized), format.text(entry.standardizedError),
          words.number(decimals: 2).text(test?.statistic), words.p(test?.probability),
          format.text(test?.interval(level: level)),
        ]
      })
  }

  /// Residual variances, and what the factors explain.
  private func residuals(_ entries: [MeasurementEstimate]) -> OutputTable {
    let format = words.number(decimals: 3)
    let hasErrors = entries.contains { $0.standardError != nil }
    var headings = [OutputTable.Heading(words.item, .leading), .init(words.estimate)]
    if hasErrors { headings += [.init(words.standardError), .init(words.interval(level))] }
    return OutputTable(
      caption: words.confirmatory.residualVariances,
      headings: headings + [
        .init(words.confirmatory.standardized), .init(words.standardError), .init("R²"),
      ],
      rows: entries.map { entry in
        let test = analysis.estimate(entry)
        var cells = [name(entry), format.text(entry.estimate)]
        if hasErrors {
          cells += [
            format.text(entry.standardError), format.text(test?.interval(level: level)),
          ]
        }
        return cells + [
          format.text(entry.standardized), format.text(entry.standardizedError),
          format.text(1 - entry.standardized),
        ]
      })
  }

  private var thresholds: OutputTable {
    let format = words.number(decimals: 3)
    return OutputTable(
      caption: words.confirmatory.thresholds,
      headings: [
        .init(words.item, .leading), .init(words.confirmatory.answers), .init(words.estimate),
        .init(words.standardError), .init(words.interval(level)),
      ],
      rows: analysis.thresholds.map { threshold in
        let test = analysis.estimate(threshold)
        return [
          threshold.number == 1 ? item(threshold.item) : "",
          "\(words.plain(threshold.below)) | \(words.plain(threshold.above))",
          format.text(threshold.estimate), format.text(threshold.standardError),
          format.text(test?.interval(level: level)),
        ]
      }, identifying: 2)
  }

  private func reliability(_ group: ConfirmatoryGroup) -> OutputTable {
    let format = words.number(decimals: 3)
    return OutputTable(
      caption: words.confirmatory.reliability,
      headings: [
        .init(words.factor, .leading), .init("ω"), .init(words.confirmatory.averageVariance),
      ],
      rows: zip(analysis.pattern.factors, group.reliability).map {
        [factor($0.name), format.text($1.omega), format.text($1.averageVarianceExtracted)]
      })
  }

  /// Standardised loadings with a column for each group.
  var loadingsByGroup: OutputTable {
    let format = words.number(decimals: 3)
    let lists = analysis.groups.map { $0.estimates.filter { $0.kind == .loading } }
    var row = -1
    return OutputTable(
      caption: words.invariance.standardizedLoadings(
        model: analysis.invariance.map(words.invariance.name) ?? ""),
      headings: [.init(words.item, .leading)]
        + analysis.groups.map { .init(label(ofGroup: $0.name)) },
      rows: lines(lists[0]) { _ in
        row += 1
        return lists.map { format.text($0[row].standardized) }
      })
  }

  /// The groups and their rows.
  var groups: OutputTable {
    OutputTable(
      headings: [.init(words.invariance.group, .leading), .init(words.invariance.rows)],
      rows: analysis.groups.map { [label(ofGroup: $0.name), "\($0.rows)"] })
  }

  func label(ofGroup name: String) -> String {
    findings.label(ofGroup: name, language)
  }
}
