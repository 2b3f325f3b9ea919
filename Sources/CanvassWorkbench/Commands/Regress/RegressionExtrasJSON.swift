import CanvassNumerics
import CanvassSampling
import Foundation

/// What was asked for besides the coefficients, for programs.
extension RegressionReport {
  /// The coefficient to the power of e, its standard error by the delta method, and its interval.
  func ratio(
    _ entry: CoefficientEstimate
  ) -> (value: Double, standardError: Double, interval: Interval?) {
    let value = exp(entry.value)
    let interval = entry.interval(level: level).map {
      Interval(lower: exp($0.lower), upper: exp($0.upper))
    }
    return (value, value * entry.standardError, interval)
  }

  /// Wald's tests of the terms.
  var termTests: [TermTest] { regression.termTests(inference) }

  var extraJSON: [(key: String, value: JSONValue)] {
    var result: [(key: String, value: JSONValue)] = [
      ("terms", .array(termTests.map(json)))
    ]
    if extras.hasRatios, let kind = RatioKind(regression.family) {
      result.append(("ratioKind", .string(kind.rawValue)))
      result.append(("ratios", .array(inference.coefficients.map(ratioJSON))))
    }
    if let effects = extras.effects {
      result.append(("effects", .array(effects.map { .object(members($0)) })))
    }
    if let predictions = extras.predictions {
      result.append(
        ("predictions", .array(predictions.rows.map { .object(members($0, predictions)) })))
    }
    if let diagnostics = extras.diagnostics {
      result.append(("diagnostics", json(diagnostics)))
    }
    if extras.influence != nil {
      result.append(("influence", .array(influenceRows.map { .object($0) })))
    }
    return result
  }

  /// The table that `--format csv` writes in place of the coefficients.
  var extraRecords: Records? {
    let rows: [[JSONValue.Member]]
    if let predictions = extras.predictions {
      rows = predictions.rows.map { members($0, predictions) }
    } else if extras.influence != nil {
      rows = influenceRows
    } else if let effects = extras.effects {
      rows = effects.map(members)
    } else {
      return nil
    }
    return Records(
      columns: rows.first?.map(\.key) ?? [], rows: rows.map { $0.map(\.value) })
  }

  private func json(_ test: TermTest) -> JSONValue {
    .object([
      "term": .string(test.term),
      "df": .array([.integer(test.coefficients), .optional(test.denominator)]),
      "statistic": .optional(test.statistic), "p": .optional(test.probability),
    ])
  }

  private func ratioJSON(_ entry: CoefficientEstimate) -> JSONValue {
    let ratio = ratio(entry)
    return .object([
      "term": .string(entry.term), "estimate": .optional(ratio.value),
      "se": .optional(ratio.standardError), "lower": .optional(ratio.interval?.lower),
      "upper": .optional(ratio.interval?.upper),
    ])
  }

  private func members(_ entry: MarginalEffect) -> [JSONValue.Member] {
    let effect = entry.effect
    let interval = effect.interval(level: level)
    return [
      .init("term", .string(entry.term)), .init("level", .optional(entry.level)),
      .init("reference", .optional(entry.reference)),
      .init("category", .optional(entry.category)), .init("estimate", .optional(effect.value)),
      .init("se", .optional(effect.standardError)),
      .init("statistic", .optional(effect.statistic)),
      .init("p", .optional(effect.probability)), .init("lower", .optional(interval?.lower)),
      .init("upper", .optional(interval?.upper)),
    ]
  }

  private func members(
    _ entry: RegressionPrediction, _ predictions: RegressionExtras.Predictions
  ) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("row", .integer(entry.row + 1))]
    members.append(.init("category", .optional(entry.category)))
    members += [
      .init("estimate", .optional(entry.value)), .init("se", .optional(entry.standardError)),
      .init("lower", .optional(entry.interval?.lower)),
      .init("upper", .optional(entry.interval?.upper)),
    ]
    if predictions.hasResponseIntervals {
      members += [
        .init("responseLower", .optional(entry.responseInterval?.lower)),
        .init("responseUpper", .optional(entry.responseInterval?.upper)),
      ]
    }
    return members
  }

  /// One record for each row that the model was fitted to.
  private var influenceRows: [[JSONValue.Member]] {
    guard let influence = extras.influence else { return [] }
    return regression.rows.enumerated().map { place, row in
      [
        .init("row", .integer(row + 1)), .init("fitted", .optional(influence.fitted[place])),
        .init("residual", .optional(influence.residuals[place])),
        .init("leverage", .optional(influence.leverages[place])),
        .init("standardized", .optional(influence.standardized[place])),
        .init("cook", .optional(influence.cooksDistances[place])),
      ]
    }
  }

  private func json(_ diagnostics: RegressionDiagnostics) -> JSONValue {
    let pseudo = diagnostics.pseudoRSquared
    return .object([
      "inflation": .array(
        diagnostics.inflation.map {
          .object([
            "term": .string($0.term), "df": .integer($0.coefficients),
            "gvif": .optional($0.factor), "perCoefficient": .optional($0.perCoefficient),
          ])
        }),
      "conditionNumber": .optional(diagnostics.conditionNumber),
      "pseudoRSquared": pseudo.map {
        .object([
          "mcFadden": .optional($0.mcFadden), "coxSnell": .optional($0.coxSnell),
          "nagelkerke": .optional($0.nagelkerke),
        ])
      } ?? .null,
      "discrimination": .optional(diagnostics.discrimination),
      "hosmerLemeshow": diagnostics.hosmerLemeshow.map {
        .object([
          "statistic": .optional($0.statistic), "df": .optional($0.degreesOfFreedom),
          "p": .optional($0.p), "groups": .integer($0.groups.count),
        ])
      } ?? .null,
      "leftOut": .array(diagnostics.omissions.map { .string(English().text(of: $0)) }),
    ])
  }
}
