import Foundation
import Testing

/// What the program prints where nothing varies: zero or no number, and never the rounding of sums.
@Suite("Columns in which nothing varies")
struct ConstantColumnTests {
  /// `k` is 0.1; `kk` 0.1 or 0.7 by field; `ten` a tenth of `x`; `line` 0.3 − x/10. Field c alone is
  /// not satisfied with anything.
  private static let survey: String = {
    var text = "s,c,w,f,k,kk,x,z,ten,line,q1,q2\n"
    for row in 0..<96 {
      let f = ["a", "b", "c"][row * 5 % 3]
      let x = row * 17 % 61 + 1
      text += "\(row / 48),\(row / 8),\(1.1 + 0.3 * Double(row * 7 % 11)),\(f),0.1,"
      text += "\(f == "b" ? 0.7 : 0.1),\(x),\(row * row % 19),\(Double(x) / 10),"
      text += "\((3 - Double(x)) / 10),\(f == "c" ? 2 : 5),\(f == "c" ? 1 : 4)\n"
    }
    return text
  }()

  private func json(_ line: String) throws -> [String: Any] {
    let program = try Program()
    try program.file("a.csv", Self.survey)
    return try program.succeed("\(line) --data a.csv --format json").json()
  }

  /// All numbers of an answer but the p-values, wherever they stand.
  private func numbers(_ value: Any) -> [Double] {
    if let list = value as? [Any] { return list.flatMap(numbers) }
    if let object = value as? [String: Any] {
      return object.filter { !["p", "pAdjusted"].contains($0.key) }.values.flatMap(numbers)
    }
    return (value as? Double).map { [$0] } ?? []
  }

  private static let designs = [
    "", " --weights w", " --clusters c --weights w", " --strata s --clusters c --weights w",
  ]

  @Test(
    "no number of an answer is rounding", arguments: designs,
    [
      "mean k kk --by f", "total k --by f", "variance k kk --by f", "ratio ten x --by f",
      "proportion f --where 'kk < 0.5'", "correlation x line ten",
      "diagnose --field f --items q1,q2 --scale 1-5 --satisfied 4,5", "regress 'k ~ x + z'",
      "regress 'ten ~ x'", "regress 'line ~ x + z'", "regress 'k ~ x * f'",
    ])
  func noRounding(_ design: String, _ line: String) throws {
    let found = numbers(try json(line + design)).filter { $0 != 0 && abs($0) < 1e-9 }
    #expect(found == [], "\(line)\(design)")
  }

  /// R's `lm` has R² = 0.48 and F = 9.3 for twelve responses of 0.1, and warns of an essentially
  /// perfect fit.
  @Test(
    "a response that is the same everywhere",
    arguments: [
      "", " --covariance hc1", " --covariance hc3", " --covariance cluster:c",
      " --clusters c --weights w", " --frequency q1",
    ])
  func constantResponse(_ option: String) throws {
    let answer = try json("regress 'k ~ x + f' --diagnostics\(option)")
    let coefficients = try #require(answer["coefficients"] as? [[String: Any]])
    #expect(coefficients.map { $0["estimate"] as? Double } == [0.1, 0, 0, 0])
    for coefficient in coefficients {
      #expect(coefficient["se"] as? Double == 0)
      for key in ["statistic", "p", "lower", "upper"] {
        #expect(coefficient[key] is NSNull, "\(key)")
      }
    }
    let fit = try #require(answer["fit"] as? [String: Any])
    for key in ["rSquared", "adjustedRSquared", "logLikelihood", "aic", "bic"] {
      #expect(fit[key] == nil || fit[key] is NSNull, "\(key)")
    }
    for test in answer["terms"] as? [[String: Any]] ?? [] {
      #expect(test["statistic"] is NSNull && test["p"] is NSNull)
    }
  }

  @Test("a response on a line has R² 1 and no tests", arguments: ["", " --clusters c --weights w"])
  func exactResponse(_ design: String) throws {
    let answer = try json("regress 'line ~ x + z'\(design)")
    let coefficients = try #require(answer["coefficients"] as? [[String: Any]])
    let expected = [0.3, -0.1, 0]
    for (coefficient, value) in zip(coefficients, expected) {
      #expect(abs(try #require(coefficient["estimate"] as? Double) - value) < 1e-14)
      #expect(coefficient["se"] as? Double == 0 && coefficient["p"] is NSNull)
    }
    let fit = try #require(answer["fit"] as? [String: Any])
    #expect(fit["rSquared"] as? Double == 1)
    #expect(fit["aic"] == nil || fit["aic"] is NSNull)
  }

  @Test("α and correlations of a constant are refused by name")
  func refused() throws {
    let program = try Program()
    try program.file("a.csv", Self.survey)
    for verb in ["reliability k x z", "reliability k kk", "correlation k x", "factors k x z q1"] {
      let run = try program.run(Program.words("\(verb) --data a.csv"))
      #expect(run.status == 1 && run.errors.contains("\"k\""), "\(run.errors)")
    }
  }

  @Test func peopleAreTold() throws {
    let program = try Program()
    try program.file("a.csv", Self.survey)
    let run = try program.succeed("regress 'k ~ x' --data a.csv --clusters c")
    #expect(run.output.contains("no R², since the response is the same in every row"))
    #expect(run.errors.contains("since the model fits exactly"))
  }
}
