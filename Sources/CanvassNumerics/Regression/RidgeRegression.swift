/// Linear regression with a penalty on the size of standardised slopes:
/// min Σw(y − b₀ − xᵀb)² + λ Σ s_j² b_j², where s_j is the standard deviation (divisor W) of column j.
///
/// One singular value decomposition serves all penalties. The scale of λ is that of `MASS::lm.ridge`.
/// A. E. Hoerl and R. W. Kennard, Technometrics 12 (1970).
public struct RidgeRegression: Sendable {
  /// The fit at one penalty.
  public struct Fit: Sendable {
    /// λ.
    public let penalty: Double
    /// b₀.
    public let constant: Double
    /// One slope per column, in its own units.
    public let slopes: [Double]
    /// Σ d²/(d² + λ) over the singular values d: the number of slopes less what the penalty takes.
    public let effectiveParameters: Double
    /// RSS / (n − effective parameters)², as `lm.ridge`: smallest where prediction is best.
    public let generalizedCrossValidation: Double
  }

  /// One fit for each penalty, in their order.
  public let fits: [Fit]

  /// Fits the model, to whose columns a constant is added, at each penalty λ ≥ 0.
  ///
  /// - Throws: `RegressionError` if a column does not vary or a penalty is negative.
  public init(_ data: RegressionData, penalties: [Double]) throws(RegressionError) {
    if let bad = penalties.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .penalty(bad)
    }
    let w = data.rowWeights
    let total = w.reduce(0, +)
    func mean(_ v: [Double]) -> Double {
      var sum = DoubleDouble()
      for i in v.indices { sum.add(w[i], times: v[i]) }
      return sum.value / total
    }
    let y = zip(data.y, data.offset).map { $0 - $1 }
    let meanY = mean(y)
    let roots = w.map { $0.squareRoot() }
    var (means, deviations): ([Double], [Double]) = ([], [])
    var scaled = data.x
    for j in 0..<scaled.columns {
      let column = data.x.column(j)
      let m = mean(column)
      let s = mean(column.map { ($0 - m) * ($0 - m) }).squareRoot()
      guard s > 0 else { throw .constantTerm(term: data.terms[j]) }
      means.append(m)
      deviations.append(s)
      scaled.setColumn(j, zip(column, roots).map { ($0 - m) / s * $1 })
    }
    let svd: SingularValues
    do throws(MatrixError) {
      svd = try SingularValues(of: scaled, named: "model matrix")
    } catch {
      throw .matrix(error)
    }
    let target = zip(y, roots).map { ($0 - meanY) * $1 }
    let projected = svd.u.transposeTimes(target)
    let outside = target.reduce(0) { $0 + $1 * $1 } - projected.reduce(0) { $0 + $1 * $1 }
    // Singular values that are rounding only carry no information, with or without a penalty.
    let rank = svd.rank(tolerance: 1e-12)
    fits = penalties.map { penalty in
      let shrink = svd.values.enumerated().map { k, d in k < rank ? d / (d * d + penalty) : 0 }
      let standardized = svd.v * zip(shrink, projected).map { $0 * $1 }
      let slopes = zip(standardized, deviations).map { $0 / $1 }
      let kept = zip(shrink, svd.values).map { $0 * $1 }
      let inside = zip(kept, projected).reduce(0) {
        $0 + (1 - $1.0) * (1 - $1.0) * $1.1 * $1.1
      }
      let df = kept.reduce(0, +)
      return Fit(
        penalty: penalty, constant: meanY - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 },
        slopes: slopes, effectiveParameters: df,
        generalizedCrossValidation: (outside + inside) / ((data.units - df) * (data.units - df)))
    }
  }
}
