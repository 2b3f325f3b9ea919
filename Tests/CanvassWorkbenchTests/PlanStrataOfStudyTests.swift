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
