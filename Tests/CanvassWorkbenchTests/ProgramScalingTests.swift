import CanvassTestSupport
import Foundation
import Testing

/// What the program says where columns or responses lie far from zero, or a row stands alone.
@Suite struct ProgramScalingTests {
  private let program: Program
  init() throws { program = try Program() }

  private func coefficients(_ run: ProgramRun) throws -> [[String: Any]] {
    try #require(try run.json()["coefficients"] as? [[String: Any]])
  }

  /// Noise about 10¹⁰ is noise, as in R's `lm`; a response that follows the model to the last digit is
  /// not.
  @Test func onlyAnExactFitIsCalledOne() throws {
    var lines = ["x,y,e"]
    for i in 0..<40 {
      let x = Double((i * 7) % 40) / 8
      let noise = Double((i * 29) % 37) / 16 - 1
      lines.append("\(x),\(10_000_000_000 + noise),\(0.3 + 1.7 * x)")
    }
    try program.file("d.csv", lines.joined(separator: "\n"))
    for covariance in ["model", "hc3"] {
      let options = ["--data", "d.csv", "--covariance", covariance, "--format", "json"]
      let noisy = try program.run(["regress", "y ~ x"] + options)
      #expect(noisy.status == 0 && !noisy.errors.contains("exactly"), "\(noisy.errors)")
      #expect(try coefficients(noisy).allSatisfy { $0["statistic"] is NSNumber })
      let exact = try program.run(["regress", "e ~ x"] + options)
      #expect(exact.errors.contains("fits exactly"), "\(exact.errors)")
      #expect(try coefficients(exact).allSatisfy { $0["statistic"] is NSNull })
    }
  }

  /// Seconds since 1970 and their square. `lm(y ~ z + u + I(u^2))` of R 4.2.2 with u the seconds less
  /// 1700000000 over 32768 gives the errors of z.
  @Test func secondsSince1970() throws {
    var lines = ["t,u,z,y"]
    for i in 0..<60 {
      let t = 1_700_000_000 + (i * 1_201) % 65_536
      let u = Double(t - 1_700_000_000) / 32_768
      let z = Double((i * 17) % 23) / 8 - 1
      let y = 0.25 * z + u - u * u + Double((i * 31) % 29) / 32
      lines.append("\(t),\(u),\(z),\(y)")
    }
    try program.file("d.csv", lines.joined(separator: "\n"))
    let far = try coefficients(
      try program.run(["regress", "y ~ z + t + I(t^2)", "--data", "d.csv", "--format", "json"]))
    let near = try coefficients(
      try program.run(["regress", "y ~ z + u + I(u^2)", "--data", "d.csv", "--format", "json"]))
    for (key, places) in [("se", [1]), ("statistic", [1, 3])] {
      for j in places {
        let a = try #require(far[j][key] as? NSNumber).doubleValue
        let b = try #require(near[j][key] as? NSNumber).doubleValue
        #expect(relativeError(a, b) < 1e-10, "\(key) of term \(j): \(a), \(b)")
      }
    }
  }

  /// A category of one row: its residual is 0 and its leverage 1, so that HC2–HC4 have no number for
  /// what rests on it, as R's `vcovHC` has none (0/0); the other coefficients keep theirs.
  @Test func aSingleRowHasNoRobustError() throws {
    var lines = ["g,y"]
    for i in 0..<20 { lines.append("\(i % 2 == 0 ? "a" : "b"),\(Double((i * 7) % 11) / 4)") }
    try program.file("two.csv", lines.joined(separator: "\n"))
    try program.file("one.csv", (lines + ["c,3.1"]).joined(separator: "\n"))
    for kind in ["hc2", "hc3", "hc4"] {
      let options = ["--covariance", kind, "--format", "json"]
      let run = try program.run(["regress", "y ~ g", "--data", "one.csv"] + options)
      #expect(run.status == 0 && run.errors.contains("gc") && run.errors.contains("single row"))
      let found = try coefficients(run)
      for key in ["se", "statistic", "p", "lower"] { #expect(found[2][key] is NSNull, "\(key)") }
      let error = try #require(found[1]["se"] as? NSNumber).doubleValue
      let without = try coefficients(
        try program.run(["regress", "y ~ g", "--data", "two.csv"] + options))
      let expected = try #require(without[1]["se"] as? NSNumber).doubleValue
      // HC4 compares leverages with their mean p/n, the same 1/10 with ten rows of each.
      if kind != "hc4" { #expect(relativeError(error, expected) < 1e-12) }
      #expect(error.isFinite)
    }
  }
}
