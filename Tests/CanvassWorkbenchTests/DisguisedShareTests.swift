import CanvassTestSupport
import Foundation
import Testing

/// Shares in other units are judged as shares: the rule of the NCHS speaks of no means and ratios, and withholds a share of fewer
/// than 30 people, which are those of the areas d and e.
@Suite("Publication of shares in disguise")
struct DisguisedShareTests {
  /// `y` is 1 or 2, `y100` 0 or 100, `q` and `r` 1 to 5; `fy` is a part of `f`, `m` and `k` exclude each other.
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["psu,w,area,y01,y,y100,q,r,f,fy,m,k"]
    var state: UInt64 = 11
    func draw(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40) % most
    }
    for (area, count) in [("a", 300), ("b", 270), ("c", 250), ("d", 27), ("e", 11)] {
      for person in 0..<count {
        let yes = draw(3) == 0 ? 1 : 0
        // Every answer is given in turn, so that small areas have all of them.
        let (q, z) = (person % 5 + 1, draw(5))
        let f = draw(7) < 5 ? 1 : 0
        let row = [
          draw(20), 1 + draw(3), yes, 1 + yes, 100 * yes, q, draw(5) + 1, f, f * yes,
          z == 1 || z == 3 ? 2 : 0, z == 2 || z == 0 ? 3 : 0,
        ]
        let words = row.map(String.init)
        lines.append((words[..<2] + [area] + words[2...]).joined(separator: ","))
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private let options = " --data s.csv --clusters psu --release nchs --format json"

  private func answers(
    _ line: String, _ key: String = "estimates", weights: String = "w"
  ) throws -> [[String: Any]] {
    let json = try program().succeed(line + options + " --weights " + weights).json()
    return try #require(json[key] as? [[String: Any]])
  }

  private func withheld(
    _ line: String, _ key: String = "estimates", weights: String = "w"
  ) throws -> [Bool] {
    try answers(line, key, weights: weights).map { $0["verdict"] as? String == "withhold" }
  }

  /// Whether the number is shown; of a total the mean decides, which no pack names.
  private func hidden(_ line: String) throws -> [Bool] {
    try answers(line).map { try #require($0["withheld"] as? Bool) }
  }

  /// What packs found, whose figures are those of the share.
  private func packs(_ line: String, _ key: String = "estimates") throws -> [NSArray] {
    try answers(line, key).map { try #require($0["packs"] as? NSArray) }
  }

  private let small = [false, false, false, true, true]
  private let none = [false, false, false, false, false]

  @Test(
    "a wave of a column of two values is judged as the share of the larger, whatever the two are")
  func waves() throws {
    let shares = try packs("trend y01 --wave area", "waves")
    for name in ["y01", "y", "y100"] {
      #expect(try withheld("trend \(name) --wave area", "waves") == small, "\(name)")
      #expect(try packs("trend \(name) --wave area", "waves") == shares, "\(name)")
    }
    // What is shown is the mean.
    let means = try answers("trend y100 --wave area", "waves").map { $0["estimate"] as? Double }
    for (mean, share) in zip(means, try answers("trend y01 --wave area", "waves")) {
      let expected = try #require(share["estimate"] as? Double)
      #expect(abs(try #require(mean) - 100 * expected) < 1e-9)
    }
    #expect(try withheld("trend q --wave area", "waves") == none)
    #expect(try withheld("trend q --wave area --where q>3", "waves") == small)
    // No change tells a wave that is withheld.
    let changes =
      try program().succeed(
        "trend y --wave area" + options + " --weights w --withhold"
      ).json()["changes"] as? [[String: Any]]
    #expect(try #require(changes).map { $0["estimate"] is NSNull } == [false, false, true, true])
  }

  @Test("new units of a merger, too")
  func units() throws {
    let program = try program()
    try program.file("units.csv", "old,new\na,X\nb,X\nc,Y\nd,Z\ne,Z\n")
    func judged(_ name: String) throws -> [NSArray] {
      let json = try program.succeed(
        "trend \(name) --wave f --across-merger area --crosswalk units.csv --across-break --weights w"
          + options
      ).json()
      let waves = try #require(
        json["unitWaves"] as? [[String: Any]] ?? json["waves"] as? [[String: Any]])
      return try waves.map { try #require($0["packs"] as? NSArray) }
    }
    #expect(try judged("y") == judged("y01"))
    #expect(try judged("q") != judged("y01"))
  }

  @Test("a ratio of two functions of one answer of two kinds is judged as the share that it tells")
  func ratios() throws {
    let shares = try packs("mean y01 --by area")
    for columns in ["y01 dis --derive dis=1-y01", "y y100", "y100 y", "y01 y"] {
      #expect(try withheld("ratio \(columns) --by area") == small, "\(columns)")
      #expect(try packs("ratio \(columns) --by area") == shares, "\(columns)")
    }
    // Of more values, or where the ratio is the same for everybody, it tells no share.
    for columns in ["q r", "q y01", "y twice --derive twice=2*y", "q back --derive back=6-q"] {
      #expect(try withheld("ratio \(columns) --by area") == none, "\(columns)")
    }
  }

  @Test("a ratio of an indicator to one that it is a part of is judged as the share of those")
  func parts() throws {
    let shares = try packs("mean fy --where f==1 --by area")
    for columns in ["fy f", "fy hundreds --derive hundreds=100*f"] {
      #expect(try withheld("ratio \(columns) --by area") == small, "\(columns)")
      #expect(try packs("ratio \(columns) --by area") == shares, "\(columns)")
    }
    #expect(try packs("ratio f fy --by area") == shares)
    // Two that exclude each other: the share of one of them among both.
    let one = try packs("mean isM --derive isM=m>0 --where \"m+k>0\" --by area")
    #expect(try packs("ratio m k --by area") == one)
    let other = try packs("mean isK --derive isK=k>0 --where \"m+k>0\" --by area")
    #expect(try packs("ratio k m --by area") == other)
    // A mean of those, as a mean.
    #expect(try withheld("ratio fq f --derive fq=f*q --by area") == none)
  }

  @Test("what a condition leaves two values of is judged as the share of the larger")
  func conditions() throws {
    let shares = try packs("mean five --derive five=q==5 --where q>3 --by area")
    #expect(try withheld("mean q --by area") == none)
    #expect(try withheld("mean q --where q>2 --by area") == none)
    #expect(try packs("mean q --where q>3 --by area") == shares)
    #expect(try packs("mean q --where \"q in [4,5]\" --by area --stream") == shares)
    for verb in ["mean", "total", "variance"] {
      #expect(try hidden("\(verb) q --where q>3 --by area") == small, "\(verb)")
      #expect(try hidden("\(verb) q --by area") == none, "\(verb)")
    }
    #expect(try withheld("ratio q back --derive back=6-q --where q>3 --by area") == small)
    // Weights of 0 leave people out, too.
    #expect(try withheld("mean q --by area --derive \"v=w*(q>3)\"", weights: "v") == small)
  }

  @Test(
    "each term of a contrast is judged by the values in its own rows",
    arguments: [
      ("ratio(y01,1-y01)[area=d]", true), ("ratio(y,y100)[area=d]", true),
      ("ratio(y,y100)[area=a]", false), ("ratio(fy,f)[area=d]", true),
      ("ratio(q,r)[area=d]", false), ("mean(q)[area=='d' && q>3]", true),
      ("mean(q)[area=='a' && q>3]", false), ("mean(q)[area=d]", false),
      ("mean(y)[area=d]", true), ("proportion(q,5)[area=d]", true),
    ])
  func terms(_ expression: String, isSmall: Bool) throws {
    #expect(try withheld("contrast \"\(expression)\"") == [isSmall])
  }
}
