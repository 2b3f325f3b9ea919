import CanvassNumerics

extension FormulaRegression {
  /// Whether no leaf cluster of a design moves a parameter by more than rounding (`isNoMoreThanRounding`), as where the rows that
  /// tell about it lie in one cluster, over which residuals add up to zero.
  func isMovedByRoundingAlone(_ parameter: Int, in design: Design) -> Bool {
    // Calibration takes residuals of the influence, and leaves other sums than those by cluster.
    guard design.calibration == nil, let influence = try? fit.scored.rowInfluence(on: parameter)
    else { return false }
    var sums = [Double](repeating: 0, count: design.leafCount)
    var sizes = sums
    for (place, row) in rows.enumerated() where design.weights[row] != 0 {
      let leaf = Int(design.leafOfRow[row])
      sums[leaf] += influence.values[place]
      sizes[leaf] += influence.sizes[place]
    }
    return sums.indices.allSatisfy {
      let doubt = Moments.rounding * sizes[$0]
      return isNoMoreThanRounding(sums[$0], doubt * doubt)
    }
  }
}
