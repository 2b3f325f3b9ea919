import CanvassTestSupport
import Foundation
import Testing

/// The calls of a contrast, beside other routes to the same numbers.
@Suite("contrast: its statistics")
struct ContrastStatisticTests {
  private let schools = "--data datasets/api/apistrat/apistrat.csv --strata stype --weights pw"

  private func estimate(_ line: String) throws -> (value: Double, error: Double) {
    let program = try Program()
    let path = Fixtures.root.appending(path: "datasets").path
    let json = try program.succeed(
      line.replacing("datasets", with: path) + " --format json"
    ).json()
    let key = line.hasPrefix("regress") ? "coefficients" : "estimates"
    let record = try #require((json[key] as? [[String: Any]])?.last)
    return (
      try #require(record["estimate"] as? Double), try #require(record["se"] as? Double)
    )
  }

  @Test("a slope is that of a regression, and a difference of slopes the interaction")
  func slopes() throws {
    let slope = try estimate("contrast \"slope(api00, meals)\" \(schools)")
    let line = try estimate("regress \"api00 ~ meals\" \(schools)")
    #expect(relativeError(slope.value, line.value) < 1e-10)
    #expect(relativeError(slope.error, line.error) < 1e-10)
    let difference = try estimate(
      "contrast \"slope(api00, meals)[sch.wide=Yes] - slope(api00, meals)[sch.wide=No]\" \(schools)"
    )
    let interaction = try estimate("regress \"api00 ~ meals * sch.wide\" \(schools)")
    #expect(relativeError(difference.value, interaction.value) < 1e-9)
    #expect(relativeError(difference.error, interaction.error) < 1e-9)
  }
}
