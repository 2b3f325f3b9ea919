import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Effects and margins that are made again in every replicate, and effects under CR2, beside `withReplicates` and
/// `clubSandwich` (`Tests/Fixtures/make/effects-again.R`).
@Suite("Effects made again")
struct EffectsAgainTests {
  private struct Fixture: Decodable {
    struct Model: Decodable {
      let data, replicates, centre, formula, family, covariates: String
      /// Slopes of ell and meals, changes to the second and third type, margins of the three types.
      let values, errors: [Double]
    }
    struct Reduced: Decodable {
      let weights, formula: String
      /// Slopes of ell and meals, changes to the second and third type.
      let values, errors, df, lower, upper: [Double]
    }
    let unequal: [Double]
    let effects: [Model]
    let reduced: [Reduced]
  }

  private let fixture: Fixture

  init() throws { fixture = try Fixtures.load("effects-again") }

  private func table(_ name: String) throws -> Table {
    let path = Fixtures.root.appending(path: "datasets/api/\(name)/\(name).csv").path
    return try openTable(path: path).read(columns: nil, threads: 1)
  }

  /// Slopes, then changes.
  private func ordered(_ effects: [MarginalEffect]) throws -> [CoefficientEstimate] {
    try [("ell", nil), ("meals", nil), ("stype", "H"), ("stype", "M")].map { term, level in
      try #require(effects.first { $0.term == term && $0.level == level }).effect
    }
  }

  @Test("in every replicate the model is fitted and averaged again")
  func replicates() throws {
    #expect(fixture.effects.count == 8)
    for record in fixture.effects {
      let table = try table(record.data)
      var specification =
        record.data == "apiclus1"
        ? DesignSpecification(clusters: ["dnum"], weights: "pw")
        : DesignSpecification(strata: ["stype"], weights: "pw")
      var method = try ReplicateMethod(parsing: record.replicates)
      method.centre = record.centre == "mean" ? .mean : .estimate
      specification.replicates = method
      let design = try Design(specification, in: table)
      let regression = try FormulaRegression(
        Formula(parsing: record.formula), try #require(RegressionFamily(rawValue: record.family)),
        table, weights: .sampling(design.weights))
      let inference = try regression.inference(in: design)
      let covariates: CovariateVariance = record.covariates == "fixed" ? .fixed : .sampled(design)
      let effects = try regression.averageMarginalEffects(
        in: table, inference, covariates: covariates)
      let margins = try regression.predictiveMargins(
        of: ["stype"], in: table, inference, covariates: covariates)
      let own = try ordered(effects) + margins.map(\.mean)
      let what = "\(record.formula) \(record.family) \(record.centre) \(record.covariates)"
      #expect(relativeError(own.map(\.value), record.values) < 1e-8, "\(what)")
      #expect(relativeError(own.map(\.standardError), record.errors) < 1e-7, "\(what)")
    }
  }

  /// At first order, what a replicate makes of an effect is what its gradient makes of the coefficients: with many clusters the
  /// two differ little, and where covariates are fixed and the model linear not at all.
  @Test("a linear model's effects of fixed covariates are the delta method's")
  func linear() throws {
    let table = try table("apiclus1")
    var specification = DesignSpecification(clusters: ["dnum"], weights: "pw")
    specification.replicates = try ReplicateMethod(parsing: "jk1")
    let design = try Design(specification, in: table)
    let regression = try FormulaRegression(
      Formula(parsing: "api00 ~ ell * stype + meals"), .gaussian, table,
      weights: .sampling(design.weights))
    let inference = try regression.inference(in: design)
    let found = try regression.averageMarginalEffects(in: table, inference)
    let meals = try #require(found.first { $0.term == "meals" }).effect
    let coefficient = try #require(inference.coefficients.first { $0.term == "meals" })
    #expect(relativeError(meals.standardError, coefficient.standardError) < 1e-10)
  }

  @Test("under CR2 an effect has the degrees of freedom of its own combination of coefficients")
  func combinations() throws {
    var table = try table("apiclus1")
    table.set("unequal", to: .real(fixture.unequal))
    for record in fixture.reduced {
      let design = try Design(
        DesignSpecification(clusters: ["dnum"], weights: record.weights), in: table)
      let regression = try FormulaRegression(
        Formula(parsing: record.formula), .gaussian, table, weights: .sampling(design.weights))
      let inference = try regression.biasReducedInference(in: design)
      let own = try ordered(regression.averageMarginalEffects(in: table, inference))
      #expect(relativeError(own.map(\.value), record.values) < 1e-9, "\(record.weights)")
      #expect(relativeError(own.map(\.standardError), record.errors) < 1e-8, "\(record.weights)")
      #expect(relativeError(own.map(\.degreesOfFreedom), record.df) < 1e-7, "\(record.weights)")
      let intervals = own.map { $0.interval(level: 0.95) }
      #expect(relativeError(intervals.map { $0?.lower ?? .nan }, record.lower) < 1e-7)
      #expect(relativeError(intervals.map { $0?.upper ?? .nan }, record.upper) < 1e-7)
    }
  }
}
