/// Factors as they were turned: what is followed when the correlations move.
package struct FactorFrame: Sendable {
  /// The extraction.
  package let solution: FactorSolution
  /// The rotation; `nil` for one factor, which has nothing to turn.
  package let rotation: Rotation?
  let criterion: any RotationCriterion
  let space: RotationSpace
  let kaiser: Bool

  /// One factor, or factors turned by a criterion.
  package init(
    _ solution: FactorSolution, _ rotation: Rotation?, _ criterion: any RotationCriterion,
    _ space: RotationSpace, kaiser: Bool
  ) {
    (self.solution, self.rotation, self.criterion) = (solution, rotation, criterion)
    (self.space, self.kaiser) = (space, kaiser)
  }

  /// One factor.
  package init(_ solution: FactorSolution) {
    self.init(solution, nil, Oblimin(), .orthogonal, kaiser: false)
  }

  /// Rotated loadings.
  package var loadings: Matrix { rotation?.loadings ?? solution.loadings }
  /// Factor correlations.
  package var factorCorrelations: Matrix {
    rotation?.factorCorrelations ?? .identity(solution.factors)
  }
}
