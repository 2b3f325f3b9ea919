/// The covariance of the parameters of a model, kept as that of the parameters of its fit, in which
/// nothing cancels: V = F⁻¹CF⁻ᵀ. Variances of linear functions, and tests, come from C.
public struct ParameterCovariance: Sendable {
  /// C, of the parameters of the fit.
  public let fitted: Matrix
  /// From these to the parameters.
  public let map: ParameterMap
  /// Directions of the parameters of the fit in which there is no variance: what a single row decides
  /// alone.
  let undefined: [[Double]]

  /// The covariance of the parameters of a fit.
  public init(_ fitted: Matrix, _ map: ParameterMap, undefined: [[Double]] = []) {
    precondition(fitted.rows == map.count && fitted.columns == map.count, "shape of a covariance")
    (self.fitted, self.map, self.undefined) = (fitted, map, undefined)
  }

  /// V; NaN where there is none.
  public var matrix: Matrix {
    var result = fitted
    if let back = map.back?.high {
      let whole = (back * fitted).timesTranspose(back)
      result = Matrix(rows: map.count, columns: map.count) { (whole[$0, $1] + whole[$1, $0]) / 2 }
    }
    guard !undefined.isEmpty else { return result }
    for j in 0..<map.count where !isDefined(map.row(j)) {
      for i in 0..<map.count { (result[i, j], result[j, i]) = (.nan, .nan) }
    }
    return result
  }

  /// The variance of each parameter.
  public var variances: [Double] { (0..<map.count).map { variance(of: map.row($0)) } }

  /// The variance of a linear function of the parameters of the fit; NaN where there is none.
  public func variance(of gradient: [Double]) -> Double {
    guard isDefined(gradient) else { return .nan }
    let spread = fitted * gradient
    return Self.notNegative(zip(gradient, spread).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// The variances of several such functions, one for each row.
  public func variances(of gradients: Matrix) -> [Double] {
    let spread = gradients * fitted
    return (0..<gradients.rows).map { i in
      if !undefined.isEmpty, !isDefined(gradients.row(i)) { return .nan }
      return Self.notNegative(
        (0..<gradients.columns).reduce(0) { $0 + spread[i, $1] * gradients[i, $1] })
    }
  }

  /// A multiple of it.
  public func scaled(by factor: Double) -> ParameterCovariance {
    ParameterCovariance(factor * fitted, map, undefined: undefined)
  }

  /// What rounding makes negative is zero; NaN stays, as where a design has no variance.
  private static func notNegative(_ variance: Double) -> Double { variance < 0 ? 0 : variance }

  private func isDefined(_ gradient: [Double]) -> Bool {
    undefined.allSatisfy { direction in
      let products = zip(gradient, direction).map { $0 * $1 }
      let size = products.reduce(0) { $0 + abs($1) }
      let whole = LeastSquares.norm(gradient) * LeastSquares.norm(direction)
      return size == 0 || abs(products.reduce(0, +)) <= 1e-8 * max(size, whole)
    }
  }

  /// Wald's statistic bᵀV⁻¹b of some parameters; `nil` where their covariance is singular: fewer
  /// clusters than coefficients, or a variance of zero.
  ///
  /// That some θ are zero says that φ lies in the span of the columns of F that belong to the others. With N
  /// an orthonormal basis of what is orthogonal to these, in coordinates in which every φ has the
  /// standard error 1, the statistic is (Nᵀφ)ᵀ(NᵀCN)⁻¹Nᵀφ. No covariance of columns that nearly
  /// depend on each other is formed.
  ///
  /// - Parameters:
  ///   - places: the numbers of the parameters.
  ///   - estimates: all estimates of the fit, φ.
  public func waldStatistic(_ places: [Int], _ estimates: [Double]) -> Double? {
    let rows = places.map { map.row($0) }
    guard rows.allSatisfy({ variance(of: $0) > 0 }) else { return nil }
    if places.count == 1 {
      let value = zip(rows[0], estimates).reduce(0) { $0 + $1.0 * $1.1 }
      return value * value / variance(of: rows[0])
    }
    let units = fitted.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
    let z = zip(estimates, units).map { $0 * $1 }
    let whole = fitted.scalingRows(by: units).scalingColumns(by: units)
    let free: Matrix
    if let forward = map.forward {
      let own = Set(places)
      let order = (0..<map.count).filter { !own.contains($0) } + places
      let scaled = Matrix(diagonal: units) * forward
      let vectors = scaled.orthonormalized(order: order).vectors
      free = vectors.selecting(
        columns: Array((map.count - places.count)..<map.count))
    } else {
      free = Matrix(rows: map.count, columns: places.count) { $0 == places[$1] ? 1 : 0 }
    }
    let covariance = free.transposeTimes(whole * free)
    let b = free.transposeTimes(z)
    let scale = covariance.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    guard !scale.contains(0) else { return nil }
    let product = covariance.scalingRows(by: scale).scalingColumns(by: scale)
    let correlation = Matrix(rows: b.count, columns: b.count) {
      (product[$0, $1] + product[$1, $0]) / 2
    }
    guard let factor = try? Cholesky(of: correlation), factor.reciprocalCondition > 1e-12,
      let half = try? factor.whiten(
        Matrix(rows: b.count, columns: 1, elements: zip(b, scale).map { $0 * $1 }))
    else { return nil }
    return half.elements.reduce(0) { $0 + $1 * $1 }
  }
}
