import Foundation
import Testing

/// Where a unit was split, its people are in both parts, and once in all units together.
@Suite("Waves of units that were split")
struct SplitUnitsTests {
  private func levels(_ options: String) throws -> [[String: Any]] {
    let program = try Program()
    var text = "wave,unit,village,w,y\n"
    for place in 0..<240 {
      let unit = ["p", "q", "r"][place % 3]
      let answer = (place * place + 3 * place) % 7 < 4 ? 1 : 0
      text += "\(2023 + place % 2),\(unit),\(unit)\(place % 11),\(1 + place % 4),\(answer)\n"
    }
    try program.file("s.csv", text)
    try program.file("c.csv", "old,new,share\np,N,1\nq,N,0.4\nq,M,0.6\nr,M,1\n")
    let output = try program.succeed(
      "trend y --wave wave --data s.csv --clusters village --weights w --format json" + options
    ).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return try #require(object?["waves"] as? [[String: Any]])
  }

  @Test("all units together are those of the whole sample, in number and design effect")
  func all() throws {
    let whole = try levels("")
    let split = try levels(" --across-merger unit --crosswalk c.csv")
    let together = split.filter { $0["unit"] is NSNull }
    #expect(together.count == 2 && whole.count == 2)
    for (one, other) in zip(together, whole) {
      #expect(one["n"] as? Int == 120 && other["n"] as? Int == 120)
      for key in ["estimate", "se", "deff", "lower"] {
        let (found, wanted) = (
          try #require(one[key] as? Double), try #require(other[key] as? Double)
        )
        #expect(abs(found - wanted) <= 1e-12 * abs(wanted), "\(key)")
      }
    }
    // Each part has those of the unit that was split.
    #expect(split.filter { $0["unit"] as? String == "N" }.allSatisfy { $0["n"] as? Int == 80 })
  }

  @Test("numbers of people are written without signs between their digits")
  func counts() throws {
    let program = try Program()
    for line in [
      "plan --margin 0.03 --population 12.000", "plan --n 12,000",
      "selfselect --share .9 --ratings 50.000 --users 500.000",
      "plan --cv .05 --share .8 --icc .05 --cost 1.000,50",
      "plan --budget 12.000 --share .8 --icc .05 --cost 750,50",
    ] {
      let run = try program.run(line.split(separator: " ").map(String.init))
      #expect(run.status == 64 && run.errors.contains("without points, commas"), "\(line)")
    }
    _ = try program.succeed("plan --margin 0.03 --population 12000")
    try program.file("fr.csv", "stratum,population,share\nA,12.000,0.5\nB,3000,0.6\n")
    try BadRun(
      "plan --frame fr.csv --margin 0.03", "population in line 2 is \"12.000\"; write all digits"
    ).check(in: program)
    _ = try program.succeed("plan --cv .05 --share .8 --icc .05 --cost 750,100")
  }

  @Test("a pack that asks how many people there are asks for them")
  func people() throws {
    let program = try Program()
    try BadRun("plan --rules eu-2019-1700 --share .6", "say --population", status: 64)
      .check(in: program)
    _ = try program.succeed("plan --rules eu-2019-1700 --share .6 --population 1000000")
  }
}
