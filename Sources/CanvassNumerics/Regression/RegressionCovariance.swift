/// What the standard errors of a regression without a sampling design rest on.
public enum RegressionCovariance: Sendable, Equatable {
  /// The model itself: its variance, or the information.
  case model
  /// Residuals row by row (Huber–White), with a correction for small samples.
  case robust(LinearModel.RobustKind)
  /// Clusters as independent units, by the number of each row's cluster.
  case clusters([Int])
}

extension FittedRegression {
  /// The covariance of the estimates without a sampling design, and the degrees of freedom of
  /// Student's t that they are compared with; infinite where that is the normal distribution.
  ///
  /// - `model`: s²(XᵀX)⁻¹, or the dispersion times the inverse information.
  /// - `robust`: `hc0` … `hc4` for linear models; `hc0` and `hc1` (n/(n − p)) for the others.
  /// - `clusters`: A⁻¹ Σ s_g s_gᵀ A⁻¹ times G/(G − 1), for linear models also (n − 1)/(n − p).
  ///
  /// Degrees of freedom are n − p (clusters: G − 1) where a dispersion is estimated.
  ///
  /// - Throws: `RegressionError.undefined` for what does not exist in this family or for these
  ///   weights.
  public func covariance(
    _ kind: RegressionCovariance
  ) throws(RegressionError) -> (covariance: ParameterCovariance, degreesOfFreedom: Double) {
    switch kind {
    case .model:
      switch self {
      case .linear(let model): return (try model.parameterCovariance(), residualFreedom)
      case .generalized(let model): return (try model.parameterCovariance(), residualFreedom)
      case .ordinal(let model): return (try model.parameterCovariance(), residualFreedom)
      case .multinomial(let model): return (try model.parameterCovariance(), residualFreedom)
      }
    case .robust(let correction): return (try robust(correction), residualFreedom)
    case .clusters(let clusters):
      let count = Set(clusters).count
      guard count > 1 else {
        throw .undefined(what: "a covariance by clusters", weights: "a single cluster")
      }
      let freedom = residualFreedom.isFinite ? Double(count - 1) : .infinity
      return (try clustered(clusters, count: Double(count)), freedom)
    }
  }

  /// n − p where a dispersion is estimated, else infinite.
  private var residualFreedom: Double {
    switch self {
    case .linear(let model): return model.residualDegreesOfFreedom
    case .generalized(let model):
      return model.family.hasUnitDispersion ? .infinity : model.residualDegreesOfFreedom
    case .ordinal, .multinomial: return .infinity
    }
  }

  private func robust(
    _ kind: LinearModel.RobustKind
  ) throws(RegressionError) -> ParameterCovariance {
    do throws(MatrixError) {
      if case .linear(let model) = self { return try model.parameterCovariance(kind) }
      // A row that stands for w units is w equal rows.
      var scores = scored.rowScores
      if case .frequency(let weights) = data.weights {
        scores = scores.scalingRows(by: weights.map { $0 > 0 ? 1 / $0.squareRoot() : 0 })
      }
      let sandwich = try scored.sandwich(scores.symmetricProduct)
      switch kind {
      case .hc0: return sandwich
      case .hc1:
        return sandwich.scaled(
          by: data.units / (data.units - Double(scored.parameters.count)))
      case .hc2, .hc3, .hc4: break
      }
    } catch {
      throw .matrix(error)
    }
    throw .leverages("\(kind)")
  }

  private func clustered(
    _ clusters: [Int], count: Double
  ) throws(RegressionError) -> ParameterCovariance {
    do throws(MatrixError) {
      if case .linear(let model) = self { return try model.parameterCovariance(clusters: clusters) }
      return try scored.robustParameterCovariance(clusters: clusters)
        .scaled(by: count / (count - 1))
    } catch {
      throw .matrix(error)
    }
  }
}
