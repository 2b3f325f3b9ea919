import CanvassNumerics
import CanvassTestSupport
import Testing

/// Expected values: the definitions written out in R (`Fixtures/make/regression.R`).
@Suite struct LogisticMeasuresTests {
  let fixture: RegressionFixture
  let model: GeneralizedLinearModel

  init() throws {
    fixture = try Fixtures.load("regression")
    model = try GeneralizedLinearModel(try fixture.data("binary"), family: .logistic)
  }

  @Test func pseudoRSquared() throws {
    let r2 = try model.pseudoRSquared()
    #expect(
      relativeError([r2.mcFadden, r2.coxSnell, r2.nagelkerke], fixture.logisticMore.pseudo)
        < 1e-11)
    #expect(relativeError(try model.discrimination(), fixture.logisticMore.tjur) < 1e-10)
    let counts = try GeneralizedLinearModel(try fixture.data("count"), family: .poisson(.log))
    #expect(throws: RegressionError.self) { try counts.discrimination() }
  }

  @Test func hosmerLemeshow() throws {
    let test = try HosmerLemeshow(model)
    #expect(relativeError(test.statistic, fixture.logisticMore.hosmer) < 1e-9)
    #expect(relativeError(test.p, fixture.logisticMore.hosmerP) < 1e-9)
    #expect(test.groups.reduce(0) { $0 + $1.units } == 120 && test.degreesOfFreedom == 8)
    let expected = test.groups.reduce(0) { $0 + $1.expected }
    #expect(relativeError(expected, fixture.column("binary").reduce(0, +)) < 1e-11)
    let counts = try GeneralizedLinearModel(try fixture.data("count"), family: .poisson(.log))
    #expect(throws: RegressionError.self) { try HosmerLemeshow(counts) }
  }

  @Test func averageMarginalEffects() throws {
    let (effects, covariance) = try model.averageMarginalEffects(
      covariance: try model.parameterCovariance())
    #expect(relativeError(effects, fixture.logisticMore.effects) < 1e-10)
    #expect(relativeError(covariance, fixture.logisticMore.effectCovariance) < 1e-9)
  }

  /// The second derivatives of the means, by central differences of the first.
  @Test func curvatures() throws {
    let y = fixture.column("binary")
    for link in [Link.logit, .probit, .complementaryLogLog] {
      let fit = try GeneralizedLinearModel(
        try fixture.data("binary"), family: .binomial(link))
      let (effects, covariance) = try fit.averageMarginalEffects(
        covariance: try fit.parameterCovariance())
      // The delta method against differences of the effects, along each coefficient.
      let v = try fit.covariance()
      let jacobian = Matrix(rows: 5, columns: 5) { j, k in
        func effect(_ shift: Double) -> Double {
          var beta = fit.coefficients
          beta[k] += shift
          let eta = fixture.x * beta
          return beta[j] * eta.reduce(0) { $0 + link.mean($1).derivative } / Double(y.count)
        }
        return (effect(1e-5) - effect(-1e-5)) / 2e-5
      }
      let expected = (jacobian * v).timesTranspose(jacobian)
      #expect((covariance - expected).maximumNorm < 1e-7 * expected.maximumNorm)
      #expect(effects.count == 5)
    }
  }
}
