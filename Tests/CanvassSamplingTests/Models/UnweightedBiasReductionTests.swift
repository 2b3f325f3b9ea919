import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Bell and McCaffrey's standard errors as `survey` 4.5 has them, beside ours (`Tests/Fixtures/make/bell-mccaffrey.R`).
@Suite("Bias reduction as R's survey has it")
struct UnweightedBiasReductionTests {
  private struct Fixture: Decodable {
    struct Model: Decodable {
      let design, formula: String
      let estimates, errors, df: [Double]
    }
    let data: [String: [FixtureValue?]]
    let models: [Model]
  }

  private let fixture: Fixture
  private let table: Table
  private static let designs = [
    "fpc": DesignSpecification(clusters: ["dnum"], weights: "pw", fpc: ["fpc"]),
    "plain": DesignSpecification(clusters: ["dnum"], weights: "pw"),
    "unequal": DesignSpecification(clusters: ["dnum"], weights: "unequal"),
    "strata": DesignSpecification(
      strata: ["half"], clusters: ["dnum"], weights: "unequal", fpc: ["of"]),
  ]

  init() throws {
    fixture = try Fixtures.load("bell-mccaffrey")
    let path = Fixtures.root.appending(path: "datasets/api/apiclus1/apiclus1.csv").path
    var table = try openTable(path: path).read(columns: nil, threads: 1)
    for name in ["unequal", "gap", "of"] {
      let values = (fixture.data[name] ?? []).map { $0.flatMap { Double($0.text) } ?? .nan }
      table.set(name, to: .real(values))
    }
    let half = (fixture.data["half"] ?? []).map { $0?.text == "a" ? 1.0 : 2.0 }
    table.set("half", to: .real(half))
    self.table = table
  }

  private func regression(_ formula: String, _ design: Design) throws -> FormulaRegression {
    try FormulaRegression(
      Formula(parsing: formula), .gaussian, table, weights: .sampling(design.weights))
  }

  @Test("standard errors and degrees of freedom are those of survey 4.5")
  func peers() throws {
    #expect(fixture.models.count == 8)
    for model in fixture.models {
      let design = try Design(try #require(Self.designs[model.design]), in: table)
      let found = try regression(model.formula, design)
        .biasReducedInference(in: design, .unweightedLeverages)
      let what = "\(model.design) \(model.formula)"
      #expect(relativeError(found.coefficients.map(\.value), model.estimates) < 1e-10, "\(what)")
      #expect(
        relativeError(found.coefficients.map(\.standardError), model.errors) < 1e-9, "\(what)")
      #expect(
        relativeError(found.coefficients.map(\.degreesOfFreedom), model.df) < 1e-9, "\(what)")
    }
  }

  /// Both agree on degrees of freedom where weights are equal; the peer's errors are larger by nearly √(15/14) in 15
  /// clusters, and smaller by the population's share.
  @Test("ours has no n/(n − 1) on top of it")
  func ours() throws {
    let design = try Design(try #require(Self.designs["plain"]), in: table)
    let model = try regression("api00 ~ ell + meals", design)
    let ours = try model.biasReducedInference(in: design).coefficients
    let theirs = try model.biasReducedInference(in: design, .unweightedLeverages).coefficients
    #expect(
      relativeError(theirs.map(\.degreesOfFreedom), ours.map(\.degreesOfFreedom)) < 1e-10)
    let ratios = zip(theirs, ours).map { $0.standardError / $1.standardError }
    #expect(relativeError(ratios, Array(repeating: (15.0 / 14).squareRoot(), count: 3)) < 1e-4)
    // clubSandwich.
    #expect(
      relativeError(
        ours.map(\.standardError), [19.4472913214, 0.3390027385, 0.3147136782]) < 1e-9)
  }
}
