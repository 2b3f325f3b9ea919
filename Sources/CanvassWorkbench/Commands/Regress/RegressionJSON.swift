import CanvassNumerics
import CanvassSampling

private let coefficientKeys = [
  "term", "estimate", "se", "statistic", "p", "lower", "upper",
]

/// A regression for programs.
extension RegressionReport {
  var records: Records {
    if let records = extraRecords { return records }
    let entries = inference.coefficients + inference.thresholds
    guard extras.hasRatios else {
      return Records(columns: coefficientKeys, rows: entries.map { members($0).map(\.value) })
    }
    return Records(
      columns: coefficientKeys + ["ratio", "ratioLower", "ratioUpper"],
      rows: entries.map { entry in
        let ratio = ratio(entry)
        return members(entry).map(\.value) + [
          .optional(ratio.value), .optional(ratio.interval?.lower),
          .optional(ratio.interval?.upper),
        ]
      })
  }

  func members(_ entry: CoefficientEstimate) -> [JSONValue.Member] {
    let interval = entry.interval(level: level)
    let values: [JSONValue] = [
      .string(entry.term), .optional(entry.value), .optional(entry.standardError),
      .optional(entry.statistic), .optional(entry.probability), .optional(interval?.lower),
      .optional(interval?.upper),
    ]
    return zip(coefficientKeys, values).map(JSONValue.Member.init)
  }

  var json: [(key: String, value: JSONValue)] {
    let fit = statistics
    let convergence = regression.fit.convergence
    let freedom = inference.degreesOfFreedom
    var result: [(key: String, value: JSONValue)] = [
      ("formula", .string(regression.formula.description)),
      ("family", .string(regression.family.rawValue)),
      (
        "response",
        .object([
          "variable": .optional(regression.formula.responseName),
          "event": .optional(regression.event),
          "baseline": .optional(regression.categories.first),
        ])
      ),
      ("n", .integer(usedRows)),
      ("coefficients", .array(inference.coefficients.map { .object(members($0)) })),
    ]
    if isOrdinal {
      result.append(("thresholds", .array(inference.thresholds.map { .object(members($0)) })))
    }
    result += [
      ("aliased", .array(regression.fit.aliased.map(JSONValue.string))),
      (
        "df",
        freedom.isFinite && freedom == freedom.rounded()
          ? .integer(Int(freedom)) : .optional(freedom)
      ),
      (
        "covariance",
        .object([
          "kind": .string(covariance?.word ?? "linearisation"),
          "terms": .array(
            (inference.coefficients.filter { !$0.value.isNaN } + inference.thresholds)
              .map { .string($0.term) }),
          "values": .array(
            inference.covariance.rowArrays.map { .array($0.map { .optional($0) }) }),
        ])
      ),
      (
        "fit",
        .object([
          "units": .optional(fit.units),
          "deviance": .optional(fit.deviance), "nullDeviance": .optional(fit.nullDeviance),
          "rSquared": .optional(fit.rSquared),
          "adjustedRSquared": .optional(fit.adjustedRSquared),
          "pseudoRSquared": .optional(fit.pseudoRSquared),
          "residualStandardError": .optional(fit.residualStandardError),
          "dispersion": .optional(fit.dispersion),
          "logLikelihood": .optional(fit.logLikelihood), "aic": .optional(fit.aic),
          "bic": .optional(fit.bic),
        ])
      ),
      (
        "convergence",
        .object([
          "converged": .bool(convergence.converged),
          "iterations": .integer(convergence.iterations),
        ])
      ),
    ]
    return result + extraJSON
  }
}
