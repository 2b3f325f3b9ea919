import CanvassNumerics
import CanvassSampling

private let coefficientKeys = [
  "term", "estimate", "se", "statistic", "p", "lower", "upper",
]

/// A regression for programs.
extension RegressionReport {
  var records: Records {
    let entries = inference.coefficients + inference.thresholds
    return Records(
      columns: coefficientKeys, rows: entries.map { members($0).map(\.value) })
  }

  private func members(_ entry: CoefficientEstimate) -> [JSONValue.Member] {
    let interval = entry.interval(level: level)
    let values: [JSONValue] = [
      .string(entry.term), .optional(entry.value), .optional(entry.standardError),
      .optional(entry.statistic), .optional(entry.probability), .optional(interval?.lower),
      .optional(interval?.upper),
    ]
    return zip(coefficientKeys, values).map(JSONValue.Member.init)
  }

  var json: [(key: String, value: JSONValue)] {
    let model = regression.fit.scored
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
        ])
      ),
      ("n", .integer(regression.rows.count)),
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
          "terms": .array(model.parameters.map(JSONValue.string)),
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
    return result
  }
}
