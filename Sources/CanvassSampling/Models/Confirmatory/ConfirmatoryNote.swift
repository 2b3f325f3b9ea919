import CanvassNumerics

/// What the reader of a confirmatory analysis should know.
public enum ConfirmatoryNote: Sendable, Equatable {
  /// So many of the rows that would count miss an answer and are left out.
  case incomplete(Int, of: Int)
  /// So many of the rows that would count have no answer at all and are left out.
  case empty(Int, of: Int)
  /// Rows have no value in the column of groups and are left out.
  case inNoGroup(Int, column: String)
  /// Polychoric correlations on the boundary.
  case boundary([BoundaryPair])
  /// Estimates use the weights of the design; errors, tests and fit do not.
  case weightsOnly
  /// The weights of the design are set aside, and errors, tests and fit are those of a simple random sample.
  case unweighted
  /// Strata and clusters are not used.
  case unusedDesign
  /// Errors and the scaled χ² are those of the design, and the indices of fit are not.
  case indicesOfSample
  /// In so many replicates the model does not settle; they have no say.
  case lostReplicates(Int, of: Int)
  /// The design has no degrees of freedom in these rows.
  case noFreedom
  /// Residual variances that are not above zero: Heywood cases.
  case heywood([String], group: String?)
  /// Factors whose variance is not above zero.
  case noVariance([String], group: String?)
  /// The correlations of the factors are not positive definite; these lie outside −1 … 1.
  case notDefinite([FactorPair], group: String?)
  /// Items of a factor run against each other.
  case mixed(String, group: String?)
  /// The model has no degrees of freedom.
  case saturated
  /// The pattern itself fits badly, so that what is compared says little.
  case poorPattern(cfi: Double)
  /// The scaled difference of χ² does not exist.
  case noDifference(MeasurementInvariance)
  /// An RMSEA above 1.
  case impossibleRMSEA(Double)
  /// The difference of χ² is scaled quite otherwise than the models themselves.
  case unstable(MeasurementInvariance, factor: Double, general: Double, restricted: Double)

  /// Two factors and their correlation.
  public struct FactorPair: Sendable, Equatable {
    /// The first factor.
    public let first: String
    /// The second.
    public let second: String
    /// Their correlation.
    public let correlation: Double
  }
}

extension ConfirmatoryAnalysis {
  /// What the reader should know, of the rows first and of the fit last.
  ///
  /// - Parameter comparison: the models beside this one, where they were compared.
  public func notes(beside comparison: InvarianceComparison? = nil) -> [ConfirmatoryNote] {
    rowNotes + designNotes + groups.flatMap(notes) + fitNotes(comparison)
  }

  private var rowNotes: [ConfirmatoryNote] {
    var notes: [ConfirmatoryNote] = []
    let complete = sample.rows + sample.unassigned
    if sample.incomplete > 0 {
      let total = sample.incomplete + complete
      notes.append(
        sample.missing == .listwise
          ? .incomplete(sample.incomplete, of: total) : .empty(sample.incomplete, of: total))
    }
    if sample.unassigned > 0, let column = sample.groupColumn {
      notes.append(.inNoGroup(sample.unassigned, column: column))
    }
    return boundary.isEmpty ? notes : notes + [.boundary(boundary)]
  }

  private var designNotes: [ConfirmatoryNote] {
    let specification = sample.data.design.specification
    guard !specification.isSimpleRandom else { return [] }
    if let freedom = designDegreesOfFreedom {
      let lost = replicateCount.map { ConfirmatoryNote.lostReplicates(lostReplicates, of: $0) }
      return (lostReplicates > 0 ? [lost].compactMap(\.self) : []) + [.indicesOfSample]
        + (freedom > 0 ? [] : [.noFreedom])
    }
    switch sample.weighting {
    case .design: return [.weightsOnly]
    case .none: return [.unweighted]
    case .equal:
      let isPlain = specification.strata.isEmpty && specification.clusters.isEmpty
      return isPlain ? [] : [.unusedDesign]
    }
  }

  /// Estimates of a group that no population can have.
  private func notes(_ group: ConfirmatoryGroup) -> [ConfirmatoryNote] {
    let name = group.name.isEmpty ? nil : group.name
    let factors = pattern.factors.map(\.name)
    var notes: [ConfirmatoryNote] = []
    let heywood = zip(items, group.residualVariances).filter { $0.1 <= 0 }.map(\.0)
    if !heywood.isEmpty { notes.append(.heywood(heywood, group: name)) }
    let phi = group.factorCovariances
    let negative = factors.indices.filter { phi[$0, $0] <= 0 }.map { factors[$0] }
    if !negative.isEmpty { return notes + [.noVariance(negative, group: name)] }
    let correlations = group.factorCorrelations
    let smallest =
      (try? SymmetricEigen.values(of: correlations, named: "factor correlations"))?.last ?? 1
    if smallest <= 1e-10 {
      let beyond = factors.indices.flatMap { j in
        (0..<j).filter { abs(correlations[$0, j]) >= 1 }.map {
          ConfirmatoryNote.FactorPair(
            first: factors[$0], second: factors[j], correlation: correlations[$0, j])
        }
      }
      notes.append(.notDefinite(beyond, group: name))
    }
    let mixed = factors.filter { factor in
      let loadings = group.estimates.filter { $0.kind == .loading && $0.subject == factor }
      return loadings.contains { $0.standardized > 0 } && loadings.contains { $0.standardized < 0 }
    }
    return notes + mixed.map { .mixed($0, group: name) }
  }

  private func fitNotes(_ comparison: InvarianceComparison?) -> [ConfirmatoryNote] {
    var notes: [ConfirmatoryNote] = measures.degreesOfFreedom == 0 ? [.saturated] : []
    let steps = comparison?.steps ?? []
    if let cfi = steps.first?.measures.cfi, cfi < 0.90 { notes.append(.poorPattern(cfi: cfi)) }
    for step in steps where step.difference?.chiSquared.isFinite == false {
      notes.append(.noDifference(step.invariance))
    }
    if let rmsea = measures.rmsea, rmsea > 1 { notes.append(.impossibleRMSEA(rmsea)) }
    return notes + (comparison?.unstable ?? [])
  }
}

extension InvarianceComparison {
  /// Steps whose difference of χ² is scaled quite otherwise than the models themselves.
  fileprivate var unstable: [ConfirmatoryNote] {
    zip(steps, steps.dropFirst()).compactMap { before, step in
      guard let factor = step.difference?.factor, factor > 0,
        let general = before.measures.scalingFactor,
        let restricted = step.measures.scalingFactor,
        factor < 0.6 * min(general, restricted) || factor > 1.8 * max(general, restricted)
      else { return nil }
      return .unstable(
        step.invariance, factor: factor, general: general, restricted: restricted)
    }
  }
}
