import CanvassNumerics
import CanvassSampling

/// A factor analysis under the keys of the JSON contract. Lists by variable are in the order of the
/// rows of the loadings, lists by factor in that of their columns.
struct FactorJSON: Sendable {
  private let report: FactorReport
  private var analysis: FactorAnalysis { report.analysis }

  init(_ report: FactorReport) { self.report = report }

  private var names: [String] { analysis.correlations.names }
  private var factors: [String] { analysis.factorNames }

  var members: [(key: String, value: JSONValue)] {
    let solution = analysis.solution
    let phi = analysis.factorCorrelations
    return [
      ("correlation", .optional(report.correlation?.rawValue)),
      ("preset", .optional(report.choices.defaults.preset?.rawValue)),
      ("conventions", conventions),
      ("extraction", .string(report.choices.extraction.rawValue)),
      ("factors", .integer(analysis.factors)), ("retention", retention),
      ("loadings", .matrix(analysis.loadings, rows: names, columns: factors)),
      ("loadingErrors", errors(\.loadings, rows: names)),
      ("structure", .matrix(analysis.loadings * phi, rows: names, columns: factors)),
      ("uniquenesses", numbers(solution.uniquenesses)),
      ("communalities", numbers(solution.communalities)),
      ("factorCorrelations", .matrix(phi, rows: factors, columns: factors)),
      ("factorCorrelationErrors", errors(\.factorCorrelations, rows: factors)),
      ("sumsOfSquares", numbers(analysis.sumsOfSquares)),
      (
        "varianceExplained",
        numbers(analysis.sumsOfSquares.map { $0 / Double(names.count) })
      ),
      ("eigenvalues", numbers(analysis.eigenvalues)), ("fit", fit), ("adequacy", adequacy),
      ("rotation", rotation), ("schmidLeiman", schmidLeiman),
      ("scores", report.scores.map { $0.json(analysis) } ?? .null),
      ("extractionStarts", extractionStarts),
      ("repair", analysis.input.repair.map { $0.json(names) } ?? .null),
      ("boundary", .array(analysis.input.boundary.map(\.json))),
      ("heywood", .array(solution.heywood.map(JSONValue.string))),
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

  private var extractionStarts: JSONValue {
    let search = analysis.solution.search
    guard search.starts > 0 else { return .null }
    return .object([
      "starts": .integer(search.starts), "settled": .integer(search.settled),
      "agreeing": .integer(search.agreeing), "minima": Self.minima(search),
    ])
  }

  private static func minima(_ search: LocalMinima) -> JSONValue {
    .array(
      search.minima.map {
        .object(["criterion": .optional($0.value), "starts": .integer($0.starts)])
      })
  }

  private func numbers(_ values: [Double]) -> JSONValue {
    .array(values.map { .optional($0) })
  }

  private var conventions: JSONValue {
    .array(
      report.conventions.map {
        .object(["convention": .string($0.topic), "note": .string(English().factors.note($0))])
      })
  }

  private func errors(_ part: KeyPath<RotationErrors, Matrix>, rows: [String]) -> JSONValue {
    guard let found = report.errors else { return .null }
    return .matrix(found[keyPath: part], rows: rows, columns: factors)
  }

  private var retention: JSONValue {
    guard let retention = analysis.retention else { return .null }
    let suggestions = RetentionRule.allCases.map {
      JSONValue.Member($0.rawValue, retention.suggested($0).map(JSONValue.integer) ?? .null)
    }
    return .object([
      "method": .string(English().factors.name(retention.rule)),
      "suggested": .integer(retention.suggested), "decided": .bool(analysis.choseNumber),
      "reference": numbers(retention.parallel.reference), "quantile": .number(0.95),
      "draws": .integer(retention.draws), "seed": .unsigned(report.choices.seed),
      "minimumAveragePartial": .integer(retention.partial.suggested),
      "criteria": .object(suggestions),
      "averagePartials": numbers(retention.partial.averages),
      "empiricalKaiserReference": numbers(retention.empirical.reference),
      "commonFactorEigenvalues": retention.common.map { numbers($0.observed) } ?? .null,
      "commonFactorReference": retention.common.map { numbers($0.reference) } ?? .null,
    ])
  }

  private var fit: JSONValue {
    guard let fit = analysis.fit else { return .null }
    // What rests on a likelihood that says nothing is no number; without degrees of freedom the model fits
    // whatever the correlations are.
    let isShown = analysis.fitProblem == nil
    let testable = isShown && fit.degreesOfFreedom > 0
    func likely(_ value: Double) -> JSONValue { .optional(isShown ? value : nil) }
    return .object([
      "chi2": likely(fit.chiSquared), "df": .integer(Int(fit.degreesOfFreedom)),
      "p": likely(fit.p), "rmsea": .optional(testable ? fit.rmsea : nil),
      "rmseaLower": .optional(testable ? fit.rmseaInterval.lowerBound : nil),
      "rmseaUpper": .optional(testable ? fit.rmseaInterval.upperBound : nil),
      "tli": .optional(testable ? fit.tli : nil), "cfi": .optional(testable ? fit.cfi : nil),
      "srmr": .optional(fit.srmr), "rms": .optional(fit.rms), "bic": likely(fit.bic),
      "discrepancy": likely(fit.discrepancy), "n": .number(analysis.input.rows),
    ])
  }

  private var adequacy: JSONValue {
    let adequacy = analysis.adequacy
    return .object([
      "kmo": .optional(adequacy?.overall),
      "msa": .array(names.indices.map { .optional(adequacy?.byVariable[$0]) }),
      "bartlett": .object([
        "chi2": .optional(adequacy?.chiSquared),
        "df": .integer(names.count * (names.count - 1) / 2),
        "p": .optional(adequacy?.p),
      ]),
    ])
  }

  private var rotation: JSONValue {
    let choice = report.choices.rotation
    var members: [JSONValue.Member] = [
      .init("method", .string(choice.option.rawValue)),
      .init("oblique", .bool(choice.option.isOblique)),
      .init("kaiser", .bool(choice.kaiser)),
    ]
    members += choice.parameters.map { .init($0.name, .number($0.value)) }
    if let rotation = analysis.rotation, rotation.search.starts > 0 {
      let search = rotation.search
      members += [
        .init("criterion", .optional(rotation.value)),
        .init("optima", .integer(rotation.optima.count)),
        .init("starts", .integer(search.starts)), .init("settled", .integer(search.settled)),
        .init("agreeing", .integer(search.agreeing)),
        .init("minima", Self.minima(search)),
        .init("converged", .bool(rotation.convergence.converged)),
        .init("seed", .unsigned(report.choices.seed)),
      ]
    }
    return .object(members)
  }

  private var schmidLeiman: JSONValue {
    guard let apart = report.schmidLeiman else { return .null }
    let general = Matrix(columns: [apart.general])
    return .object([
      "loadings": .matrix(
        general.appending(columns: apart.groups), rows: names,
        columns: ["general"] + factors.map { $0 + "*" }),
      "factorLoadings": numbers(apart.factorLoadings),
      "explainedCommonVariance": .optional(apart.explainedCommonVariance),
      "heywood": .array(apart.heywood.map(JSONValue.string)),
    ])
  }
}

extension BoundaryPair {
  /// The pair and what bounds its correlation.
  var json: JSONValue {
    .object([
      "first": .string(first), "second": .string(second), "end": .integer(isPositive ? 1 : -1),
      "bound": .optional(bound), "emptyCells": .integer(emptyCells),
      "emptyCell": .array([.number(emptyCell.first), .number(emptyCell.second)]),
    ])
  }
}
