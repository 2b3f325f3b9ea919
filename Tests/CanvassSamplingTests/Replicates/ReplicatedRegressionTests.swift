import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Regressions that are fitted again in every replicate, against `svyglm` on designs with replicate weights
/// (`Tests/Fixtures/make/replicated-regress.R`).
@Suite("Regression in every replicate")
struct ReplicatedRegressionTests {
  struct Fixture: Decodable {
    struct Model: Decodable {
      let name, data, replicates, centre, formula, family: String
      let coefficients, errors: [Double]
      let df: Double
    }
    let models: [Model]
  }

  private func schools(_ name: String) throws -> Table {
    let path = Fixtures.root.appending(path: "datasets/api/\(name)/\(name).csv").path
    return try openTable(path: path).read(columns: nil, threads: 1)
  }

  @Test("coefficients, standard errors and degrees of freedom of svyglm")
  func fits() throws {
    let fixture: Fixture = try Fixtures.load("replicated-regress")
    #expect(fixture.models.count == 4)
    for expected in fixture.models {
      let table = try schools(expected.data)
      let isStratified = expected.replicates == "jkn"
      let design = try Design(
        DesignSpecification(
          strata: isStratified ? ["stype"] : [], clusters: isStratified ? [] : ["dnum"],
          weights: "pw",
          replicates: try ReplicateMethod(
            isStratified ? .stratifiedJackknife : .jackknife,
            centre: expected.centre == "mean" ? .mean : .estimate)), in: table)
      let family = try #require(RegressionFamily(rawValue: expected.family))
      let fit = try FormulaRegression(
        try Formula(parsing: expected.formula), family, table, weights: .sampling(design.weights))
      let found = try fit.inference(in: design)
      #expect(relativeError(found.coefficients.map(\.value), expected.coefficients) < 1e-8)
      #expect(relativeError(found.coefficients.map(\.standardError), expected.errors) < 1e-8)
      #expect(found.degreesOfFreedom == expected.df && found.lostReplicates == 0)
      #expect(found.replicateCount == (isStratified ? 200 : 15))
    }
  }

  @Test("a replicate without a coefficient is counted and has no say")
  func lost() throws {
    // The last cluster alone has x = 1, so that the replicate without it has no coefficient of x.
    var table = Table(rowCount: 24)
    table.set("cluster", to: .real((0..<24).map { Double($0 / 4) }))
    table.set("x", to: .real((0..<24).map { $0 >= 20 ? Double($0 % 2) : 0 }))
    table.set("y", to: .real((0..<24).map { Double(($0 * 7) % 5) + Double($0 % 3) }))
    let design = try Design(
      DesignSpecification(clusters: ["cluster"], replicates: try ReplicateMethod(.jackknife)),
      in: table)
    let fit = try FormulaRegression(
      try Formula(parsing: "y ~ x"), .gaussian, table, weights: .sampling(design.weights))
    let found = try fit.inference(in: design)
    #expect(found.replicateCount == 6 && found.lostReplicates == 1)
    #expect(found.coefficients.allSatisfy { $0.variance.isFinite })
  }
}
