/// A regression that has been fitted, of whatever family.
public enum FittedRegression: Sendable {
  /// By least squares.
  case linear(LinearModel)
  /// By Fisher scoring.
  case generalized(GeneralizedLinearModel)
  /// By Newton's method, with thresholds.
  case ordinal(OrdinalModel)

  /// The model as a design sees it.
  public var scored: any ScoredModel {
    switch self {
    case .linear(let model): return model
    case .generalized(let model): return model
    case .ordinal(let model): return model
    }
  }

  /// What it was fitted to.
  public var data: RegressionData {
    switch self {
    case .linear(let model): return model.data
    case .generalized(let model): return model.data
    case .ordinal(let model): return model.data
    }
  }

  /// The terms that depend on earlier ones and have no coefficient.
  public var aliased: [String] {
    switch self {
    case .linear(let model): return model.aliased
    case .generalized(let model): return model.aliased
    case .ordinal(let model): return model.aliased
    }
  }

  /// The number of parameters that are thresholds; they are the last ones.
  public var thresholdCount: Int {
    if case .ordinal(let model) = self { return model.thresholds.count }
    return 0
  }

  /// How the fit ended; least squares is one step.
  public var convergence: Convergence {
    switch self {
    case .linear: return Convergence(converged: true, iterations: 1, remaining: 0)
    case .generalized(let model): return model.convergence
    case .ordinal(let model): return model.convergence
    }
  }
}
