import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// What PracTools, SamplingStrata and R say of plans (`Tests/Fixtures/make/planning.R`).
struct PlanningFixture: Decodable {
  struct Size: Decodable {
    var kind: String
    var n: Double
    var target: Double
    var share: Double?
    var mean: Double?
    var sd: Double?
    var population: Double?
    var level: Double?

    var quantity: PlannedQuantity {
      share.map { .share($0) } ?? .mean(mean ?? .nan, standardDeviation: sd ?? .nan)
    }

    var goal: PrecisionGoal {
      kind == "cv"
        ? .coefficientOfVariation(target) : .margin(target, MarginKind(rawValue: kind) ?? .wald)
    }
  }
  struct Comparison: Decodable {
    var kind: String
    var n: Double
    var first: Double
    var second: Double
    var sd: Double?
    var overlap: Double
    var correlation: Double
    var power: Double
    var sides: Double
  }
  struct Power: Decodable {
    var n: Double
    var pooled: Double
  }
  struct Equivalence: Decodable {
    var power: Double
    var margin: Double
    var delta: Double
    var n: Double
  }
  struct Allocations: Decodable {
    var population: [Double]
    var sd: [Double]
    var cost: [Double]
    var mean: Double
    var neyman: [Double]
    var proportional: [Double]
    var totcost: [Double]
    var totvar: [Double]
    var error: Double
  }
  struct Bethel: Decodable {
    var population: [Double]
    var cost: [Double]
    var domain: [Int]
    var means: [[Double]]
    var sds: [[Double]]
    var whole: [Double]
    var domains: [Double]
    var n: [Double]
    var total: Double
  }
  struct Cluster: Decodable {
    var c1: Double
    var c2: Double
    var delta: Double
    var unit: Double
    var k: Double
    var budget: Double?
    var target: Double?
    var clusters: Double?
    var m: Double
    var n: Double
    var cost: Double
    var cv: Double
  }
  struct Stages: Decodable {
    var budget: Double?
    var target: Double?
    var m: Double
    var n: Double
    var q: Double
    var cost: Double
    var cv: Double
  }
  struct Components: Decodable {
    struct Parts: Decodable {
      var b: Double
      var w: Double
      var unit: Double
      var k: Double
      var delta: Double
    }
    var values: [Double]
    var clusters: [Int]
    var probabilities: [Double]
    var proportional: Parts
    var unequal: Parts
  }
  var sizes: [Size]
  var comparisons: [Comparison]
  var powers: [Power]
  var equivalence: [Equivalence]
  var allocations: Allocations
  var bethel: Bethel
  var clusters: [Cluster]
  var stages: [Stages]
  var components: Components

  static func load() throws -> PlanningFixture { try Fixtures.load("planning") }
}

/// Expects a `PlanningError` that says something.
func expectRefusal(_ what: String, _ body: () throws -> Void) {
  #expect(Comment(rawValue: what)) {
    try body()
  } throws: { error in
    (error as? PlanningError)?.description.contains(what) ?? false
  }
}
