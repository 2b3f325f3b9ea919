import Foundation
import Testing

/// Numbers that nobody asked for, and that follow from what is shown: they may not be told either.
@Suite("Numbers that nobody asked for")
struct UnaskedNumberTests {
  /// In each area of 120 people 8 are old. Everybody in the area e, which has 20, gave the answer 4 to q. One person
  /// waited between 40 and 41 minutes.
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["area,sex,age,s,q,minutes"]
    for person in 0..<260 {
      let area = person < 120 ? "a" : person < 240 ? "b" : "e"
      let score = (person * 7919 + 13) % 97
      let q = area == "e" ? 4 : 1 + (person * person + person / 3) % 5
      let minutes = person == 7 ? 40.5 : Double((person * 37) % 90) + 0.2
      let waited = minutes > 40 && minutes < 41 && person != 7 ? minutes + 5 : minutes
      lines.append(
        "\(area),\(person % 2 == 0 ? "f" : "m"),\(person % 15 == 3 ? "old" : "young"),\(score),\(q),\(waited)"
      )
    }
    try program.file("d.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  /// The estimates of the last of some lines; `nil` for those that are withheld.
  private func last(_ pack: String, _ lines: [String]) throws -> [Double?] {
    let options = " --data d.csv --withhold --format json --release \(pack)\n"
    return try program().run(["repl"], input: lines.map { $0 + options }.joined())
      .lastEstimates()
  }

  @Test("what the cells around another one have more than it: a margin less a part of it")
  func margins() throws {
    let cells = "mean s --by area,sex --where \"area!='e'\""
    let young = "mean s --by area --where \"age=='young' && area!='e'\""
    #expect(!(try last("dhs", [young]).contains(nil)))
    #expect(try last("dhs", [cells, young]) == [nil, nil])
    #expect(try last("dhs", [young, cells]).contains(nil))
  }

  @Test("the same of terms of one contrast")
  func terms() throws {
    let terms = ["f", "m"].map { "\"mean(s)[area=a, sex=\($0)]\"" }.joined(separator: " ")
    #expect(!(try last("dhs", ["contrast " + terms]).contains(nil)))
    #expect(
      try last("dhs", ["contrast " + terms + " \"mean(s)[area=a, age=young]\""]).contains(nil))
  }

  @Test(
    "shares between two limits and above the last, whatever was asked before",
    arguments: [
      "cdf minutes --at 41 --where \"area=='e' && sex=='f' && age=='young'\"",
      "cdf minutes --at 41 --by area,age", "cdf v --at 82 --by area,age --derive 'v=2*minutes'",
      "cdf minutes --at 60,75 --by area,age",
    ])
  func limits(_ first: String) throws {
    let limits = "cdf minutes --at 40,41"
    #expect(try last("statcan", [limits]).contains(nil))
    #expect(try last("statcan", [first, limits]).contains(nil))
    // Three in a hundred lie above.
    let above = "cdf minutes --at 88 --by area --where \"area!='e'\""
    #expect(try last("statcan", [above]).contains(nil))
    #expect(try last("statcan", [first, above]).contains(nil))
  }

  @Test(
    "shares between a limit of all and one of the parts, in either order",
    arguments: [
      ["cdf minutes --at 41", "cdf minutes --at 40 --by sex"],
      ["cdf minutes --at 40 --by sex", "cdf minutes --at 41"],
      ["cdf minutes --at 41 --by age", "cdf minutes --at 40 --by age,sex"],
      [
        "cdf minutes --at 41", "cdf minutes --at 40 --where \"sex=='f'\"",
        "cdf minutes --at 40 --where \"sex=='m'\"",
      ],
    ])
  func limitsOfParts(_ lines: [String]) throws {
    #expect(try last("statcan", lines).contains(nil))
  }

  @Test(
    "what columns make together: the difference of two shares is a third one that was asked",
    arguments: [
      "mean c d b", "mean b c d", "mean d c b",
      "contrast \"mean(c) - mean(d)\" \"mean(b)\"",
    ])
  func together(_ question: String) throws {
    let columns =
      " --derive 'b=minutes>40 && minutes<=41' --derive 'c=minutes<=41' --derive 'd=minutes<=40'"
    let found = try last("statcan", [question + columns])
    #expect(found.count { $0 == nil } == 2, "\(found)")
    #expect(!(try last("statcan", ["mean c --derive 'c=minutes<=41'"]).contains(nil)))
    // One after the other, too.
    let lines = ["mean b", "mean c", "mean d"].map { $0 + columns }
    #expect(try last("statcan", lines) == [nil])
  }

  @Test(
    "what two related columns make together, though nobody asks for it",
    arguments: [
      ["mean c d"], ["mean c", "mean d"], ["contrast \"mean(c) - mean(d)\""],
      ["mean d", "cdf minutes --at 41"], ["cdf minutes --at 40", "mean c"],
      ["mean c --by sex", "mean d"], ["mean c", "proportion d --where \"sex=='f'\"", "mean d"],
      ["total c", "mean d"], ["ratio d c", "mean c"],
    ])
  func unaskedTogether(_ lines: [String]) throws {
    let columns = " --derive 'c=minutes<=41' --derive 'd=minutes<=40'"
    func derived(_ line: String) -> String { line.hasPrefix("cdf") ? line : line + columns }
    #expect(try last("statcan", lines.map(derived)).contains(nil))
    for line in lines where !line.hasPrefix("contrast") && line != "mean c d" {
      #expect(!(try last("statcan", [derived(line)]).contains(nil)), "\(line)")
    }
  }

  @Test("related columns of which nothing small follows are shown")
  func harmlessTogether() throws {
    let columns = " --derive 'c=minutes<=60' --derive 'd=minutes<=30'"
    #expect(!(try last("statcan", ["mean c d" + columns]).contains(nil)))
    #expect(
      !(try last("dhs", ["mean c d --by area,sex --where \"area!='e'\"" + columns]).contains(nil)))
  }

  @Test("of people who answered alike by accident: that they did is their answer")
  func alike() throws {
    let unit = "mean s --where \"area=='e' || area=='x'\""
    let rest = "mean q --where \"area!='e'\""
    #expect(try last("dhs", ["mean q", rest]) == [nil])
    #expect(try last("dhs", [unit, "mean q", rest]) == [nil])
    #expect(try last("dhs", ["mean q", unit, rest]) == [nil])
  }
}
