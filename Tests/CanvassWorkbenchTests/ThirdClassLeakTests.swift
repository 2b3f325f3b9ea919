import Foundation
import Testing

/// One of 40 people answered 1, whose share may not be shown: neither two shares of others nor a mean beside a share may tell it.
@Suite("Shares that nobody asked for and that others tell")
struct ThirdClassLeakTests {
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["q,wave,all"]
    for (wave, counts) in [("A", [1, 18, 21]), ("B", [15, 20, 25])] {
      for (place, count) in counts.enumerated() {
        lines += Array(repeating: "\(place + 1),\(wave),x", count: count)
      }
    }
    try program.file("t.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  /// The estimates that are shown, by variable and place.
  private func shown(_ line: String, _ key: String, _ place: (([String: Any]) -> String?)) throws
    -> Set<String>
  {
    let found = try program().succeed(
      line + " --data t.csv --release statcan --withhold --format json"
    ).json()
    let records = try #require(found[key] as? [[String: Any]])
    return Set(
      records.filter { $0["estimate"] is Double }.compactMap { record in
        (record["variable"] as? String).flatMap { name in place(record).map { "\(name) \($0)" } }
      })
  }

  private let derived = " --derive a=q==3 --derive b=q==2"

  @Test("of three answers two shares in a wave tell the third")
  func waves() throws {
    let two = try shown("trend a b --wave wave" + derived, "waves") { $0["wave"] as? String }
    #expect(two.isSuperset(of: ["a B", "b B"]))
    #expect(two.isDisjoint(with: ["a A", "b A"]) == false)
    #expect(!two.isSuperset(of: ["a A", "b A"]))
    // Alone each may be shown.
    for column in ["a", "b"] {
      let one = try shown("trend \(column) --wave wave" + derived, "waves") {
        $0["wave"] as? String
      }
      #expect(one == ["\(column) A", "\(column) B"])
    }
  }

  @Test("a mean of three answers and one share tell the two others")
  func meanAndShare() throws {
    let both = try shown("mean q a --by wave" + derived, "estimates") {
      ($0["domain"] as? [String: String])?["wave"]
    }
    #expect(both.isSuperset(of: ["q B", "a B"]))
    #expect(!both.isSuperset(of: ["q A", "a A"]) && !both.isDisjoint(with: ["q A", "a A"]))
    let waves = try shown("trend q a --wave wave" + derived, "waves") { $0["wave"] as? String }
    #expect(!waves.isSuperset(of: ["q A", "a A"]) && !waves.isDisjoint(with: ["q A", "a A"]))
    let alone = try shown("mean q --by wave", "estimates") {
      ($0["domain"] as? [String: String])?["wave"]
    }
    #expect(alone == ["q A", "q B"])
  }

  @Test("two scorings of three answers tell every answer")
  func scoredTwice() throws {
    func wave(_ record: [String: Any]) -> String? {
      (record["domain"] as? [String: String])?["wave"]
    }
    let other = " --derive 'r=if(q>=3, 2, if(q==1, 1, 0))'"
    let both = try shown("mean q r --by wave" + other, "estimates", wave)
    #expect(both.isSuperset(of: ["q B", "r B"]))
    #expect(!both.isSuperset(of: ["q A", "r A"]) && !both.isDisjoint(with: ["q A", "r A"]))
    #expect(try shown("mean r --by wave" + other, "estimates", wave) == ["r A", "r B"])
    // What is the same but for unit and origin tells nothing new.
    let same = try shown("mean q r --by wave --derive 'r=2*q+1'", "estimates", wave)
    #expect(same == ["q A", "q B", "r A", "r B"])
  }

  @Test("rows of waves that are in no unit follow from all and the units, and are judged")
  func nowhere() throws {
    let program = try Program()
    var lines = ["yes,wave,area"]
    for wave in ["A", "B"] {
      for (area, count) in [("u", 100), ("v", 120), ("", 6)] {
        for person in 0..<count { lines.append("\(person % 2),\(wave),\(area)") }
      }
    }
    try program.file("t.csv", lines.joined(separator: "\n") + "\n")
    try program.file("units.csv", "old,new\nu,U\nv,V\n")
    let found = try program.succeed(
      "trend yes --wave wave --across-merger area --crosswalk units.csv --data t.csv --release dhs "
        + "--withhold --format json"
    ).json()
    let records = try #require(found["waves"] as? [[String: Any]])
    for wave in ["A", "B"] {
      let own = records.filter { $0["wave"] as? String == wave }
      #expect(own.count == 3 && own.count { $0["estimate"] is Double } == 2, "\(own)")
    }
  }
}
