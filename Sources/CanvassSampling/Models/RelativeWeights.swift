import CanvassNumerics

extension RegressionWeights {
  /// Sampling weights divided by their mean over the rows with weight, so that rows of weight zero are the same as rows
  /// outside the domain. Coefficients and their variances know proportions only; deviances have this scale, and a
  /// mean of 1 keeps tolerances meaningful. R's `svyglm` takes the mean over rows of weight zero too.
  static func relative(_ weights: [Double]) -> RegressionWeights {
    var sums = WeightSums()
    for weight in weights { sums.add(weight) }
    let mean = sums.count > 0 ? sums.mean : 1
    return .sampling(weights.map { $0 / mean })
  }
}
