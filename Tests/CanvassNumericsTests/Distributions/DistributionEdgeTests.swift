import CanvassNumerics
import CanvassTestSupport
import Testing

@Suite struct DistributionEdgeTests {
  /// Limits that follow from the definitions.
  @Test func endsOfTheSupport() {
    let t = StudentT(degreesOfFreedom: 5)
    #expect(t.quantile(0) == -.infinity && t.quantile(1) == .infinity)
    #expect(t.cumulative(-.infinity) == 0 && t.upperTail(-.infinity) == 1)
    #expect(t.density(.infinity) == 0)
    let beta = Beta(2, 3)
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1 && beta.upperQuantile(0) == 1)
    #expect(beta.cumulative(-1) == 0 && beta.cumulative(2) == 1 && beta.density(1.5) == 0)
    #expect(ChiSquared(degreesOfFreedom: 2).density(0) == 0.5)
    #expect(Binomial(trials: 4, probability: 0.5).cumulative(1.7) == 0.3125)
    #expect(Binomial(trials: 4, probability: 0.5).quantile(0.3125) == 1)
    #expect(Binomial(trials: 4, probability: 0.5).density(1.5) == 0)
  }

  @Test func impossibleParametersGiveNoNumber() {
    let impossible: [any Distribution] = [
      StudentT(degreesOfFreedom: 0), StudentT(degreesOfFreedom: .nan),
      ChiSquared(degreesOfFreedom: -1), FDistribution(0, 3), FDistribution(.infinity, .infinity),
      Beta(0, 1), Gamma(shape: 1, scale: 0), NormalDistribution(standardDeviation: -1),
      Binomial(trials: 2.5, probability: 0.1), Binomial(trials: 2, probability: 1.1),
      NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: -1),
    ]
    for d in impossible {
      #expect(!d.isDefined)
      #expect(d.cumulative(0.5).isNaN && d.upperTail(0.5).isNaN && d.density(0.5).isNaN)
      #expect(d.quantile(0.5).isNaN && d.upperQuantile(0.5).isNaN)
    }
    #expect(StudentT(degreesOfFreedom: 3).quantile(1.5).isNaN)
    #expect(StudentT(degreesOfFreedom: 3).quantile(-0.1).isNaN)
    #expect(StudentT(degreesOfFreedom: 3).cumulative(.nan).isNaN)
  }

  /// T with infinite degrees of freedom is the standard normal; T² is F(1, ν); F(ν, ∞) is χ²/ν;
  /// 1/F(a, b) is F(b, a).
  @Test func relationsBetweenFamilies() {
    for p in [1e-12, 0.01, 0.5, 0.8] {
      #expect(
        StudentT(degreesOfFreedom: .infinity).quantile(p) == NormalDistribution().quantile(p))
      let t = StudentT(degreesOfFreedom: 7).upperQuantile(p / 2)
      #expect(relativeError(t * t, FDistribution(1, 7).upperQuantile(p)) < 1e-12)
      #expect(
        relativeError(
          FDistribution(.infinity, 9).quantile(p), 1 / FDistribution(9, .infinity).upperQuantile(p))
          < 1e-13)
    }
    let central = NoncentralChiSquared(degreesOfFreedom: 4, noncentrality: 0)
    #expect(central.cumulative(3) == ChiSquared(degreesOfFreedom: 4).cumulative(3))
  }

  @Test func quantilesInvertProbabilities() {
    let distributions: [any Distribution] = [
      NormalDistribution(mean: 1, standardDeviation: 3), StudentT(degreesOfFreedom: 3.7),
      ChiSquared(degreesOfFreedom: 11.5), FDistribution(4.5, 31), Beta(0.2, 18),
      Gamma(shape: 0.7, scale: 5), NoncentralChiSquared(degreesOfFreedom: 9, noncentrality: 30),
    ]
    for d in distributions {
      for p in [1e-40, 1e-9, 0.003, 0.4, 0.77, 0.9995] {
        #expect(relativeError(d.cumulative(d.quantile(p)), p) < 1e-11, "\(d) at \(p)")
        #expect(relativeError(d.upperTail(d.upperQuantile(p)), p) < 1e-11, "\(d) at \(p)")
      }
    }
  }
}
