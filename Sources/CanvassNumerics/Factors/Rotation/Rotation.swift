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
  /// The local minima that were found, and from how many starts.
  public let search: LocalMinima

  /// The distinct local minima that were found, the smallest first.
  public var optima: [LocalMinima.Minimum] { search.minima }

  /// The correlations of variables with factors (the structure): loadings times factor correlations.
  public var structure: Matrix { loadings * factorCorrelations }

  /// Rotates loadings to the smallest minimum that the starts find.
  ///
  /// - Throws: `FactorError` if no start settles.
  public init(
    _ loadings: Matrix, _ criterion: any RotationCriterion, _ space: RotationSpace,
    _ options: Options = Options()
  ) throws(FactorError) {
    let all = try Self.minima(loadings, criterion, space, options)
    self = all[0]
  }

  /// The rotations at all the distinct minima that the starts find, the smallest first; at least one.
  ///
  /// - Throws: `FactorError` if no start settles.
  public static func minima(
    _ loadings: Matrix, _ criterion: any RotationCriterion, _ space: RotationSpace,
    _ options: Options = Options()
  ) throws(FactorError) -> [Rotation] {
    let k = loadings.columns
    let lengths = (0..<loadings.rows).map { LeastSquares.norm(loadings.row($0)) }
    let scale = options.kaiser ? lengths.map { $0 > 0 ? 1 / $0 : 1 } : lengths.map { _ in 1 }
    guard k > 1 else {
      return [
        Rotation(
          pattern: loadings, transformation: .identity(k), value: .nan,
          Convergence(converged: true, iterations: 0, remaining: 0), LocalMinima([], starts: 0))
      ]
    }
    let search = GradientProjection(
      loadings: loadings.scalingRows(by: scale), criterion: criterion, space: space,
      interruption: Interruption.current)
    let tried = max(0, options.randomStarts) + 1
    let attempts = mapInParallel(tried) { start in
      let t = start == 0 ? .identity(k) : randomOrthogonal(k, options.seed, UInt64(start))
      return Result { () throws(MatrixError) in
        try search.minimum(from: t, tolerance: options.tolerance, limit: options.limit)
      }
    }
    var settled: [(point: GradientProjection.Point, convergence: Convergence)] = []
    for attempt in attempts {
      switch attempt {
      case .success(let found) where found.convergence.converged: settled.append(found)
      case .failure(let error) where error.problem == .interrupted: throw .matrix(error)
      case .success, .failure: continue
      }
    }
    let found = LocalMinima(settled.map(\.point.value), starts: tried)
    guard !found.minima.isEmpty else {
      throw .notConverged(what: "rotation", iterations: options.limit)
    }
    return found.minima.compactMap { minimum in
      // The first start that ended there, unless a later one is better by more than rounding.
      var best: (point: GradientProjection.Point, convergence: Convergence)?
      for candidate in settled {
        let value = candidate.point.value
        guard value >= minimum.value, LocalMinima.areOne(minimum.value, value) else { continue }
        if best.map({ LocalMinima.isBetter(value, than: $0.point.value) }) ?? true {
          best = candidate
        }
      }
      return best.map { best in
        Rotation(
          pattern: best.point.rotated.scalingRows(by: scale.map { 1 / $0 }),
          transformation: best.point.t, value: best.point.value, best.convergence, found,
          order: options.order, keepingOrder: criterion.distinguishesFactors,
          isGeneralFirst: criterion.hasGeneralFactor,
          keepingSigns: fixedSigns(criterion, best.point))
      }
    }
  }

  /// The factors whose sign matters to a criterion that tells them apart, as a target does.
  private static func fixedSigns(
    _ criterion: any RotationCriterion, _ point: GradientProjection.Point
  ) -> [Int] {
    let k = point.rotated.columns
    return (0..<k).filter { j in
      guard criterion.distinguishesFactors else { return false }
      let signs = (0..<k).map { $0 == j ? -1.0 : 1 }
      let turned = criterion.evaluate(point.rotated.scalingColumns(by: signs)).value
      return abs(turned - point.value) > 1e-12 * max(1, abs(point.value))
    }
  }

  /// Sorted and signed; the transformation follows.
  init(
    pattern: Matrix, transformation: Matrix, value: Double, _ convergence: Convergence,
    _ search: LocalMinima, order: FactorOrder = .explainedVariance, keepingOrder: Bool = false,
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
    self.search = search
  }

  private static func randomOrthogonal(_ k: Int, _ seed: UInt64, _ stream: UInt64) -> Matrix {
    var random = CounterRandom(seed: seed, stream: stream)
    let normal = Matrix(rows: k, columns: k) { _, _ in random.normal() }
    return (try? PivotedQR(of: normal))?.q ?? .identity(k)
  }
}
