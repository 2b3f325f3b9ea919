import CanvassNumerics
import CanvassSampling

/// An estimate of a confirmatory model as a record; or, for people, a line with only a name.
struct ConfirmatoryLine: Sendable {
  /// What programs call it.
  var term = ""
  /// What kind of parameter it is.
  var kind = ""
  /// The group, where there are groups.
  var group: String?
  /// What people call it.
  let name: String
  /// Whether only its name is printed: it stands above the loadings of a factor.
  var isTitle = false
  var estimate: Double?
  var standardError: Double?
  /// The test of the estimate; `nil` where it is fixed.
  var test: CoefficientEstimate?
  var standardized: Double?
  var standardizedError: Double?
  /// The test of the standardised estimate.
  var standardizedTest: CoefficientEstimate?

  /// A line above others.
  init(title: String) {
    name = title
    isTitle = true
  }

  /// A parameter of a group.
  init(
    _ entry: MeasurementEstimate, _ analysis: ConfirmatoryAnalysis, group: String, name: String
  ) {
    term = entry.term
    kind = entry.kind.word
    self.group = group.isEmpty ? nil : group
    self.name = name
    (estimate, standardError) = (entry.estimate, entry.standardError)
    test = analysis.estimate(entry)
    (standardized, standardizedError) = (entry.standardized, entry.standardizedError)
    standardizedTest = analysis.standardized(entry)
  }

  /// A threshold, which is standardised as it is.
  init(_ entry: ThresholdEstimate, _ analysis: ConfirmatoryAnalysis, name: String) {
    term = entry.term
    kind = "threshold"
    self.name = name
    (estimate, standardError) = (entry.estimate, entry.standardError)
    test = analysis.estimate(entry)
    (standardized, standardizedError, standardizedTest) = (estimate, standardError, test)
  }
}

/// The fields of an estimate, declared once for the tables of people and the records of programs.
struct ConfirmatoryFields {
  let words: any Phrases
  let level: Double
  /// "z", or "t" in a design.
  let statisticName: String

  typealias LineField = Field<ConfirmatoryLine>

  /// What a line is called.
  func name(_ heading: String) -> LineField { .text("", heading) { $0.name } }

  private func number(
    _ key: String, _ heading: String, _ style: NumberStyle = .decimals(3),
    _ value: @escaping @Sendable (ConfirmatoryLine) -> Double?
  ) -> LineField {
    .number(key, heading, style, value).worded { $0.isTitle ? "" : nil }
  }

  private func limits(
    _ key: String = "", _ test: @escaping @Sendable (ConfirmatoryLine) -> CoefficientEstimate?
  ) -> LineField {
    let level = level
    return .interval(key, heading: words.interval(level), style: { _ in .decimals(3) }) {
      test($0)?.interval(level: level)
    }.worded { $0.isTitle ? "" : nil }
  }

  /// The value, and what is known of it. People read nothing beside a value that is fixed.
  var estimate: [LineField] {
    [value]
      + [
        error,
        number("statistic", statisticName, .decimals(2)) { $0.test?.statistic },
        number("p", "p", .probability) { $0.test?.probability }, interval,
      ].map { field in field.worded { $0.test == nil ? "" : nil } }
  }

  var value: LineField { number("estimate", words.estimate) { $0.estimate } }
  var error: LineField { number("se", words.standardError) { $0.standardError } }
  var interval: LineField { limits { $0.test } }
  var standardizedValue: LineField {
    number("standardized", words.confirmatory.standardized) { $0.standardized }
  }
  var standardizedError: LineField {
    number("standardizedSE", words.standardError) { $0.standardizedError }
  }

  /// The same for the standardised value, as a table of its own.
  var standardized: [LineField] {
    [
      number("standardized", words.estimate) { $0.standardized }, standardizedError,
      number("", statisticName, .decimals(2)) { $0.standardizedTest?.statistic },
      number("standardizedP", "p", .probability) { $0.standardizedTest?.probability },
      limits("standardized") { $0.standardizedTest },
    ]
  }

  /// What programs read of an estimate.
  var record: [LineField] {
    [.text("term") { $0.term }, .text("kind") { $0.kind }, .text("group") { $0.group }] + estimate
      + standardized.filter { !$0.key.isEmpty || $0.isInterval }
  }
}
