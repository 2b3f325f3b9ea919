import CanvassSampling

/// What a recipe made of weights, in JSON.
struct WeightsJSON {
  let result: WeightingResult
  let column: String
  let file: String?

  var members: [(key: String, value: JSONValue)] {
    let iterations = result.steps.last { $0.iterations != nil }?.iterations ?? nil
    return [
      ("steps", .array(result.steps.map(step))),
      ("margins", .array(result.margins.map(margin))),
      ("weightsBefore", distribution(WeightDistribution(result.base))),
      ("weights", distribution(WeightDistribution(result.weights))),
      (
        "convergence",
        iterations.map { .object(["converged": .bool(true), "iterations": .integer($0)]) } ?? .null
      ),
      ("into", .string(column)), ("file", .optional(file)),
    ]
  }

  private func step(_ step: WeightingResult.Step) -> JSONValue {
    .object([
      "step": .string(step.step.name),
      "convergence": step.iterations.map {
        .object(["converged": .bool(true), "iterations": .integer($0)])
      } ?? .null,
      "margins": .array(step.margins.map(margin)),
      "classes": .array(
        step.classes.map {
          .object([
            "class": .string($0.name), "sampled": .integer($0.sampled),
            "responded": .integer($0.responded), "rate": .optional($0.rate),
          ])
        }),
      "trimmed": .integer(step.trimmed),
      "deff": .optional(step.after.kishEffect),
    ])
  }

  private func margin(_ fit: MarginFit) -> JSONValue {
    .object([
      "variable": .string(fit.target.variable), "level": .optional(fit.target.level),
      "target": .optional(fit.target.total), "before": .optional(fit.before),
      "achieved": .optional(fit.achieved), "difference": .optional(fit.difference),
    ])
  }

  private func distribution(_ weights: WeightDistribution) -> JSONValue {
    .object([
      "n": .integer(weights.count), "sum": .optional(weights.sum), "min": .optional(weights.least),
      "max": .optional(weights.greatest), "mean": .optional(weights.mean),
      "cv": .optional(weights.coefficientOfVariation), "deff": .optional(weights.kishEffect),
      "nEffective": .optional(weights.effectiveCount), "negative": .integer(weights.negative),
      "extreme": .integer(weights.extreme),
      "quantiles": .array(
        weights.quantiles.map {
          .object(["probability": .number($0.probability), "value": .optional($0.value)])
        }),
    ])
  }
}
