import CanvassNumerics

/// The quadratic form of the weighted totals z_i of the clusters of a stratum that is its variance, where they were drawn
/// with unequal probabilities: V = Σ_k s_k·e_k², with elements e linear in z and signs s.
///
/// Clusters that were taken for certain add nothing and are left out; n counts the others.
struct ProbabilityForm: Sendable {
  /// The stratum.
  let stratum: Int
  /// Its clusters that chance has chosen.
  let clusters: [Int]
  /// The sign of each element.
  let signs: [Double]
  private let kind: Kind

  /// How elements are made.
  private enum Kind {
    /// One cluster: √(1 − π)·(z − mean of those beside it), by rule.
    case lonely(Double)
    /// √|d_i|·(z_i − z̄).
    case centred([Double])
    /// Σ d_i·z_i² + 2(Σ a_i·z_i)(Σ z_i): √|d_i|·z_i, and two elements for the product.
    case crossed([Double], [Double])
    /// Of an eigenvalue decomposition, √|λ_k|·q_k·z; of distances from the mean or not.
    case matrix(Matrix, isCentred: Bool)
  }

  /// - Parameter joint: π_ij of these clusters, where they are given.
  /// - Throws: `MatrixError` where these cannot be decomposed.
  init(_ unequal: UnequalProbabilities, _ stage: Stage, _ stratum: Int, joint: Matrix?) throws {
    self.stratum = stratum
    clusters = stage.clusters(of: stratum).filter { !stage.isCertain($0) }
    let p = clusters.map { stage.inclusion[$0] }
    let n = Double(p.count)
    guard p.count > 1 else {
      (kind, signs) = (.lonely(p.first.map { (1 - $0).squareRoot() } ?? 0), p.map { _ in 1 })
      return
    }
    let isCentred = unequal.effectiveEstimator != .horvitzThompson
    let parts: [Double]
    switch unequal.method {
    case .brewer:
      (kind, signs) = Self.centred(p.map { n / (n - 1) * (1 - $0) })
      return
    case .joint:
      (kind, signs) = try Self.decomposed(
        joint ?? Matrix(rows: p.count, columns: p.count), isCentred: isCentred)
      return
    case .overton: parts = p.map { ($0 - 1) / (2 * (n - 1)) }
    case .hartleyRao(let given):
      // Those taken for certain are no part of the population that chance has chosen from.
      let certain = Double(stage.sampled[stratum]) - n
      let mean = given.map { ($0 * (n + certain) - certain) / n } ?? p.reduce(0, +) / n
      parts = p.map { ($0 - (1 + mean) / 2) / (n - 1) }
    }
    // Δ_ij = a_i + a_j beside the diagonal.
    let sum = parts.reduce(0, +)
    if isCentred {
      (kind, signs) = Self.centred(parts.map { -n * $0 - sum })
    } else {
      let diagonal = zip(p, parts).map { 1 - $0 - 2 * $1 }
      kind = .crossed(diagonal, parts)
      signs = diagonal.map { $0 < 0 ? -1 : 1 } + [1, -1]
    }
  }

  /// Where the elements belong: to a cluster each, where the form is of distances from the mean.
  var places: [RootPlace] {
    let isByCluster =
      switch kind {
      case .lonely, .centred: true
      case .crossed, .matrix: false
      }
    return signs.indices.map {
      RootPlace(stage: 0, stratum: stratum, cluster: isByCluster ? clusters[$0] : nil)
    }
  }

  private static func centred(_ factors: [Double]) -> (Kind, [Double]) {
    (.centred(factors), factors.map { $0 < 0 ? -1 : 1 })
  }

  /// Δ, or for distances from the mean Δ less its row sums.
  private static func decomposed(_ joint: Matrix, isCentred: Bool) throws -> (Kind, [Double]) {
    let n = joint.rows
    var form = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<n {
        form[i, j] = i == j ? 1 - joint[i, i] : 1 - joint[i, i] * joint[j, j] / joint[i, j]
      }
    }
    if isCentred {
      for i in 0..<n {
        var others = 0.0
        for j in 0..<n where j != i { others += form[i, j] }
        form[i, i] = -others
      }
    }
    // Symmetric but for the digits of the file.
    for i in 0..<n {
      for j in 0..<i {
        let mean = (form[i, j] + form[j, i]) / 2
        (form[i, j], form[j, i]) = (mean, mean)
      }
    }
    let eigen = try SymmetricEigen(of: form, named: "joint probabilities")
    let roots = eigen.vectors.scalingColumns(by: eigen.values.map { abs($0).squareRoot() })
    return (
      .matrix(roots.transposed, isCentred: isCentred), eigen.values.map { $0 < 0 ? -1 : 1 }
    )
  }

  /// The elements.
  ///
  /// - Parameters:
  ///   - totals: of all clusters of the stage.
  ///   - pooledMean: what the cluster of a stratum with one is compared with; `nil` where it adds nothing.
  func elements(_ totals: [Double], pooledMean: Double?) -> [Double] {
    let z = clusters.map { totals[$0] }
    let mean = z.reduce(0, +) / Double(z.count)
    switch kind {
    case .lonely(let root): return [pooledMean.map { root * (z[0] - $0) } ?? 0]
    case .centred(let factors):
      return zip(z, factors).map { abs($1).squareRoot() * ($0 - mean) }
    case .crossed(let factors, let parts):
      // 2uv = ½(u + v)² − ½(u − v)², with u and v about as large.
      let size = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = size > 0 ? (Double(z.count).squareRoot() / size).squareRoot() : 1
      let u = scale * zip(z, parts).reduce(0) { $0 + $1.0 * $1.1 }
      let v = z.reduce(0, +) / scale
      return zip(z, factors).map { abs($1).squareRoot() * $0 }
        + [(u + v) / 2.0.squareRoot(), (u - v) / 2.0.squareRoot()]
    case .matrix(let roots, let isCentred):
      return roots * (isCentred ? z.map { $0 - mean } : z)
    }
  }
}
