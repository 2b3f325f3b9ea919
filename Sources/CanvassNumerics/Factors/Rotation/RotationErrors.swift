/// The standard errors of rotated maximum-likelihood loadings and factor correlations, for normal rows.
///
/// The information of the model on its parameters, n/2 tr Σ⁻¹Σ_iΣ⁻¹Σ_j, is bordered by the derivatives of
/// the conditions that hold at a minimum of the criterion Q: ΛᵀG Φ⁻¹ diagonal, with G = ∂Q/∂Λ; for
/// orthogonal rotation ΛᵀG symmetric. Its factor is taken in the directions that these leave free. R. I. Jennrich, "Standard errors for obliquely rotated factor
/// loadings", Psychometrika 38 (1973).
public struct RotationErrors: Sendable {
  /// What the unit of the variables is.
  public enum Scale: Sendable, Equatable {
    /// Each variable was divided by its standard deviation in the sample: Σ = D(ΛΦΛᵀ + Ψ)D with ones on
    /// the diagonal in the brackets and free scales D. This is what correlations are.
    case standardized
    /// The unit is known beforehand: Σ = ΛΦΛᵀ + Ψ with free Ψ. Of loadings of correlations these are not
    /// the errors; those of loadings of a variable are then usually too large.
    case fixed
  }

  /// The standard error of each loading: variables × factors.
  public let loadings: Matrix
  /// The standard errors of the factor correlations; zero for orthogonal factors.
  public let factorCorrelations: Matrix

  /// The errors of a rotation of maximum-likelihood factors from `rows` rows, by the criterion, in the space
  /// and with Kaiser's normalisation or without, as it was found. Of one factor there is nothing to turn and
  /// no condition.
  ///
  /// - Throws: `FactorError` if there are no factors or rows, or the information and the conditions do not
  ///   determine the loadings.
  public init(
    _ rotation: Rotation, _ criterion: any RotationCriterion, _ space: RotationSpace,
    rows n: Double, scale: Scale = .standardized, kaiser: Bool = false
  ) throws(FactorError) {
    let k = rotation.loadings.columns
    guard k >= 1 else { throw .missing(what: "a factor") }
    guard n > 1, n.isFinite else { throw .missing(what: "a number of rows") }
    let model = Model(rotation, criterion, space, scale, kaiser)
    do throws(MatrixError) {
      let covariance = try model.covariance()
      let p = rotation.loadings.rows
      loadings = Matrix(rows: p, columns: k) { i, j in
        (max(0, covariance[j * p + i, j * p + i]) / n).squareRoot()
      }
      var errors = Matrix(rows: k, columns: k)
      for (place, (a, b)) in model.pairs.enumerated() {
        let at = p * k + place
        errors[a, b] = (max(0, covariance[at, at]) / n).squareRoot()
        errors[b, a] = errors[a, b]
      }
      factorCorrelations = errors
    } catch {
      throw .matrix(error)
    }
  }

  /// The parameters with the conditions that hold at a minimum.
  struct Model {
    let lambda: Matrix
    let phi: Matrix
    let criterion: any RotationCriterion
    let space: RotationSpace
    let scale: Scale
    let kaiser: Bool
    /// The pairs of factors with a free correlation.
    let pairs: [(Int, Int)]

    init(
      _ rotation: Rotation, _ criterion: any RotationCriterion, _ space: RotationSpace,
      _ scale: Scale, _ kaiser: Bool
    ) {
      lambda = rotation.loadings
      phi = rotation.factorCorrelations
      self.criterion = criterion
      self.space = space
      self.scale = scale
      self.kaiser = kaiser
      let k = rotation.loadings.columns
      pairs =
        space == .orthogonal ? [] : (0..<k).flatMap { b in (0..<b).map { ($0, b) } }
    }

    /// The covariance of √n times the estimates, Z(ZᵀJᵀJZ)⁻¹Zᵀ with Z a basis of the directions that the
    /// conditions leave free: that block of the inverse of the bordered information JᵀJ.
    func covariance() throws(MatrixError) -> Matrix {
      let rows = try whitenedSlopes()
      let free = try lambda.columns > 1 ? directions() : .identity(rows.columns)
      let factor = try InformationFactor(
        rows: rows * free, weights: [Double](repeating: 1, count: rows.rows),
        named: "information on the rotated loadings")
      let root = free * factor.inverseRoot
      return root.timesTranspose(root)
    }

    /// An orthonormal basis of the changes of the parameters that keep the conditions.
    private func directions() throws(MatrixError) -> Matrix {
      let border = try border()
      let qr = try PivotedQR(of: border.transposed, named: "conditions of the rotation")
      guard qr.rank == border.rows else {
        throw MatrixError(qr.name, .rankDeficient(rank: qr.rank, columns: border.rows))
      }
      return Matrix(
        columns: (border.rows..<border.columns).map { place in
          qr.qTimes((0..<border.columns).map { $0 == place ? 1 : 0 })
        })
    }

    /// J at D = 1: the derivatives of the correlations of variables turned by L⁻¹, Σ = LLᵀ, those on the
    /// diagonal over √2, so that JᵀJ is ½ tr Σ⁻¹Σ_iΣ⁻¹Σ_j.
    private func whitenedSlopes() throws(MatrixError) -> Matrix {
      let structure = lambda * phi
      var sigma = structure.timesTranspose(lambda)
      for i in 0..<sigma.rows { sigma[i, i] = 1 }
      let factor = try Cholesky(of: sigma, named: "correlation matrix of the model")
      var columns: [[Double]] = []
      let interruption = Interruption.current
      for change in slopes(structure, sigma) {
        try interruption?.check("information on the loadings")
        columns.append(try factor.whitenedChange(change))
      }
      return Matrix(columns: columns)
    }

    /// ∂Σ by the loadings, the factor correlations and what belongs to each variable: its uniqueness, or
    /// the logarithm of its scale while the diagonal in the brackets stays 1.
    private func slopes(_ structure: Matrix, _ sigma: Matrix) -> [Matrix] {
      let (p, k) = (lambda.rows, lambda.columns)
      let none = Matrix(rows: p, columns: p)
      var result: [Matrix] = []
      for j in 0..<k {
        for i in 0..<p {
          var change = none
          for m in 0..<p {
            change[i, m] += structure[m, j]
            change[m, i] += structure[m, j]
          }
          result.append(change)
        }
      }
      for (a, b) in pairs {
        result.append(
          Matrix(rows: p, columns: p) { i, j in
            lambda[i, a] * lambda[j, b] + lambda[i, b] * lambda[j, a]
          })
      }
      switch scale {
      case .standardized:
        for k in result.indices { for i in 0..<p { result[k][i, i] = 0 } }
        result += (0..<p).map { m in
          Matrix(rows: p, columns: p) { i, j in
            (i == m ? sigma[i, j] : 0) + (j == m ? sigma[i, j] : 0)
          }
        }
      case .fixed:
        result += (0..<p).map { m in
          Matrix(rows: p, columns: p) { i, j in i == m && j == m ? 1 : 0 }
        }
      }
      return result
    }

    /// The conditions at given loadings and factor correlations.
    private func conditions(_ l: Matrix, _ f: Matrix) throws(MatrixError) -> [Double] {
      let k = l.columns
      let rows = kaiser ? l.withCommunalitiesOfOne(f) : l
      let slope = rows.transposeTimes(criterion.evaluate(rows).gradient)
      if space == .orthogonal {
        return (0..<k).flatMap { b in (0..<b).map { slope[$0, b] - slope[b, $0] } }
      }
      let m = slope * (try f.inverse("factor correlations"))
      return (0..<k).flatMap { b in (0..<k).filter { $0 != b }.map { m[$0, b] } }
    }

    /// Their derivatives by all parameters, by differences of fourth order: the loadings factor by factor, the
    /// correlations of the factors, and zeros for what belongs to each variable.
    func border() throws(MatrixError) -> Matrix {
      let (p, k) = (lambda.rows, lambda.columns)
      let step = 1e-3
      var columns: [[Double]] = []
      let interruption = Interruption.current
      for parameter in 0..<(p * k + pairs.count) {
        try interruption?.check("conditions of the rotation")
        func moved(_ by: Double) throws(MatrixError) -> [Double] {
          var (l, f) = (lambda, phi)
          if parameter < p * k {
            l[parameter % p, parameter / p] += by
          } else {
            let (a, b) = pairs[parameter - p * k]
            (f[a, b], f[b, a]) = (f[a, b] + by, f[b, a] + by)
          }
          return try conditions(l, f)
        }
        let near = zip(try moved(step), try moved(-step)).map { $0 - $1 }
        let far = zip(try moved(2 * step), try moved(-2 * step)).map { $0 - $1 }
        columns.append(zip(near, far).map { (8 * $0 - $1) / (12 * step) })
      }
      let none = [Double](repeating: 0, count: columns.first?.count ?? 0)
      columns += [[Double]](repeating: none, count: p)
      return Matrix(columns: columns)
    }
  }
}

extension Matrix {
  /// Loadings over the roots of their communalities, the diagonal of LΦLᵀ; these do not change by rotation.
  fileprivate func withCommunalitiesOfOne(_ phi: Matrix) -> Matrix {
    let structure = self * phi
    return scalingRows(
      by: (0..<rows).map { i in
        let communality = (0..<columns).reduce(0) { $0 + structure[i, $1] * self[i, $1] }
        return communality > 0 ? 1 / communality.squareRoot() : 1
      })
  }
}
