import CanvassNumerics
import CanvassSampling

/// What programs read of a confirmatory analysis. With groups, what is one matrix or list for all rows
/// is a list of objects with the key `group`.
extension ConfirmatoryReport {
  private var factors: [String] { findings.factors }
  private var items: [String] { analysis.items }

  /// What was asked.
  var questionFacts: [Fact] {
    [
      .text("estimator", findings.estimator.rawValue), .text("scale", findings.scale.rawValue),
      .text("weighting", findings.sample.weighting.rawValue),
      .text("standardErrors", standardErrors), .count("df", analysis.designDegreesOfFreedom),
      .count("replicates", analysis.replicateCount),
      .count("lostReplicates", analysis.replicateCount.map { _ in analysis.lostReplicates }),
      Fact(
        "factors",
        .list(
          analysis.pattern.factors.map {
            .record([.text("factor", $0.name), .texts("items", $0.items)])
          })), .text("missingRows", IncompleteRowsOption(findings.sample.missing).rawValue),
      .count("n", findings.sample.rows), .count("incompleteRows", findings.sample.partial),
      .record(
        "groups",
        analysis.invariance.map { equal in
          [
            .text("column", findings.sample.groupColumn), .text("equal", equal.word),
            .texts("values", analysis.groups.map(\.name)),
            Fact("n", .list(analysis.groups.map { .count($0.rows) })),
          ]
        }),
    ]
  }

  /// The estimates as matrices, and how well the model fits.
  var solutionFacts: [Fact] {
    var facts: [Fact] = [
      byGroup("loadings") { matrix($0.loadings, rows: items) },
      byGroup("standardizedLoadings") { matrix($0.standardizedLoadings, rows: items) },
      byGroup("factorCovariances") { matrix($0.factorCovariances, rows: factors) },
      byGroup("factorCorrelations") { matrix($0.factorCorrelations, rows: factors) },
      byGroup("residualVariances") { byItem($0.residualVariances) },
      byGroup("rSquared") { byItem($0.rSquared) }, byGroup("reliability", reliability),
      .record("fit", fit(analysis.measures)),
      Fact("boundary", .list(analysis.boundary.map(\.value))), heywood,
      .convergence(
        analysis.convergence, [.number("largestGradient", analysis.largestGradient)]),
    ]
    facts.append(
      Fact("invariance", findings.comparison.map { .list($0.steps.map(step)) } ?? .none))
    return facts
  }

  /// What standard errors rest on.
  private var standardErrors: String {
    if analysis.designDegreesOfFreedom != nil { return "design" }
    return findings.estimator == .ml ? "model" : "robust"
  }

  private func byGroup(_ key: String, _ facts: (ConfirmatoryGroup) -> [Fact]) -> Fact {
    guard analysis.invariance != nil else { return .record(key, facts(analysis.groups[0])) }
    return Fact(
      key, .list(analysis.groups.map { .record([.text("group", $0.name)] + facts($0)) }))
  }

  private func matrix(_ values: Matrix, rows: [String]) -> [Fact] {
    ResultValue.facts(of: values, rows: rows, columns: factors)
  }

  private func byItem(_ values: [Double]) -> [Fact] { zip(items, values).map { .number($0, $1) } }

  private func reliability(_ group: ConfirmatoryGroup) -> [Fact] {
    zip(factors, group.reliability).map {
      .record(
        $0,
        [
          .number("omega", $1.omega),
          .number("averageVarianceExtracted", $1.averageVarianceExtracted),
        ])
    }
  }

  /// The items whose residual variance is not above zero, as other verbs name theirs.
  private var heywood: Fact {
    func names(_ group: ConfirmatoryGroup) -> [String] {
      zip(items, group.residualVariances).filter { $0.1 <= 0 }.map(\.0)
    }
    guard analysis.invariance != nil else { return .texts("heywood", names(analysis.groups[0])) }
    return byGroup("heywood") { [.texts("items", names($0))] }
  }

  private func step(_ step: InvarianceComparison.Step) -> ResultValue {
    .record([
      .text("model", step.invariance.word), .record("fit", fit(step.measures)),
      .record(
        "difference",
        step.difference.map {
          [
            .number("chi2", $0.chiSquared), .count("df", Int($0.degreesOfFreedom)),
            .number("p", $0.p), .number("scalingFactor", $0.factor),
            .text(
              "kind",
              analysis.plan.estimator.correction == nil ? "chi2" : "satorra-bentler-2001"),
          ]
        }), .number("cfiChange", step.cfiChange), .number("rmseaChange", step.rmseaChange),
      Fact("holds", step.holds.map { .flag($0) } ?? .none),
    ])
  }

  private func indices(_ indices: FitIndices) -> [Fact] {
    [
      .number("cfi", indices.cfi), .number("tli", indices.tli), .number("rmsea", indices.rmsea),
      .number("rmseaLower", indices.rmseaInterval.lowerBound),
      .number("rmseaUpper", indices.rmseaInterval.upperBound),
    ]
  }

  private func fit(_ m: ConfirmatoryMeasures) -> [Fact] {
    [
      .number("chi2", m.chiSquared), .count("df", Int(m.degreesOfFreedom)), .number("p", m.p),
      .number("scaledChi2", m.scaledChiSquared), .number("scalingFactor", m.scalingFactor),
      .number("scaledP", m.scaledP),
      Fact("scaledDf", m.scaledDegreesOfFreedom.map { .numbers($0) } ?? .none),
      .number("nullChi2", m.nullChiSquared), .number("nullDf", m.nullDegreesOfFreedom),
      .number("cfi", m.cfi), .number("tli", m.tli), .number("rmsea", m.rmsea),
      .number("rmseaLower", m.rmseaInterval?.lowerBound),
      .number("rmseaUpper", m.rmseaInterval?.upperBound), .number("rmseaClose", m.closeFit),
      .record("scaled", m.scaled.map(indices)), .record("robust", m.robust.map(indices)),
      .number("srmr", m.srmr), .number("logLikelihood", m.logLikelihood), .number("aic", m.aic),
      .number("bic", m.bic), .count("parameters", m.parameters),
      .count("n", findings.sample.rows),
      .text("indicesFrom", m.isFromScaled ? "scaledChi2" : "chi2"),
    ]
  }
}

extension MeasurementEstimate.Kind {
  /// What programs call it.
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
