import CanvassNumerics
import CanvassTables

/// What the reader of a confirmatory analysis should know.
struct ConfirmatoryWarnings: Sendable {
  let data: ConfirmatoryData
  let solution: ConfirmatorySolution
  let comparison: InvarianceComparison?

  var all: [String] { rows + boundary + design + solution.groups.flatMap(shape) + fit }

  private var boundary: [String] {
    BoundaryWording.warnings(solution.boundary, consequence: " and no weight in the fit")
  }

  private var rows: [String] {
    var warnings: [String] = []
    if data.incomplete > 0 {
      warnings.append(
        "\(data.incomplete) of \(counted(data.incomplete + data.measurements.rows, "row")) "
          + oneOrMany(data.incomplete, "misses", "miss") + " an answer to one item or more and "
          + oneOrMany(data.incomplete, "is", "are") + " left out")
    }
    if data.unassigned > 0, let column = data.groupColumn {
      warnings.append(
        counted(data.unassigned, "complete row has", "complete rows have") + " no \(column) and "
          + oneOrMany(
            data.unassigned, "is in no group; it is left out", "are in no group; they are left out")
      )
    }
    return warnings
  }

  private var design: [String] {
    let specification = data.measurements.prepared.design.specification
    guard data.measurements.hasDesign else { return [] }
    if solution.designDegreesOfFreedom != nil { return ofDesign }
    let other =
      solution.estimator == .ml ? "; --estimator mlr has errors and a test of the design" : ""
    let sample = "a simple random sample of \(counted(data.rows, "row"))"
    switch data.weighting {
    case .design:
      return [
        "estimates use the weights of the design, but standard errors, tests and fit suppose \(sample)"
          + other
      ]
    case .none:
      return [
        "each row counts once (--weighting none), so that estimates are those of the sample and not of "
          + "the population; standard errors, tests and fit suppose \(sample)"
      ]
    case .equal:
      guard !specification.strata.isEmpty || !specification.clusters.isEmpty else { return [] }
      return [
        "strata and clusters of the design are not used: standard errors, tests and fit suppose "
          + sample + other
      ]
    }
  }

  private var ofDesign: [String] {
    var warnings = [
      "standard errors and the scaled χ² are those of the design; CFI, TLI, RMSEA, AIC and BIC suppose a "
        + "simple random sample of \(counted(data.rows, "row"))"
    ]
    if solution.designDegreesOfFreedom ?? 0 <= 0 {
      warnings.append(
        "no p-values and intervals: the design has no degrees of freedom in these rows")
    }
    return warnings
  }

  /// Estimates of a group that no population can have.
  private func shape(_ group: ConfirmatorySolution.Group) -> [String] {
    let place = group.name.isEmpty ? "" : " where \(data.groupColumn ?? "") is \"\(group.name)\""
    let items = solution.pattern.items
    let factors = solution.pattern.pattern.factors.map(\.name)
    var warnings: [String] = []
    let heywood = zip(items, group.residualVariances).filter { $0.1 <= 0 }.map { "\"\($0.0)\"" }
    if !heywood.isEmpty {
      warnings.append(
        "Heywood case\(place): the residual \(oneOrMany(heywood.count, "variance", "variances")) of "
          + "\(heywood.joined(separator: ", ")) \(oneOrMany(heywood.count, "is", "are")) not above "
          + "zero; the factor may have too few items or the sample too few rows")
    }
    let phi = group.factorCovariances
    let negative = factors.indices.filter { phi[$0, $0] <= 0 }.map { "\"\(factors[$0])\"" }
    if !negative.isEmpty {
      warnings.append(
        "the \(oneOrMany(negative.count, "variance", "variances")) of \(negative.joined(separator: ", ")) "
          + "\(oneOrMany(negative.count, "is", "are")) not above zero\(place), so "
          + "\(oneOrMany(negative.count, "its", "their")) items have no factor in common; there are no "
          + "standardised estimates for \(oneOrMany(negative.count, "it", "them"))")
      return warnings
    }
    let correlations = group.factorCorrelations
    let smallest =
      (try? SymmetricEigen.values(of: correlations, named: "factor correlations"))?.last ?? 1
    if smallest <= 1e-10 {
      var beyond: [String] = []
      for j in factors.indices {
        for i in 0..<j where abs(correlations[i, j]) >= 1 {
          let r = English().number(decimals: 3).text(correlations[i, j])
          beyond.append("\"\(factors[i])\" and \"\(factors[j])\" correlate \(r)")
        }
      }
      warnings.append(
        "the covariance of the factors is not positive definite\(place)"
          + (beyond.isEmpty ? "" : ": " + beyond.joined(separator: ", "))
          + "; factors that the answers do not tell apart are better made one")
    }
    let mixed = solution.pattern.pattern.factors.filter { factor in
      let loadings = group.estimates.filter { $0.kind == .loading && $0.subject == factor.name }
      return loadings.contains { $0.standardized > 0 } && loadings.contains { $0.standardized < 0 }
    }
    for factor in mixed {
      warnings.append(
        "items of \"\(factor.name)\" run against each other\(place), so ω of their plain sum says "
          + "little; turn some round (--derive)")
    }
    return warnings
  }

  private var fit: [String] {
    var warnings: [String] = []
    if solution.measures.degreesOfFreedom == 0 {
      warnings.append(
        "the model has no degrees of freedom: it fits any data, and its fit says nothing")
    }
    let cfi = comparison?.steps.first?.measures.cfi ?? 1
    if cfi < 0.90 {
      warnings.append(
        "the pattern itself fits badly (CFI \(English().number(decimals: 3).text(cfi)), below 0.90), so "
          + "the steps of invariance say little; mend the model first")
    }
    for step in comparison?.steps ?? [] where step.difference?.chiSquared.isFinite == false {
      warnings.append(
        "the scaled difference of χ² for the \(step.invariance.word) model does not exist: its scaling "
          + "factor is not above zero")
    }
    if let rmsea = solution.measures.rmsea, rmsea > 1 {
      warnings.append(
        "an RMSEA of \(English().number(decimals: 2).text(rmsea)) is no measure of misfit: the correlations are "
          + "near to singular")
    }
    return warnings + unstable
  }

  /// Steps whose difference of χ² is scaled quite otherwise than the models themselves.
  private var unstable: [String] {
    guard let comparison else { return [] }
    return zip(comparison.steps, comparison.steps.dropFirst()).compactMap { before, step in
      guard let factor = step.difference?.factor, factor > 0,
        let general = before.measures.scalingFactor,
        let restricted = step.measures.scalingFactor,
        factor < 0.6 * min(general, restricted) || factor > 1.8 * max(general, restricted)
      else { return nil }
      let two = English().number(decimals: 2)
      return
        "the difference of χ² for the \(step.invariance.word) model has the scaling factor "
        + "\(two.text(factor)), far from those of the models, \(two.text(general)) and "
        + "\(two.text(restricted)), as happens in small groups; do not rely on its p-value"
    }
  }
}
