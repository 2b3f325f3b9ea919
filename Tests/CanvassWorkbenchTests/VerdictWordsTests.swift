import Testing

/// What `diagnose` says in words of fields that are below the rest and on target.
@Suite("diagnose: its sentences and the target")
struct VerdictWordsTests {
  /// Of 60 people in each of two fields 57 and 36 are satisfied.
  private func program() throws -> Program {
    let program = try Program()
    let lines = (0..<120).map { person in
      "\(person < 60 ? "tax" : "land"),\(person < 57 || (60..<96).contains(person) ? 5 : 2)\n"
    }
    try program.file("d.csv", "f,q\n" + lines.joined())
    return program
  }

  private static let line = "diagnose --data d.csv --field f --items q --scale 1-5 --satisfied 4-5"

  @Test("a field on target is not said to be no weaker than the rest")
  func onTarget() throws {
    let program = try program()
    let weak = try program.succeed(Self.line).output
    #expect(weak.contains("Weak: land."))
    let met = try program.succeed(Self.line + " --target 50 --format markdown").output
    #expect(met.contains("No field is shown to be both weaker than the rest and below the target."))
    #expect(met.contains("To watch: land."))
    let vi = try program.succeed(Self.line + " --target 50 --lang vi --format markdown").output
    #expect(vi.contains("vừa yếu hơn các lĩnh vực còn lại vừa dưới mục tiêu. Cần theo dõi: land."))
  }

  @Test("the legend speaks of a target where there is one")
  func legend() throws {
    let program = try program()
    for (language, words) in [("en", "target"), ("vi", "mục tiêu")] {
      let without = try program.succeed(Self.line + " --lang \(language) --format markdown").output
      let with = try program.succeed(
        Self.line + " --lang \(language) --target 99 --format markdown"
      ).output
      #expect(!without.contains(words) && with.contains(words))
    }
  }
}
