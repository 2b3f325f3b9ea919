import CanvassTestSupport
import Foundation
import Testing

/// What answers say to people of their sample, and of what it does not allow.
@Suite("what is said of the sample")
struct SampleNoteTests {
  private func words(_ line: String, _ files: [String: String] = [:]) throws -> String {
    let program = try Program.inProject()
    for (name, text) in files { try program.file(name, text) }
    return try program.succeed(line).output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test(
    "ranks and indices name their domain, and the sample as means do",
    arguments: [
      "rank q01 --by field",
      "index --instrument sipas-2017 --points access=20 --points procedures=20 --points officials=20 "
        + "--points results=20",
    ])
  func domain(_ verb: String) throws {
    let study = " --study datasets/sipas-province/study.yml"
    let mean = try words("mean q01" + study)
    let whole = try #require(
      mean.range(of: #"[0-9]+ rows; .*errors\."#, options: .regularExpression))
    #expect(try words(verb + study).contains(mean[whole]))
    #expect(
      try words(verb + study + " --where \"sex == 'female'\"").contains(
        "Only rows where sex == 'female'; the others still count in the design. The whole sample has \(mean[whole])"
      ))
  }

  @Test(
    "a field that is withheld since the sample was not planned for it is not called too little data"
  )
  func unplanned() throws {
    let program = try Program.inProject()
    try program.file(
      "plan.yml",
      """
      title: {en: Planned domains alone, vi: Chỉ miền có trong thiết kế}
      source: of our own
      status: primary
      scope: cell
      applies: [proportion]
      on: p
      decides: strictest
      clauses:
        - {when: [count < 100000, planned < 1], then: withhold}
      inputs:
        {zero: publish, one: publish, constant: publish, no-variance: publish, no-freedom: publish,
         single: publish, undefined: publish}

      """)
    let line = "diagnose --study datasets/sipas-province/study.yml --release ./plan.yml --format "
    let people = try program.succeed(line + "markdown").output
    #expect(people.contains("| not planned |") && !people.contains("| too little data |"))
    #expect(people.contains("Publication: Planned domains alone."))
    #expect(people.contains("a rule pack withholds"))
    let json = try program.succeed(line + "json").json()
    let fields = try #require(json["fields"] as? [[String: Any]])
    #expect(!fields.isEmpty && fields.allSatisfy { $0["verdict"] as? String == "too little data" })
    let few = try program.text("plan.yml").replacing(", planned < 1", with: "")
    try program.file("plan.yml", few)
    #expect(try program.succeed(line + "markdown").output.contains("| too little data |"))
  }
}
