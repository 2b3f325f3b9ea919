import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Weighting classes, and propensities of R's `glm(family = quasibinomial())` with the base weights.
@Suite("Nonresponse")
struct NonresponseTests {
  private let expected: WeightsFixture.NonresponseRecord
  private let table: Table
  private let weights: [Double]

  init() throws {
    let (fixture, survey) = try WeightsFixture.load()
    let sample = try survey.sample("people")
    (expected, table, weights) = (fixture.nonresponse, sample.table, sample.design.weights)
  }

  private func weights(_ model: WeightingStep.Nonresponse.Model) throws -> WeightingResult {
    try WeightingRecipe([
      .nonresponse(.init(responded: Expression(parsing: expected.responded), model))
    ])
    .replay(from: weights, on: table)
  }

  @Test("cells: those who answered have the weight of all in each of them")
  func cells() throws {
    let result = try weights(.cells(["region", "sex"]))
    #expect(relativeError(result.weights, expected.cells) < 1e-12)
    #expect(relativeError(result.weights.reduce(0, +), weights.reduce(0, +)) < 1e-12)
    #expect(result.steps[0].classes.count == 6)
  }

  @Test("propensities, in fifths and by themselves")
  func propensities() throws {
    let model = try Formula(parsing: "~ region + age")
    let fifths = try weights(.propensity(model, classes: 5))
    #expect(relativeError(fifths.weights, expected.classes) < 1e-10)
    let inverse = try weights(.propensity(model, classes: nil))
    #expect(relativeError(inverse.weights, expected.inverse) < 1e-8)
  }

  @Test("a class in which nobody answered is named")
  func nobody() throws {
    let answered = try Expression(parsing: "region == '01'")
    #expect(throws: CalibrationError.self) {
      try WeightingRecipe([
        .nonresponse(.init(responded: answered, .cells(["region"])))
      ]).replay(from: weights, on: table)
    }
  }

  @Test("base weights are one over the probabilities of all stages")
  func base() throws {
    var table = table
    table.set("p1", to: .real(weights.map { _ in 0.1 }))
    table.set("p2", to: .real(weights.map { 1 / $0.rounded(.up) }))
    let made = try WeightingRecipe([.base(probabilities: ["p1", "p2"])])
      .replay(from: weights, on: table).weights
    #expect(relativeError(made, weights.map { 10 * $0.rounded(.up) }) < 1e-14)
    table.set("p2", to: .real(weights.map { _ in 1.5 }))
    #expect(throws: CalibrationError.badProbability(column: "p2", value: "1.5", row: 1)) {
      try BaseWeights.fromProbabilities(["p1", "p2"], in: table)
    }
  }
}
