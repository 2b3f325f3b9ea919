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
    self = try Self.several(
      [values], correlations, rows: n, reference: reference, draws: draws, seed: seed)[0]
  }

  /// An analysis of each kind of values, all with the same draws: each is what it is by itself.
  ///
  /// - Throws: `MatrixError` if an eigenvalue iteration fails.
  public static func several(
    _ kinds: [Values], _ correlations: CorrelationMatrix, rows n: Double,
    reference: Reference = .quantile(0.95), draws: Int = 1000, seed: UInt64
  ) throws(MatrixError) -> [ParallelAnalysis] {
    let p = correlations.values.rows
    guard n > Double(p), draws > 0 else {
      throw MatrixError(
        "sample of the correlation matrix", .shape(found: "\(n) rows", expected: "more than \(p)"))
    }
    let interruption = Interruption.current
    let attempts = mapInParallel(draws) { draw -> [[Double]?] in
      if interruption?.isRequested == true { return kinds.map { _ in nil } }
      var random = CounterRandom(seed: seed, stream: UInt64(draw))
      let factor = nullFactor(order: p, rows: n, &random)
      let correlations = factor.timesTranspose(factor)
      return kinds.map { nullEigenvalues(correlations, factor, $0) }
    }
    try interruption?.check("correlation matrix")
    var result: [ParallelAnalysis] = []
    for (number, kind) in kinds.enumerated() {
      var drawn = [[Double]](repeating: [], count: p)
      for attempt in attempts {
        guard let values = attempt[number] else {
          throw MatrixError("correlation matrix", .noConvergence)
        }
        for (k, value) in values.enumerated() { drawn[k].append(value) }
      }
      result.append(
        ParallelAnalysis(
          observed: try eigenvalues(correlations.values, kind),
          reference: drawn.map { reference.value(of: $0) }))
    }
    return result
  }

  private init(observed: [Double], reference: [Double]) {
    self.observed = observed
    self.reference = reference
    suggested = zip(observed, reference).prefix { $0 > $1 }.count
  }

  private static func eigenvalues(_ r: Matrix, _ values: Values) throws(MatrixError) -> [Double] {
    var matrix = r
    if values == .commonFactors {
      for (i, smc) in squaredMultipleCorrelations(r).enumerated() { matrix[i, i] = smc }
    }
    return try SymmetricEigen.values(of: matrix, named: "correlation matrix")
  }

  /// The same of a drawn matrix R = LLᵀ; `nil` if the iteration fails.
  private static func nullEigenvalues(
    _ r: Matrix, _ factor: Matrix, _ values: Values
  ) -> [Double]? {
    let p = r.rows
    var elements = r.elements
    if values == .commonFactors {
      var inverse = factor.elements
      guard LAPACK.potri(&inverse, order: p) == 0 else { return nil }
      for i in 0..<p { elements[i * p + i] = 1 - 1 / inverse[i * p + i] }
    }
    let result = LAPACK.syevd(&elements, order: p, vectors: false)
    return result.info == 0 ? result.values.reversed() : nil
  }

  /// Cholesky's factor L of the sample correlations of `order` independent normal variables over n
  /// rows. LLᵀ has the Wishart distribution when L has normal numbers below its diagonal and on it the
  /// roots of χ² numbers with n − 1, n − 2, ... degrees of freedom; rows scaled to length 1 give
  /// correlations.
  static func nullFactor(order p: Int, rows n: Double, _ random: inout CounterRandom) -> Matrix {
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
    return l
  }
}

extension ParallelAnalysis.Reference {
  /// What the drawn values give: their mean, or a quantile by linear interpolation between order
  /// statistics (R's type 7).
  fileprivate func value(of drawn: [Double]) -> Double {
    switch self {
    case .mean: return drawn.reduce(0, +) / Double(drawn.count)
    case .quantile(let p):
      let sorted = drawn.sorted()
      return sorted.orderStatistic(at: p * Double(sorted.count - 1))
    }
  }
}
