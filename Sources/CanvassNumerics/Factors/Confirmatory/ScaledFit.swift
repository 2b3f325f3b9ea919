/// χ² divided by a factor that brings its mean to the degrees of freedom, and sandwich standard errors.
public struct ScaledFit: Sendable {
  /// The correction.
  public let correction: ScalingCorrection
  /// χ² / factor.
  public let chiSquared: Double
  /// The scaling factor; NaN without degrees of freedom.
  public let factor: Double
  /// P(χ² ≥ that).
  public let p: Double
  /// χ² of the model in which nothing covaries, over its own scaling factor.
  public let nullChiSquared: Double
  /// That scaling factor.
  public let nullFactor: Double
  /// The indices of the scaled χ² of both models (`cfi.scaled`, `rmsea.scaled` of `lavaan`).
  ///
  /// The interval of RMSEA is that of `lavaan` 0.6-14, from the noncentralities at the unscaled χ² with c df
  /// degrees of freedom.
  public let indices: FitIndices
  /// The indices that agree with those of normal rows in large samples: from unscaled χ² less c df
  /// (`cfi.robust`, `rmsea.robust`). P. E. Brosseau-Liard, V. Savalei and L. Li, Multivar. Behav. Res. 47
  /// (2012); P. E. Brosseau-Liard and V. Savalei, Multivar. Behav. Res. 49 (2014).
  public let robustIndices: FitIndices
  /// The covariance A⁻¹BA⁻¹ of the parameters, in their order.
  public let covariance: Matrix

  /// The square roots of the diagonal of the covariance.
  public var standardErrors: [Double] { covariance.diagonal.map { max(0, $0).squareRoot() } }

  init(
    _ correction: ScalingCorrection, _ estimate: ConfirmatoryEstimate, _ data: [Observations],
    items: [String]
  ) throws(FactorError) {
    guard data.count == estimate.rows.count else {
      throw .missing(what: "the rows of each of \(estimate.rows.count) groups")
    }
    for (g, observations) in data.enumerated() {
      try Self.check(observations, estimate, group: g, items)
    }
    let n = estimate.rows.reduce(0, +)
    let (factor, nullFactor, covariance): (Double, Double, Matrix)
    do throws(MatrixError) {
      let scoring = estimate.scoring
      let bread: Matrix
      switch correction {
      case .satorraBentler: bread = estimate.covariance
      case .yuanBentler:
        let observed = try ObservedInformation(scoring, at: estimate.theta).matrix
        bread = (2 / n) * (try InformationFactor(information: observed).inverse)
      }
      var meat = Matrix(rows: bread.rows, columns: bread.columns)
      var saturated = 0.0
      for (g, observations) in data.enumerated() {
        let scores = try MomentScores(
          correction, scoring, estimate.matrices[g], observations.values, group: g)
        let rows = Matrix(columns: scores.byParameter)
        let products = rows.transposeTimes(rows)
        for (b, kb) in scores.parameters.enumerated() {
          for (a, ka) in scores.parameters.enumerated() { meat[ka, kb] += products[a, b] }
        }
        saturated += scores.saturatedTrace
      }
      let df = estimate.fit.degreesOfFreedom
      factor = df > 0 ? (saturated - (bread * meat).trace) / df : .nan
      covariance = bread * meat * bread
      nullFactor =
        try NullScaling(
          correction, data.map(\.values), degreesOfFreedom: estimate.fit.nullDegreesOfFreedom
        ).factor
    } catch {
      throw .matrix(error)
    }
    self.init(
      correction, estimate.fit, factor: factor, nullFactor: nullFactor, covariance: covariance,
      rows: estimate.rows, complete: nil)
  }

  /// The fit of a model of rows that miss answers, by `.yuanBentler`.
  ///
  /// - Parameter complete: the statistics of complete rows that robust indices are made of.
  init(
    _ fit: ConfirmatoryFit, factor: Double, nullFactor: Double, covariance: Matrix,
    rows: [Double], complete: (model: FitIndices.Statistic, null: FitIndices.Statistic)
  ) {
    self.init(
      .yuanBentler, fit, factor: factor, nullFactor: nullFactor, covariance: covariance,
      rows: rows, complete: complete)
  }

  private init(
    _ correction: ScalingCorrection, _ fit: ConfirmatoryFit, factor: Double, nullFactor: Double,
    covariance: Matrix, rows: [Double],
    complete: (model: FitIndices.Statistic, null: FitIndices.Statistic)?
  ) {
    self.correction = correction
    (self.factor, self.nullFactor, self.covariance) = (factor, nullFactor, covariance)
    nullChiSquared = fit.nullChiSquared / nullFactor
    (indices, robustIndices) = Self.indices(fit, factor, nullFactor, rows: rows, complete)
    chiSquared = factor.isNaN ? fit.chiSquared : fit.chiSquared / factor
    p =
      factor.isNaN
      ? .nan : ChiSquared(degreesOfFreedom: fit.degreesOfFreedom).upperTail(chiSquared)
  }

  /// The indices from scaled χ², and the robust ones.
  private static func indices(
    _ fit: ConfirmatoryFit, _ factor: Double, _ nullFactor: Double, rows: [Double],
    _ complete: (model: FitIndices.Statistic, null: FitIndices.Statistic)?
  ) -> (scaled: FitIndices, robust: FitIndices) {
    let (df, c) = (fit.degreesOfFreedom, factor.isNaN ? 1 : factor)
    let (n, groups) = (rows.reduce(0, +), Double(rows.count))
    let (chi, nullDf) = (fit.chiSquared, fit.nullDegreesOfFreedom)
    let scaled = FitIndices(
      FitIndices.Statistic(value: chi / c, degreesOfFreedom: df),
      null: FitIndices.Statistic(
        value: fit.nullChiSquared / nullFactor, degreesOfFreedom: nullDf), rows: n,
      groups: groups, interval: FitIndices.Statistic(value: chi, degreesOfFreedom: c * df))
    let robust = FitIndices(
      complete?.model ?? FitIndices.Statistic(value: chi, degreesOfFreedom: df, scale: c),
      null: complete?.null
        ?? FitIndices.Statistic(
          value: fit.nullChiSquared, degreesOfFreedom: nullDf, scale: nullFactor), rows: n,
      groups: groups)
    return (scaled, robust)
  }

  private static func check(
    _ data: Observations, _ estimate: ConfirmatoryEstimate, group g: Int, _ items: [String]
  ) throws(FactorError) {
    let n = estimate.rows[g]
    guard data.names == items, Double(data.values.rows) == n, data.completeRows.count == Int(n),
      data.weights.allSatisfy({ $0 == 1 })
    else {
      throw .missing(
        what: "for each group the complete rows, without weights, of the model's items")
    }
    let group = estimate.scoring.groups[g]
    let columns = data.values.columnArrays
    let means = columns.map { $0.reduce(0, +) / n }
    for j in items.indices {
      let scale = group.covariance[j, j]
      let square = columns[j].reduce(0) { $0 + ($1 - means[j]) * ($1 - means[j]) } / n
      let apart = estimate.scoring.structure.hasMeans ? abs(means[j] - group.means[j]) : 0
      guard abs(square - scale) <= 1e-6 * scale,
        apart <= 1e-6 * (scale.squareRoot() + abs(means[j]))
      else {
        throw .missing(
          what: "the rows that the moments were computed from (\"\(items[j])\" differs)")
      }
    }
  }
}
