import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassSampling

/// Bias reduction of generalised linear models, against `clubSandwich`
/// (`Tests/Fixtures/make/bias-reduced-generalized.R`).
@Suite("Bias reduction of generalised linear models")
struct GeneralizedBiasReductionTests {
  private struct Fixture: Decodable {
    struct Columns: Decodable {
      let unequal, mixed: [Double]
      let count, won: [Double?]
    }
    struct Model: Decodable {
      let family, formula, clusters, weights: String
      let estimates, errors, df, p: [Double]
    }
    let data: Columns
    let models: [Model]
  }

  private let fixture: Fixture
  private let table: Table

  init() throws {
    fixture = try Fixtures.load("bias-reduced-generalized")
    let path = Fixtures.root.appending(path: "datasets/api/apiclus1/apiclus1.csv").path
    var table = try openTable(path: path).read(columns: nil, threads: 1)
    table.set("unequal", to: .real(fixture.data.unequal))
    table.set("mixed", to: .real(fixture.data.mixed))
    table.set("count", to: .real(fixture.data.count.map { $0 ?? .nan }))
    table.set("won", to: .real(fixture.data.won.map { $0 ?? .nan }))
    self.table = table
  }

  private func inference(
    _ family: String, _ formula: String, clusters: String, weights: String
  ) throws -> RegressionInference {
    let design = try Design(
      DesignSpecification(clusters: [clusters], weights: weights == "none" ? nil : weights),
      in: table)
    return try FormulaRegression(
      Formula(parsing: formula), #require(RegressionFamily(rawValue: family)), table,
      weights: .sampling(design.weights)
    ).biasReducedInference(in: design)
  }

  @Test("errors, degrees of freedom and probabilities are those of clubSandwich")
  func peers() throws {
    #expect(fixture.models.count == 36)
    for record in fixture.models {
      let found = try inference(
        record.family, record.formula, clusters: record.clusters, weights: record.weights)
      let what = "\(record.family) \(record.formula) \(record.clusters) \(record.weights)"
      #expect(
        relativeError(found.coefficients.map(\.value), record.estimates) < 1e-9, "\(what)")
      #expect(
        relativeError(found.coefficients.map(\.standardError), record.errors) < 1e-8, "\(what)")
      #expect(
        relativeError(found.coefficients.map(\.degreesOfFreedom), record.df) < 1e-8, "\(what)")
      let probabilities = found.coefficients.map { $0.probability ?? .nan }
      #expect(relativeError(probabilities, record.p) < 1e-6, "\(what)")
    }
  }

  @Test(
    "neither the unit of the weights, nor that of a column, nor where it lies changes anything else"
  )
  func scaling() throws {
    var copy = self.table
    copy.set("scaled", to: .real(fixture.data.unequal.map { $0 * 1e7 }))
    let own = try inference("logistic", "won ~ ell + meals", clusters: "mixed", weights: "unequal")
    let design = try Design(DesignSpecification(clusters: ["mixed"], weights: "scaled"), in: copy)
    let other = try FormulaRegression(
      Formula(parsing: "won ~ I(ell * 1e-6 + 1000) + meals"), .logistic, copy,
      weights: .sampling(design.weights)
    ).biasReducedInference(in: design)
    #expect(
      relativeError(other.coefficients[2].standardError, own.coefficients[2].standardError) < 1e-6)
    #expect(
      relativeError(other.coefficients[2].degreesOfFreedom, own.coefficients[2].degreesOfFreedom)
        < 1e-6)
  }

  /// With the model's variances as they are, and rows as clusters, A is (1 − h)^(−1/2): HC2 of the scores.
  @Test("single rows as clusters are corrected by their own leverages")
  func singleRows() throws {
    let x = Matrix(columns: [
      [Double](repeating: 1, count: 40), (0..<40).map { sin(Double($0)) },
    ])
    let y = (0..<40).map { Double(($0 * $0) % 7) }
    let model = try GeneralizedLinearModel(RegressionData(x: x, y: y), family: .poisson(.log))
    let found = try model.biasReducedCovariance(clusters: Array(0..<40))
    let m = try model.parameterCovariance().matrix
    var meat = Matrix(rows: 2, columns: 2)
    for i in 0..<40 {
      let row = x.row(i)
      let mu = model.fitted[i]
      let leverage = mu * zip(row, m * row).reduce(0) { $0 + $1.0 * $1.1 }
      let residual = y[i] - mu
      for a in 0..<2 {
        for b in 0..<2 {
          meat[a, b] += row[a] * row[b] * residual * residual / (1 - leverage)
        }
      }
    }
    let expected = m * meat * m
    #expect(relativeError(found.covariance.matrix.elements, expected.elements) < 1e-10)
  }

  @Test("models of several categories, and leverages without weights, are refused")
  func refused() throws {
    let design = try Design(DesignSpecification(clusters: ["dnum"], weights: "pw"), in: table)
    let weights = RegressionWeights.sampling(design.weights)
    let several = try FormulaRegression(
      Formula(parsing: "stype ~ ell"), .multinomial, table, weights: weights)
    #expect(throws: RegressionError.self) { try several.biasReducedInference(in: design) }
    let logistic = try FormulaRegression(
      Formula(parsing: "won ~ ell"), .logistic, table, weights: weights)
    #expect(throws: RegressionError.self) {
      try logistic.biasReducedInference(in: design, .unweightedLeverages)
    }
  }
}
