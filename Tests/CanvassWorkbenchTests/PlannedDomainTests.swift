import Foundation
import Testing

/// Some packs publish less where the sample was not planned for a domain (`eclac-2023`: at least 9 degrees of
/// freedom).
@Suite("--planned")
struct PlannedDomainTests {
  /// Four clusters, so that 3 degrees of freedom are left.
  private func program() throws -> Program {
    let program = try Program()
    var text = "cluster,area,y\n"
    for row in 0..<400 {
      text +=
        "\(row / 100),\(["north", "south"][row % 2]),\((row * row * 31 + row * 17) % 97 / 10)\n"
    }
    try program.file("d.csv", text)
    return program
  }

  @Test(
    "a domain that was planned is published with fewer degrees of freedom",
    arguments: ["mean y --by area", "contrast 'mean(y)[area=north]'", "diagnose"])
  func planned(_ verb: String) throws {
    let program = try program()
    let items = verb == "diagnose" ? " --field area --items y --scale 0-9 --satisfied 5-9" : ""
    let line = verb + items + " --data d.csv --clusters cluster --format csv --release eclac-2023"
    let isWithheld = verb == "diagnose" ? ",suppress," : ",withhold,"
    func verdicts(_ options: String) throws -> Bool {
      try program.succeed(line + options).output.contains(isWithheld)
    }
    #expect(try verdicts(""))
    #expect(try !verdicts(" --planned"))
  }

  @Test("alone it is refused")
  func alone() throws {
    let program = try program()
    try BadRun("mean y --data d.csv --planned", "--planned is for rule packs", status: 64).check(
      in: program)
  }
}
