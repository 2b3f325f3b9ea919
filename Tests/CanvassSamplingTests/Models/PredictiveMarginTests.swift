import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Predictive margins with the variances of a fixed and of a sampled population (`Tests/Fixtures/make/margins.R`).
@Suite("Predictive margins")
struct PredictiveMarginTests {
  private struct Fixture: Decodable {
    struct Model: Decodable {
      struct Margin: Decodable {
        let level: String
        let mean, fixed, sampled, apart: Double
      }
      let data, formula, variable, family: String
      let margins: [Margin]
    }
    let people, schools: [String: [Double?]]
    let models: [Model]
  }

  private let fixture: Fixture

  init() throws { fixture = try Fixtures.load("margins") }

  private func sample(_ data: String) throws -> (Table, Design) {
    func reals(_ values: [Double?]) -> Column { .real(values.map { $0 ?? .nan }) }
    if data == "people" {
      var table = Table(rowCount: fixture.people["age"]?.count ?? 0)
      for (name, values) in fixture.people { table.set(name, to: reals(values)) }
      let design = DesignSpecification(
        strata: ["SDMVSTRA"], clusters: ["SDMVPSU"], weights: "WTMEC2YR")
      return (table, try Design(design, in: table))
    }
    let name = data == "schools" ? "apiclus1" : data
    let path = Fixtures.root.appending(path: "datasets/api/\(name)/\(name).csv").path
    var table = try openTable(path: path).read(columns: nil, threads: 1)
    guard data == "schools" else {
      let design = DesignSpecification(strata: ["stype"], weights: "pw", fpc: ["fpc"])
      return (table, try Design(design, in: table))
    }
    for (name, values) in fixture.schools { table.set(name, to: reals(values)) }
    return (table, try Design(DesignSpecification(clusters: ["dnum"], weights: "w"), in: table))
  }

  private func fitted(
    _ model: Fixture.Model
  ) throws -> (FormulaRegression, RegressionInference, Table, Design) {
    let (table, design) = try sample(model.data)
    let regression = try FormulaRegression(
      Formula(parsing: model.formula), try #require(RegressionFamily(rawValue: model.family)),
      table,
      weights: .sampling(design.weights))
    return (regression, try regression.inference(in: design), table, design)
  }

  /// Those of a fixed population are Stata's (`margins` after `svy`); those that vary apart are R's `svypredmeans`.
  @Test("means and their standard errors in a fixed population, a sampled one, and apart")
  func peers() throws {
    #expect(fixture.models.count == 4)
    for model in fixture.models {
      let (regression, inference, table, design) = try fitted(model)
      let kinds: [(CovariateVariance, (Fixture.Model.Margin) -> Double)] = [
        (.fixed, \.fixed), (.sampled(design), \.sampled), (.sampledApart(design), \.apart),
      ]
      for (kind, error) in kinds {
        let margins = try regression.predictiveMargins(
          of: [model.variable], in: table, inference, covariates: kind)
        #expect(margins.map(\.level) == model.margins.map(\.level))
        #expect(relativeError(margins.map(\.mean.value), model.margins.map(\.mean)) < 1e-9)
        #expect(
          relativeError(margins.map(\.mean.standardError), model.margins.map(error)) < 1e-8,
          "\(model.formula) \(kind)")
      }
    }
  }

  @Test("Stata prints the first of them")
  func printed() throws {
    let (regression, inference, table, _) = try fitted(fixture.models[0])
    let margins = try regression.predictiveMargins(of: ["RIAGENDR"], in: table, inference)
    #expect(relativeError(margins.map(\.mean.value), [0.1020398, 0.1215787]) < 5e-7)
    #expect(relativeError(margins.map(\.mean.standardError), [0.0076131, 0.0062657]) < 1e-5)
  }

  /// In a linear model the difference of two margins is the effect, however the rows came about; with an interaction that
  /// effect moves with the rows.
  @Test("margins and effects agree")
  func effects() throws {
    for model in fixture.models[1...2] {
      let (regression, inference, table, design) = try fitted(model)
      for kind in [CovariateVariance.fixed, .sampled(design)] {
        let margins = try regression.predictiveMargins(
          of: ["stype"], in: table, inference, covariates: kind)
        let effects = try regression.averageMarginalEffects(in: table, inference, covariates: kind)
          .filter { $0.term == "stype" }
        #expect(
          relativeError(
            effects.map(\.effect.value),
            margins.dropFirst().map { $0.mean.value - margins[0].mean.value }) < 1e-10)
        #expect(effects.allSatisfy { $0.effect.variance > 0 })
      }
    }
    let (linear, inference, table, design) = try fitted(fixture.models[3])
    let kinds = try [CovariateVariance.fixed, .sampled(design), .sampledApart(design)].map {
      try linear.averageMarginalEffects(in: table, inference, covariates: $0)
    }
    // The slope of ell is a coefficient, and no row changes it.
    let slopes = try kinds.map { effects in
      try #require(effects.first { $0.term == "ell" }).effect.standardError
    }
    #expect(relativeError(slopes, [slopes[0], slopes[0], slopes[0]]) < 1e-10)
  }

  @Test("a number, and what is not in the formula, have no margins")
  func refused() throws {
    let (regression, inference, table, _) = try fitted(fixture.models[1])
    #expect(throws: ModelError.self) {
      try regression.predictiveMargins(of: ["meals"], in: table, inference)
    }
    #expect(throws: TableError.self) {
      try regression.predictiveMargins(of: ["stipe"], in: table, inference)
    }
  }
}
