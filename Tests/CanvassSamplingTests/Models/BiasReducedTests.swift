import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassSampling

/// Standard errors by clusters with bias reduction, against `clubSandwich` (`Tests/Fixtures/make/bias-reduced.R`).
@Suite("Bias reduction in standard errors by clusters")
struct BiasReducedTests {
  private struct Fixture: Decodable {
    struct Model: Decodable {
      let formula, weights: String
      let estimates, errors, df, p: [Double]
    }
    let unequal: [Double]
    let models: [Model]
  }

  private let fixture: Fixture
  private let table: Table

  init() throws {
    fixture = try Fixtures.load("bias-reduced")
    let path = Fixtures.root.appending(path: "datasets/api/apiclus1/apiclus1.csv").path
    var table = try openTable(path: path).read(columns: nil, threads: 1)
    table.set("unequal", to: .real(fixture.unequal))
    self.table = table
  }

  private func regression(_ formula: String, _ design: Design) throws -> FormulaRegression {
    try FormulaRegression(
      Formula(parsing: formula), .gaussian, table, weights: .sampling(design.weights))
  }

  @Test("errors, degrees of freedom and probabilities are those of clubSandwich")
  func peers() throws {
    #expect(fixture.models.count == 6)
    for record in fixture.models {
      let design = try Design(
        DesignSpecification(clusters: ["dnum"], weights: record.weights), in: table)
      let found = try regression(record.formula, design).biasReducedInference(in: design)
      let what = "\(record.formula) \(record.weights)"
      #expect(
        relativeError(found.coefficients.map(\.value), record.estimates) < 1e-9, "\(what)")
      #expect(
        relativeError(found.coefficients.map(\.standardError), record.errors) < 1e-8, "\(what)")
      #expect(
        relativeError(found.coefficients.map(\.degreesOfFreedom), record.df) < 1e-8, "\(what)")
      let probabilities = found.coefficients.map { $0.probability ?? .nan }
      #expect(relativeError(probabilities, record.p) < 1e-6, "\(what)")
      #expect(found.degreesOfFreedom == found.coefficients.map(\.degreesOfFreedom).min())
    }
  }

  @Test("the unit of a column, and where it lies, change nothing else")
  func scaling() throws {
    let design = try Design(DesignSpecification(clusters: ["dnum"], weights: "unequal"), in: table)
    let own = try regression("api00 ~ ell + meals", design).biasReducedInference(in: design)
    let far = try regression("api00 ~ I(ell * 1e-6 + 1000) + meals", design)
      .biasReducedInference(in: design)
    #expect(
      relativeError(
        far.coefficients[1].standardError, own.coefficients[1].standardError * 1e6) < 1e-5)
    #expect(
      relativeError(far.coefficients[2].degreesOfFreedom, own.coefficients[2].degreesOfFreedom)
        < 1e-6)
  }

  /// M. Kolesár's `dfadjust`: y = 1, …, 10 on sin(1:10) and sin(2:11), each row a cluster of its own.
  @Test("degrees of freedom of single rows")
  func singleRows() throws {
    let columns: [[Double]] = [
      .init(repeating: 1, count: 10), (1...10).map { sin(Double($0)) },
      (2...11).map { sin(Double($0)) },
    ]
    let model = try LinearModel(
      RegressionData(x: Matrix(columns: columns), y: (1...10).map(Double.init)))
    let found = try model.biasReducedCovariance(clusters: Array(0..<10))
    #expect(
      relativeError(found.degreesOfFreedom, [4.94624731, 3.90754737, 4.77265484]) < 1e-8)
    let hc2 = try model.parameterCovariance(.hc2).matrix
    #expect(relativeError(found.covariance.matrix.diagonal, hc2.diagonal) < 1e-10)
  }

  @Test("a single cluster is refused")
  func refused() throws {
    let model = try LinearModel(
      RegressionData(x: Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 5]]), y: [1, 3, 2, 5]))
    #expect(throws: RegressionError.self) {
      try model.biasReducedCovariance(clusters: [1, 1, 1, 1])
    }
  }
}
