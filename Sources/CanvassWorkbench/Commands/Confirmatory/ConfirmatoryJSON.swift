import CanvassNumerics
import CanvassTables

/// A confirmatory analysis under the keys of the JSON contract. With groups, what is one matrix or list
/// for all rows is a list of objects with the key `group`.
struct ConfirmatoryJSON: Sendable {
  let data: ConfirmatoryData
  let solution: ConfirmatorySolution
  let comparison: InvarianceComparison?

  private var factors: [String] { solution.pattern.pattern.factors.map(\.name) }
  private var items: [String] { solution.pattern.items }
  private var level: Double { data.measurements.prepared.settings.level }

  var members: [(key: String, value: JSONValue)] {
    [
      ("estimator", .string(solution.estimator.rawValue)),
      ("scale", .string(solution.scale.rawValue)), ("weighting", .string(data.weighting.rawValue)),
      ("standardErrors", .string(standardErrors)),
      ("df", solution.designDegreesOfFreedom.map(JSONValue.integer) ?? .null),
      (
        "factors",
        .array(
          solution.pattern.pattern.factors.map {
            .object([
              "factor": .string($0.name), "items": .array($0.items.map(JSONValue.string)),
            ])
          })
      ),
      ("n", .integer(data.rows)),
      (
        "groups",
        solution.invariance == nil
          ? .null
          : .object([
            "column": .optional(data.groupColumn),
            "equal": .string(solution.invariance?.word ?? ""),
            "values": .array(solution.groups.map { .string($0.name) }),
            "n": .array(solution.groups.map { .integer($0.rows) }),
          ])
      ),
      ("coefficients", .array(coefficientRows.map(Self.object))),
      (
        "thresholds",
        solution.estimator == .wlsmv ? .array(thresholdRows.map(Self.object)) : .null
      ),
      ("loadings", byGroup { matrix($0.loadings) }),
      ("standardizedLoadings", byGroup { matrix($0.standardizedLoadings) }),
      ("factorCovariances", byGroup { phi($0.factorCovariances) }),
      ("factorCorrelations", byGroup { phi($0.factorCorrelations) }),
      ("residualVariances", byGroup { byItem($0.residualVariances) }),
      ("rSquared", byGroup { byItem($0.rSquared) }),
      ("reliability", byGroup(reliability)), ("fit", Self.fit(solution.measures, rows: data.rows)),
      ("boundary", .array(solution.boundary.map(\.json))), ("heywood", byGroup(heywood)),
      (
        "convergence",
        .object([
          "converged": .bool(solution.convergence.converged),
          "iterations": .integer(solution.convergence.iterations),
          "remaining": .optional(solution.convergence.remaining),
          "largestGradient": .optional(solution.largestGradient),
        ])
      ),
      ("invariance", comparison.map { .array($0.steps.map(step)) } ?? .null),
    ]
  }

  /// What standard errors rest on.
  private var standardErrors: String {
    if solution.designDegreesOfFreedom != nil { return "design" }
    return solution.estimator == .ml ? "model" : "robust"
  }

  /// One record for each estimate.
  static let columns = [
    "term", "kind", "group", "estimate", "se", "statistic", "p", "lower", "upper", "standardized",
    "standardizedSE", "standardizedP", "standardizedLower", "standardizedUpper",
  ]

  /// The values of `columns`: every element of the model, group by group.
  var coefficientRows: [[JSONValue]] {
    solution.groups.flatMap { group in
      group.estimates.map { entry in
        let test = WaldTest(
          entry.estimate, entry.standardError, level: level,
          freedom: solution.designDegreesOfFreedom)
        let own = WaldTest(
          entry.standardized, entry.standardizedError, level: level,
          freedom: solution.designDegreesOfFreedom)
        return [
          .string(entry.term), .string(entry.kind.word),
          group.name.isEmpty ? .null : .string(group.name), .optional(entry.estimate),
          .optional(entry.standardError), .optional(test?.statistic), .optional(test?.p),
          .optional(test?.interval.lower), .optional(test?.interval.upper),
          .optional(entry.standardized), .optional(entry.standardizedError), .optional(own?.p),
          .optional(own?.interval.lower), .optional(own?.interval.upper),
        ]
      }
    }
  }

  /// The same for thresholds, which are standardised as they are.
  var thresholdRows: [[JSONValue]] {
    solution.thresholds.map { entry in
      let test = WaldTest(
        entry.estimate, entry.standardError, level: level, freedom: solution.designDegreesOfFreedom)
      let bounds: [JSONValue] = [
        .optional(test?.p), .optional(test?.interval.lower), .optional(test?.interval.upper),
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
    _ members: (ConfirmatorySolution.Group) -> [JSONValue.Member]
  ) -> JSONValue {
    guard solution.invariance != nil else { return .object(members(solution.groups[0])) }
    return .array(
      solution.groups.map { .object([.init("group", .string($0.name))] + members($0)) })
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

  private func reliability(_ group: ConfirmatorySolution.Group) -> [JSONValue.Member] {
    zip(factors, group.reliability).map {
      .init(
        $0,
        .object([
          "omega": .optional($1.omega),
          "averageVarianceExtracted": .optional($1.averageVarianceExtracted),
        ]))
    }
  }

  private func heywood(_ group: ConfirmatorySolution.Group) -> [JSONValue.Member] {
    let names = zip(items, group.residualVariances).filter { $0.1 <= 0 }.map(\.0)
    return [.init("items", .array(names.map(JSONValue.string)))]
  }

  private func step(_ step: InvarianceComparison.Step) -> JSONValue {
    .object([
      "model": .string(step.invariance.word), "fit": Self.fit(step.measures, rows: data.rows),
      "difference": step.difference.map {
        .object([
          "chi2": .optional($0.chiSquared), "df": .integer(Int($0.degreesOfFreedom)),
          "p": .optional($0.p), "scalingFactor": .optional($0.factor),
          "kind": .string(
            solution.estimator.correction == nil ? "chi2" : "satorra-bentler-2001"),
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
