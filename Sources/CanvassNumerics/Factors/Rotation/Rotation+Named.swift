extension Rotation {
  /// Varimax, with Kaiser's normalisation as in R's `varimax` and SPSS unless told otherwise. H. F.
  /// Kaiser, Psychometrika 23 (1958).
  ///
  /// - Throws: `FactorError` if the search does not settle.
  public static func varimax(
    _ loadings: Matrix, _ options: Options = Options(kaiser: true),
    search: VarimaxSearch = .gradientProjection
  ) throws(FactorError) -> Rotation {
    if case .singularValues(let growth) = search, loadings.columns > 1 {
      return try varimax(loadings, growth: growth, options)
    }
    return try Rotation(
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
}
