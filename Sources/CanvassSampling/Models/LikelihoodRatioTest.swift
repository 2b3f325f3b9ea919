import CanvassNumerics
import Glibc

extension FormulaRegression {
  /// The likelihood-ratio test of every term of the formula, as the design makes it: 2(ℓ − ℓ₀) of the weighted
  /// likelihoods with and without the term (of a Gaussian model the difference of the residual sums of squares), on its
  /// own distribution Σδχ²₁ over χ²_ν/ν. The δ are the eigenvalues of V₀⁻¹V, of the covariance of the term's coefficients
  /// and what it would be if the weighted likelihood were that of a simple random sample.
  ///
  /// T. Lumley and A. Scott, "Tests for regression models fitted to survey data", Australian & New Zealand J. Statist. 56
  /// (2014); J. N. K. Rao and A. J. Scott, Ann. Statist. 12 (1984). R: `survey::regTermTest(method = "LRT")`, whose
  /// tail is a saddlepoint approximation where this one is exact. The terms of interactions are tested as they are
  /// coded, the others being in the model.
  ///
  /// - Throws: `RegressionError` where the model has no fit without a term.
  public func likelihoodRatioTests(_ inference: RegressionInference) throws -> [TermTest] {
    let naive = try fit.scored.sandwich(fit.scored.information).matrix
    return try termPlaces.enumerated().map { index, term in
      let effects = Self.designEffects(
        inference.covariance, naive, at: term.places)
      guard let effects, inference.degreesOfFreedom > 0,
        let reduced = try devianceWithout(term: index)
      else {
        return TermTest(
          .likelihoodRatio, term: term.term, coefficients: term.places.count, denominator: nil,
          statistic: nil, probability: nil)
      }
      let ratio = max(0, reduced - fit.deviance)
      let nu = inference.degreesOfFreedom
      return TermTest(
        .likelihoodRatio, term: term.term, coefficients: term.places.count,
        denominator: nu.isFinite ? nu : nil, statistic: ratio,
        probability: Self.probability(of: ratio, effects, degreesOfFreedom: nu),
        designEffects: effects)
    }
  }

  /// P(Σδχ²₁ > x·χ²_ν/ν).
  private static func probability(
    of x: Double, _ effects: [Double], degreesOfFreedom nu: Double
  ) -> Double {
    guard x > 0 else { return 1 }
    if nu.isInfinite, effects[0] - effects[effects.count - 1] <= 1e-9 * effects[0] {
      return ChiSquared(degreesOfFreedom: Double(effects.count)).upperTail(x / effects[0])
    }
    // Infinitely many are 10⁸, as far as digits of p go.
    return QuadraticForm(effects, above: x, degreesOfFreedom: min(nu, 1e8)).probabilityAboveZero
  }

  /// The eigenvalues of V₀⁻¹V of some parameters; `nil` where either is none.
  private static func designEffects(_ v: Matrix, _ naive: Matrix, at places: [Int]) -> [Double]? {
    guard !places.isEmpty else { return nil }
    let (own, simple) = (
      v.selecting(rows: places, columns: places), naive.selecting(rows: places, columns: places)
    )
    guard own.elements.allSatisfy(\.isFinite), simple.diagonal.allSatisfy({ $0 > 0 }) else {
      return nil
    }
    let scale = simple.diagonal.map { 1 / $0.squareRoot() }
    func scaled(_ matrix: Matrix) -> Matrix {
      matrix.scalingRows(by: scale).scalingColumns(by: scale)
    }
    guard let root = try? Cholesky(of: scaled(simple), named: "information of a term"),
      root.reciprocalCondition > 1e-12, let whole = try? root.whitenBothSides(scaled(own)),
      let eigen = try? SymmetricEigen(of: whole, named: "design effects of a term")
    else { return nil }
    // What is left of a variance of zero is rounding.
    let largest = eigen.values.max() ?? 0
    let effects = eigen.values.filter { $0 > 1e-12 * largest }
    return largest > 0 ? effects.sorted(by: >) : nil
  }

  /// The deviance of the model without a term; `nil` where nothing is left to estimate.
  private func devianceWithout(term index: Int) throws -> Double? {
    let aliased = Set(fit.aliased)
    let kept = terms.indices.filter {
      !aliased.contains(terms[$0]) && coding.termOfColumn[modelColumns[$0]] != index
    }
    let data = fit.data
    guard !kept.isEmpty else { return fit.devianceOfThresholds }
    let reduced = try RegressionData(
      x: data.x.selecting(columns: kept), y: data.y, terms: kept.map { terms[$0] },
      weights: data.weights, offset: data.offset,
      lowParts: Dictionary(
        uniqueKeysWithValues: kept.enumerated().compactMap { place, column in
          data.lowParts[column].map { (place, $0) }
        }),
      exactColumns: Set(kept.indices.filter { data.exactColumns.contains(kept[$0]) }))
    return try family.fit(reduced).deviance
  }
}

extension FittedRegression {
  /// Twice what the likelihood of the fit lacks of a perfect one, dispersion left aside; of models of several categories
  /// −2ℓ.
  fileprivate var deviance: Double {
    switch self {
    case .linear(let model): model.residualSumOfSquares
    case .generalized(let model): model.deviance
    case .ordinal(let model): model.deviance
    case .multinomial(let model): model.deviance
    }
  }

  /// −2ℓ of an ordinal model of thresholds alone, which are the shares of the categories; `nil` for other models, and
  /// with an offset.
  fileprivate var devianceOfThresholds: Double? {
    guard case .ordinal = self, data.offset.allSatisfy({ $0 == 0 }) else { return nil }
    var sums: [Double: Double] = [:]
    for (answer, weight) in zip(data.y, data.rowWeights) { sums[answer, default: 0] += weight }
    let all = sums.values.reduce(0, +)
    return -2 * sums.values.filter { $0 > 0 }.sorted().reduce(0) { $0 + $1 * log($1 / all) }
  }
}
