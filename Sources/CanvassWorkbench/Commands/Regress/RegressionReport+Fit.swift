import CanvassNumerics
import CanvassSampling

/// How well a regression fits, and on what it rests.
extension RegressionReport {
  /// What was asked.
  var questionFacts: [Fact] {
    [
      .text("formula", regression.formula.description), .text("family", regression.family.rawValue),
      .record(
        "response",
        [
          .text("variable", regression.formula.responseName), .text("event", regression.event),
          .text("baseline", regression.categories.first),
        ]), .count("n", usedRows),
    ]
  }

  /// The covariance of the coefficients and the statistics of fit.
  func facts(_ fit: RegressionStatistics) -> [Fact] {
    let terms = inference.coefficients.filter { !$0.value.isNaN } + inference.thresholds
    let facts: [Fact] = [
      .texts("aliased", regression.fit.aliased), .number("df", inference.degreesOfFreedom),
      .record(
        "covariance",
        [
          .text(
            "kind",
            covariance?.word ?? (inference.replicateCount == nil ? "linearisation" : "replicates")
          ), .texts("terms", terms.map(\.term)),
          Fact("values", .list(inference.covariance.rowArrays.map { .numbers($0) })),
        ]),
    ]
    if pooled != nil { return facts }
    return facts + [
      .record(
        "fit",
        [
          .number("units", fit.units), .number("deviance", fit.deviance),
          .number("nullDeviance", fit.nullDeviance), .number("rSquared", fit.rSquared),
          .number("adjustedRSquared", fit.adjustedRSquared),
          .number("pseudoRSquared", fit.pseudoRSquared),
          .number("residualStandardError", fit.residualStandardError),
          .number("dispersion", fit.dispersion), .number("logLikelihood", fit.logLikelihood),
          .number("aic", fit.aic), .number("bic", fit.bic),
        ]),
      .convergence(regression.fit.convergence),
    ] + (seconds.map { [.record("timing", [.number("estimate", $0)])] } ?? [])
  }

  var diagnosticParts: [ResultPart] {
    guard let diagnostics = extras.diagnostics else { return [] }
    let inflation = ResultTable(
      for: .people,
      [
        .text("term", words.regression.term) { $0.term }.worded { people(term: $0.term) },
        .count("df", words.degreesOfFreedom) { $0.coefficients },
        .number("gvif", "GVIF", .decimals(2)) { $0.factor },
        .number("perCoefficient", "GVIF^(1/2df)", .decimals(2)) { $0.perCoefficient },
      ] as [Field<RegressionDiagnostics.Inflation>], of: diagnostics.inflation)
    var parts: [ResultPart] = [.heading(words.regression.diagnostics, level: 2)]
    if inflation.count > 0 { parts.append(.table(inflation)) }
    let points = points(diagnostics)
    if !points.isEmpty { parts.append(.list(points)) }
    return parts + [.fact(facts(diagnostics, inflation))]
  }

  private func facts(_ diagnostics: RegressionDiagnostics, _ inflation: ResultTable) -> Fact {
    .record(
      "diagnostics",
      [
        Fact("inflation", .table(inflation)),
        .number("conditionNumber", diagnostics.conditionNumber),
        .record(
          "pseudoRSquared",
          diagnostics.pseudoRSquared.map {
            [
              .number("mcFadden", $0.mcFadden), .number("coxSnell", $0.coxSnell),
              .number("nagelkerke", $0.nagelkerke),
            ]
          }), .number("discrimination", diagnostics.discrimination),
        .record(
          "hosmerLemeshow",
          diagnostics.hosmerLemeshow.map {
            [
              .number("statistic", $0.statistic), .number("df", $0.degreesOfFreedom),
              .number("p", $0.p), .count("groups", $0.groups.count),
            ]
          }), .texts("leftOut", diagnostics.omissions.map { English().text(of: $0) }),
      ])
  }

  private func points(_ diagnostics: RegressionDiagnostics) -> [String] {
    var points: [String] = []
    if let number = diagnostics.conditionNumber {
      points.append(words.regression.conditionNumber(words.number(decimals: 1).text(number)))
    }
    if let pseudo = diagnostics.pseudoRSquared {
      let format = words.number(decimals: 4)
      var values = [
        "McFadden \(format.text(pseudo.mcFadden))", "Cox–Snell \(format.text(pseudo.coxSnell))",
        "Nagelkerke \(format.text(pseudo.nagelkerke))",
      ]
      if let tjur = diagnostics.discrimination { values.append("Tjur \(format.text(tjur))") }
      points.append("R²: " + values.joined(separator: ", "))
    }
    if let test = diagnostics.hosmerLemeshow {
      points.append(
        "Hosmer–Lemeshow: χ² = \(words.number(decimals: 2).text(test.statistic)), "
          + "\(words.degreesOfFreedom) \(words.number(decimals: 0).text(test.degreesOfFreedom)), "
          + "p \(words.p(test.p))")
    }
    return points + diagnostics.omissions.map(words.text(of:))
  }
}
