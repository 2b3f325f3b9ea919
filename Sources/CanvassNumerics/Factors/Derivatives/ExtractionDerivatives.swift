/// How an extraction moves with each correlation: the derivatives of what the factors reproduce and of the uniquenesses.
///
/// Where the extraction minimises a function of the uniquenesses, these follow from its gradient being zero, by implicit
/// differentiation with its exact second derivatives; uniquenesses at their bounds stay there. Weights of weighted least
/// squares are taken as given.
struct ExtractionDerivatives {
  /// The pairs of variables, as places of their rows: first those of the second variable, then of the third.
  let pairs: [(Int, Int)]
  /// The change of ΛΛᵀ by each of them.
  let common: [Matrix]
  /// Of the uniquenesses: variables × pairs.
  let uniquenesses: Matrix

  init(_ solution: FactorSolution) throws(MatrixError) {
    let p = solution.loadings.rows
    pairs = (0..<p).flatMap { j in (0..<j).map { ($0, j) } }
    switch solution.method {
    case .minimumResiduals:
      (common, uniquenesses) = try Self.ofResiduals(solution, solution.uniquenesses, pairs)
    case .principalAxis(let rule) where rule == .once:
      (common, uniquenesses) = try Self.ofOneStep(solution, pairs)
    case .principalAxis:
      // Where the iteration leads to.
      let settled = try MinimumResidualFactors(solution.correlations.values, solution.factors)
        .fit(from: solution.uniquenesses, Interruption.current)
      (common, uniquenesses) = try Self.ofResiduals(solution, settled.uniquenesses, pairs)
    case .maximumLikelihood:
      (common, uniquenesses) = try Self.ofEigenvalues(solution, .likelihood, pairs)
    case .generalizedLeastSquares:
      (common, uniquenesses) = try Self.ofEigenvalues(solution, .leastSquares, pairs)
    case .weightedLeastSquares(let weights):
      common = try WeightedLeastSquaresFactors(
        solution.correlations.values, solution.factors, weights
      ).slopes(at: solution.loadings, by: pairs)
      uniquenesses = Self.complements(common)
    case .principalComponents:
      let eigen = try SymmetricEigen(
        of: solution.correlations.values, named: "correlation matrix")
      let change = SpectralChange(
        eigen, kept: solution.factors, first: { ($0, 1) }, second: { _ in (0, 0) })
      common = pairs.map { change(turned: eigen.vectors.turnedPair($0, $1)) }
      uniquenesses = Self.complements(common)
    }
  }

  /// −diag dM.
  private static func complements(_ common: [Matrix]) -> Matrix {
    Matrix(columns: common.map { $0.diagonal.map { -$0 } })
  }

  /// X = R − Ψ with diag Q(X) = 0, Q the part of the eigenvalues beyond the first k; M = X − Q.
  private static func ofResiduals(
    _ solution: FactorSolution, _ psi: [Double], _ pairs: [(Int, Int)]
  ) throws(MatrixError) -> ([Matrix], Matrix) {
    let eigen = try SymmetricEigen(
      of: solution.correlations.values - Matrix(diagonal: psi), named: "correlation matrix")
    let v = eigen.vectors
    let rest = SpectralChange(
      eigen, kept: solution.factors, first: { _ in (0, 0) }, second: { ($0, 1) })
    let kept = SpectralChange(
      eigen, kept: solution.factors, first: { ($0, 1) }, second: { _ in (0, 0) })
    let own = psi.indices.map { v.turnedPair($0, $0) }
    let turned = pairs.map { v.turnedPair($0, $1) }
    let moved = try solved(
      own.map { rest(turned: $0).diagonal }, turned.map { rest(turned: $0).diagonal },
      free: free(psi, upper: 1))
    let common = turned.indices.map { pair in
      kept(
        turned: turned[pair]
          - v.transposeTimes(v.scalingRows(by: moved.column(pair))))
    }
    return (common, moved)
  }

  /// X = Ψ^−½RΨ^−½ with diag G(X) = 0, G the slopes of the eigenvalues beyond the first k; M = Ψ^½F(X)Ψ^½ with
  /// F = λ − 1 of the others.
  private static func ofEigenvalues(
    _ solution: FactorSolution, _ discrepancy: EigenvalueDiscrepancy, _ pairs: [(Int, Int)]
  ) throws(MatrixError) -> ([Matrix], Matrix) {
    let psi = solution.uniquenesses
    let scale = psi.map { 1 / $0.squareRoot() }
    let eigen = try SymmetricEigen(
      of: solution.correlations.values.scalingRows(by: scale).scalingColumns(by: scale),
      named: "correlation matrix")
    let v = eigen.vectors
    let k = solution.factors
    let rest = SpectralChange(
      eigen, kept: k, first: { _ in (0, 0) },
      second: { (discrepancy.slope($0), discrepancy.slopeOfSlope($0)) })
    let kept = SpectralChange(
      eigen, kept: k, first: { ($0 - 1, 1) }, second: { _ in (0, 0) })
    // A change of log ψ_i moves X by −½(e_i e_iᵀX + X e_i e_iᵀ).
    let values = eigen.values
    let own = psi.indices.map { i in
      let row = v.row(i)
      return Matrix(rows: psi.count, columns: psi.count) { a, b in
        0.5 * row[a] * row[b] * (values[a] + values[b])
      }
    }
    let turned = pairs.map { v.turnedPair($0, $1, scale: scale[$0] * scale[$1]) }
    let logs = try solved(
      own.map { rest(turned: $0).diagonal }, turned.map { rest(turned: $0).diagonal },
      free: free(psi, upper: 1))
    let loadings = solution.loadings
    let common = loadings.timesTranspose(loadings)
    let slopes = turned.indices.map { pair in
      var change = turned[pair]
      let moves = logs.column(pair)
      let all = v.transposeTimes(v.scalingRows(by: moves))
      change = Matrix(rows: change.rows, columns: change.columns) { a, b in
        change[a, b] - 0.5 * (values[a] + values[b]) * all[a, b]
      }
      let own = kept(turned: change)
      return Matrix(rows: psi.count, columns: psi.count) { i, j in
        0.5 * (moves[i] + moves[j]) * common[i, j] + own[i, j] / (scale[i] * scale[j])
      }
    }
    return (slopes, logs.scalingRows(by: psi))
  }

  /// One step from the squared multiple correlations: X = R − diag(1/(R⁻¹)_ii).
  private static func ofOneStep(
    _ solution: FactorSolution, _ pairs: [(Int, Int)]
  ) throws(MatrixError) -> ([Matrix], Matrix) {
    let r = solution.correlations.values
    let inverse = try Cholesky(of: r, named: "correlation matrix").inverse
    let eigen = try SymmetricEigen(
      of: r - Matrix(diagonal: inverse.diagonal.map { 1 / $0 }), named: "correlation matrix")
    let v = eigen.vectors
    let kept = SpectralChange(
      eigen, kept: solution.factors, first: { ($0, 1) }, second: { _ in (0, 0) })
    let common = pairs.map { i, j in
      let psi = (0..<r.rows).map {
        2 * inverse[$0, i] * inverse[$0, j] / (inverse[$0, $0] * inverse[$0, $0])
      }
      return kept(
        turned: v.turnedPair(i, j) - v.transposeTimes(v.scalingRows(by: psi)))
    }
    return (common, complements(common))
  }

  private static func free(_ psi: [Double], upper: Double) -> [Int] {
    psi.indices.filter {
      psi[$0] > FactorSolution.smallestUniqueness * (1 + 1e-6) && psi[$0] < upper * (1 - 1e-9)
    }
  }

  /// The changes x of the uniquenesses by each pair, with Σ_j own_j x_j = right in the free places and zeros in the
  /// others.
  private static func solved(
    _ own: [[Double]], _ right: [[Double]], free: [Int]
  ) throws(MatrixError) -> Matrix {
    var result = Matrix(rows: own.count, columns: right.count)
    guard !free.isEmpty else { return result }
    let factor = try PivotedQR(
      of: Matrix(rows: free.count, columns: free.count) { own[free[$1]][free[$0]] },
      named: "second derivatives of the extraction")
    guard factor.rank == free.count else {
      throw MatrixError(factor.name, .rankDeficient(rank: factor.rank, columns: free.count))
    }
    for (pair, values) in right.enumerated() {
      let solution = factor.solveR(factor.transposeQTimes(free.map { values[$0] }))
      for (place, column) in factor.order.enumerated() {
        result[free[column], pair] = solution[place]
      }
    }
    return result
  }
}
