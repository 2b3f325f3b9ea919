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
    var (total, meanX, meanY) = (0.0, 0.0, 0.0)
    for i in x.indices {
      total += w[i]
      meanX += w[i] * x[i]
      meanY += w[i] * y[i]
    }
    meanX = commonValue(of: x) ?? meanX / total
    meanY = commonValue(of: y) ?? meanY / total
    // Far from zero a mean is rounded to the spacing of numbers there: what is left of it in the
    // deviations is taken out before they are multiplied.
    var (restX, restY) = (0.0, 0.0)
    for i in x.indices {
      restX += w[i] * (x[i] - meanX)
      restY += w[i] * (y[i] - meanY)
    }
    restX /= total
    restY /= total
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for i in x.indices {
      let (dx, dy) = (x[i] - meanX - restX, y[i] - meanY - restY)
      xx += w[i] * dx * dx
      yy += w[i] * dy * dy
      xy += w[i] * dx * dy
    }
    guard xx > 0, yy > 0 else { return .nan }
    return max(-1, min(1, xy / (xx.squareRoot() * yy.squareRoot())))
  }
}
