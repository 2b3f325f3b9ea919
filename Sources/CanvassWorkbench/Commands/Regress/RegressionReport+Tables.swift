import CanvassNumerics
import CanvassSampling
import Foundation

/// The tables of a regression, declared once for all writers.
extension RegressionReport {
  /// "t" or "z".
  var statisticName: String { inference.degreesOfFreedom.isFinite ? "t" : "z" }

  /// The fields of an effect or a coefficient from its value on.
  func inferenceFields<Row>(
    _ heading: String, _ entry: @escaping @Sendable (Row) -> CoefficientEstimate
  ) -> (
    value: Field<Row>, error: Field<Row>, statistic: Field<Row>, p: Field<Row>, interval: Field<Row>
  ) {
    let level = level
    let style: @Sendable (Row) -> NumberStyle = {
      .error(entry($0).standardError, value: entry($0).value)
    }
    return (
      .number("estimate", heading, style: style) { entry($0).value },
      .number("se", words.standardError, style: style) { entry($0).standardError },
      .number("statistic", statisticName, .decimals(2)) { entry($0).statistic },
      .number("p", "p", .probability) { entry($0).probability },
      .interval(heading: words.interval(level), style: style) { entry($0).interval(level: level) }
    )
  }

  /// The degrees of freedom of what was made of the coefficients; people read them where each has its own.
  func freedomField<Row>(
    _ entry: @escaping @Sendable (Row) -> CoefficientEstimate
  ) -> Field<Row> {
    let isOwn = covariance?.isBiasReduced == true || pooled != nil
    return .number("df", words.degreesOfFreedom, .decimals(1)) { entry($0).degreesOfFreedom }
      .only(isOwn ? .all : .programs)
  }

  /// The fields of a coefficient.
  private func coefficientFields(_ first: String) -> [Field<CoefficientEstimate>] {
    let fields = inferenceFields(words.estimate) { (entry: CoefficientEstimate) in entry }
    return [
      .text("term", first) { $0.term }.worded { people($0.term) }, fields.value, fields.error,
      fields.statistic, fields.p, fields.interval,
    ]
      + (covariance?.isBiasReduced == true || pooled != nil
        ? [.number("df", words.degreesOfFreedom, .decimals(1)) { $0.degreesOfFreedom }] : [])
      + (pooled != nil ? PooledNumber.fields(words).map { $0.of(\.pooled) } : [])
  }

  /// The coefficients, and the thresholds of an ordinal model.
  var coefficientParts: [ResultPart] {
    let coefficients = coefficientFields(words.regression.term)
    var parts: [ResultPart] = [
      .table(
        ResultTable(
          key: "coefficients", for: [.people, .json], coefficients, of: inference.coefficients))
    ]
    if isOrdinal {
      let thresholds = coefficientFields(words.regression.threshold)
      parts += [
        .table(ResultTable(thresholds, of: peopleThresholds)),
        .table(ResultTable(key: "thresholds", for: .json, thresholds, of: inference.thresholds)),
      ]
    }
    return parts
  }

  /// A coefficient or a threshold.
  private struct Parameter: Sendable {
    let entry: CoefficientEstimate
    let isThreshold: Bool
  }

  /// Coefficients and thresholds as one list of records, with the ratios of the coefficients where these are asked for.
  var coefficientRecords: ResultTable {
    let ratios = extras.hasRatios ? ratioFields("ratio", "").filter { $0.key != "se" } : []
    let all =
      inference.coefficients.map { Parameter(entry: $0, isThreshold: false) }
      + inference.thresholds.map { Parameter(entry: $0, isThreshold: true) }
    let own: [Field<Parameter>] = coefficientFields("").map { $0.of(\.entry) }
    // A threshold is no effect, and has no ratio.
    let further: [Field<Parameter>] = ratios.map { field in
      field.of(\.entry).withheld({ _ in nil }, nulled: \.isThreshold)
    }
    return ResultTable(for: .records, own + further, of: all)
  }

  /// The coefficient to the power of e, its standard error by the delta method, and its interval.
  private func ratioFields(_ key: String, _ heading: String) -> [Field<CoefficientEstimate>] {
    let level = level
    let style: @Sendable (CoefficientEstimate) -> NumberStyle = {
      .ratio(error: exp($0.value) * $0.standardError, value: exp($0.value))
    }
    return [
      .number(key, heading, style: style) { exp($0.value) },
      .number("se", words.standardError, style: style) { exp($0.value) * $0.standardError },
      .interval(key == "estimate" ? "" : key, heading: words.interval(level), style: style) {
        $0.interval(level: level).map { Interval(lower: exp($0.lower), upper: exp($0.upper)) }
      },
    ]
  }

  /// Odds ratios and the like.
  var ratioParts: [ResultPart] {
    guard extras.hasRatios, let kind = RatioKind(regression.family) else { return [] }
    let term = Field<CoefficientEstimate>.text("term", words.regression.term) { $0.term }
      .worded { people($0.term) }
    return [
      .fact(.text("ratioKind", kind.rawValue)),
      .table(
        ResultTable(
          key: "ratios", for: [.people, .json],
          [term] + ratioFields("estimate", words.regression.name(kind)), of: inference.coefficients)
      ),
    ]
  }

  /// Tests of the terms.
  var termTests: [TermTest] {
    extras.termTests ?? pooled?.termTests ?? regression.termTests(inference)
  }

  /// The tests of terms; for people where a term has more than one coefficient.
  var termTable: ResultTable {
    let tests = termTests
    let kind = tests.first?.kind ?? .wald
    let isShown = tests.contains { $0.coefficients > 1 }
    let fields: [Field<TermTest>] = [
      .text("term", words.regression.term) { $0.term }.worded { people(term: $0.term) },
      .list("df") { [.count($0.coefficients), .number($0.denominator)] },
      .number(
        "statistic",
        kind == .likelihoodRatio
          ? "LR"
          : inference.degreesOfFreedom.isFinite ? "F" : "χ²", .decimals(2)
      ) { $0.statistic },
      Field("", words.degreesOfFreedom) { test in
        let denominator = test.denominator.map {
          words.number(decimals: $0 == $0.rounded() ? 0 : 1).text($0)
        }
        return .text(
          ([String(test.coefficients)] + [denominator].compactMap(\.self))
            .joined(separator: words.listSeparator))
      },
      .number("p", "p", .probability) { $0.probability },
      .text("test") { $0.kind.rawValue },
      .list("designEffects") { $0.designEffects.map { .number($0) } },
    ]
    return ResultTable(
      key: "terms", for: isShown ? [.people, .json] : .json, fields, of: tests)
  }

  var effectParts: [ResultPart] {
    guard let effects = extras.effects else { return [] }
    let hasCategories = effects.contains { $0.category != nil }
    let fields = inferenceFields(words.regression.effect) { (entry: MarginalEffect) in entry.effect
    }
    let names: [Field<MarginalEffect>] = [
      .text("term", words.regression.change) { $0.term }.worded(change),
      .text("level") { $0.level }, .text("reference") { $0.reference },
      .text("category", words.regression.category) { $0.category }
        .worded { $0.category.map(people(category:)) ?? "" }.only(hasCategories ? .all : .programs),
    ]
    return [
      .heading(words.regression.marginalEffects, level: 2),
      .table(
        ResultTable(
          key: "effects",
          names + [
            fields.value, fields.error, fields.statistic, fields.p, fields.interval,
            freedomField { $0.effect },
          ],
          of: effects, identifying: hasCategories ? 2 : 1)),
      .paragraph(
        words.regression.effectNote(isShare: hasCategories || regression.family.isBinary)
          + (extras.covariates == .sampled ? " " + words.regression.sampledCovariates : "")),
    ]
  }

  /// What changes: a term, or a level of it against the reference.
  private func change(_ entry: MarginalEffect) -> String {
    let name = people(term: entry.term)
    guard let level = entry.level else { return name }
    let column = regression.formula.column(ofTerm: entry.term) ?? entry.term
    return
      "\(name): \(label(of: entry.reference ?? "", in: column)) → \(label(of: level, in: column))"
  }
}
