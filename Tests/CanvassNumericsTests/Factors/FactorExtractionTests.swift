import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: R's `factanal` and `psych`, polished to a gradient of zero
/// (`Fixtures/make/factors.R`).
@Suite struct FactorExtractionTests {
  let fixture: FactorFixture
  let ability, harman, bfi: CorrelationMatrix

  init() throws {
    fixture = try Fixtures.load("factors")
    ability = try CorrelationMatrix(Matrix(fixture.ability))
    harman = try CorrelationMatrix(Matrix(fixture.harman))
    bfi = try CorrelationMatrix(Matrix(fixture.bfi))
  }

  func check(
    _ correlations: CorrelationMatrix, _ rows: Double, _ expected: FactorFixture.Fit
  ) throws {
    let fit = try FactorSolution(
      correlations, factors: expected.factors, method: .maximumLikelihood)
    #expect(fit.convergence.converged && fit.convergence.remaining < 1e-10)
    #expect(relativeError(fit.uniquenesses, expected.uniquenesses) < 1e-9)
    #expect(relativeError(fit.loadings, expected.loadings) < 1e-9)
    #expect(relativeError(fit.objective, expected.objective) < 1e-10)
    let measures = try FactorFit(fit, rows: rows)
    #expect(relativeError(measures.chiSquared, expected.statistic) < 1e-9)
    #expect(measures.degreesOfFreedom == Double(expected.dof))
    #expect(fit.heywood.isEmpty)
    // factanal's own search stops before: at no lower a discrepancy, with more slope left.
    let own = expected.factanal
    #expect(fit.objective <= own.objective + 1e-14 && fit.convergence.remaining < own.gradient)
    #expect(relativeError(measures.chiSquared, own.statistic) < 1e-6)
  }

  @Test func maximumLikelihood() throws {
    for expected in fixture.abilityFits { try check(ability, 112, expected) }
    for expected in fixture.harmanFits { try check(harman, 145, expected) }
    try check(bfi, 2800, fixture.bfiFit)
  }

  /// The published χ² of `factanal` for Harman's 24 tests: 622.91, 420.24, 295.59, 226.68, 186.82.
  @Test func harmanPublished() throws {
    let published = [622.91, 420.24, 295.59, 226.68, 186.82]
    for (k, value) in published.enumerated() {
      let fit = try FactorSolution(harman, factors: k + 1, method: .maximumLikelihood)
      #expect(abs(try FactorFit(fit, rows: 145).chiSquared - value) < 0.006)
    }
  }

  @Test func minimumResidualsAndFit() throws {
    let expected = fixture.minres
    let fit = try FactorSolution(bfi, factors: 5)
    #expect(fit.convergence.converged)
    #expect(relativeError(fit.uniquenesses, expected.uniquenesses) < 1e-9)
    #expect(relativeError(fit.loadings, expected.loadings) < 1e-9)
    #expect(relativeError(fit.objective, expected.objective) < 1e-12)
    // `psych::factor.stats` of these loadings.
    let measures = try FactorFit(fit, rows: 2800)
    let interval = measures.rmseaInterval
    #expect(measures.degreesOfFreedom == Double(expected.dof))
    #expect(
      relativeError(
        [
          measures.chiSquared, measures.discrepancy, measures.tli, measures.bic, measures.rms,
          measures.rmsea, interval.lowerBound, interval.upperBound,
        ],
        [expected.statistic, expected.discrepancy, expected.tli, expected.bic, expected.rms]
          + expected.rmsea) < 1e-8)
    #expect(relativeError(measures.p, expected.p) < 1e-6)
  }

  /// `psych::fa(bfi[1:25], 5)` itself stops a little before the minimum; its figures agree to where.
  @Test func psychStopsBefore() throws {
    let stopped = fixture.minres.psych
    let fit = try FactorSolution(bfi, factors: 5)
    #expect(fit.objective < stopped.objective && fit.convergence.remaining < 1e-11)
    #expect(stopped.gradient > 1e-7)
    let eigen = try SymmetricEigen(of: bfi.values - Matrix(diagonal: stopped.uniquenesses))
    let there = eigen.values.dropFirst(5).reduce(0) { $0 + 0.5 * $1 * $1 }
    #expect(relativeError(there, stopped.objective) < 1e-12)
    let measures = try FactorFit(fit, rows: 2800)
    let found = [
      measures.chiSquared, measures.discrepancy, measures.tli, measures.rmsea,
      measures.rmseaInterval.lowerBound, measures.rmseaInterval.upperBound,
    ]
    let theirs = [stopped.statistic, stopped.discrepancy, stopped.tli] + stopped.rmsea
    #expect(relativeError(found, theirs) < 1e-6)
    #expect(relativeError(measures.bic, stopped.bic) < 1e-5)
  }

  /// With rows that differ by pair `rms` weighs pairs by them, as `psych`; nothing else changes.
  @Test func rowsOfPairs() throws {
    let counted = try CorrelationMatrix(bfi.values, rowsOfPairs: Matrix(fixture.counts))
    let fit = try FactorFit(try FactorSolution(counted, factors: 5), rows: 2800)
    let plain = try FactorFit(try FactorSolution(bfi, factors: 5), rows: 2800)
    #expect(relativeError(fit.rms, fixture.minres.pairedRms) < 1e-8)
    #expect(relativeError(fit.rms, fixture.minres.psych.rms) < 1e-8)
    #expect(fit.srmr == plain.srmr && fit.chiSquared == plain.chiSquared)
    let same = try CorrelationMatrix(bfi.values, rows: 2800)
    let even = try FactorFit(try FactorSolution(same, factors: 5), rows: 2800)
    #expect(relativeError(even.rms, plain.rms) < 1e-14)
  }

  /// `psych::fa(fm = "pa")` stops when the sum of communalities moves by less than 0.001; carried on,
  /// principal axes are minimum residuals.
  @Test func principalAxes() throws {
    let psych = try FactorSolution(bfi, factors: 5, method: .principalAxis(.psych))
    #expect(relativeError(psych.uniquenesses, fixture.axis.uniquenesses) < 1e-10)
    #expect(relativeError(psych.loadings, fixture.axis.loadings) < 1e-9)
    let exact = try FactorSolution(bfi, factors: 5, method: .principalAxis(.exact))
    #expect(exact.convergence.converged)
    #expect(relativeError(exact.uniquenesses, fixture.minres.uniquenesses) < 1e-7)
  }

  @Test func principalComponents() throws {
    let all = try FactorSolution(ability, factors: 6, method: .principalComponents)
    #expect((all.loadings.timesTranspose(all.loadings) - ability.values).maximumNorm < 1e-14)
    let two = try FactorSolution(ability, factors: 2, method: .principalComponents)
    let squares = two.loadings.column(0).reduce(0) { $0 + $1 * $1 }
    #expect(relativeError(squares, try SymmetricEigen.values(of: ability.values)[0]) < 1e-13)
  }

  /// A matrix that follows the model exactly is reproduced by every method, whatever the size of the
  /// sample.
  @Test func exactModelIsFound() throws {
    let loadings = Matrix([
      [0.8, 0.1], [0.7, 0.2], [0.6, -0.1], [0.1, 0.7], [0.2, 0.6], [0, 0.8], [0.5, 0.5],
    ])
    var r = loadings.timesTranspose(loadings)
    let uniquenesses = r.diagonal.map { 1 - $0 }
    for i in 0..<7 { r[i, i] = 1 }
    let correlations = try CorrelationMatrix(r)
    for method in [ExtractionMethod.maximumLikelihood, .minimumResiduals, .principalAxis(.exact)] {
      let fit = try FactorSolution(correlations, factors: 2, method: method)
      #expect(relativeError(fit.uniquenesses, uniquenesses) < 1e-6, "\(method)")
      #expect(abs(fit.objective) < 1e-12)
    }
    let measures = try FactorFit(
      try FactorSolution(correlations, factors: 2, method: .maximumLikelihood), rows: 500)
    #expect(measures.rmsea == 0 && measures.cfi == 1 && measures.srmr < 1e-7)
  }

  /// Expected: BFGS and Newton's method in R, to a gradient of 10⁻¹². Equal weights are minimum
  /// residuals.
  @Test func weightedLeastSquares() throws {
    let expected = fixture.weighted
    let fit = try FactorSolution(
      bfi, factors: 5, method: .weightedLeastSquares(weights: Matrix(expected.weights)))
    #expect(fit.convergence.converged)
    #expect(relativeError(fit.objective, expected.objective) < 1e-11)
    #expect(relativeError(fit.loadings, expected.loadings) < 1e-8)
    let equal = try FactorSolution(
      bfi, factors: 5,
      method: .weightedLeastSquares(weights: Matrix(rows: 25, columns: 25, repeating: 3)))
    #expect(relativeError(equal.loadings, fixture.minres.loadings) < 1e-8)
    let negative = Matrix(rows: 25, columns: 25, repeating: -1)
    #expect(throws: FactorError.self) {
      try FactorSolution(bfi, factors: 5, method: .weightedLeastSquares(weights: negative))
    }
  }

  /// Expected: `psych::factor.congruence`.
  @Test func congruence() throws {
    let left = Matrix(fixture.minres.loadings).selecting(columns: [0, 1, 2])
    let right = Matrix(fixture.weighted.loadings)
    #expect(relativeError(left.congruence(with: right), fixture.congruence) < 1e-12)
  }

  @Test func heywoodCasesAreNamed() throws {
    // Two variables that only one factor of its own can explain: 0.9 = 1 · 0.9 within bounds.
    let r = Matrix([[1, 0.9, 0.9], [0.9, 1, 0.5], [0.9, 0.5, 1]])
    let fit = try FactorSolution(
      try CorrelationMatrix(r, names: ["hub", "left", "right"]), factors: 1,
      method: .minimumResiduals)
    #expect(fit.heywood == ["hub"] && fit.uniquenesses[0] == FactorSolution.smallestUniqueness)
  }

  @Test func impossibleNumbersOfFactorsAreNamed() throws {
    #expect(throws: FactorError.factors(4, variables: 6, most: 3)) {
      try FactorSolution(ability, factors: 4)
    }
    #expect(throws: FactorError.factors(0, variables: 6, most: 3)) {
      try FactorSolution(ability, factors: 0)
    }
    let singular = try CorrelationMatrix(Matrix([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]]))
    #expect(
      throws: FactorError.matrix(
        MatrixError("correlation matrix", .notPositiveDefinite(order: 2)))
    ) { try FactorSolution(singular, factors: 1, method: .maximumLikelihood) }
  }
}
