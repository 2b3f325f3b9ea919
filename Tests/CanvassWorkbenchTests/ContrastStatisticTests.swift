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

  /// Incomes in đồng beside the same in hundreds: what they have in common is 10⁷ times what they differ by.
  @Test(
    "estimates that are nearly equal leave the digits of their difference",
    arguments: [
      ("mean(rounded) - mean(exact)", "mean x --derive x=rounded-exact"),
      ("total(rounded) - total(exact)", "total x --derive x=rounded-exact"),
      ("mean(rounded) / mean(exact)", "ratio rounded exact"),
      ("exp(log(total(rounded)) - log(total(exact)))", "ratio rounded exact"),
    ])
  func nearlyEqual(_ contrast: String, _ direct: String) throws {
    let program = try Program()
    var lines = ["c,w,exact,rounded"]
    for row in 0..<400 {
      let exact = 500_000_000 + (row * row * 7919 + row * 104_729) % 400_000_000
      lines.append("\((row * 37) % 41),\(1 + row % 7),\(exact),\((exact + 50) / 100 * 100)")
    }
    try program.file("d.csv", lines.joined(separator: "\n") + "\n")
    let options = " --data d.csv --clusters c --weights w --format json"
    func error(_ line: String) throws -> Double {
      let estimates = try program.succeed(line + options).estimates()
      return try #require(estimates.first?["se"] as? Double)
    }
    #expect(relativeError(try error("contrast \"\(contrast)\""), try error(direct)) < 1e-6)
  }

  @Test("what is zero by algebra has an error of zero")
  func algebra() throws {
    let line = "contrast \"ratio(api00, api99)^-1 - ratio(api99, api00)\" \(schools)"
    let zero = try estimate(line)
    #expect(abs(zero.value) < 1e-15 && zero.error == 0)
  }

  @Test(
    "beside rule packs a slope on two values is refused: it is a difference of means",
    arguments: ["slope(s, ina)", "slope(s, area == 'a')", "slope(known, three)"])
  func slopeOfTwoValues(_ call: String) throws {
    let program = try Program()
    // Of those with the third value nobody has answered "known".
    let rows = (0..<60).map { person in
      "\(person < 20 ? "a" : "b"),\(person < 20 ? 1 : 0),\(person % 7),\(person % 3),"
        + "\(person % 3 == 0 ? "" : "\(person % 5)")\n"
    }
    try program.file("d.csv", "area,ina,s,three,known\n" + rows.joined())
    let options = " --data d.csv --release dhs"
    let run = try program.run(Program.words("contrast \"\(call)\"" + options))
    #expect(run.status == 1 && run.errors.contains("tells a difference of means"), "\(run.errors)")
    _ = try program.succeed("contrast \"slope(ina, s)\"" + options)
    _ = try program.succeed("contrast \"slope(s, three)\"" + options)
  }
}
