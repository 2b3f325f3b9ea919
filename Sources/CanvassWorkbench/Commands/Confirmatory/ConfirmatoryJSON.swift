import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A confirmatory analysis under the keys of the JSON contract. With groups, what is one matrix or list
/// for all rows is a list of objects with the key `group`.
struct ConfirmatoryJSON: Sendable {
  let findings: ConfirmatoryFindings

  private var analysis: ConfirmatoryAnalysis { findings.analysis }
  private var sample: ConfirmatorySample { findings.sample }
  private var factors: [String] { findings.factors }
  private var items: [String] { analysis.items }

  var members: [(key: String, value: JSONValue)] {
    [
      ("estimator", .string(findings.estimator.rawValue)),
      ("scale", .string(findings.scale.rawValue)),
      ("weighting", .string(sample.weighting.rawValue)),
      ("standardErrors", .string(standardErrors)),
      ("df", analysis.designDegreesOfFreedom.map(JSONValue.integer) ?? .null),
      (
        "factors",
        .array(
          analysis.pattern.factors.map {
            .object([
              "factor": .string($0.name), "items": .array($0.items.map(JSONValue.string)),
            ])
          })
      ),
      ("n", .integer(sample.rows)),
      (
        "groups",
        analysis.invariance == nil
          ? .null
          : .object([
            "column": .optional(sample.groupColumn),
            "equal": .string(analysis.invariance?.word ?? ""),
            "values": .array(analysis.groups.map { .string($0.name) }),
            "n": .array(analysis.groups.map { .integer($0.rows) }),
          ])
      ),
      ("coefficients", .array(coefficientRows.map(Self.object))),
      (
        "thresholds",
        findings.estimator == .wlsmv ? .array(thresholdRows.map(Self.object)) : .null
      ),
      ("loadings", byGroup { matrix($0.loadings) }),
      ("standardizedLoadings", byGroup { matrix($0.standardizedLoadings) }),
      ("factorCovariances", byGroup { phi($0.factorCovariances) }),
      ("factorCorrelations", byGroup { phi($0.factorCorrelations) }),
      ("residualVariances", byGroup { byItem($0.residualVariances) }),
      ("rSquared", byGroup { byItem($0.rSquared) }),
      ("reliability", byGroup(reliability)),
      ("fit", Self.fit(analysis.measures, rows: sample.rows)),
      ("boundary", .array(analysis.boundary.map(\.json))), ("heywood", byGroup(heywood)),
      (
        "convergence",
        .object([
          "converged": .bool(analysis.convergence.converged),
          "iterations": .integer(analysis.convergence.iterations),
          "remaining": .optional(analysis.convergence.remaining),
          "largestGradient": .optional(analysis.largestGradient),
        ])
      ),
      ("invariance", findings.comparison.map { .array($0.steps.map(step)) } ?? .null),
    ]
  }

  /// What standard errors rest on.
  private var standardErrors: String {
    if analysis.designDegreesOfFreedom != nil { return "design" }
    return findings.estimator == .ml ? "model" : "robust"
  }

  /// One record for each estimate.
  static let columns = [
    "term", "kind", "group", "estimate", "se", "statistic", "p", "lower", "upper", "standardized",
    "standardizedSE", "standardizedP", "standardizedLower", "standardizedUpper",
  ]

  /// The values of `columns`: every element of the model, group by group.
  var coefficientRows: [[JSONValue]] {
    analysis.groups.flatMap { group in
      group.estimates.map { entry in
        let test = analysis.estimate(entry)
        let own = analysis.standardized(entry)
        let (limits, ownLimits) = (
          test?.interval(level: findings.level), own?.interval(level: findings.level)
        )
        return [
          .string(entry.term), .string(entry.kind.word),
          group.name.isEmpty ? .null : .string(group.name), .optional(entry.estimate),
          .optional(entry.standardError), .optional(test?.statistic), .optional(test?.probability),
          .optional(limits?.lower), .optional(limits?.upper), .optional(entry.standardized),
          .optional(entry.standardizedError), .optional(own?.probability),
          .optional(ownLimits?.lower), .optional(ownLimits?.upper),
        ]
      }
    }
  }

  /// The same for thresholds, which are standardised as they are.
  var thresholdRows: [[JSONValue]] {
    analysis.thresholds.map { entry in
      let test = analysis.estimate(entry)
      let limits = test?.interval(level: findings.level)
      let bounds: [JSONValue] = [
        .optional(test?.probability), .optional(limits?.lower), .optional(limits?.upper),
      ]
      return [
        .string(entry.term), .string("threshold"), .null, .number(entry.estimate),
        .optional(entry.standardError), .optional(test?.statistic),
      ] + bounds + [.number(entry.estimate), .optional(entry.standardError)] + bounds
    }
  }

  private static func object(_ row: [JSONValue]) -> JSONValue {
    .object(zip(columns, row).map(JSONValue.Member.init))
  }

  private func byGroup(
    _ members: (ConfirmatoryGroup) -> [JSONValue.Member]
  ) -> JSONValue {
    guard analysis.invariance != nil else { return .object(members(analysis.groups[0])) }
    return .array(
      analysis.groups.map { .object([.init("group", .string($0.name))] + members($0)) })
  }

  private func matrix(_ values: Matrix) -> [JSONValue.Member] {
    Self.members(.matrix(values, rows: items, columns: factors))
  }

  private func phi(_ values: Matrix) -> [JSONValue.Member] {
    Self.members(.matrix(values, rows: factors, columns: factors))
  }

  private static func members(_ value: JSONValue) -> [JSONValue.Member] {
    if case .object(let members) = value { members } else { [] }
  }

  private func byItem(_ values: [Double]) -> [JSONValue.Member] {
    zip(items, values).map { .init($0, .optional($1)) }
  }

  private func reliability(_ group: ConfirmatoryGroup) -> [JSONValue.Member] {
    zip(factors, group.reliability).map {
      .init(
        $0,
        .object([
          "omega": .optional($1.omega),
          "averageVarianceExtracted": .optional($1.averageVarianceExtracted),
        ]))
    }
  }

  private func heywood(_ group: ConfirmatoryGroup) -> [JSONValue.Member] {
    let names = zip(items, group.residualVariances).filter { $0.1 <= 0 }.map(\.0)
    return [.init("items", .array(names.map(JSONValue.string)))]
  }

  private func step(_ step: InvarianceComparison.Step) -> JSONValue {
    .object([
      "model": .string(step.invariance.word), "fit": Self.fit(step.measures, rows: sample.rows),
      "difference": step.difference.map {
        .object([
          "chi2": .optional($0.chiSquared), "df": .integer(Int($0.degreesOfFreedom)),
          "p": .optional($0.p), "scalingFactor": .optional($0.factor),
          "kind": .string(
            analysis.plan.estimator.correction == nil ? "chi2" : "satorra-bentler-2001"),
        ])
      } ?? .null,
      "cfiChange": .optional(step.cfiChange), "rmseaChange": .optional(step.rmseaChange),
      "holds": step.holds.map(JSONValue.bool) ?? .null,
    ])
  }

  private static func indices(_ indices: FitIndices?) -> JSONValue {
    guard let indices else { return .null }
    return .object([
      "cfi": .optional(indices.cfi), "tli": .optional(indices.tli),
      "rmsea": .optional(indices.rmsea),
      "rmseaLower": .optional(indices.rmseaInterval.lowerBound),
      "rmseaUpper": .optional(indices.rmseaInterval.upperBound),
    ])
  }

  private static func fit(_ m: ConfirmatoryMeasures, rows: Int) -> JSONValue {
    .object([
      "chi2": .optional(m.chiSquared), "df": .integer(Int(m.degreesOfFreedom)),
      "p": .optional(m.p), "scaledChi2": .optional(m.scaledChiSquared),
      "scalingFactor": .optional(m.scalingFactor), "scaledP": .optional(m.scaledP),
      "scaledDf": m.scaledDegreesOfFreedom.map { .array($0.map { .optional($0) }) } ?? .null,
      "nullChi2": .optional(m.nullChiSquared),
      "nullDf": .optional(m.nullDegreesOfFreedom), "cfi": .optional(m.cfi),
      "tli": .optional(m.tli), "rmsea": .optional(m.rmsea),
      "rmseaLower": .optional(m.rmseaInterval?.lowerBound),
      "rmseaUpper": .optional(m.rmseaInterval?.upperBound),
      "rmseaClose": .optional(m.closeFit), "scaled": indices(m.scaled),
      "robust": indices(m.robust), "srmr": .optional(m.srmr),
      "logLikelihood": .optional(m.logLikelihood), "aic": .optional(m.aic),
      "bic": .optional(m.bic), "parameters": .integer(m.parameters), "n": .integer(rows),
      "indicesFrom": .string(m.isFromScaled ? "scaledChi2" : "chi2"),
    ])
  }
}

extension MeasurementEstimate.Kind {
  /// The word of the JSON.
  var word: String {
    switch self {
    case .loading: "loading"
    case .factorCovariance: "factor-covariance"
    case .residualVariance: "residual-variance"
    case .intercept: "intercept"
    case .factorMean: "factor-mean"
    }
  }
}
