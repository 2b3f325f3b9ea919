/// What promax raises to a power, and where Kaiser's normalisation enters: programs differ.
public enum PromaxTarget: Sendable, Equatable, CaseIterable {
  /// The varimax loadings as they are: R's `promax` and `lavaan`.
  case loadings
  /// The varimax loadings with rows of length 1, which loadings as they are are then turned towards:
  /// SPSS.
  case normalized
  /// The same, and the turn too is found from rows of length 1: `psych::fa(rotate = "promax")`.
  case normalizedThroughout
}

extension Rotation {
  /// Promax: varimax loadings raised to a power, as far as a linear map of them goes. A. E.
  /// Hendrickson and P. O. White, Br. J. Stat. Psychol. 17 (1964); by default as R's `promax` after
  /// `varimax`.
  ///
  /// - Parameters:
  ///   - options: of varimax.
  ///   - search: of varimax.
  /// - Throws: `FactorError` if varimax does not settle or the loadings are dependent.
  public static func promax(
    _ loadings: Matrix, power: Double = 4, target kind: PromaxTarget = .loadings,
    _ options: Options = Options(kaiser: true), search: VarimaxSearch = .gradientProjection
  ) throws(FactorError) -> Rotation {
    let start = try varimax(loadings, options, search: search)
    let a = start.loadings
    guard a.columns > 1 else { return start }
    let lengths = (0..<a.rows).map { LeastSquares.norm(a.row($0)) }
    let scaled = a.scalingRows(by: lengths.map { $0 > 0 ? 1 / $0 : 1 })
    let basis = kind == .normalizedThroughout ? scaled : a
    let raised = (kind == .loadings ? a : scaled).map { $0 * pow(abs($0), power - 1) }
    do throws(MatrixError) {
      let qr = try Cholesky(of: basis.symmetricProduct, named: "loadings")
      let map = try qr.solve(basis.transposeTimes(raised))
      // Columns scaled so that the factors, with correlations (UᵀU)⁻¹, have variance 1.
      let inverse = try Cholesky(of: map.symmetricProduct, named: "promax map").inverse
      let u = map.scalingColumns(by: inverse.diagonal.map { $0.squareRoot() })
      let t = try u.inverse("promax map").transposed
      return Rotation(
        pattern: a * u, transformation: start.transformation * t, value: .nan,
        start.convergence, start.search, order: options.order)
    } catch {
      throw .matrix(error)
    }
  }
}
