/// A confirmatory model that is fitted again to its rows with other weights, from the estimates that it has.
public struct ConfirmatoryRefit: Sendable {
  /// What the model is fitted to.
  private enum Rows: Sendable {
    /// Complete rows of each group; with or without means.
    case complete([Observations])
    /// Rows that miss answers.
    case incomplete([SaturatedMoments])
  }

  /// The parameters, in the order of the model.
  public let estimates: [Double]
  private let structure: MomentStructure
  private let rows: Rows

  init(_ estimate: ConfirmatoryEstimate, _ data: [Observations]) {
    (structure, estimates) = (estimate.scoring.structure, estimate.theta)
    rows = .complete(data)
  }

  init(_ model: FullInformationModel) {
    (structure, estimates) = (model.scoring.structure, model.theta)
    rows = .incomplete(model.moments)
  }

  /// The elements of `MeasurementSolution` for items and factors of variance 1, group after group.
  public var standardized: [Double] { MeasurementSolution.standardized(structure, estimates) }

  /// The parameters with other weights, and the standardised elements; `nil` where the model does not settle.
  ///
  /// - Parameters:
  ///   - weights: of the rows of all groups, one group after the other; not below zero.
  public func refitted(
    weights: [Double]
  ) -> (estimates: [Double], standardized: [Double])? {
    guard
      let result = try? found(weights), result.convergence.converged,
      result.theta.allSatisfy(\.isFinite)
    else { return nil }
    return (result.theta, MeasurementSolution.standardized(structure, result.theta))
  }

  private func found(
    _ weights: [Double]
  ) throws(MatrixError) -> (theta: [Double], convergence: Convergence)? {
    var first = 0
    func own(_ count: Int) -> [Double] {
      defer { first += count }
      return Array(weights[first..<(first + count)])
    }
    switch rows {
    case .complete(let groups):
      let weighted = groups.map { WeightedMoments($0.values, own($0.values.rows)) }
      let scoring = try MomentScoring(
        structure, covariances: weighted.map(\.covariance), means: weighted.map(\.means),
        rows: weighted.map(\.weight))
      let result = try scoring.descend(from: estimates, limit: 500)
      return result.map { ($0.theta, $0.convergence) }
    case .incomplete(let groups):
      let likelihoods = groups.map { group -> (PatternLikelihood, Double) in
        let some = own(group.data.values.rows)
        return (
          group.likelihood.reweighted(group.data.values, some),
          group.likelihood.patterns.reduce(0) { $0 + $1.rows.reduce(0) { $0 + some[$1] } }
        )
      }
      let scoring = IncompleteScoring(
        structure: structure, likelihoods: likelihoods.map(\.0), rows: likelihoods.map(\.1))
      let result = try scoring.descend(from: estimates, limit: 500)
      return result.map { ($0.theta, $0.convergence) }
    }
  }
}

extension ConfirmatoryModel {
  /// The model, to be fitted again to the rows that its moments came from.
  public func refit(by data: Observations) -> ConfirmatoryRefit {
    ConfirmatoryRefit(estimate, [data])
  }
}

extension GroupedConfirmatoryModel {
  /// The model, to be fitted again to the rows that its moments came from, group by group.
  public func refit(by data: [Observations]) -> ConfirmatoryRefit {
    ConfirmatoryRefit(estimate, data)
  }
}

extension FullInformationModel {
  /// The model, to be fitted again to its rows.
  public var refit: ConfirmatoryRefit { ConfirmatoryRefit(self) }
}

/// Means and covariances of rows with weights, divided by the weight.
private struct WeightedMoments {
  let weight: Double
  let means: [Double]
  let covariance: Matrix

  init(_ values: Matrix, _ weights: [Double]) {
    let total = weights.reduce(0, +)
    let columns = values.columnArrays
    let means = columns.map { innerProduct($0, weights) / total }
    weight = total
    self.means = means
    let centred = Matrix(
      columns: zip(columns, means).map { column, mean in column.map { $0 - mean } })
    covariance = (1 / total) * centred.symmetricProduct(weights: weights)
  }
}
