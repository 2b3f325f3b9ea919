/// The covariance of coefficients by clusters, each of whose residuals are put right for what the fit took of them (CR2),
/// with degrees of freedom of their own.
///
/// V = M Σ_g X_gᵀW_gA_g e_g e_gᵀA_gW_gX_g M with M = (XᵀWX)⁻¹ and A_g = B_g^(−1/2), B_g the block of (I − H)(I − H)ᵀ of the
/// cluster, H = XMXᵀW: unbiased where errors are independent and of one variance. Of a coefficient c′b the degrees of
/// freedom are (Σλ)²/Σλ², λ the eigenvalues of the matrix of the p_gᵀp_h, p_g = (I − H)_gᵀA_gW_gX_gMc.
///
/// R. M. Bell and D. F. McCaffrey, "Bias reduction in standard errors for linear regression with multi-stage samples",
/// Survey Methodology 28 (2002); J. E. Pustejovsky and E. Tipton, J. Bus. Econ. Statist. 36 (2018). R: `clubSandwich`
/// (`CR2`, `Satterthwaite`), with the identity as target; of generalised linear models with their own variances.
public struct BiasReducedCovariance: Sendable {
  /// V.
  public let covariance: ParameterCovariance
  /// Those of each coefficient that exists.
  public let degreesOfFreedom: [Double]
  private let pieces: [ClusterPiece.Targets]
  private let m: Matrix
  private let k: Matrix

  /// - Parameters:
  ///   - m: (XᵀWX)⁻¹.
  ///   - k: MXᵀWΦWXM, with Φ the target.
  init(_ pieces: [ClusterPiece], m: Matrix, k: Matrix, _ map: ParameterMap) {
    let scores = Matrix(columns: pieces.map(\.score)).transposed
    covariance = ParameterCovariance(m * scores.symmetricProduct * m, map)
    let targets = pieces.map(\.targets)
    degreesOfFreedom = (0..<map.count).map {
      Self.degreesOfFreedom(of: map.row($0), targets, m: m, k: k)
    }
    (self.pieces, self.m, self.k) = (targets, m, k)
  }

  /// Degrees of freedom of a linear combination c′b, such as an average effect.
  ///
  /// - Parameter combination: c, in the coordinates of the fit.
  public func degreesOfFreedom(of combination: [Double]) -> Double {
    Self.degreesOfFreedom(of: combination, pieces, m: m, k: k)
  }

  /// (tr P)²/tr P² of P = D + UᵀΩU, with Ω = (K, −M; −M, 0) and the columns (a_g; b_g) of U.
  private static func degreesOfFreedom(
    of combination: [Double], _ pieces: [ClusterPiece.Targets], m: Matrix, k: Matrix
  ) -> Double {
    let p = m.rows
    let direction = m * combination
    let sides = pieces.map { (a: $0.across * direction, b: $0.own * direction) }
    let u = Matrix(rows: 2 * p, columns: pieces.count) { row, g in
      row < p ? sides[g].a[row] : sides[g].b[row - p]
    }
    let omega = Matrix(rows: 2 * p, columns: 2 * p) { row, column in
      switch (row < p, column < p) {
      case (true, true): k[row, column]
      case (true, false): -m[row, column - p]
      case (false, true): -m[row - p, column]
      case (false, false): 0
      }
    }
    let turned = omega * u
    var (trace, squares) = (0.0, 0.0)
    for g in pieces.indices {
      let d = zip(direction, pieces[g].squares * direction).reduce(0) { $0 + $1.0 * $1.1 }
      let q = (0..<2 * p).reduce(0) { $0 + u[$1, g] * turned[$1, g] }
      trace += d + q
      squares += d * d + 2 * d * q
    }
    let product = turned.timesTranspose(u)
    for row in 0..<2 * p {
      for column in 0..<2 * p { squares += product[row, column] * product[column, row] }
    }
    return trace * trace / squares
  }
}

extension LinearModel {
  /// The covariance by clusters with bias reduction. O(n·p²): of a cluster only the space of its 2p columns X_g and W_gX_g
  /// counts, in which B_g differs from the identity.
  ///
  /// - Parameter clusters: the cluster of each row.
  /// - Throws: `RegressionError.undefined` for frequency weights and for a single cluster; `MatrixError`.
  public func biasReducedCovariance(clusters: [Int]) throws -> BiasReducedCovariance {
    let rows = try data.rowsByCluster(clusters)
    let weights = data.rowWeights
    let z = basis.z
    let m = factor.inverse
    let spread = z.scalingRows(by: weights)
    let k = m * spread.symmetricProduct * m
    let pieces = try rows.map {
      try ClusterPiece(z, weights, residuals, $0, m: m, k: k)
    }
    return BiasReducedCovariance(pieces, m: m, k: k, map)
  }
}

extension RegressionData {
  /// The rows with weight of each cluster, clusters ascending.
  ///
  /// - Throws: `RegressionError.undefined` for frequency weights, which no bias reduction knows, and for a single cluster.
  func rowsByCluster(_ clusters: [Int]) throws(RegressionError) -> [[Int]] {
    if case .frequency = weights {
      throw .undefined(what: "a covariance with bias reduction", weights: weights.noun)
    }
    let weights = rowWeights
    let rows = Dictionary(grouping: weights.indices.filter { weights[$0] > 0 }) { clusters[$0] }
    guard rows.count > 1 else {
      throw .undefined(what: "a covariance by clusters", weights: "a single cluster")
    }
    return rows.keys.sorted().map { rows[$0] ?? [] }
  }
}

/// What a cluster adds.
struct ClusterPiece: Sendable {
  /// X_gᵀA_gW_gX_g, X_gᵀW_gΦ_gA_gW_gX_g and X_gᵀW_gA_gΦ_gA_gW_gX_g, Φ being the target, from which degrees of freedom
  /// follow.
  struct Targets: Sendable {
    let across: Matrix
    let own: Matrix
    let squares: Matrix
  }

  /// X_gᵀW_gA_ge_g.
  let score: [Double]
  let targets: Targets
}

extension ClusterPiece {
  /// Of a linear model, with the identity as target.
  fileprivate init(
    _ z: Matrix, _ weights: [Double], _ residuals: [Double], _ rows: [Int], m: Matrix, k: Matrix
  ) throws {
    let x = z.selecting(rows: rows)
    let w = rows.map { weights[$0] }
    let wx = x.scalingRows(by: w)
    let isEqual = w.allSatisfy { $0 == w[0] }
    // The space in which B_g is not the identity.
    let svd = try SingularValues(
      of: isEqual
        ? x.scalingColumns(by: x.columnScale)
        : x.scalingColumns(by: x.columnScale).appending(
          columns: wx.scalingColumns(by: wx.columnScale)),
      named: "model matrix of a cluster")
    let largest = svd.values.first ?? 0
    let kept = svd.values.indices.filter { svd.values[$0] > 1e-11 * largest }
    let q = svd.u.selecting(columns: Array(kept))
    let (rx, rw) = (q.transposeTimes(x), q.transposeTimes(wx))
    let cross = (rx * m).timesTranspose(rw)
    let inner = (rx * k).timesTranspose(rx) - cross - cross.transposed
    let block = Matrix(rows: kept.count, columns: kept.count) {
      ($0 == $1 ? 1 : 0) + (inner[$0, $1] + inner[$1, $0]) / 2
    }
    let eigen = try SymmetricEigen(of: block, named: "residuals of a cluster")
    // A direction that the cluster fits by itself has no residual.
    let roots = eigen.values.map { $0 > 1e-10 ? 1 / $0.squareRoot() : 0 }
    let f = eigen.vectors.scalingColumns(by: roots).timesTranspose(eigen.vectors)
    let e = rows.map { residuals[$0] }
    let inside = q.transposeTimes(Matrix(columns: [e]))
    let moved = rw.transposeTimes(f * inside - inside)
    let plain = wx.transposeTimes(Matrix(columns: [e]))
    let y = f * rw
    self.init(
      score: (0..<plain.rows).map { plain[$0, 0] + moved[$0, 0] },
      targets: Targets(
        across: rx.transposeTimes(y), own: rw.transposeTimes(y), squares: y.symmetricProduct))
  }
}

extension Matrix {
  /// One over the length of each column, so that columns of other units weigh the same; 1 for zeros.
  fileprivate var columnScale: [Double] {
    (0..<columns).map { j in
      let length = column(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? 1 / length : 1
    }
  }
}
