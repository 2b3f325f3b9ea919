import Foundation
import Testing

/// A file of rows to predict may have some of the categories alone; they are those of the fit, by their spelling.
@Suite("Categories of rows to predict")
struct PredictedCategoryTests {
  private func predictions(
    _ rows: String, _ options: String = "", _ formula: String = "y ~ g"
  ) throws -> [Double] {
    let program = try Program()
    try program.file("m.csv", "y,g,h\n10,01,1\n11,01,2\n20,1,1\n21,1,2\n30,x,1\n31,x,2\n")
    try program.file("n.csv", rows)
    let run = try program.succeed(
      "regress '\(formula)' --data m.csv --predict n.csv --format csv \(options)")
    let lines = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(lines[0].firstIndex { $0 == "estimate" })
    return lines.dropFirst().compactMap { Double($0[place]) }
  }

  @Test(
    "codes with leading zeros stay apart, whatever other rows stand in the file",
    arguments: ["", "--text g", "--text g,h"])
  func spelling(_ options: String) throws {
    let expected = [10.5, 20.5, 30.5]
    for (text, places) in [
      ("g\n01\n", [0]), ("g\n1\n01\n", [1, 0]), ("g\n\"01\"\nx\n", [0, 2]),
      ("g\n01\n1\nx\n", [0, 1, 2]),
    ] {
      let found = try predictions(text, options)
      #expect(try predictions(text, options + " --derive a=g --derive z=a", "y ~ z") == found)
      #expect(found.count == places.count, "\(text) \(found)")
      for (value, place) in zip(found, places) {
        #expect(abs(value - expected[place]) < 1e-9, "\(text) \(found)")
      }
    }
  }
}
