import Testing

@Suite("How to read a diagnosis")
struct DiagnosisReadingTests {
  @Test(
    "the size of a standard is explained where a pack goes by it",
    arguments: [("nchs", true), ("statcan", false), ("statcan,nchs", true)])
  func ownSize(packs: String, isExplained: Bool) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    for (language, words) in [("en", "the NCHS size"), ("vi", "cỡ mẫu NCHS:")] {
      let text = try program.succeed(
        "diagnose --field f --items x,y --scale 1-5 --satisfied 4,5 --data g.csv --release \(packs) --lang \(language)"
      ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(words) == isExplained, "\(text)")
    }
  }

  @Test("the headline says where no field can be judged, and nothing of a rest that is not there")
  func headline() throws {
    let program = try Program()
    let rows = (0..<300).map { "\($0 < 150 ? "a" : "b"),\($0),\($0 % 5 + 1)\n" }
    try program.file("g.csv", "f,id,x\n" + rows.joined())
    func text(_ field: String, _ more: String = "") throws -> String {
      try program.succeed(
        "diagnose --field \(field) --items x --scale 1-5 --satisfied 4,5 --data g.csv --derive one=1"
          + more
      ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try text("id").contains("No field has enough data to be judged."))
    #expect(try text("f").contains("No field is shown to be weaker than the rest."))
    #expect(try !text("one").contains("weaker than the rest."))
    // Nothing is drawn of numbers that are all withheld.
    let page = " --format html"
    #expect(try text("f", page).contains("<svg") && !text("id", page).contains("<svg"))
  }

  @Test("a clause that two packs share is said once")
  func sharedClause() throws {
    let program = try Program()
    let rows = (0..<120).map { "\($0 < 60 ? "a" : "b"),\($0 < 60 ? 5 : $0 % 5 + 1)\n" }
    try program.file("g.csv", "f,x\n" + rows.joined())
    let text = try program.succeed(
      "diagnose --field f --items x --scale 1-5 --satisfied 4,5 --data g.csv --release nchs,statcan,abs"
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(!text.contains("exactly 1.00; the share is exactly 1.00"), "\(text)")
  }
}
