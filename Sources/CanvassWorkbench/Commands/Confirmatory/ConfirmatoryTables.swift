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

  var fields: ConfirmatoryFields {
    ConfirmatoryFields(
      words: words, level: level,
      statisticName: analysis.designDegreesOfFreedom == nil ? "z" : "t")
  }

  /// All parameters, group by group.
  var coefficientRecords: [ConfirmatoryLine] {
    analysis.groups.flatMap { group in group.estimates.map { line($0, group.name) } }
  }

  var thresholdRecords: [ConfirmatoryLine] {
    analysis.thresholds.map { ConfirmatoryLine($0, analysis, name: item($0.item)) }
  }

  private func line(_ entry: MeasurementEstimate, _ group: String = "") -> ConfirmatoryLine {
    ConfirmatoryLine(entry, analysis, group: group, name: name(entry))
  }

  /// The tables of one group.
  func parts(_ group: ConfirmatoryGroup) -> [ResultPart] {
    func only(_ kind: Kind) -> [MeasurementEstimate] { group.estimates.filter { $0.kind == kind } }
    let loadings = only(.loading)
    let covariances = only(.factorCovariance)
    let pairs = covariances.filter { $0.subject != $0.object }
    let variances = covariances.filter { $0.subject == $0.object }
    var tables = [
      table(words.factors.loadings, fields.estimate, loadings),
      table(words.confirmatory.standardizedLoadings, fields.standardized, loadings),
    ]
    if !analysis.thresholds.isEmpty { tables.append(thresholds) }
    tables.append(
      table(words.confirmatory.factorCovariances, fields.estimate, variances + pairs))
    if !pairs.isEmpty {
      tables.append(table(words.factors.correlations, fields.standardized, pairs))
    }
    tables.append(residuals(only(.residualVariance)))
    for (caption, kind) in [
      (words.confirmatory.intercepts, Kind.intercept),
      (words.confirmatory.factorMeans, .factorMean),
    ] {
      let entries = only(kind)
      if !entries.isEmpty { tables.append(table(caption, fields.estimate, entries)) }
    }
    return (tables + [reliability(group)]).map { .table($0) }
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

  /// The lines of estimates; above the loadings of each factor a line with its name.
  private func lines(_ entries: [MeasurementEstimate]) -> [ConfirmatoryLine] {
    var previous: String?
    return entries.flatMap { entry in
      guard entry.kind == .loading, entry.subject != previous else { return [line(entry)] }
      previous = entry.subject
      return [ConfirmatoryLine(title: factor(entry.subject) + ":"), line(entry)]
    }
  }

  /// Estimates with their tests.
  private func table(
    _ caption: String, _ columns: [Field<ConfirmatoryLine>], _ entries: [MeasurementEstimate]
  ) -> ResultTable {
    let heading =
      switch entries.first?.kind {
      case .factorCovariance, .factorMean: words.factor
      default: words.item
      }
    return ResultTable(
      caption: caption, [fields.name(heading)] + columns.map { $0.only(.people) },
      of: lines(entries))
  }

  /// Residual variances, and what the factors explain.
  private func residuals(_ entries: [MeasurementEstimate]) -> ResultTable {
    let hasErrors = entries.contains { $0.standardError != nil }
    return ResultTable(
      caption: words.confirmatory.residualVariances,
      [fields.name(words.item), fields.value] + (hasErrors ? [fields.error, fields.interval] : [])
        + [
          fields.standardizedValue, fields.standardizedError,
          .number("", "R²", .decimals(3)) { $0.standardized.map { 1 - $0 } },
        ], of: entries.map { line($0) })
  }

  private var thresholds: ResultTable {
    let thresholds = analysis.thresholds
    let lines = thresholdRecords
    let columns: [Field<Int>] = [
      .text("", words.item) { thresholds[$0].number == 1 ? lines[$0].name : "" },
      Field("", words.confirmatory.answers) { place in
        let (below, above) = (thresholds[place].below, thresholds[place].above)
        return .text("\(words.plain(below)) | \(words.plain(above))")
      },
    ]
    return ResultTable(
      caption: words.confirmatory.thresholds,
      columns + [fields.value, fields.error, fields.interval].map { $0.of { lines[$0] } },
      of: Array(lines.indices), identifying: 2)
  }

  private func reliability(_ group: ConfirmatoryGroup) -> ResultTable {
    let factors = analysis.pattern.factors.map { factor($0.name) }
    let columns: [Field<Int>] = [
      .names(words.factor, factors),
      .number("", "ω", .decimals(3)) { group.reliability[$0].omega },
      .number("", words.confirmatory.averageVariance, .decimals(3)) {
        group.reliability[$0].averageVarianceExtracted
      },
    ]
    return ResultTable(
      caption: words.confirmatory.reliability, columns, of: Array(factors.indices))
  }

  /// Standardised loadings with a column for each group.
  var loadingsByGroup: ResultTable {
    let lists = analysis.groups.map { lines($0.estimates.filter { $0.kind == .loading }) }
    let columns = zip(analysis.groups, lists).map { group, lines -> Field<Int> in
      .number("", label(ofGroup: group.name), .decimals(3)) { lines[$0].standardized }
        .worded { lines[$0].isTitle ? "" : nil }
    }
    return ResultTable(
      caption: words.invariance.standardizedLoadings(
        model: analysis.invariance.map(words.invariance.name) ?? ""),
      [.names(words.item, lists[0].map(\.name))] + columns, of: Array(lists[0].indices))
  }

  /// The groups and their rows.
  var groups: ResultTable {
    let columns: [Field<ConfirmatoryGroup>] = [
      .text("", words.invariance.group) { label(ofGroup: $0.name) },
      .count("", words.invariance.rows) { $0.rows },
    ]
    return ResultTable(columns, of: analysis.groups)
  }

  func label(ofGroup name: String) -> String {
    findings.label(ofGroup: name, language)
  }
}
