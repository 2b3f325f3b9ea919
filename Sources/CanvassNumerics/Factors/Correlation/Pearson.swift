extension CorrelationMatrix {
  /// Pearson's product-moment correlations Σw(x − x̄)(y − ȳ) / √(Σw(x − x̄)² Σw(y − ȳ)²), with
  /// weighted means; a whole weight is as many copies of the row.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  public static func pearson(
    _ data: Observations, missing: MissingRows = .pairwise
  ) throws(ObservationsError) -> CorrelationMatrix {
    try pairwise(data, missing: missing, pearsonCoefficient)
  }

  /// Pearson's correlation of two columns without missing values.
  static func pearsonCoefficient(_ x: [Double], _ y: [Double], _ w: [Double]) -> Double {
    let total = w.reduce(0, +)
    let centreX = WeightedCentre(of: x, weights: w, total: total, at: x.indices)
    let centreY = WeightedCentre(of: y, weights: w, total: total, at: y.indices)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for i in x.indices {
      let (dx, dy) = (centreX.deviation(x[i]), centreY.deviation(y[i]))
      xx += w[i] * dx * dx
      yy += w[i] * dy * dy
      xy += w[i] * dx * dy
    }
    guard xx > 0, yy > 0 else { return .nan }
    return max(-1, min(1, xy / (xx.squareRoot() * yy.squareRoot())))
  }
}
