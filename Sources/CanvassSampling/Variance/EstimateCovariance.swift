import CanvassNumerics

/// A covariance matrix of estimates.
public struct EstimateCovariance: Sendable {
  /// Number of estimates.
  public let count: Int
  /// The matrix.
  public let matrix: Matrix

  /// From the roots of the estimates, one after another: the products of all pairs.
  init(roots: [Double], rootCount: Int) {
    count = roots.count / rootCount
    matrix = Matrix(rows: rootCount, columns: count, elements: roots).symmetricProduct
  }

  /// The covariance of two estimates.
  public subscript(row: Int, column: Int) -> Double { matrix[row, column] }

  /// The variance of Σ c_i θ̂_i: cᵀVc.
  public func variance(of coefficients: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<count where coefficients[i] != 0 {
      for j in 0..<count where coefficients[j] != 0 {
        sum += coefficients[i] * coefficients[j] * self[i, j]
      }
    }
    return max(sum, 0)
  }
}

/// The roots of some estimates (see `VariancePlan`), one after another.
///
/// - Parameters:
///   - fill: writes the root of an estimate into a place of zeros.
func rootsOf(
  _ count: Int, rootCount: Int, threads: Int,
  fill: (Int, UnsafeMutableBufferPointer<Double>) -> Void
) -> [Double] {
  [Double](unsafeUninitializedCapacity: count * rootCount) { all, initialized in
    all.initialize(repeating: 0)
    initialized = count * rootCount
    nonisolated(unsafe) let roots = all
    inParallel(count, threads: threads) { estimate in
      let place = roots[estimate * rootCount..<(estimate + 1) * rootCount]
      fill(estimate, UnsafeMutableBufferPointer(rebasing: place))
    }
  }
}
