import Foundation
import Testing

/// `diagnose` where the dimensions or the items of a field do not make all of its gap: some items are in no dimension, and
/// where everyone was asked about every field, others have questions that the field lacks.
@Suite("What dimensions and items lack of a gap")
struct GapRemainderTests {
  private static let items = ["a1", "b1", "b2", "c1", "c2", "c3"]
  private static let chances = [40, 75, 95, 80, 90, 85]

  /// 600 people with unequal weights, some answers missing.
  private static let people: [(weight: Double, answers: [Int?])] = {
    var state: UInt64 = 20_261_123
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<600).map { _ in
      (
        Double(1 + next(40)) / 8,
        chances.map { chance in
          next(9) == 0 ? nil : next(100) < chance ? 4 + next(2) : 1 + next(3)
        }
      )
    }
  }()

  private static func file(where isAnswered: (_ row: Int, _ item: Int) -> Bool = { _, _ in true })
    -> String
  {
    (["w," + items.joined(separator: ",")]
      + people.enumerated().map { row, person in
        "\(person.weight),"
          + person.answers.enumerated().map { item, answer in
            isAnswered(row, item) ? answer.map(String.init) ?? "" : ""
          }.joined(separator: ",")
      }).joined(separator: "\n") + "\n"
  }

  private static let line =
    "diagnose --data d.csv --weights w --fields land=a1 --fields health=b1,b2 --fields tax=c1,c2,c3 "
    + "--dimension access=a1,b1,c1 --dimension staff=b2,c2 --scale 1-5 --satisfied 4,5 --target 95"

  private func program(_ text: String = file()) throws -> Program {
    let program = try Program()
    try program.file("d.csv", text)
    return program
  }

  /// Fields by name: the gap, what its dimensions and items contribute, and what these lack.
  private struct Field {
    let gap, dimensions, items: Double
    let inNoDimension, ofOtherFields: Double?
  }

  private func fields(_ line: String, _ program: Program) throws -> [String: Field] {
    let json = try program.succeed("\(line) --format json").json()
    let found = try #require(json["fields"] as? [[String: Any]])
    var fields: [String: Field] = [:]
    for field in found {
      func sum(_ key: String) throws -> Double {
        try #require(field[key] as? [[String: Any]])
          .reduce(0) { $0 + ($1["contribution"] as? Double ?? .nan) }
      }
      for key in ["contributionInNoDimension", "contributionOfOtherFields"] {
        #expect(field.keys.contains(key))
      }
      fields[try #require(field["field"] as? String)] = Field(
        gap: try #require((field["gapToRest"] as? [String: Any])?["estimate"] as? Double),
        dimensions: try sum("weakestDimensions"), items: try sum("weakestItems"),
        inNoDimension: field["contributionInNoDimension"] as? Double,
        ofOtherFields: field["contributionOfOtherFields"] as? Double)
    }
    return fields
  }

  /// Σw of the answers to some items, and of the satisfied ones.
  private func sums(_ items: [String]) -> (answers: Double, satisfied: Double) {
    let places = items.compactMap { Self.items.firstIndex(of: $0) }
    return Self.people.reduce((0, 0)) { sum, person in
      places.reduce(sum) { sum, place in
        guard let answer = person.answers[place] else { return sum }
        return (sum.0 + person.weight, sum.1 + (answer > 3 ? person.weight : 0))
      }
    }
  }

  /// What the questions with some items contribute to the gap of a field that has none of them, a_r(θ̄ − s_r).
  private func contribution(
    of questions: [[String]], own: [String]
  ) -> Double {
    let (field, rest) = (sums(own), sums(Self.items.filter { !own.contains($0) }))
    let middle = (field.satisfied / field.answers + rest.satisfied / rest.answers) / 2
    return questions.reduce(0) { sum, items in
      let question = sums(items)
      return sum + question.answers / rest.answers
        * (middle - question.satisfied / question.answers)
    }
  }

  @Test("a field that lacks questions of others: how much of the gap is theirs")
  func ofOtherFields() throws {
    let fields = try fields(Self.line, try program())
    for (name, field) in fields {
      let (dimensions, items) = (field.inNoDimension ?? 0, field.ofOtherFields ?? 0)
      #expect(abs(field.dimensions + dimensions - field.gap) < 1e-12, "\(name)")
      #expect(abs(field.items + items - field.gap) < 1e-12, "\(name)")
    }
    let (land, health, tax) = (
      try #require(fields["land"]), try #require(fields["health"]), try #require(fields["tax"])
    )
    // b2 and c2 are one question, c3 is another.
    expectClose(
      [try #require(land.ofOtherFields), try #require(land.inNoDimension)],
      [
        contribution(of: [["b2", "c2"], ["c3"]], own: ["a1"]),
        contribution(of: [["c3"]], own: ["a1"]),
      ],
      1e-12, "land")
    let ofTax = contribution(of: [["c3"]], own: ["b1", "b2"])
    expectClose(
      [try #require(health.ofOtherFields), try #require(health.inNoDimension)], [ofTax, ofTax],
      1e-12, "health")
    #expect(tax.ofOtherFields == nil)
    #expect(tax.inNoDimension != nil)
  }

  private func text(_ line: String, _ program: Program) throws -> String {
    try program.succeed(line).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("people read what is lacking, in both languages")
  func sentence() throws {
    let program = try program()
    let land = try #require(fields(Self.line, program)["land"])
    func points(_ contribution: Double?, _ sign: String) -> String {
      String(format: "%.2f", 100 * (contribution ?? .nan))
        .replacing("-", with: "−").replacing(".", with: sign)
    }
    #expect(
      try text(Self.line, program).contains(
        "The dimensions below add up to this gap together with \(points(land.inNoDimension, ".")) points "
          + "of items in no dimension, the items together with \(points(land.ofOtherFields, ".")) points "
          + "of dimensions, and of items in no dimension, where only other fields have answers."))
    #expect(
      try text("\(Self.line) --lang vi", program).contains(
        "Các yếu tố dưới đây cùng với \(points(land.inNoDimension, ",")) điểm của các tiêu chí "
          + "không thuộc yếu tố nào cộng lại bằng khoảng cách này; các tiêu chí cùng với "
          + "\(points(land.ofOtherFields, ",")) điểm của các yếu tố, và các tiêu chí không thuộc yếu tố nào, nơi chỉ lĩnh vực khác có câu trả lời, cũng vậy."
      ))
  }

  @Test("what nobody answered contributes nothing that could be shown")
  func unanswered() throws {
    let program = try program(Self.file { _, item in Self.items[item] != "b1" })
    let line =
      "diagnose --data d.csv --weights w --fields land=a1,b1 --fields health=b2 --fields tax=c1,c2,c3 "
      + "--dimension access=a1,c1 --dimension staff=b2,c2 --dimension own=b1 --scale 1-5 "
      + "--satisfied 4,5 --target 95"
    let json = try program.succeed("\(line) --format json").json()
    let found = try #require(json["fields"] as? [[String: Any]])
    let land = try #require(found.first { $0["field"] as? String == "land" })
    let gap = try #require((land["gapToRest"] as? [String: Any])?["estimate"] as? Double)
    for (key, name, lacking) in [
      ("weakestDimensions", "dimension", "contributionInNoDimension"),
      ("weakestItems", "item", "contributionOfOtherFields"),
    ] {
      let parts = try #require(land[key] as? [[String: Any]])
      // Last, since nothing is heavier than a contribution.
      let last = try #require(parts.last)
      #expect(["own", "b1"].contains(last[name] as? String))
      #expect(last["contribution"] is NSNull && last["shareOfGap"] is NSNull, "\(last)")
      let known = parts.compactMap { $0["contribution"] as? Double }
      #expect(known.count == parts.count - 1)
      let sum = known.reduce(land[lacking] as? Double ?? 0, +)
      #expect(abs(sum - gap) < 1e-12)
    }
    let lines = try program.succeed(line).output.split(separator: "\n")
    for name in ["own", "b1"] {
      let row = try #require(lines.first { $0.hasPrefix("\(name) ") })
      #expect(row.split(whereSeparator: \.isWhitespace).dropFirst() == ["–", "–", "–", "–", "–"])
    }
  }

  @Test("items that all fields share add up; so do dimensions that have them all")
  func sharedItems() throws {
    let program = try program(
      "f,q1,q2,q3\n"
        + Self.people.enumerated().map { row, person in
          let field = ["land", "tax", "health"][row % 3]
          let first = field == "land" ? 0 : 3
          return "\(field),"
            + person.answers[first..<first + 3].map { $0.map(String.init) ?? "" }
            .joined(separator: ",")
        }.joined(separator: "\n") + "\n")
    let line =
      "diagnose --data d.csv --field f --items q1-q3 --scale 1-5 --satisfied 4,5 --dimension access=q1"
    for (name, field) in try fields(line, program) {
      #expect(abs(field.items - field.gap) < 1e-12, "\(name)")
      #expect(field.ofOtherFields == nil)
      let rest = try #require(field.inNoDimension)
      #expect(abs(field.dimensions + rest - field.gap) < 1e-12 && abs(rest) > 1e-3, "\(name)")
    }
    let some = try text(line, program)
    #expect(some.contains("points of items in no dimension, the items by themselves."))
    let whole = "\(line) --dimension staff=q2,q3"
    for field in try fields(whole, program).values {
      #expect(field.inNoDimension == nil && field.ofOtherFields == nil)
    }
    for all in [line.replacing(" --dimension access=q1", with: ""), whole] {
      #expect(try text(all, program).contains("The shares below add up to this gap."))
    }
  }

  @Test("what would tell a withheld part is withheld")
  func withheld() throws {
    // Nine people answered b1, too few to show.
    let program = try program(Self.file { row, item in Self.items[item] != "b1" || row < 9 })
    let line =
      Self.line.replacing("land=a1", with: "land=a1,b1").replacing(
        "health=b1,b2", with: "health=b2"
      )
      .replacing("access=a1,b1,c1", with: "access=a1,c1") + " --release statcan"
    #expect(
      try text(line, program).contains(
        "The dimensions below add up to this gap together with withheld points of items in no dimension, "
          + "the items together with withheld points of dimensions in which only other fields have answers."
      ))
    #expect(
      try text("\(line) --lang vi", program).contains(
        "cùng với số điểm không công bố của các tiêu chí không thuộc yếu tố nào"))
    let json = try program.succeed("\(line) --withhold --format json").json()
    let found = try #require(json["fields"] as? [[String: Any]])
    var (withheld, shown) = (0, 0)
    for field in found {
      for (lacking, key) in [
        ("contributionInNoDimension", "weakestDimensions"),
        ("contributionOfOtherFields", "weakestItems"),
      ] {
        let parts = try #require(field[key] as? [[String: Any]])
        let contributions = parts.compactMap { $0["contribution"] as? Double }
        if contributions.count < parts.count {
          withheld += 1
          #expect(field[lacking] is NSNull, "\(field)")
        } else {
          // What is shown follows from what is shown.
          shown += 1
          let gap = (field["gapToRest"] as? [String: Any])?["estimate"] as? Double ?? .nan
          let rest = field[lacking] as? Double ?? .nan
          #expect(abs(contributions.reduce(rest, +) - gap) < 1e-12, "\(field)")
        }
      }
    }
    #expect(withheld == 4 && shown == 2)
  }
}
