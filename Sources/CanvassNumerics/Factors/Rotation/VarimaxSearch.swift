/// How varimax is searched for: programs differ in where they stop.
public enum VarimaxSearch: Sendable, Equatable {
  /// As every other rotation: gradient projection, to the end.
  case gradientProjection
  /// As R's `varimax`, which `factanal` and `psych` call: T = UVᵀ of the singular value decomposition
  /// UDVᵀ of Aᵀ(Z³ − Z diag(ZᵀZ)/p) with Z = AT, until the sum of D grows by less than a share.
  case singularValues(growth: Double)

  /// With R's own share, 10⁻⁵.
  public static let r = VarimaxSearch.singularValues(growth: 1e-5)
}

extension Rotation {
  /// Varimax by R's iteration from the unrotated factors.
  ///
  /// - Throws: `FactorError` if the decomposition fails or the sum still grows after 1,000 steps.
  static func varimax(
    _ loadings: Matrix, growth: Double, _ options: Options
  ) throws(FactorError) -> Rotation {
    let (p, k) = (loadings.rows, loadings.columns)
    let lengths = (0..<p).map { LeastSquares.norm(loadings.row($0)) }
    let scale = lengths.map { options.kaiser && $0 > 0 ? 1 / $0 : 1 }
    let a = loadings.scalingRows(by: scale)
    var t = Matrix.identity(k)
    var (sum, steps, isSettled) = (0.0, 0, false)
    let interruption = Interruption.current
    while steps < 1000, !isSettled {
      steps += 1
      let z = a * t
      let squares = (0..<k).map { j in
        z.column(j).reduce(0) { $0 + $1 * $1 } / Double(p)
      }
      let slope = Matrix(rows: p, columns: k) { i, j in
        z[i, j] * (z[i, j] * z[i, j] - squares[j])
      }
      let past = sum
      do throws(MatrixError) {
        try interruption?.check("rotation")
        let parts = try SingularValues(of: a.transposeTimes(slope))
        t = parts.u.timesTranspose(parts.v)
        sum = parts.values.reduce(0, +)
      } catch {
        throw .matrix(error)
      }
      isSettled = sum < past * (1 + growth)
    }
    guard isSettled else { throw .notConverged(what: "rotation", iterations: steps) }
    let value = CrawfordFerguson(kappa: 1 / Double(p)).evaluate(a * t).value
    return Rotation(
      pattern: loadings * t, transformation: t, value: value,
      Convergence(converged: true, iterations: steps, remaining: growth),
      LocalMinima([value], starts: 1), order: options.order)
  }
}
