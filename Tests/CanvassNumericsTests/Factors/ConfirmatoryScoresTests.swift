import CanvassNumerics
import CanvassTestSupport
import Testing

/// Identities between what rows contribute to a confirmatory model and its corrections, on the simulated
/// rows of `invariance.json`.
@Suite struct ConfirmatoryScoresTests {
  let groups: [Observations]
  let pattern = MeasurementPattern([("a", ["y1", "y2", "y3"]), ("b", ["y4", "y5", "y6"])])

  init() throws {
    let fixture: InvarianceFixture = try Fixtures.load("invariance")
    groups = try fixture.rows.map {
      try Observations(Matrix($0), names: (1...6).map { "y\($0)" })
    }
  }

  private func model(_ scale: FactorScale = .marker) throws -> ConfirmatoryModel {
    let rows = groups[0]
    return try ConfirmatoryModel(
      pattern, try CovarianceMatrix(rows), rows: Double(rows.values.rows), scale: scale)
  }

  private func grouped(_ invariance: MeasurementInvariance) throws -> GroupedConfirmatoryModel {
    let moments = try groups.enumerated().map { try GroupMoments(name: "\($0)", $1) }
    return try GroupedConfirmatoryModel(pattern, moments, invariance: invariance)
  }

  @Test("row scores add up to zero, and their sandwich is that of Yuan and Bentler")
  func sandwich() throws {
    let model = try model()
    let scores = try model.scores(by: groups[0])
    for column in scores.rowScores.columnArrays {
      #expect(abs(column.reduce(0, +)) < 1e-8)
    }
    let robust = try scores.robustCovariance()
    let expected = try model.scaled(.yuanBentler, by: groups[0]).covariance
    #expect(relativeError(robust.elements, expected.elements) < 1e-8)
    for invariance in MeasurementInvariance.allCases {
      let model = try grouped(invariance)
      let robust = try model.scores(by: groups).robustCovariance()
      let expected = try model.scaled(.yuanBentler, by: groups).covariance
      #expect(relativeError(robust.elements, expected.elements) < 1e-7)
    }
  }

  @Test("for independent rows the factor of the test is that of Satorra and Bentler")
  func factor() throws {
    let model = try model()
    let scores = try model.scores(by: groups[0])
    let test = try scores.test(
      covariance: scores.moments.rowScores.symmetricProduct, designDegreesOfFreedom: 1000)
    let expected = try model.scaled(.satorraBentler, by: groups[0])
    #expect(relativeError(test.factor, expected.factor) < 1e-10)
    #expect(relativeError(test.chiSquared, expected.chiSquared) < 1e-10)
    let several = try grouped(.configural)
    let all = try several.scores(by: groups)
    let own = try all.test(
      covariance: all.moments.rowScores.symmetricProduct, designDegreesOfFreedom: 1000)
    #expect(
      relativeError(own.factor, try several.scaled(.satorraBentler, by: groups).factor) < 1e-10)
  }

  @Test(
    "under the covariance of normal rows the test is the plain χ² test, up to the F of a design")
  func normal() throws {
    let model = try model()
    let scores = try model.scores(by: groups[0])
    let count = scores.moments.parameters.count
    let test = try scores.test(covariance: .identity(count), designDegreesOfFreedom: 1_000_000_000)
    #expect(relativeError(test.factor, 1) < 1e-12)
    #expect(relativeError(test.effectiveDegreesOfFreedom, model.fit.degreesOfFreedom) < 1e-12)
    #expect(relativeError(test.p, model.fit.p) < 1e-6)
  }

  @Test("weights that are whole numbers give the scores of that many copies of the row")
  func weights() throws {
    let rows = groups[0].values
    let counts = (0..<rows.rows).map { 1 + $0 % 3 }
    let copied = (0..<rows.rows).flatMap { row in [Int](repeating: row, count: counts[row]) }
    let all = try Observations(rows.selecting(rows: copied), names: groups[0].names)
    let model = try ConfirmatoryModel(
      pattern, try CovarianceMatrix(all), rows: Double(copied.count), scale: .marker)
    // The copies of a row move the parameters together.
    let influences = try model.scores(by: all).rowInfluences()
    var sums = Matrix(rows: rows.rows, columns: influences.columns)
    for (copy, row) in copied.enumerated() {
      for column in 0..<influences.columns { sums[row, column] += influences[copy, column] }
    }
    let whole = sums.symmetricProduct
    let weighted = try Observations(
      rows, names: groups[0].names, weights: counts.map(Double.init))
    let one = try model.scores(by: weighted).robustCovariance()
    #expect(relativeError(one.elements, whole.elements) < 1e-9)
  }

  @Test("the standardised solution and its errors do not depend on the unit of the factors")
  func standardized() throws {
    let (marker, unit) = (
      MeasurementSolution(try model(.marker)), MeasurementSolution(try model(.unitVariance))
    )
    #expect(marker.groups[0].map(\.term) == unit.groups[0].map(\.term))
    for (a, b) in zip(marker.groups[0], unit.groups[0]) {
      #expect(relativeError(a.standardized, b.standardized) < 1e-9)
      #expect((a.standardizedError == nil) == (b.standardizedError == nil))
      #expect(relativeError(a.standardizedError ?? 0, b.standardizedError ?? 0) < 1e-8)
    }
    #expect(marker.groups[0][0].standardError == nil && unit.groups[0][0].standardError != nil)
  }

  @Test("a difference needs a model with more degrees of freedom, and scales by both factors")
  func difference() throws {
    let general = ConfirmatoryDifference.Fit(chiSquared: 20, degreesOfFreedom: 10, factor: 1.2)
    let restricted = ConfirmatoryDifference.Fit(chiSquared: 50, degreesOfFreedom: 16, factor: 1.5)
    let found = try ConfirmatoryDifference(restricted, against: general)
    #expect(relativeError(found.factor, (16 * 1.5 - 10 * 1.2) / 6) < 1e-14)
    #expect(relativeError(found.chiSquared, 15) < 1e-14)
    #expect(throws: FactorError.self) {
      try ConfirmatoryDifference(general, against: restricted)
    }
    let strange = ConfirmatoryDifference.Fit(chiSquared: 60, degreesOfFreedom: 11, factor: 0.5)
    let none = try ConfirmatoryDifference(strange, against: general)
    #expect(none.chiSquared.isNaN && none.p.isNaN)
  }

  @Test("ω and the average variance extracted of parallel items")
  func reliability() {
    // Four items of loading 0.6 and variance 1: α = ω = 4·0.36/(1 + 3·0.36).
    let found = CongenericReliability(
      factor: 0, items: [0, 1, 2, 3], loadings: Matrix(rows: 4, columns: 1, repeating: 0.6),
      factorCovariances: .identity(1), residualVariances: [0.64, 0.64, 0.64, 0.64])
    #expect(relativeError(found.omega, 1.44 / 2.08) < 1e-14)
    #expect(relativeError(found.averageVarianceExtracted, 0.36) < 1e-14)
  }
}
