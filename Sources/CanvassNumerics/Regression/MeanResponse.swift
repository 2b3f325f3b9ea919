/// Rows of a model matrix.
public struct ModelRows: Sendable {
  /// A column for each of the model.
  public let matrix: Matrix
  /// By column, what the rounding of its numbers to doubles left over.
  public let lowParts: [Int: [Double]]

  /// Rows with what their rounding left over.
  public init(_ matrix: Matrix, lowParts: [Int: [Double]] = [:]) {
    (self.matrix, self.lowParts) = (matrix, lowParts)
  }
}

/// The mean response of a fitted regression as a function of the parameters of its fit: one mean a row, or for
/// ordinal and multinomial models the probability of every category.
///
/// A mean is m_k(u) for inner values u_a, which are linear in the parameters: the linear predictor,
/// ζ_a − η for the thresholds of an ordinal model, one linear predictor for each category but the first
/// of a multinomial one. What follows needs the first and second derivatives of m_k by u alone.
public struct MeanResponse: Sendable {
  /// How inner values become means.
  enum Shape: Sendable {
    case link(Link)
    case ordered(OrdinalLink, thresholds: [Double])
    case unordered
  }

  let shape: Shape
  /// The coordinates of the fit, in which everything is computed.
  let basis: ModelBasis
  /// The coefficients of the fit, for each equation.
  let coefficients: [[Double]]

  /// The columns of the model matrix that have coefficients.
  var columns: [Int] { basis.columns }

  /// The mean response of a model.
  public init(_ fit: FittedRegression) {
    switch fit {
    case .linear(let model):
      (shape, basis, coefficients) = (.link(.identity), model.basis, [model.fittedEstimates])
    case .generalized(let model):
      (shape, basis, coefficients) = (
        .link(model.family.link), model.basis, [model.fittedEstimates]
      )
    case .ordinal(let model):
      let count = model.columns.count
      shape = .ordered(model.link, thresholds: Array(model.fittedEstimates.dropFirst(count)))
      basis = model.basis
      coefficients = [Array(model.fittedEstimates.prefix(count))]
    case .multinomial(let model):
      let count = model.columns.count
      (shape, basis) = (.unordered, model.basis)
      coefficients = (0..<model.coefficients.columns).map {
        Array(model.fittedEstimates[$0 * count..<($0 + 1) * count])
      }
    }
  }

  private init(shape: Shape, basis: ModelBasis, coefficients: [[Double]]) {
    (self.shape, self.basis, self.coefficients) = (shape, basis, coefficients)
  }

  /// The mean response at other parameters of the same fit.
  ///
  /// - Parameter parameters: in the coordinates of the fit, in the order of its covariance.
  public func at(_ parameters: [Double]) -> MeanResponse {
    let count = columns.count
    var shape = shape
    if case .ordered(let link, _) = shape {
      shape = .ordered(link, thresholds: Array(parameters.dropFirst(count)))
    }
    return MeanResponse(
      shape: shape, basis: basis,
      coefficients: coefficients.indices.map { Array(parameters[$0 * count..<($0 + 1) * count]) })
  }

  /// Rows of the model matrix in the coordinates of the fit.
  func coordinates(_ rows: ModelRows, isSlope: Bool = false) -> Matrix {
    var low: [Int: [Double]] = [:]
    for (k, j) in columns.enumerated() { low[k] = rows.lowParts[j] }
    return basis.coordinates(
      of: rows.matrix.selecting(columns: columns), lowParts: low, isSlope: isSlope)
  }

  /// The number of inner values of a row.
  var innerCount: Int {
    if case .ordered(_, let thresholds) = shape { return thresholds.count }
    return coefficients.count
  }

  /// The number of means of a row: one, or the number of categories.
  public var outcomeCount: Int {
    if case .link = shape { return 1 }
    return innerCount + 1
  }

  /// The number of parameters, as the covariance has them.
  var parameterCount: Int {
    var count = columns.count * coefficients.count
    if case .ordered(_, let thresholds) = shape { count += thresholds.count }
    return count
  }

  /// The inner values of rows of the model matrix: one array for each.
  func innerValues(_ x: Matrix, _ offset: [Double]?) -> [[Double]] {
    let predictors = coefficients.map { beta in
      let eta = x * beta
      return offset.map { zip(eta, $0).map { $0 + $1 } } ?? eta
    }
    if case .ordered(_, let thresholds) = shape {
      return thresholds.map { cut in predictors[0].map { cut - $0 } }
    }
    return predictors
  }

  /// Means and their derivatives by the inner values of one row.
  struct Local {
    var means: [Double]
    /// ∂m_k/∂u_a at k × inner + a.
    var first: [Double]
    /// ∂²m_k/∂u_a∂u_b at (k × inner + a) × inner + b.
    var second: [Double]

    init(outcomes: Int, inner: Int) {
      means = [Double](repeating: 0, count: outcomes)
      first = [Double](repeating: 0, count: outcomes * inner)
      second = [Double](repeating: 0, count: outcomes * inner * inner)
    }
  }

  /// Fills in everything at the inner values u.
  func evaluate(_ u: [Double], _ local: inout Local) {
    switch shape {
    case .link(let link):
      let mean = link.mean(u[0])
      local.means[0] = mean.value
      local.first[0] = mean.derivative
      local.second[0] = link.curvature(u[0])
    case .ordered(let link, _):
      let q = u.count
      for k in 0...q {
        local.means[k] = link.between(k > 0 ? u[k - 1] : -.infinity, k < q ? u[k] : .infinity)
      }
      for a in 0..<q {
        let density = link.density(u[a])
        for (k, sign) in [(a, 1.0), (a + 1, -1.0)] {
          local.first[k * q + a] = sign * density.value
          local.second[(k * q + a) * q + a] = sign * density.slope
        }
      }
    case .unordered: evaluateShares(u, &local)
    }
  }

  private func evaluateShares(_ u: [Double], _ local: inout Local) {
    let q = u.count
    let largest = u.reduce(0) { max($0, $1) }
    local.means[0] = exp(-largest)
    for a in 0..<q { local.means[a + 1] = exp(u[a] - largest) }
    let total = local.means.reduce(0, +)
    for k in 0...q { local.means[k] /= total }
    for k in 0...q {
      let p = local.means[k]
      for a in 0..<q {
        let left = (k == a + 1 ? 1 : 0) - local.means[a + 1]
        local.first[k * q + a] = p * left
        for b in 0..<q {
          let right = (k == b + 1 ? 1 : 0) - local.means[b + 1]
          let own = (a == b ? 1 : 0) - local.means[b + 1]
          local.second[(k * q + a) * q + b] = p * (left * right - local.means[a + 1] * own)
        }
      }
    }
  }
}
