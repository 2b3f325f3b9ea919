import CanvassTestSupport
import Foundation
import Testing

/// What is nothing but the rounding of a contrast's arithmetic is zero; a difference of estimates is not, however small.
@Suite("Rounding in contrasts")
struct ContrastRoundingTests {
  private static var survey: [String] {
    var lines = ["c,g,w,y,x,z"]
    var state: UInt64 = 20_261_126
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for row in 0..<60 {
      let y = 3 + next(1000)
      lines.append(
        "\(row / 5),\(row % 2 == 0 ? "a" : "b"),\(1 + next(30)).5,\(y).7,\(next(90)).1,"
          + "\(next(40) + (row % 2 == 0 ? 20 : 0))")
    }
    return lines
  }

  private func program(_ lines: [String] = survey) throws -> Program {
    let program = try Program()
    try program.file("d.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private func estimate(_ expression: String, _ options: String = "", _ program: Program) throws
    -> [String: Any]
  {
    try program.succeed(
      "contrast '\(expression)' --data d.csv --clusters c --weights w --null 0 --format json \(options)"
    ).estimates()[0]
  }

  @Test(
    "is zero without an error, and has no p",
    arguments: [
      "exp(log(mean(y))) - mean(y)", "sqrt(mean(y)) ^ 2 - mean(y)", "mean(y) / 3 * 3 - mean(y)",
      "exp(log(mean( y ))) - mean(y)", "mean(y) + mean(x) - mean(x) - mean(y)",
      "log(mean(y)[g=a] * mean(x)) - log(mean(x)) - log(mean(y)[g=a])",
      "mean(y) - mean(y)",
    ], ["", "--replicates jkn", "--replicates bootstrap:30"])
  func nothing(_ expression: String, _ replicates: String) throws {
    let found = try estimate(expression, replicates, program())
    #expect(found["estimate"] as? Double == 0, "\(expression) \(found)")
    #expect(found["se"] as? Double == 0, "\(expression) \(found)")
    #expect(found["p"] is NSNull, "\(expression) \(found)")
  }

  @Test(
    "is zero where the same estimate was computed in two ways",
    arguments: [
      "mean(3*y) - 3*mean(y)", "mean(y + 100) - mean(y) - 100", "slope(3*y, x) - 3*slope(y, x)",
      "slope(y + 17, x) - slope(y, x)", "slope(y, x) - slope(y, x + 3)",
      "slope(x + y, x) - 1 - slope(y, x)", "correlation(x, y) - correlation(y, x)",
      "variance(3*y) - 9*variance(y)", "slope(y, x)[g=a] - slope(3*y, x)[g=a]/3",
      "ratio(y, x) - mean(y)/mean(x)", "total(y) - total(3*y)/3",
      "mean(x + y) - mean(x) - mean(y)", "proportion(g, a) + proportion(g, b) - 1",
      "slope(y, x) - correlation(y, x)*sqrt(variance(y)/variance(x))",
    ], ["", "--replicates jkn", "--replicates bootstrap:30"])
  func again(_ expression: String, _ replicates: String) throws {
    let found = try estimate(expression, replicates, program())
    #expect(found["estimate"] as? Double == 0, "\(expression) \(found)")
    #expect(found["se"] as? Double == 0, "\(expression) \(found)")
    #expect(found["p"] is NSNull, "\(expression) \(found)")
  }

  @Test("is zero under weights that came with the data")
  func givenWeights() throws {
    let weighted = Self.survey.enumerated().map { place, line -> String in
      if place == 0 { return line + "," + (0..<12).map { "rw\($0)" }.joined(separator: ",") }
      let cells = line.split(separator: ",")
      let weight = Double(cells[2]) ?? 0
      let own = (0..<12).map { $0 == Int(cells[0]) ? 0 : weight * 12 / 11 }
      return line + "," + own.map { "\($0)" }.joined(separator: ",")
    }
    let program = try program(weighted)
    for expression in ["slope(3*y, x) - 3*slope(y, x)", "mean(x + y) - mean(x) - mean(y)"] {
      let found = try estimate(
        expression, "--replicate-weights 'rw*' --replicate-kind jk1", program)
      #expect(found["estimate"] as? Double == 0 && found["se"] as? Double == 0, "\(found)")
    }
  }

  /// A level of 10⁹ beside a spread of 1 is no rounding.
  @Test("a small spread beside a large level stays", arguments: ["", "--replicates jkn"])
  func level(_ replicates: String) throws {
    let program = try program()
    let plain = try estimate("mean(x)[g=a] - mean(x)[g=b]", replicates, program)
    let found = try estimate(
      "mean(x + 1000000000)[g=a] - mean(x + 1000000000)[g=b]", replicates, program)
    let (se, known) = try (
      #require(found["se"] as? Double), #require(plain["se"] as? Double)
    )
    #expect(relativeError(se, known) < 1e-6 && known > 0.1)
  }

  @Test("a sum of shares is 1, and no test tells it from 1")
  func whole() throws {
    let program = try program()
    for replicates in ["", "--replicates jkn"] {
      let found = try estimate("proportion(g, a) + proportion(g, b)", replicates, program)
      #expect(found["estimate"] as? Double == 1 && found["se"] as? Double == 0, "\(found)")
    }
  }

  @Test("a constant beside it keeps its value")
  func constant() throws {
    let found = try estimate("exp(log(mean(y))) - mean(y) + 5", "", program())
    #expect(relativeError(try #require(found["estimate"] as? Double), 5) < 1e-13)
    #expect(found["se"] as? Double == 0)
  }

  @Test("what does not cancel keeps its value and its error", arguments: ["", "--replicates jkn"])
  func rest(_ replicates: String) throws {
    let program = try program()
    let plain = try estimate("mean(x)", replicates, program)
    let found = try estimate("exp(log(mean(y))) - mean(y) + mean(x)", replicates, program)
    for key in ["estimate", "se"] {
      let (a, b) = (found[key] as? Double ?? .nan, plain[key] as? Double ?? .nan)
      #expect(relativeError(a, b) < 1e-12)
    }
  }

  @Test(
    "small differences of large numbers live", arguments: [1e-4, 1e-6, 1e-8],
    ["", "--replicates jkn"])
  func smallDifferences(_ scale: Double, _ replicates: String) throws {
    let program = try program()
    let difference = try estimate("mean(z)[g=a] - mean(z)[g=b]", replicates, program)
    // z moves a level of a million in the given digit.
    let derived = "--derive 'm = 1000000 + \(scale) * z' \(replicates)"
    for expression in [
      "mean(m)[g=a] - mean(m)[g=b]", "exp(log(mean(m)[g=a])) - mean(m)[g=b]",
      "sqrt(mean(m)[g=a]) ^ 2 - mean(m)[g=b]",
    ] {
      let found = try estimate(expression, derived, program)
      for key in ["estimate", "se"] {
        let expected = scale * (difference[key] as? Double ?? .nan)
        // A level of a million has ten digits behind the point, one of which logarithms and powers take.
        let error = abs((found[key] as? Double ?? .nan) - expected)
        #expect(error < 1e-9, "\(expression) \(key)")
      }
      #expect((found["se"] as? Double ?? 0) > 0, "\(expression)")
    }
  }

  @Test("a small part of one estimate lives", arguments: [1e-4, 1e-8, 1e-12])
  func smallParts(_ part: Double) throws {
    let program = try program()
    let whole = try estimate("mean(y)", "", program)
    let found = try estimate("mean(y) * (1 + \(part)) - mean(y)", "", program)
    for key in ["estimate", "se"] {
      let expected = part * (whole[key] as? Double ?? .nan)
      #expect(relativeError(found[key] as? Double ?? .nan, expected) < 1e-15 / part + 1e-12)
    }
  }
}
