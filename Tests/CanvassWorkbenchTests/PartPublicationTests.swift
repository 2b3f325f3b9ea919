import Foundation
import Testing

/// A diagnosis shows no item, dimension or other measure that a pack withholds, nor what would tell it.
@Suite("Publication of the parts of a diagnosis")
struct PartPublicationTests {
  private let names = ["q1", "q2", "q3", "q4"]

  /// Few are satisfied with q3 in the field e.
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["psu,w,field,q1,q2,q3,q4"]
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for (field, count) in [("a", 220), ("b", 180), ("c", 150), ("d", 90), ("e", 60)] {
      for _ in 0..<count {
        let answers = (1...4).map { item -> Int in
          if field == "e", item == 3 { return next() < 0.04 ? 5 : 2 }
          return next() < 0.7 ? 4 : 2
        }
        lines.append(
          "\(Int(next() * 40)),\(1 + Int(next() * 3)),\(field),"
            + answers.map(String.init).joined(separator: ","))
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private let command =
    "diagnose --field field --items q1-q4 --dimension x=q1,q2 --dimension y=q3,q4 --scale 1-5 "
    + "--satisfied 4,5 --data s.csv --clusters psu --weights w --release statcan"

  private func fields(_ options: String) throws -> [[String: Any]] {
    let output = try program().succeed(command + " --format json" + options).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return try #require(object?["fields"] as? [[String: Any]])
  }

  private func parts(_ field: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(field[key] as? [[String: Any]])
  }

  @Test("items are withheld by the verdict of their shares, and as many as would tell them")
  func items() throws {
    let shown = try fields(" --withhold")
    var hidden: [String: Set<String>] = [:]
    for field in shown {
      let name = try #require(field["field"] as? String)
      #expect(field["withheld"] as? Bool == false)
      for part in try parts(field, "weakestItems") {
        let item = try #require(part["item"] as? String)
        let isHidden = part["withheld"] as? Bool == true
        #expect((part["satisfied"] is NSNull) == isHidden)
        #expect((part["contribution"] is NSNull) == isHidden)
        if isHidden { hidden[item, default: []].insert(name) }
      }
    }
    // The verdict of the share alone: e and q3, nothing else.
    for item in names {
      let verdict = try program().succeed(
        "mean s --derive s=\(item)>=4 --by field --data s.csv --clusters psu --weights w "
          + "--release statcan --format csv")
      let withheld = verdict.output.split(separator: "\n").filter {
        $0.hasSuffix(",withhold")
      }
      #expect(withheld.count == (item == "q3" ? 1 : 0))
    }
    #expect(hidden["q3"]?.contains("e") == true)
    // No item is hidden in one field alone, nor one item of a field alone.
    for (_, fields) in hidden { #expect(fields.count >= 2) }
    for field in ["a", "b", "c", "d", "e"] {
      #expect(names.count { hidden[$0]?.contains(field) == true } != 1)
    }
  }

  @Test("dimensions are hidden with the items that would follow from them")
  func dimensions() throws {
    for field in try fields(" --withhold") {
      let hiddenItems = Set(
        try parts(field, "weakestItems").filter { $0["withheld"] as? Bool == true }
          .compactMap { $0["item"] as? String })
      for part in try parts(field, "weakestDimensions") {
        let own = part["dimension"] as? String == "x" ? ["q1", "q2"] : ["q3", "q4"]
        let count = own.count(where: hiddenItems.contains)
        if part["withheld"] as? Bool == false { #expect(count != 1) }
      }
    }
  }

  @Test("programs have all numbers but with --withhold, and people never")
  func people() throws {
    for field in try fields("") {
      for part in try parts(field, "weakestItems") { #expect(!(part["satisfied"] is NSNull)) }
    }
    let page = try program().succeed(command).output
    #expect(page.contains("withheld"))
  }
}
