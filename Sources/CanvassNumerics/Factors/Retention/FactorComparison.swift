/// The fits of models with one factor, two, three and so on, side by side.
public struct FactorComparison: Sendable {
  /// One model.
  public struct Model: Sendable {
    /// The number of factors.
    public let factors: Int
    /// How well it fits.
    public let fit: FactorFit
    /// How the extraction ended.
    public let convergence: Convergence
    /// The variables whose uniqueness ended at its bound.
    public let heywood: [String]
    /// The χ² that one factor more takes away; NaN for the last model.
    public let gain: Double
    /// The degrees of freedom that it costs.
    public let cost: Double
    /// P(χ² ≥ gain), with `cost` degrees of freedom: as a guide, since a factor too many leaves the
    /// model without the regularity that the χ² distribution supposes. NaN for the last model.
    public let p: Double
  }

  /// The models, from one factor on.
  public let models: [Model]
  /// The number of factors with the smallest BIC, of models without a Heywood case if there are any.
  public let suggestedByBIC: Int
  /// The smallest number of factors whose RMSEA, by the lower end of its interval, may be below 0.05;
  /// nil if none.
  public let suggestedByRMSEA: Int?

  /// Takes out 1...`most` factors, at most as many as leave a degree of freedom.
  ///
  /// - Throws: `FactorError` if one factor cannot be found or a fit needs more rows.
  public init(
    _ correlations: CorrelationMatrix, rows: Double, most: Int? = nil,
    method: ExtractionMethod = .maximumLikelihood
  ) throws(FactorError) {
    guard method != .principalComponents else {
      throw .missing(what: "a factor model, which principal components are not,")
    }
    let p = correlations.values.rows
    let possible = (0...p).last { FactorSolution.degreesOfFreedom(p, $0) > 0 } ?? 0
    let last = min(most ?? possible, possible)
    guard last >= 1 else { throw .factors(most ?? 1, variables: p, most: possible) }
    var solutions: [(solution: FactorSolution, fit: FactorFit)] = []
    for k in 1...last {
      let solution = try FactorSolution(correlations, factors: k, method: method)
      solutions.append((solution, try FactorFit(solution, rows: rows)))
    }
    models = solutions.enumerated().map { place, item in
      let next = place + 1 < solutions.count ? solutions[place + 1].fit : nil
      let gain = next.map { item.fit.chiSquared - $0.chiSquared } ?? .nan
      let cost = next.map { item.fit.degreesOfFreedom - $0.degreesOfFreedom } ?? .nan
      return Model(
        factors: place + 1, fit: item.fit, convergence: item.solution.convergence,
        heywood: item.solution.heywood, gain: gain, cost: cost,
        p: next == nil ? .nan : ChiSquared(degreesOfFreedom: cost).upperTail(max(0, gain)))
    }
    let proper = models.filter { $0.heywood.isEmpty && $0.convergence.converged }
    let candidates = proper.isEmpty ? models : proper
    suggestedByBIC = candidates.min { $0.fit.bic < $1.fit.bic }?.factors ?? 1
    suggestedByRMSEA = models.first { $0.fit.rmseaInterval.lowerBound < 0.05 }?.factors
  }
}
