import CanvassDiagnostics
import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

/// The R-indicator against R's glm and the formulas of Schouten, Cobben & Bethlehem (2009) and of Shlomo, Skinner &
/// Schouten (2012).
@Suite("Representativity of the response")
struct ResponseRepresentativityTests {
  private struct Fixture: Decodable {
    struct Frame: Decodable {
      var region: [String]
      var sex: [String]
      var age: [Double]
      var weight: [Double]
      var responded: [Double]
    }
    var frame: Frame
    var indicator: Double
    var unadjusted: Double
    var se: Double
    var biasOfSquare: Double
    var varianceOfSquare: Double
    var mean: Double
    var deviation: Double
    var bias: Double
    var partial: [String: Double]
  }

  private func table(_ frame: Fixture.Frame) -> Table {
    func coded(_ texts: [String]) -> Column {
      let levels = Set(texts).sorted()
      return .coded(
        CodedColumn(
          codes: .narrow(texts.map { UInt8(levels.firstIndex(of: $0) ?? 0) }),
          levels: levels.map { Level($0) }))
    }
    var table = Table(rowCount: frame.age.count)
    table.set("region", to: coded(frame.region))
    table.set("sex", to: coded(frame.sex))
    table.set("age", to: .real(frame.age))
    return table
  }

  @Test("R, the mean probability, the greatest bias and the partial indicators")
  func oracle() throws {
    let fixture: Fixture = try Fixtures.load("representativity")
    let found = try ResponseRepresentativity(
      Formula(parsing: "~ region + sex + age"), responded: fixture.frame.responded.map { $0 == 1 },
      weights: fixture.frame.weight, in: table(fixture.frame))
    #expect(relativeError(found.indicator, fixture.indicator) < 1e-9)
    #expect(relativeError(found.unadjustedIndicator, fixture.unadjusted) < 1e-9)
    #expect(relativeError(found.standardError, fixture.se) < 1e-9)
    #expect(relativeError(found.spread.bias, fixture.biasOfSquare) < 1e-9)
    #expect(relativeError(found.spread.variance, fixture.varianceOfSquare) < 1e-9)
    #expect(relativeError(found.meanPropensity, fixture.mean) < 1e-9)
    #expect(relativeError(found.deviation, fixture.deviation) < 1e-9)
    #expect(relativeError(found.maximalBias, fixture.bias) < 1e-9)
    #expect(found.partials.map(\.variable) == ["age", "region", "sex"])
    for partial in found.partials {
      #expect(relativeError(partial.size, try #require(fixture.partial[partial.variable])) < 1e-9)
    }
    // The greatest bias is (1 − R)/(2ρ̄).
    #expect(
      relativeError(found.maximalBias, (1 - found.indicator) / (2 * found.meanPropensity)) < 1e-12)
    // Before it is adjusted it is 0.785, below the limit.
    #expect(found.check.verdict == .pass)
  }

  /// Who answers of people that are drawn by lot from 4,000, of whom four groups answer with different probabilities.
  @Test(
    "over samples, S² adjusted is that of the population, and its variance is that over samples")
  func simulation() throws {
    let chances = [0.35, 0.5, 0.6, 0.75]
    let (population, drawn, samples) = (4000, 200, 600)
    let truth = chances.map { ($0 - 0.55) * ($0 - 0.55) }.reduce(0, +) / 4
    let formula = try Formula(parsing: "~ group")
    let levels = ["a", "b", "c", "d"].map { Level($0) }
    var (squares, adjusted, variances): ([Double], [Double], [Double]) = ([], [], [])
    for sample in 0..<samples {
      var lot = CounterRandom(seed: 9, stream: UInt64(sample))
      var people = Array(0..<population)
      for place in 0..<drawn {
        let other = place + Int(lot.uniform() * Double(population - place))
        people.swapAt(place, other)
      }
      let groups = people[..<drawn].map { $0 % 4 }
      let responded = groups.map { lot.uniform() < chances[$0] }
      var table = Table(rowCount: drawn)
      table.set(
        "group",
        to: .coded(CodedColumn(codes: .narrow(groups.map { UInt8($0) }), levels: levels)))
      let found = try ResponseRepresentativity(
        formula, responded: responded,
        weights: [Double](repeating: Double(population / drawn), count: drawn), in: table)
      squares.append(found.spread.square)
      adjusted.append(found.spread.square - found.spread.bias)
      variances.append(found.spread.variance)
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let centre = mean(squares)
    let variance =
      squares.map { ($0 - centre) * ($0 - centre) }.reduce(0, +) / Double(samples - 1)
    let error = (variance / Double(samples)).squareRoot()
    #expect(abs(mean(adjusted) - truth) < 3 * error)
    #expect(centre - truth > 5 * error)
    // The standard deviation of a variance from 600 samples is some 6 % of it.
    #expect(abs(mean(variances) / variance - 1) < 0.2)
  }

  @Test("nobody or everybody answered; weights that count nobody")
  func refused() throws {
    let fixture: Fixture = try Fixtures.load("representativity")
    let (frame, formula) = (table(fixture.frame), try Formula(parsing: "~ region"))
    let some = fixture.frame.responded.map { $0 == 1 }
    for answer in [true, false] {
      #expect(throws: DiagnosisError.self) {
        try ResponseRepresentativity(
          formula, responded: some.map { _ in answer }, weights: fixture.frame.weight, in: frame)
      }
    }
    #expect(throws: DiagnosisError.self) {
      try ResponseRepresentativity(
        formula, responded: some, weights: some.map { _ in 0.001 }, in: frame)
    }
  }
}
