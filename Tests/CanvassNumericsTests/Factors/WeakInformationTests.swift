import CanvassTestSupport
import Testing

@testable import CanvassNumerics

private struct WeakInformationFixture: Decodable {
  struct Case: Decodable {
    let correlation: Double
    let errors: [Double]
  }
  let loadings, residuals: [Double]
  let rows: Double
  let cases: [Case]
}

/// Standard errors of confirmatory models whose information is badly scaled or nearly singular.
@Suite struct WeakInformationTests {
  private static let pattern = MeasurementPattern([
    ("f", ["a", "b"]), ("g", ["c", "d"]),
  ])

  /// 80 digits (`Fixtures/make/weak-information.py`). The information has a condition number of up to 10¹², so
  /// that its inverse would have four digits; that of its factor is the square root.
  @Test("the factor of the derivatives keeps the digits that the information loses")
  func nearlyUnidentified() throws {
    let fixture: WeakInformationFixture = try Fixtures.load("weak-information")
    let structure = try MomentStructure(
      Self.pattern, ["a", "b", "c", "d"], groups: 1, scale: .unitVariance, invariance: nil)
    for weak in fixture.cases {
      let theta = fixture.loadings + [weak.correlation] + fixture.residuals
      let sigma = structure.matrices(theta, group: 0).covariance
      let scoring = try MomentScoring(
        structure, covariances: [sigma], means: [[0, 0, 0, 0]], rows: [fixture.rows])
      let covariance = (2 / fixture.rows) * (try scoring.expected(at: theta).inverse)
      let errors = covariance.diagonal.map { $0.squareRoot() }
      #expect(relativeError(errors, weak.errors) < 1e-9, "\(weak.correlation)")
    }
  }

  /// An item in other units has estimates and errors in those units, and nothing else changes.
  @Test(
    "items of very different scale have the errors of the scaled problem", arguments: [1e6, 1e-6])
  func scale(_ unit: Double) throws {
    let fixture: ConfirmatoryFixture = try Fixtures.load("confirmatory")
    let plain = try CovarianceMatrix(
      Matrix(fixture.covariance), names: fixture.items, rows: fixture.rows)
    let item = fixture.items[1]
    let units = fixture.items.map { $0 == item ? unit : 1 }
    let scaled = try CovarianceMatrix(
      plain.values.scalingRows(by: units).scalingColumns(by: units), names: fixture.items,
      rows: fixture.rows)
    for scale in [FactorScale.marker, .unitVariance] {
      let (a, b) = (
        try ConfirmatoryModel(ConfirmatoryTests.simple, plain, rows: fixture.rows, scale: scale),
        try ConfirmatoryModel(ConfirmatoryTests.simple, scaled, rows: fixture.rows, scale: scale)
      )
      for (before, after) in zip(a.parameters, b.parameters) {
        let factor =
          before.name == "\(item) ~~ \(item)"
          ? unit * unit : before.name.hasSuffix("=~ \(item)") ? unit : 1
        #expect(relativeError(after.standardError, factor * before.standardError) < 1e-10)
      }
    }
  }
}
