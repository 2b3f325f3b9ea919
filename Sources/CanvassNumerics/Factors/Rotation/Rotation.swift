/// Factors turned to where a criterion is smallest.
public struct Rotation: Sendable {
  /// How the search is done.
  public struct Options: Sendable, Equatable {
    /// Whether rows are scaled to communality 1 while rotating (Kaiser's normalisation): yes in SPSS
    /// and in R's `varimax`, no in GPArotation and psych's oblique rotations.
    public var kaiser: Bool
    /// The number of random orthogonal starts besides the unrotated one.
    public var randomStarts: Int
    /// The seed of the random starts.
    public var seed: UInt64
    /// The projected gradient at which the search ends, relative to the gradient.
    public var tolerance: Double
    /// The most steps from one start.
    public var limit: Int
    /// The order of the factors, unless the criterion tells them apart.
    public var order: FactorOrder

    /// Options of the search.
    public init(
      kaiser: Bool = false, randomStarts: Int = 30, seed: UInt64 = 1, tolerance: Double = 1e-9,
      limit: Int = 2000, order: FactorOrder = .explainedVariance
    ) {
      self.kaiser = kaiser
      self.randomStarts = randomStarts
      self.seed = seed
      self.tolerance = tolerance
      self.limit = limit
      self.order = order
    }
  }

  /// A local minimum of the criterion.
  public struct Optimum: Sendable, Equatable {
    /// The criterion there.
    public let value: Double
    /// How many starts ended there.
    public let starts: Int
  }

  /// Rotated loadings (the pattern), in the order of the variance they explain, with column sums not
  /// below 0, unless the criterion tells the factors apart.
  public let loadings: Matrix
  /// The correlations of the factors; the identity if they are orthogonal.
  public let factorCorrelations: Matrix
  /// T: the loadings are A T⁻ᵀ, which is A T if T is orthogonal; the factor correlations TᵀT.
  public let transformation: Matrix
  /// The criterion at its smallest; NaN for procedures without one.
  public let value: Double
  /// How the search that found it ended.
  public let convergence: Convergence
  /// The distinct local minima that were found, the smallest first.
  public let optima: [Optimum]

  /// The correlations of variables with factors (the structure): loadings times factor correlations.
  public var structure: Matrix { loadings * factorCorrelations }

  /// Rotates loadings.
  ///
  /// - Throws: `FactorError` if no start settles.
  public init(
    _ loadings: Matrix, _ criterion: any RotationCriterion, _ space: RotationSpace,
    _ options: Options = Options()
  ) throws(FactorError) {
    let k = loadings.columns
    let lengths = (0..<loadings.rows).map { LeastSquares.norm(loadings.row($0)) }
    let scale = options.kaiser ? lengths.map { $0 > 0 ? 1 / $0 : 1 } : lengths.map { _ in 1 }
    guard k > 1 else {
      self.init(
        pattern: loadings, transformation: .identity(k), value: .nan,
        Convergence(converged: true, iterations: 0, remaining: 0), [])
      return
    }
    let search = GradientProjection(
      loadings: loadings.scalingRows(by: scale), criterion: criterion, space: space)
    var best: (point: GradientProjection.Point, convergence: Convergence)?
    var values: [Double] = []
    for start in 0...max(0, options.randomStarts) {
      let t = start == 0 ? .identity(k) : Self.randomOrthogonal(k, options.seed, UInt64(start))
      guard
        let found = try? search.minimum(
          from: t, tolerance: options.tolerance, limit: options.limit),
        found.convergence.converged
      else { continue }
      values.append(found.point.value)
      // A start must be better by more than rounding to displace an earlier one.
      if let current = best?.point.value,
        found.point.value >= current - 1e-10 * max(abs(current), 1e-3)
      {
        continue
      }
      best = found
    }
    guard let best else { throw .notConverged(what: "rotation", iterations: options.limit) }
    // A criterion that tells factors apart, as a target does, may still not care for the sign of one.
    let fixed = (0..<k).filter { j in
      guard criterion.distinguishesFactors else { return false }
      let signs = (0..<k).map { $0 == j ? -1.0 : 1 }
      let turned = criterion.evaluate(best.point.rotated.scalingColumns(by: signs)).value
      return abs(turned - best.point.value) > 1e-12 * max(1, abs(best.point.value))
    }
    self.init(
      pattern: best.point.rotated.scalingRows(by: scale.map { 1 / $0 }),
      transformation: best.point.t, value: best.point.value, best.convergence,
      Self.distinct(values), order: options.order, keepingOrder: criterion.distinguishesFactors,
      isGeneralFirst: criterion.hasGeneralFactor, keepingSigns: fixed)
  }

  /// Sorted and signed; the transformation follows.
  init(
    pattern: Matrix, transformation: Matrix, value: Double, _ convergence: Convergence,
    _ optima: [Optimum], order: FactorOrder = .explainedVariance, keepingOrder: Bool = false,
    isGeneralFirst: Bool = false, keepingSigns fixed: [Int] = []
  ) {
    let phi = transformation.symmetricProduct
    var order = keepingOrder ? Array(0..<pattern.columns) : order.arranged(pattern, phi)
    if isGeneralFirst { order = [0] + order.filter { $0 != 0 } }
    let signs = order.map {
      fixed.contains($0) || pattern.column($0).reduce(0, +) >= 0 ? 1.0 : -1
    }
    loadings = pattern.selecting(columns: order).scalingColumns(by: signs)
    self.transformation = transformation.selecting(columns: order).scalingColumns(by: signs)
    factorCorrelations = phi.selecting(rows: order, columns: order).scalingRows(by: signs)
      .scalingColumns(by: signs)
    self.value = value
    self.convergence = convergence
    self.optima = optima
  }

  private static func randomOrthogonal(_ k: Int, _ seed: UInt64, _ stream: UInt64) -> Matrix {
    var random = CounterRandom(seed: seed, stream: stream)
    let normal = Matrix(rows: k, columns: k) { _, _ in random.normal() }
    return (try? PivotedQR(of: normal))?.q ?? .identity(k)
  }

  /// Values that agree to 10⁻⁶ are one minimum.
  private static func distinct(_ values: [Double]) -> [Optimum] {
    var result: [Optimum] = []
    for value in values.sorted() {
      if let last = result.last, value - last.value <= 1e-6 * max(abs(last.value), 1e-3) {
        result[result.count - 1] = Optimum(value: last.value, starts: last.starts + 1)
      } else {
        result.append(Optimum(value: value, starts: 1))
      }
    }
    return result
  }
}
