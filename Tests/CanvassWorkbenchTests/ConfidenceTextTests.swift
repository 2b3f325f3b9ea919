import Testing

/// What is said of intervals: their level as it was asked for, and why there is none.
@Suite("Words about intervals")
struct ConfidenceTextTests {
  /// What a line prints, and what it warns of, each as one line.
  private func run(_ line: String) throws -> (output: String, errors: String) {
    let program = try Program()
    let rows = (0..<1200).map { "\($0 % 5 + 1),\($0 * 7 % 5 + 1),\(["l", "m", "h"][$0 % 3])\n" }
    try program.file("g.csv", "x,y,f\n" + rows.joined())
    let run = try program.succeed("\(line) --data g.csv")
    func joined(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return (joined(run.output), joined(run.errors))
  }

  @Test(
    "a level is printed with the digits that tell it from 0 and from 100",
    arguments: [
      ("0.95", "95 %"), ("0.9", "90 %"), ("0.975", "97.5 %"), ("0.9545", "95.45 %"),
      ("0.999", "99.9 %"), ("0.9999999999", "99.99999999 %"), ("0.0001", "0.01 %"),
      ("0.123456", "12.35 %"),
    ])
  func levels(_ level: String, _ text: String) throws {
    #expect(try run("mean x --level \(level)").output.contains("SE \(text) interval"))
    let effect = try run(
      "diagnose --field f --items x,y --scale 1-5 --satisfied 4,5 --level \(level)")
    #expect(effect.output.contains("(\(text) interval "))
  }

  private static let diagnosis = "diagnose --field f --items x,y --scale 1-5"

  /// What is said rests on the scale alone: the same where the share is withheld and where it is not.
  @Test(
    "where no answer of the scale counts as satisfied the reader is told, and nothing of the data")
  func noneSatisfied() throws {
    let sentence =
      "4.5 is no answer of the scale 1–5 but between answers, as averages are; if people answer with whole "
      + "steps, name those that count as satisfied (--satisfied, or satisfied: in the study)"
    let all = try run("\(Self.diagnosis) --satisfied 4.5")
    #expect(all.errors.contains(sentence))
    let few = try run("\(Self.diagnosis) --satisfied 4.5 --where 'x==5'")
    #expect(few.errors.contains(sentence))
    #expect(
      try run("\(Self.diagnosis) --satisfied 4.5 --lang vi").errors.contains(
        "4.5 không phải là mức trả lời của thang đo 1–5"))
    for satisfied in ["4,5", "4.5,5", "5"] {
      #expect(
        try !run("\(Self.diagnosis) --satisfied \(satisfied)").errors.contains("no answer"))
    }
  }

  @Test("where all answers count as satisfied there is no interval, and a warning")
  func allSatisfied() throws {
    let all = try run("\(Self.diagnosis) --satisfied 1-5")
    #expect(
      all.output.contains("100.0 % of answers are satisfied (all of them, which has no interval)."))
    #expect(all.errors.contains("every answer of the scale counts as satisfied"))
    let vietnamese = try run("\(Self.diagnosis) --satisfied 1-5 --lang vi")
    #expect(vietnamese.output.contains("(tất cả, nên không có khoảng tin cậy)"))
    // All that were asked are, and others could be given.
    let some = try run("\(Self.diagnosis) --satisfied 4,5 --where 'x>3 && y>3'")
    #expect(some.output.contains("(all of them, which has no interval)"))
    #expect(!some.errors.contains("every answer of the scale"))
  }
}
