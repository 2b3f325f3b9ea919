/// Horn's parallel analysis: factors whose eigenvalues are larger than those of uncorrelated normal
/// variables in samples of the same size.
///
/// The correlation matrices of such samples are drawn directly, by Bartlett's decomposition of the
/// Wishart distribution: the cost does not depend on the number of rows. J. L. Horn, Psychometrika 30
/// (1965); M. S. Bartlett, Proc. R. Soc. Edinb. 53 (1933).
public struct ParallelAnalysis: Sendable {
  /// Which eigenvalues are compared.
  public enum Values: Sendable, Equatable {
    /// Those of the correlation matrix.
    case components
    /// Those of the correlation matrix with squared multiple correlations on its diagonal.
    case commonFactors
  }

  /// What the observed eigenvalues must exceed.
  public enum Reference: Sendable, Equatable {
    /// The mean of the drawn ones.
    case mean
    /// A quantile of the drawn ones, as 0.95.
    case quantile(Double)
  }

  /// The observed eigenvalues, the largest first.
  public let observed: [Double]
  /// What each must exceed.
  public let reference: [Double]
  /// The number of leading eigenvalues that do.
  public let suggested: Int

  /// Draws `draws` matrices, each from its own stream of the seed.
  ///
  /// - Throws: `MatrixError` if an eigenvalue iteration fails.
  public init(
    _ correlations: CorrelationMatrix, rows n: Double, values: Values = .components,
    reference: Reference = .quantile(0.95), draws: Int = 1000, seed: UInt64
  ) throws(MatrixError) {
    let p = correlations.values.rows
    guard n > Double(p), draws > 0 else {
      throw MatrixError(
        "sample of the correlation matrix", .shape(found: "\(n) rows", expected: "more than \(p)"))
    }
    observed = try Self.eigenvalues(correlations.values, values)
    let attempts = mapInParallel(draws) { draw in
      var random = CounterRandom(seed: seed, stream: UInt64(draw))
      let r = Self.nullCorrelations(order: p, rows: n, &random)
      return Result { () throws(MatrixError) in try Self.eigenvalues(r, values) }
    }
    var drawn = [[Double]](repeating: [], count: p)
    for attempt in attempts {
      for (k, value) in try attempt.get().enumerated() { drawn[k].append(value) }
    }
    switch reference {
    case .mean: self.reference = drawn.map { $0.reduce(0, +) / Double(draws) }
    case .quantile(let probability):
      self.reference = drawn.map { Self.quantile($0.sorted(), probability) }
    }
    suggested = zip(observed, self.reference).prefix { $0 > $1 }.count
  }

  private static func eigenvalues(_ r: Matrix, _ values: Values) throws(MatrixError) -> [Double] {
    var matrix = r
    if values == .commonFactors {
      for (i, smc) in squaredMultipleCorrelations(r).enumerated() { matrix[i, i] = smc }
    }
    return try SymmetricEigen.values(of: matrix, named: "correlation matrix")
  }

  /// The sample correlations of `order` independent normal variables over n rows: LLᵀ has the Wishart
  /// distribution when L has normal numbers below its diagonal and on it the roots of χ² numbers with
  /// n − 1, n − 2, ... degrees of freedom. Rows of L scaled to length 1 give correlations.
  static func nullCorrelations(
    order p: Int, rows n: Double, _ random: inout CounterRandom
  ) -> Matrix {
    var l = Matrix(rows: p, columns: p)
    for i in 0..<p {
      var squares = 0.0
      for j in 0..<i {
        let z = random.normal()
        l[i, j] = z
        squares += z * z
      }
      let chi = 2 * random.gamma(shape: (n - 1 - Double(i)) / 2)
      l[i, i] = chi.squareRoot()
      let scale = 1 / (squares + chi).squareRoot()
      for j in 0...i { l[i, j] *= scale }
    }
    return l.timesTranspose(l)
  }

  /// The quantile of sorted values by linear interpolation between order statistics (R's type 7).
  private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let place = p * Double(sorted.count - 1)
    let k = min(max(Int(place), 0), sorted.count - 1)
    let next = min(k + 1, sorted.count - 1)
    return sorted[k] + (place - Double(k)) * (sorted[next] - sorted[k])
  }
}
