import CanvassNumerics
import CanvassTables

/// What the reader of a confirmatory analysis should know.
struct ConfirmatoryWarnings: Sendable {
  let data: ConfirmatoryData
  let solution: ConfirmatorySolution
  let comparison: InvarianceComparison?

  var all: [Note] { rows + boundary + design + solution.groups.flatMap(shape) + fit }

  private var boundary: [Note] { BoundaryNotes.all(solution.boundary, isInFit: true) }

  private var rows: [Note] {
    var warnings: [Note] = []
    let (incomplete, unassigned) = (data.incomplete, data.unassigned)
    let total = incomplete + data.measurements.rows
    if incomplete > 0 {
      warnings.append(Note { $0.confirmatoryNotes.incomplete(incomplete, of: total) })
    }
    if unassigned > 0, let column = data.groupColumn {
      warnings.append(
        Note { $0.confirmatoryNotes.inNoGroup(rows: unassigned, column: column) })
    }
    return warnings
  }

  private var design: [Note] {
    let specification = data.measurements.prepared.design.specification
    guard data.measurements.hasDesign else { return [] }
    if solution.designDegreesOfFreedom != nil { return ofDesign }
    let rows = data.rows
    let isPlain = solution.estimator == .ml
    switch data.weighting {
    case .design:
      return [Note { $0.confirmatoryNotes.weightsOnly(rows: rows, hasAlternative: isPlain) }]
    case .none: return [Note { $0.confirmatoryNotes.unweighted(rows: rows) }]
    case .equal:
      guard !specification.strata.isEmpty || !specification.clusters.isEmpty else { return [] }
      return [Note { $0.confirmatoryNotes.unusedDesign(rows: rows, hasAlternative: isPlain) }]
    }
  }

  private var ofDesign: [Note] {
    let rows = data.rows
    var warnings = [Note { $0.confirmatoryNotes.indicesOfSample(rows: rows) }]
    if solution.designDegreesOfFreedom ?? 0 <= 0 {
      warnings.append(Note { $0.confirmatoryNotes.noFreedom })
    }
    return warnings
  }

  /// Estimates of a group that no population can have.
  private func shape(_ group: ConfirmatorySolution.Group) -> [Note] {
    let column = data.groupColumn ?? ""
    @Sendable func place(_ words: any Phrases) -> String {
      group.name.isEmpty
        ? "" : words.confirmatoryNotes.place(column: column, group: group.name)
    }
    let factors = solution.pattern.pattern.factors.map(\.name)
    var warnings: [Note] = []
    let heywood = zip(solution.pattern.items, group.residualVariances).filter { $0.1 <= 0 }
      .map { "\"\($0.0)\"" }
    if !heywood.isEmpty {
      warnings.append(Note { $0.confirmatoryNotes.heywood(heywood, place: place($0)) })
    }
    let phi = group.factorCovariances
    let negative = factors.indices.filter { phi[$0, $0] <= 0 }.map { "\"\(factors[$0])\"" }
    if !negative.isEmpty {
      return warnings + [Note { $0.confirmatoryNotes.noVariance(negative, place: place($0)) }]
    }
    let correlations = group.factorCorrelations
    let smallest =
      (try? SymmetricEigen.values(of: correlations, named: "factor correlations"))?.last ?? 1
    if smallest <= 1e-10 {
      let beyond = factors.indices.flatMap { j in
        (0..<j).filter { abs(correlations[$0, j]) >= 1 }.map {
          (first: factors[$0], second: factors[j], r: correlations[$0, j])
        }
      }
      warnings.append(
        Note { words in
          let three = words.number(decimals: 3)
          return words.confirmatoryNotes.notDefinite(
            beyond.map { ($0.first, $0.second, three.text($0.r)) }, place: place(words))
        })
    }
    let mixed = factors.filter { factor in
      let loadings = group.estimates.filter { $0.kind == .loading && $0.subject == factor }
      return loadings.contains { $0.standardized > 0 } && loadings.contains { $0.standardized < 0 }
    }
    return warnings
      + mixed.map { factor in Note { $0.confirmatoryNotes.mixed(factor, place: place($0)) } }
  }

  private var fit: [Note] {
    var warnings: [Note] = []
    if solution.measures.degreesOfFreedom == 0 {
      warnings.append(Note { $0.confirmatoryNotes.saturated })
    }
    let cfi = comparison?.steps.first?.measures.cfi ?? 1
    if cfi < 0.90 {
      warnings.append(
        Note { $0.confirmatoryNotes.poorPattern(cfi: $0.number(decimals: 3).text(cfi)) })
    }
    for step in comparison?.steps ?? [] where step.difference?.chiSquared.isFinite == false {
      let invariance = step.invariance
      warnings.append(Note { $0.confirmatoryNotes.noDifference(invariance) })
    }
    if let rmsea = solution.measures.rmsea, rmsea > 1 {
      warnings.append(
        Note { $0.confirmatoryNotes.impossibleRMSEA($0.number(decimals: 2).text(rmsea)) })
    }
    return warnings + unstable
  }

  /// Steps whose difference of χ² is scaled quite otherwise than the models themselves.
  private var unstable: [Note] {
    guard let comparison else { return [] }
    return zip(comparison.steps, comparison.steps.dropFirst()).compactMap { before, step in
      guard let factor = step.difference?.factor, factor > 0,
        let general = before.measures.scalingFactor,
        let restricted = step.measures.scalingFactor,
        factor < 0.6 * min(general, restricted) || factor > 1.8 * max(general, restricted)
      else { return nil }
      let invariance = step.invariance
      return Note {
        let two = $0.number(decimals: 2)
        return $0.confirmatoryNotes.unstable(
          invariance, factor: two.text(factor), general: two.text(general),
          restricted: two.text(restricted))
      }
    }
  }
}
