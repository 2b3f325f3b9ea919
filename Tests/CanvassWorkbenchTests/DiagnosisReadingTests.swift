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
}
