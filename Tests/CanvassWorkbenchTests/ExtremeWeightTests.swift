import Testing

@Suite("Weights beyond what can be squared")
struct ExtremeWeightTests {
  @Test(
    "are refused, and those within are not",
    arguments: [("1e155", "3e155"), ("2e-200", "1e-200"), ("1", "1e101")])
  func refused(_ weights: (String, String)) throws {
    let program = try Program()
    try program.file("w.csv", "w,y\n\(weights.0),2\n\(weights.1),3\n0,4\n")
    let run = try program.run(["mean", "y", "--data", "w.csv", "--weights", "w"])
    #expect(run.status == 1)
    #expect(run.errors.contains("divide all weights by one number"), "\(run.errors)")
  }

  /// 2 and 3 with weights of 1 to 100.
  @Test(
    "of others their proportion alone counts",
    arguments: [("1e-99", "1e-97"), ("1", "100"), ("1e97", "1e99")])
  func taken(_ weights: (String, String)) throws {
    let program = try Program()
    try program.file("w.csv", "w,y\n\(weights.0),2\n\(weights.1),3\n")
    let found = try program.succeed("mean y --data w.csv --weights w --format json").estimates()[0]
    let mean = try #require(found["estimate"] as? Double)
    #expect(abs(mean - 302.0 / 101) < 1e-12)
    // √(2·(z₁² + z₂²)), z = ∓100/101².
    let error = try #require(found["se"] as? Double)
    #expect(abs(error - 2 * 100.0 / 10_201) < 1e-12)
  }
}
