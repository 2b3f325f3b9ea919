import Foundation
import Testing

/// Strata that are learnt from a last wave need to know how many people they have.
@Suite("Plans for the strata of a study")
struct PlanStrataOfStudyTests {
  /// Two strata with 3,000 and 9,000 people, 60 of whom were asked in each.
  private func program(weightOf one: Double, _ other: Double) throws -> Program {
    let program = try Program()
    var text = "stratum,w,q\n"
    for place in 0..<120 {
      let isFirst = place < 60
      text += "\(isFirst ? "a" : "b"),\(isFirst ? one : other),\(1 + (place * place) % 5)\n"
    }
    try program.file("s.csv", text)
    try program.file(
      "s.yml",
      "data: s.csv\ndesign: {strata: [stratum], weights: w}\nscale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5]}\n"
        + "dimensions: {all: [q]}\n")
    return program
  }

  private let line = ["plan", "--from", "s.yml", "--domain-margin", "0.08", "--format", "json"]

  private func strata(_ program: Program, _ options: [String] = []) throws -> [[String: Any]] {
    let run = try program.run(line + options)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      "\(run.errors)")
    return try #require(object["allocation"] as? [[String: Any]])
  }

  @Test("weights that do not stand for people need --population, and share it out")
  func population() throws {
    let people = try strata(program(weightOf: 50, 150))
    #expect(people.map { $0["population"] as? Double } == [3000, 9000])
    let relative = try program(weightOf: 0.5, 1.5)
    let refused = try relative.run(line)
    #expect(refused.status == 64 && refused.errors.contains("--population"))
    #expect(refused.output.isEmpty)
    let said = try strata(relative, ["--population", "12000"])
    #expect(said.map { $0["population"] as? Double } == [3000, 9000])
    // Relative weights have a design effect against a sample with replacement.
    for (one, other) in zip(said, people) {
      let (n, wanted) = (try #require(one["n"] as? Double), try #require(other["n"] as? Double))
      #expect(abs(n - wanted) <= 2 && n > 100)
    }
  }

  /// 100 of 1,000 people were asked in each of two strata; in the first `answered` of them said something.
  private func gaps(_ answered: Int, design: String = "weights: w") throws -> Program {
    let program = try Program()
    var text = "st,w,r,people,q\n"
    for stratum in ["A", "B"] {
      for person in 0..<100 {
        let isGap = stratum == "A" && person < 100 - answered
        text +=
          "\(stratum),10,0.5,\(stratum == "A" ? 1500 : 500),\(isGap ? "" : "\([1, 5][person % 2])")\n"
      }
    }
    try program.file("s.csv", text)
    try program.file(
      "s.yml",
      "data: s.csv\ndesign: {strata: [st], \(design)}\nscale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5]}\n"
        + "dimensions: {a: {items: [q]}}\n")
    return program
  }

  @Test(
    "a stratum has all its people, whoever answered the item",
    arguments: [
      ("weights: w", [], [1000, 1000]), ("weights: w", ["--population", "6000"], [3000, 3000]),
      ("weights: r", ["--population", "6000"], [3000, 3000]),
      ("fpc: [people]", [], [1500, 500]), ("weights: w, fpc: [people]", [], [1500, 500]),
      ("weights: r, fpc: [people]", [], [1500, 500]),
      ("weights: w, fpc: [people]", ["--population", "6000"], [3000, 3000]),
      // A sampling fraction is no size.
      ("weights: w, fpc: [r]", [], [1000, 1000]),
    ])
  func nonresponse(_ design: String, _ options: [String], _ people: [Double]) throws {
    let program = try gaps(20, design: design)
    #expect(try strata(program, options).map { $0["population"] as? Double } == people)
  }

  @Test("answers are shared out and needed by the people of a stratum, whoever answered the item")
  func sharedOut() throws {
    let program = try gaps(20)
    func json(_ options: String) throws -> [String: Any] {
      try program.succeed("plan --from s.yml --item q \(options) --format json").json()
    }
    func sizes(_ plan: [String: Any]) throws -> [Int] {
      try #require(plan["allocation"] as? [[String: Any]]).compactMap { $0["n"] as? Int }
    }
    #expect(try sizes(json("--n 300 --allocation proportional")) == [150, 150])
    let margin = try json("--domain-margin 0.05")
    // n = 1/(1/(D·a·n₀) + 1/1000), n₀ = (z/0.05)²·0.5·0.5.
    let deff = try #require(margin["deff"] as? Double)
    let z = 1.959963984540054
    let effective: Double = z * z * 0.25 / 0.0025
    let exact: Double = 1 / (1 / (deff * 1000 / 999 * effective) + 1.0 / 1000)
    #expect(try sizes(margin) == [Int(exact.rounded(.up)), Int(exact.rounded(.up))])
    #expect(try sizes(margin)[0] == 279)
  }

  @Test("a stratum in which nobody answered is named")
  func nobody() throws {
    let run = try gaps(0).run(line)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors.contains(
        "nobody in stratum \"A\" answered \"q\" in \"s.yml\", so that nothing is known of its variance; learn from "
          + "another item"), "\(run.errors)")
  }

  @Test("more than one item is refused")
  func items() throws {
    let run = try program(weightOf: 50, 150).run(line + ["--item", "q,w"])
    #expect(run.status == 64 && run.errors.contains("--item is one column"))
  }

  @Test("half of a name with blanks is told apart from a slip")
  func names() throws {
    let program = try Program()
    try program.file("n.csv", "dễ tiếp cận,giới tính\n1,nam\n2,nữ\n")
    let run = try program.run(["mean", "dễ", "tiếp", "cận", "--data", "n.csv"])
    #expect(run.errors.contains("such as \"dễ tiếp cận\", is written in quotes"))
    let other = try program.run(["mean", "*", "--by", "giới", "tính", "--data", "n.csv"])
    #expect(other.errors.contains("\"giới tính\", is written in quotes"))
  }
}
