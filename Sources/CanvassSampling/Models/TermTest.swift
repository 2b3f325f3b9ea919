import CanvassNumerics

/// A test that all coefficients of a term are zero.
public struct TermTest: Sendable {
  /// How terms are tested.
  public enum Kind: String, Sendable, CaseIterable {
    /// By the coefficients and their covariance.
    case wald
    /// By the likelihoods with and without the term.
    case likelihoodRatio = "likelihood-ratio"
  }

  /// How it was tested.
  public let kind: Kind
  /// The term, as R writes it.
  public let term: String
  /// The number of coefficients that are tested.
  public let coefficients: Int
  /// Degrees of freedom of the denominator; `nil` where the statistic is χ² and not F.
  public let denominator: Double?
  /// bᵀV⁻¹b/q, an F, or bᵀV⁻¹b, a χ²; of likelihoods 2(ℓ − ℓ₀). `nil` where V is singular or no coefficient exists.
  public let statistic: Double?
  /// The probability of as large a statistic if the coefficients are zero.
  public let probability: Double?
  /// The weights of the χ²₁ of which the statistic of likelihoods is a sum, the largest first; none for Wald's.
  public let designEffects: [Double]

  init(
    _ kind: Kind = .wald, term: String, coefficients: Int, denominator: Double?,
    statistic: Double?, probability: Double?, designEffects: [Double] = []
  ) {
    (self.kind, self.term, self.coefficients) = (kind, term, coefficients)
    (self.denominator, self.statistic) = (denominator, statistic)
    (self.probability, self.designEffects) = (probability, designEffects)
  }
}

extension FormulaRegression {
  /// Wald's test of every term of the formula: its coefficients b with their covariance V together,
  /// F = bᵀV⁻¹b/q with q and the degrees of freedom of the coefficients, or χ² = bᵀV⁻¹b with q where
  /// these are infinite (R: `survey::regTermTest`). The terms of interactions are tested as they are
  /// coded, the others being in the model.
  public func termTests(_ inference: RegressionInference) -> [TermTest] {
    let estimates = fit.scored.fittedEstimates
    let existing = inference.coefficients.filter { !$0.value.isNaN }
    return termPlaces.map { name, places in
      // A term of one coefficient has that one's degrees of freedom.
      let freedom =
        places.count == 1 && places[0] < existing.count
        ? existing[places[0]].degreesOfFreedom : inference.degreesOfFreedom
      let wald =
        places.isEmpty || !(freedom > 0)
          || places.contains(where: { $0 < existing.count && !(existing[$0].variance > 0) })
        ? nil
        : inference.parameterCovariance.waldStatistic(places, estimates)
      let q = Double(places.count)
      if freedom.isFinite {
        return TermTest(
          term: name, coefficients: places.count, denominator: freedom,
          statistic: wald.map { $0 / q })
      }
      return TermTest(
        term: name, coefficients: places.count, denominator: nil, statistic: wald,
        probability: wald.map { ChiSquared(degreesOfFreedom: q).upperTail($0) })
    }
  }

  /// The terms of the formula with the places of their coefficients among the parameters of the fit.
  var termPlaces: [(term: String, places: [Int])] {
    let aliased = Set(fit.aliased)
    let kept = modelColumns.indices.filter { !aliased.contains(terms[$0]) }
    return formula.termNames.enumerated().map { index, name in
      let own = kept.indices.filter { coding.termOfColumn[modelColumns[kept[$0]]] == index }
      return (
        name,
        (0..<fit.equationCount).flatMap { equation in own.map { equation * kept.count + $0 } }
      )
    }
  }
}

extension TermTest {
  /// A test by F.
  init(term: String, coefficients: Int, denominator: Double, statistic: Double?) {
    self.init(
      term: term, coefficients: coefficients, denominator: denominator, statistic: statistic,
      probability: statistic.map {
        FDistribution(Double(coefficients), denominator).upperTail($0)
      })
  }
}
