import Testing

/// The same survey with answers in words and in numbers gives the same answers.
@Suite("Answers in words")
struct WordedAnswerTests {
  private static let words = ["Rất kém", "Kém", "Được", "Tốt", "Rất tốt", "Không biết"]

  private func program() throws -> Program {
    let program = try Program()
    let codes = (0..<60).map { ($0 * 7 % 6, ($0 * 5 + $0 / 7) % 6) }
    func table(_ spelled: (Int) -> String) -> String {
      "person,q1,q2\n"
        + codes.enumerated().map { "\($0),\(spelled($1.0)),\(spelled($1.1))\n" }.joined()
    }
    try program.file("words.csv", table { Self.words[$0] })
    try program.file("numbers.csv", table { $0 == 5 ? "9" : "\($0 + 1)" })
    let scale = "scale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5], missing: [9, Không biết]}\n"
    let answers = Self.words.prefix(5).enumerated().map { "  \($1): \($0 + 1)\n" }.joined()
    try program.file("words.yml", "data: words.csv\n" + scale + "values:\n" + answers)
    try program.file("numbers.yml", "data: numbers.csv\n" + scale)
    try program.file(
      "items.yml", "data: words.csv\ndimensions: {all: [q1, q2]}\n" + scale + "values:\n" + answers)
    return program
  }

  private func estimates(_ line: String, _ study: String, in program: Program) throws
    -> [[Double?]]
  {
    try program.succeed("\(line) --study \(study) --format json").estimates().map { row in
      ["estimate", "se", "lower", "upper"].map { row[$0] as? Double } + [
        (row["n"] as? Int).map(Double.init)
      ]
    }
  }

  @Test(
    "means, shares and variances",
    arguments: [
      "mean q1 q2", "variance q1", "ratio q1 q2", "proportion q2", "mean person --where 'q1 >= 4'",
      "mean q2 --derive 'd=q1 + q2' --where 'd > 5'", "mean q1 q2 --by q2",
    ])
  func estimates(_ line: String) throws {
    let program = try program()
    let numbers = try estimates(line, "numbers.yml", in: program)
    #expect(!numbers.isEmpty)
    #expect(try estimates(line, "words.yml", in: program) == numbers)
    #expect(try estimates(line, "items.yml", in: program) == numbers)
  }

  @Test("read in windows")
  func windows() throws {
    let program = try program()
    let line = "mean q1 q2 --clusters person --where 'q1 >= 2'"
    let numbers = try estimates(line, "numbers.yml", in: program)
    #expect(try estimates(line + " --stream", "words.yml", in: program) == numbers)
  }

  @Test("a condition may still name the word, and cells are called by it")
  func words() throws {
    let program = try program()
    let named = try estimates("mean q2 --where \"q1 == 'Tốt'\"", "words.yml", in: program)
    #expect(try named == estimates("mean q2 --where 'q1 == 4'", "numbers.yml", in: program))
    let cells = try program.succeed("mean q1 --by q2 --study items.yml --format json").estimates()
      .compactMap { ($0["domain"] as? [String: String])?["q2"] }
    #expect(cells == Array(Self.words.prefix(5)))
  }

  @Test("a word that stands for nothing is named, and so is a number off the scale")
  func errors() throws {
    let program = try program()
    try program.file("stray.csv", "q1,q2\nTốt,4\nTuyệt,5\n")
    try program.file("stray.yml", "data: stray.csv\ndimensions: {all: [q1]}\nvalues: {Tốt: 4}\n")
    let stray = try program.run(Program.words("mean q1 --study stray.yml"))
    #expect(stray.status == 1 && stray.errors.contains("holds text (\"Tuyệt\")"), "\(stray.errors)")
    try program.file("off.yml", "data: stray.csv\nscale: {values: 1-5}\nvalues: {Tốt: 7}\n")
    let off = try program.run(Program.words("mean q2 --study off.yml"))
    #expect(off.status == 1 && off.errors.contains("line 3") && off.errors.contains("1–5"))
  }
}
