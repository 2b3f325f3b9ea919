/// Whether variables with some correlations leave one another room.
package enum Definiteness: Sendable, Equatable {
  /// No variable follows from the others.
  case positive
  /// These follow from one another: an eigenvalue of the correlations is zero, and its vector has them.
  case collinear([String])
  /// No variables have such correlations: an eigenvalue, this one, is below zero.
  case contradictory(smallest: Double)

  /// Eigenvalues of correlations nearer to zero than this are zero.
  package static let rounding = 1e-10

  /// By the eigenvalues and vectors of the correlations.
  package init(_ eigen: SymmetricEigen, names: [String]) {
    let smallest = eigen.values.last ?? 0
    if smallest < -Self.rounding {
      self = .contradictory(smallest: smallest)
    } else if smallest < Self.rounding {
      let vector = eigen.vectors.column(names.count - 1)
      self = .collinear(zip(names, vector).filter { abs($0.1) > 1e-6 }.map(\.0))
    } else {
      self = .positive
    }
  }

  /// - Throws: `FactorError` unless positive.
  func require() throws(FactorError) {
    switch self {
    case .positive: return
    case .collinear(let names): throw .collinear(names)
    case .contradictory(let smallest): throw .contradictory(smallest: smallest)
    }
  }
}
