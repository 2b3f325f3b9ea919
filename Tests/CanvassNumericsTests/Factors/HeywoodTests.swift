import CanvassNumerics
import CanvassTestSupport
import Synchronization
import Testing

/// A criterion that counts how often it is asked for.
private final class CountedCriterion: RotationCriterion {
  let count = Atomic<Int>(0)

  func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    count.add(1, ordering: .relaxed)
    return Oblimin().evaluate(loadings)
  }
}

/// Heywood cases, several minima, and correlations that contradict each other, against psych 2.2.9 and
/// R's `factanal` (`Fixtures/make/heywood.R`).
@Suite struct HeywoodTests {
  struct Fixture: Decodable {
    struct Fit: Decodable {
      let factors: Int
      let extraction: String
      let communalities: [Double]
      let loadings: [[Double]]
    }
    struct Case: Decodable {
      let names: [String]
      let values: [[Double]]
      let fits: [Fit]

      func correlations() throws -> CorrelationMatrix {
        try CorrelationMatrix(Matrix(values), names: names, rows: 50)
      }
    }
    let longley, iris, judges, political, burt: Case
    /// Of `factanal` with 50 starts and with one.
    let likelihoods: [Double]
    let uniquenesses: [Double]
    let smooth: [[Double]]
    /// The criteria at which GPArotation's oblimin ends from 21 starts.
    let minima: [Double]
  }

  let fixture: Fixture

  init() throws { fixture = try Fixtures.load("heywood") }

  @Test("what psych has loadings for has loadings, and communalities that they make")
  func answers() throws {
    for data in [fixture.longley, fixture.iris, fixture.judges] {
      let r = try data.correlations()
      for expected in data.fits {
        let method: ExtractionMethod =
          expected.extraction == "pa" ? .principalAxis(.psych) : .minimumResiduals
        let found = try FactorSolution(r, factors: expected.factors, method: method)
        let squares = found.loadings.rowArrays.map { $0.reduce(0) { $0 + $1 * $1 } }
        #expect(found.communalities == squares)
        #expect(!found.heywood.isEmpty && found.communalities.contains { $0 > 1 })
        // psych's principal axis stops by the same rule; its minres search stops early.
        let tolerance = expected.extraction == "pa" ? 1e-8 : 2e-3
        let away = zip(found.communalities, expected.communalities).map { abs($0 - $1) }
        #expect((away.max() ?? 1) < tolerance, "\(data.names) \(expected.extraction)")
      }
    }
  }

  @Test("a model that no data can have has residuals and no likelihood")
  func noLikelihood() throws {
    let r = try fixture.longley.correlations()
    let fit = try FactorFit(
      try FactorSolution(r, factors: 1, method: .principalAxis(.exact)), rows: 50)
    #expect(fit.singular == .model)
    #expect(fit.chiSquared.isNaN && fit.rmsea.isNaN && fit.p.isNaN && fit.cfi.isNaN)
    #expect(fit.srmr > 0 && fit.srmr < 1)
  }

  @Test("the lowest of several minima of the likelihood is taken, as factanal with 50 starts")
  func starts() throws {
    let r = try fixture.political.correlations()
    let found = try FactorSolution(r, factors: 2, method: .maximumLikelihood)
    #expect(relativeError(found.objective, fixture.likelihoods[0]) < 1e-6)
    #expect(relativeError(found.uniquenesses, fixture.uniquenesses) < 1e-4)
    #expect(found.heywood == ["Roosevelt"])
    #expect(found.search.starts == 11 && found.search.minima.count == 2)
    #expect(relativeError(found.search.minima[1].value, fixture.likelihoods[1]) < 1e-6)
    let one = try FactorSolution(
      r, factors: 2, method: .maximumLikelihood, starts: .init(random: 0))
    #expect(relativeError(one.objective, fixture.likelihoods[1]) < 1e-6)
    #expect(one.search.starts == 1 && one.search.minima.count == 1)
  }

  @Test("omega is told for each minimum of oblimin that GPArotation ends at")
  func rotations() throws {
    let omega = try Omega(try fixture.judges.correlations(), factors: 3)
    #expect(omega.rotations.count == fixture.minima.count)
    for (found, expected) in zip(omega.rotations, fixture.minima) {
      #expect(abs(found.criterion - expected) < 2e-3)
    }
    #expect(omega.rotations.first?.hierarchical == omega.hierarchical)
    #expect(abs(omega.hierarchical - omega.rotations[1].hierarchical) > 0.5)
    #expect(Set(omega.heywood).isSuperset(of: ["CFMG"]))
  }

  @Test("starts that do not settle are counted")
  func honest() throws {
    let loadings = try FactorSolution(try fixture.judges.correlations(), factors: 3).loadings
    let found = try Rotation(loadings, Simplimax(zeros: 12), .oblique)
    #expect(found.search.starts == 31)
    #expect(found.search.settled < 31)
    #expect(found.search.settled == found.optima.reduce(0) { $0 + $1.starts })
  }

  @Test("smoothing is psych's cor.smooth, and the nearest matrix is nearer")
  func smoothed() throws {
    let burt = try fixture.burt.correlations()
    let smooth = try SmoothedCorrelation(of: burt.values)
    #expect((smooth.values - Matrix(fixture.smooth)).maximumNorm < 1e-9)
    #expect(abs(smooth.smallestEigenvalue + 0.01514705) < 1e-8)
    #expect(try NearestCorrelation(to: burt.values).distance < smooth.distance)
    let r = try CorrelationMatrix(smooth.values, names: burt.names, rows: 172)
    // psych's search for three factors stops at communalities that are off by 0.01.
    for expected in fixture.burt.fits where expected.factors == 1 {
      let found = try FactorSolution(r, factors: expected.factors)
      let away = zip(found.communalities, expected.communalities).map { abs($0 - $1) }
      #expect((away.max() ?? 1) < 5e-3)
    }
  }

  @Test("a wish to end ends extraction, rotation, draws and polychoric correlations")
  func interruption() throws {
    let r = try fixture.judges.correlations()
    let loadings = try FactorSolution(r, factors: 3).loadings
    let wish = Interruption()
    wish.request()
    Interruption.$current.withValue(wish) {
      #expect(throws: FactorError.matrix(MatrixError("correlation matrix", .interrupted))) {
        try FactorSolution(r, factors: 3)
      }
      #expect(throws: FactorError.matrix(MatrixError("rotation", .interrupted))) {
        try Rotation.oblimin(loadings)
      }
      #expect(throws: MatrixError("correlation matrix", .interrupted)) {
        try ParallelAnalysis(r, rows: 50, seed: 1)
      }
      #expect(throws: ObservationsError.interrupted) {
        try CorrelationMatrix.polychoric(
          try Observations(Matrix([[1, 2], [2, 1], [1, 1]]), names: ["a", "b"]))
      }
    }
  }

  @Test("starts that wait for their turn do not begin when the work is to end")
  func waitingStarts() throws {
    let loadings = try FactorSolution(try fixture.judges.correlations(), factors: 3).loadings
    let (wish, criterion) = (Interruption(), CountedCriterion())
    wish.request()
    Interruption.$current.withValue(wish) {
      #expect(throws: FactorError.matrix(MatrixError("rotation", .interrupted))) {
        try Rotation(loadings, criterion, .oblique, Rotation.Options(randomStarts: 3000))
      }
    }
    #expect(criterion.count.load(ordering: .relaxed) == 0)
  }
}
