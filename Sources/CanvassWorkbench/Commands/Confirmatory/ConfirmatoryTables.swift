import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The tables of a confirmatory solution for people.
struct ConfirmatoryTables: Sendable {
  typealias Kind = MeasurementEstimate.Kind

  let data: ConfirmatoryData
  let solution: ConfirmatorySolution
  let language: Language

  private var words: Wording { Wording(language) }
  private var level: Double { data.measurements.prepared.settings.level }

  /// The tables of one group.
  func blocks(_ group: ConfirmatorySolution.Group) -> [OutputBlock] {
    var blocks: [OutputBlock] = []
    for kind in Kind.allCases {
      let entries = group.estimates.filter { $0.kind == kind }
      if !entries.isEmpty { blocks.append(.table(table(kind, entries))) }
    }
    if !solution.thresholds.isEmpty { blocks.insert(.table(thresholds), at: 1) }
    return blocks + [.table(reliability(group))]
  }

  private func item(_ name: String) -> String {
    data.measurements.prepared.survey.label(of: name, language)
  }

  private func factor(_ name: String) -> String { solution.label(ofFactor: name, language) }

  private func table(_ kind: Kind, _ entries: [MeasurementEstimate]) -> OutputTable {
    let names: [String]
    switch kind {
    case .loading: names = [words.factor, words.item]
    case .factorCovariance: names = [words.factor, ""]
    case .residualVariance, .intercept: names = [words.item]
    case .factorMean: names = [words.factor]
    }
    var headings = names.map { OutputTable.Heading($0, .leading) }
    headings += [
      .init(words.estimate), .init(words.standardError), .init("z"), .init("p"),
      .init(words.interval(level)), .init(words.standardized), .init(words.standardError),
    ]
    if kind == .residualVariance { headings.append(.init("R²")) }
    let format = NumberFormat(decimals: 3)
    var previous = ""
    let rows = entries.map { entry in
      var cells: [String]
      switch kind {
      case .loading:
        cells = [
          entry.subject == previous ? "" : factor(entry.subject), item(entry.object ?? ""),
        ]
      case .factorCovariance: cells = [factor(entry.subject), factor(entry.object ?? "")]
      case .residualVariance, .intercept: cells = [item(entry.subject)]
      case .factorMean: cells = [factor(entry.subject)]
      }
      previous = entry.subject
      let test = WaldTest(entry.estimate, entry.standardError, level: level)
      cells += [
        format.text(entry.estimate), test == nil ? "" : format.text(entry.standardError),
        test == nil ? "" : NumberFormat(decimals: 2).text(test?.statistic),
        test == nil ? "" : NumberFormat.p(test?.p), test == nil ? "" : format.text(test?.interval),
        format.text(entry.standardized),
        entry.standardizedError == nil ? "" : format.text(entry.standardizedError),
      ]
      if kind == .residualVariance { cells.append(format.text(1 - entry.standardized)) }
      return cells
    }
    return OutputTable(caption: words.caption(kind), headings: headings, rows: rows)
  }

  private var thresholds: OutputTable {
    let format = NumberFormat(decimals: 3)
    return OutputTable(
      caption: words.thresholds,
      headings: [
        .init(words.item, .leading), .init(words.answers), .init(words.estimate),
        .init(words.standardError), .init(words.interval(level)),
      ],
      rows: solution.thresholds.map { threshold in
        let test = WaldTest(threshold.estimate, threshold.standardError, level: level)
        return [
          threshold.number == 1 ? item(threshold.item) : "",
          "\(shortestText(threshold.below)) | \(shortestText(threshold.above))",
          format.text(threshold.estimate), format.text(threshold.standardError),
          format.text(test?.interval),
        ]
      })
  }

  private func reliability(_ group: ConfirmatorySolution.Group) -> OutputTable {
    let format = NumberFormat(decimals: 3)
    return OutputTable(
      caption: words.reliabilityOfFactors,
      headings: [.init(words.factor, .leading), .init("ω"), .init(words.averageVariance)],
      rows: zip(solution.pattern.pattern.factors, group.reliability).map {
        [factor($0.name), format.text($1.omega), format.text($1.averageVarianceExtracted)]
      })
  }

  /// Standardised loadings with a column for each group.
  var loadingsByGroup: OutputTable {
    let format = NumberFormat(decimals: 3)
    let lists = solution.groups.map { $0.estimates.filter { $0.kind == .loading } }
    var previous = ""
    return OutputTable(
      caption: words.standardizedLoadings,
      headings: [.init(words.factor, .leading), .init(words.item, .leading)]
        + solution.groups.map { .init(label(ofGroup: $0.name)) },
      rows: lists[0].indices.map { row in
        let entry = lists[0][row]
        let name = entry.subject == previous ? "" : factor(entry.subject)
        previous = entry.subject
        return [name, item(entry.object ?? "")] + lists.map { format.text($0[row].standardized) }
      })
  }

  /// The groups and their rows.
  var groups: OutputTable {
    OutputTable(
      headings: [.init(words.group, .leading), .init(words.rows)],
      rows: solution.groups.map { [label(ofGroup: $0.name), "\($0.rows)"] })
  }

  func label(ofGroup name: String) -> String {
    guard let column = data.groupColumn else { return name }
    return data.measurements.prepared.survey.label(of: name, in: column, language)
  }

  /// How well the model fits.
  var fit: OutputTable {
    let measures = solution.measures
    let format = NumberFormat(decimals: 3)
    let two = NumberFormat(decimals: 2)
    func test(_ value: Double, _ p: Double?) -> String {
      let df = NumberFormat(decimals: 0).text(measures.degreesOfFreedom)
      return "\(two.text(value)), df \(df)" + (p.map { ", p \(NumberFormat.p($0))" } ?? "")
    }
    var rows = [["χ²", test(measures.chiSquared, measures.p)]]
    if let scaled = measures.scaledChiSquared {
      rows.append([words.pick("scaled χ²", "χ² hiệu chỉnh"), test(scaled, measures.scaledP)])
    }
    func add(_ name: String, _ value: Double?, _ format: NumberFormat) {
      if let value { rows.append([name, format.text(value)]) }
    }
    add(words.pick("scaling factor", "hệ số hiệu chỉnh"), measures.scalingFactor, format)
    let mark = measures.isFromScaled ? words.pick(" (scaled)", " (hiệu chỉnh)") : ""
    add("CFI" + mark, measures.cfi, format)
    add("TLI" + mark, measures.tli, format)
    if let interval = measures.rmseaInterval {
      rows.append([
        "RMSEA (90 %)" + mark,
        "\(format.text(measures.rmsea)) (\(format.text(interval.lowerBound)) – "
          + "\(format.text(interval.upperBound)))",
      ])
    } else {
      add("RMSEA" + mark, measures.rmsea, format)
    }
    if let close = measures.closeFit {
      rows.append([words.pick("p (RMSEA ≤ 0.05)", "p (RMSEA ≤ 0.05)"), NumberFormat.p(close)])
    }
    add("SRMR", measures.srmr, format)
    add(words.pick("log-likelihood", "log hợp lý"), measures.logLikelihood, two)
    add("AIC", measures.aic, two)
    add("BIC", measures.bic, two)
    return OutputTable(
      caption: words.fit, headings: [.init(words.measure, .leading), .init(words.value)],
      rows: rows)
  }
}

/// An estimate over its standard error, referred to the normal distribution.
struct WaldTest: Sendable {
  let statistic: Double
  let p: Double
  let interval: Interval

  /// The test; `nil` where there is no standard error above zero.
  init?(_ estimate: Double, _ standardError: Double?, level: Double) {
    guard let error = standardError, error > 0, estimate.isFinite else { return nil }
    let z = NormalDistribution.standard.quantile((1 + level) / 2)
    statistic = estimate / error
    p = 2 * NormalDistribution.standard.upperTail(abs(statistic))
    interval = Interval(lower: estimate - z * error, upper: estimate + z * error)
  }
}
