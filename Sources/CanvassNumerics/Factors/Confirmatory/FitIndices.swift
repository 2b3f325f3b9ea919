/// How far a model is from the data for its degrees of freedom, and beside the model of no covariance.
public struct FitIndices: Sendable, Equatable {
  /// The comparative fit index: 1 − max(χ² − c df, 0) / max(χ² − c df, χ₀² − c₀ df₀, 0).
  public let cfi: Double
  /// The Tucker–Lewis index: 1 − (χ² − c df) df₀ / ((χ₀² − c₀ df₀) df); NaN without degrees of freedom.
  public let tli: Double
  /// √max(G (χ² − c df)/(df n), 0) in G groups.
  public let rmsea: Double
  /// Its 90 % interval.
  public let rmseaInterval: ClosedRange<Double>

  /// A statistic whose mean under its model is `scale` times the degrees of freedom.
  package struct Statistic {
    let value, degreesOfFreedom: Double
    var scale = 1.0

    package init(value: Double, degreesOfFreedom: Double, scale: Double = 1) {
      (self.value, self.degreesOfFreedom, self.scale) = (value, degreesOfFreedom, scale)
    }

    var excess: Double { value - scale * degreesOfFreedom }
  }

  /// The indices of a model beside the null model, from n rows (or n − 1, as the statistics) of `groups`
  /// groups.
  ///
  /// - Parameter interval: the statistic whose noncentralities make the ends of the interval,
  ///   √(G scale λ/(df n)); that of the model, if it is nil, over its scale.
  package init(
    _ model: Statistic, null: Statistic, rows n: Double, groups: Double = 1,
    interval: Statistic? = nil
  ) {
    cfi = 1 - max(model.excess, 0) / max(null.excess, model.excess, 1e-300)
    let df = model.degreesOfFreedom
    guard df > 0 else {
      (tli, rmsea, rmseaInterval) = (.nan, 0, 0...0)
      return
    }
    tli = 1 - model.excess * null.degreesOfFreedom / (null.excess * df)
    rmsea = max(groups * model.excess / (df * n), 0).squareRoot()
    let basis =
      interval
      ?? Statistic(value: model.value / model.scale, degreesOfFreedom: df, scale: model.scale)
    let bounds = [0.95, 0.05].map { cumulative in
      let lambda = NoncentralChiSquared.noncentrality(
        degreesOfFreedom: basis.degreesOfFreedom, cumulative: cumulative, at: basis.value)
      return (groups * basis.scale * lambda / (basis.degreesOfFreedom * n)).squareRoot()
    }
    rmseaInterval = .between(bounds[0], bounds[1])
  }
}
