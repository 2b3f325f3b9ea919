import CanvassNumerics

/// A factor analysis under the keys of the JSON contract. Lists by variable are in the order of the
/// rows of the loadings, lists by factor in that of their columns.
struct FactorJSON: Sendable {
  private let analysis: FactorAnalysis
  private let correlation: CorrelationKind?

  init(_ analysis: FactorAnalysis, _ correlation: CorrelationKind?) {
    self.analysis = analysis
    self.correlation = correlation
  }

  private var names: [String] { analysis.correlations.names }
  private var factors: [String] { analysis.factorNames }

  var members: [(key: String, value: JSONValue)] {
    let solution = analysis.solution
    let phi = analysis.factorCorrelations
    return [
      ("correlation", .optional(correlation?.rawValue)),
      ("extraction", .string(analysis.extraction.rawValue)),
      ("factors", .integer(analysis.factors)), ("retention", retention),
      ("loadings", .matrix(analysis.loadings, rows: names, columns: factors)),
      ("structure", .matrix(analysis.loadings * phi, rows: names, columns: factors)),
      ("uniquenesses", numbers(solution.uniquenesses)),
      ("communalities", numbers(solution.communalities)),
      ("factorCorrelations", .matrix(phi, rows: factors, columns: factors)),
      ("sumsOfSquares", numbers(analysis.sumsOfSquares)),
      ("eigenvalues", numbers(analysis.eigenvalues)), ("fit", fit), ("adequacy", adequacy),
      ("rotation", rotation), ("heywood", .array(solution.heywood.map(JSONValue.string))),
      (
        "convergence",
        .object([
          "converged": .bool(solution.convergence.converged),
          "iterations": .integer(solution.convergence.iterations),
          "remaining": .optional(solution.convergence.remaining),
        ])
      ),
    ]
  }

  private func numbers(_ values: [Double]) -> JSONValue {
    .array(values.map { .optional($0) })
  }

  private var retention: JSONValue {
    guard let retention = analysis.retention else { return .null }
    return .object([
      "method": .string("parallel analysis"),
      "suggested": .integer(retention.parallel.suggested),
      "reference": numbers(retention.parallel.reference), "quantile": .number(0.95),
      "draws": .integer(retention.draws), "seed": .number(Double(analysis.seed)),
      "minimumAveragePartial": .integer(retention.partial.suggested),
    ])
  }

  private var fit: JSONValue {
    guard let fit = analysis.fit else { return .null }
    // Without degrees of freedom the model fits whatever the correlations are.
    let testable = fit.degreesOfFreedom > 0
    return .object([
      "chi2": .optional(fit.chiSquared), "df": .integer(Int(fit.degreesOfFreedom)),
      "p": .optional(fit.p), "rmsea": .optional(testable ? fit.rmsea : nil),
      "rmseaLower": .optional(testable ? fit.rmseaInterval.lowerBound : nil),
      "rmseaUpper": .optional(testable ? fit.rmseaInterval.upperBound : nil),
      "tli": .optional(testable ? fit.tli : nil), "cfi": .optional(testable ? fit.cfi : nil),
      "srmr": .optional(fit.srmr), "rms": .optional(fit.rms), "bic": .optional(fit.bic),
      "n": .number(analysis.rows),
    ])
  }

  private var adequacy: JSONValue {
    let adequacy = analysis.adequacy
    return .object([
      "kmo": .optional(adequacy.overall), "msa": numbers(adequacy.byVariable),
      "bartlett": .object([
        "chi2": .optional(adequacy.chiSquared), "df": .integer(Int(adequacy.degreesOfFreedom)),
        "p": .optional(adequacy.p),
      ]),
    ])
  }

  private var rotation: JSONValue {
    var members: [JSONValue.Member] = [
      .init("method", .string(analysis.rotationOption.rawValue)),
      .init("oblique", .bool(analysis.rotationOption.isOblique)),
    ]
    if let rotation = analysis.rotation, let starts = analysis.agreeingStarts {
      members += [
        .init("criterion", .optional(rotation.value)),
        .init("optima", .integer(rotation.optima.count)),
        .init("starts", .integer(starts.settled)), .init("agreeing", .integer(starts.best)),
        .init("converged", .bool(rotation.convergence.converged)),
        .init("seed", .number(Double(analysis.seed))),
      ]
    }
    return .object(members)
  }
}
