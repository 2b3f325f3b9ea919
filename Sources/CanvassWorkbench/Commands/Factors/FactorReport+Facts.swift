import CanvassNumerics
import CanvassSampling

/// What programs read of a factor analysis. Lists by variable are in the order of the rows of the
/// loadings, lists by factor in that of their columns.
extension FactorReport {
  private var factors: [String] { analysis.factorNames }

  var facts: [Fact] {
    let solution = analysis.solution
    let phi = analysis.factorCorrelations
    return [
      .text("correlation", correlation?.rawValue), .text("missingRows", missing?.rawValue),
      .text("preset", choices.defaults.preset?.rawValue),
      Fact(
        "conventions",
        .list(
          conventions.map {
            .record([.text("convention", $0.topic), .text("note", English().factors.note($0))])
          })), .text("extraction", choices.extraction.rawValue),
      .count("factors", analysis.factors), .record("retention", retentionFacts),
      .matrix("loadings", analysis.loadings, rows: names, columns: factors),
      .matrix("loadingErrors", errors?.loadings, rows: names, columns: factors),
      .matrix("structure", analysis.loadings * phi, rows: names, columns: factors),
      .numbers("uniquenesses", solution.uniquenesses),
      Fact(
        "uniquenessErrors", errors?.uniquenesses.map { .numbers($0.map { $0 }) } ?? .none),
      .record("errors", errors.map(facts)),
      .numbers("communalities", solution.communalities),
      .matrix("factorCorrelations", phi, rows: factors, columns: factors),
      .matrix(
        "factorCorrelationErrors", errors?.factorCorrelations, rows: factors, columns: factors),
      .numbers("sumsOfSquares", analysis.sumsOfSquares),
      .numbers("varianceExplained", analysis.sumsOfSquares.map { $0 / Double(names.count) }),
      .numbers("eigenvalues", analysis.eigenvalues), .record("fit", fitFacts),
      .record("adequacy", adequacyFacts), .record("rotation", rotationFacts),
      .record("schmidLeiman", schmidLeiman.map(facts)),
      .record("scores", scores?.facts(analysis)), .record("extractionStarts", extractionFacts),
      .record("repair", analysis.input.repair?.facts(names)),
      Fact("boundary", .list(analysis.input.boundary.map(\.value))),
      .texts("heywood", solution.heywood), .convergence(solution.convergence),
    ]
  }

  /// The minima that searches from several starts ended in.
  private func facts(_ search: LocalMinima) -> [Fact] {
    [
      .count("starts", search.starts), .count("settled", search.settled),
      .count("agreeing", search.agreeing),
      Fact(
        "minima",
        .list(
          search.minima.map {
            .record([.number("criterion", $0.value), .count("starts", $0.starts)])
          })),
    ]
  }

  private var extractionFacts: [Fact]? {
    let search = analysis.solution.search
    return search.starts > 0 ? facts(search) : nil
  }

  private var retentionFacts: [Fact]? {
    guard let retention = analysis.retention else { return nil }
    return [
      .text("method", English().factors.name(retention.rule)),
      .count("suggested", retention.suggested), .flag("decided", analysis.choseNumber),
      .numbers("reference", retention.parallel.reference), .number("quantile", 0.95),
      .count("draws", retention.draws), Fact("seed", .seed(choices.seed)),
      .count("minimumAveragePartial", retention.partial.suggested),
      .record(
        "criteria", RetentionRule.allCases.map { .count($0.rawValue, retention.suggested($0)) }),
      .numbers("averagePartials", retention.partial.averages),
      .numbers("empiricalKaiserReference", retention.empirical.reference),
      Fact(
        "commonFactorEigenvalues", retention.common.map { .numbers($0.observed) } ?? .none),
      Fact("commonFactorReference", retention.common.map { .numbers($0.reference) } ?? .none),
    ]
  }

  /// What rests on a likelihood that says nothing is no number; without degrees of freedom the model
  /// fits whatever the correlations are.
  private var fitFacts: [Fact]? {
    guard let fit = analysis.fit else { return nil }
    let isShown = analysis.fitProblem == nil
    let testable = isShown && fit.degreesOfFreedom > 0
    func likely(_ key: String, _ value: Double) -> Fact { .number(key, isShown ? value : nil) }
    func tested(_ key: String, _ value: Double) -> Fact { .number(key, testable ? value : nil) }
    return [
      likely("chi2", fit.chiSquared), .count("df", Int(fit.degreesOfFreedom)), likely("p", fit.p),
      tested("rmsea", fit.rmsea), tested("rmseaLower", fit.rmseaInterval.lowerBound),
      tested("rmseaUpper", fit.rmseaInterval.upperBound), tested("tli", fit.tli),
      tested("cfi", fit.cfi), .number("srmr", fit.srmr), .number("rms", fit.rms),
      likely("bic", fit.bic), likely("discrepancy", fit.discrepancy),
      .number("n", analysis.input.rows), .record("design", isShown ? designFacts : nil),
    ]
  }

  /// What the design makes of χ².
  private var designFacts: [Fact]? {
    analysis.designFit.map { design in
      facts(design.test) + [
        .record("scaled", indices(design.scaled)), .record("robust", indices(design.robust)),
      ]
    }
  }

  private func facts(_ test: DesignFactorFit.Test) -> [Fact] {
    let d = test.effectiveDegreesOfFreedom
    return [
      .number("chi2", test.chiSquared), .number("scalingFactor", test.factor),
      .count("df", Int(test.degreesOfFreedom)), .number("p", test.p),
      .numbers("testDf", [d, d * Double(test.designDegreesOfFreedom)]),
      .number("meanAdjustedP", test.scaledP), .number("adjustedChi2", test.adjustedChiSquared),
      .number("adjustedDf", d), .number("adjustedP", test.adjustedP),
    ]
  }

  private func indices(_ indices: FitIndices) -> [Fact] {
    [
      .number("rmsea", indices.rmsea), .number("rmseaLower", indices.rmseaInterval.lowerBound),
      .number("rmseaUpper", indices.rmseaInterval.upperBound), .number("tli", indices.tli),
      .number("cfi", indices.cfi),
    ]
  }

  private func facts(_ errors: LoadingErrors) -> [Fact] {
    let (basis, count, lost): (String, Int?, Int?) =
      switch errors.basis {
      case .normalRows: ("normal-rows", nil, nil)
      case .linearised: ("linearisation", nil, nil)
      case .replicates(let count, let lost): ("replicates", count, lost)
      }
    return [
      .text("basis", basis), .count("df", errors.degreesOfFreedom), .count("replicates", count),
      .count("lostReplicates", lost),
    ]
  }

  private var adequacyFacts: [Fact] {
    let adequacy = analysis.adequacy
    return [
      .number("kmo", adequacy?.overall),
      Fact("msa", .numbers(names.indices.map { adequacy?.byVariable[$0] })),
      .record(
        "bartlett",
        [
          .number("chi2", adequacy?.chiSquared), .count("df", names.count * (names.count - 1) / 2),
          .number("p", adequacy?.p),
          .record("design", (analysis.designFit?.sphericity).map(facts)),
        ]),
    ]
  }

  private var rotationFacts: [Fact] {
    let choice = choices.rotation
    var facts: [Fact] = [
      .text("method", choice.option.rawValue), .flag("oblique", choice.option.isOblique),
      .flag("kaiser", choice.kaiser),
    ]
    facts += choice.parameters.map { .number($0.name, $0.value) }
    if let rotation = analysis.rotation, rotation.search.starts > 0 {
      facts += [.number("criterion", rotation.value), .count("optima", rotation.optima.count)]
      facts += self.facts(rotation.search)
      facts += [
        .flag("converged", rotation.convergence.converged), Fact("seed", .seed(choices.seed)),
      ]
    }
    return facts
  }

  private func facts(_ apart: SchmidLeiman) -> [Fact] {
    let general = Matrix(columns: [apart.general])
    return [
      .matrix(
        "loadings", general.appending(columns: apart.groups), rows: names,
        columns: ["general"] + factors.map { $0 + "*" }),
      .numbers("factorLoadings", apart.factorLoadings),
      .number("explainedCommonVariance", apart.explainedCommonVariance),
      .texts("heywood", apart.heywood),
    ]
  }
}

extension BoundaryPair {
  /// The pair and what bounds its correlation.
  var value: ResultValue {
    .record([
      .text("first", first), .text("second", second), .count("end", isPositive ? 1 : -1),
      .number("bound", bound), .count("emptyCells", emptyCells),
      .numbers("emptyCell", [emptyCell.first, emptyCell.second]),
    ])
  }
}
