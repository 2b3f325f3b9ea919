extension Rotation {
  /// Varimax, with Kaiser's normalisation as in R's `varimax` and SPSS unless told otherwise. H. F.
  /// Kaiser, Psychometrika 23 (1958).
  ///
  /// - Throws: `FactorError` if the search does not settle.
  public static func varimax(
    _ loadings: Matrix, _ options: Options = Options(kaiser: true)
  ) throws(FactorError) -> Rotation {
    try Rotation(
      loadings, CrawfordFerguson(kappa: 1 / Double(loadings.rows)), .orthogonal, options)
  }

  /// Quartimax.
  ///
  /// - Throws: `FactorError` if the search does not settle.
  public static func quartimax(
    _ loadings: Matrix, _ options: Options = Options()
  ) throws(FactorError) -> Rotation {
    try Rotation(loadings, CrawfordFerguson(kappa: 0), .orthogonal, options)
  }

  /// Equamax: Crawford–Ferguson with κ = k/2p.
  ///
  /// - Throws: `FactorError` if the search does not settle.
  public static func equamax(
    _ loadings: Matrix, _ options: Options = Options()
  ) throws(FactorError) -> Rotation {
    let kappa = Double(loadings.columns) / Double(2 * loadings.rows)
    return try Rotation(loadings, CrawfordFerguson(kappa: kappa), .orthogonal, options)
  }

  /// Oblimin; γ = 0, quartimin, is the default of `psych` and SPSS.
  ///
  /// - Throws: `FactorError` if the search does not settle.
  public static func oblimin(
    _ loadings: Matrix, gamma: Double = 0, _ options: Options = Options()
  ) throws(FactorError) -> Rotation {
    try Rotation(loadings, Oblimin(gamma: gamma), .oblique, options)
  }

  /// Oblique geomin.
  ///
  /// - Throws: `FactorError` if the search does not settle.
  public static func geomin(
    _ loadings: Matrix, delta: Double = 0.01, _ options: Options = Options()
  ) throws(FactorError) -> Rotation {
    try Rotation(loadings, Geomin(delta: delta), .oblique, options)
  }

  /// Promax: varimax loadings raised to a power, as far as a linear map of them goes. A. E.
  /// Hendrickson and P. O. White, Br. J. Stat. Psychol. 17 (1964); as R's `promax` after `varimax`.
  ///
  /// - Throws: `FactorError` if varimax does not settle or the loadings are dependent.
  public static func promax(
    _ loadings: Matrix, power: Double = 4, _ options: Options = Options(kaiser: true)
  ) throws(FactorError) -> Rotation {
    let start = try varimax(loadings, options)
    let a = start.loadings
    guard a.columns > 1 else { return start }
    let target = a.map { $0 * pow(abs($0), power - 1) }
    do throws(MatrixError) {
      let qr = try Cholesky(of: a.symmetricProduct, named: "loadings")
      let map = try qr.solve(a.transposeTimes(target))
      // Columns scaled so that the factors, with correlations (UᵀU)⁻¹, have variance 1.
      let inverse = try Cholesky(of: map.symmetricProduct, named: "promax map").inverse
      let u = map.scalingColumns(by: inverse.diagonal.map { $0.squareRoot() })
      let t = try u.inverse("promax map").transposed
      return Rotation(
        pattern: a * u, transformation: start.transformation * t, value: .nan,
        start.convergence, start.optima)
    } catch {
      throw .matrix(error)
    }
  }
}
