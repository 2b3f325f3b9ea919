import Foundation
import Testing

/// Columns as ordinary files have them: each is read right, or one sentence says what to do.
@Suite("Messy columns are read or explained")
struct MessyColumnTests {
  @Test(
    "a text that people read as a number is refused with the way to make one, which works",
    arguments: [
      (["1,200", "3,400", "12,000"], "\",\" may separate thousands", 5533.333333333333),
      (["1,200,500", "3,400", "12,000"], "\",\" seems to separate thousands", 405_300),
      (["1.200,5", "3.400,0", "12.000,1"], "\".\" seems to separate thousands", 5533.533333333333),
      (["1,5", "3,25", "12,0"], "the comma seems to separate decimals", 5.583333333333333),
      (["165 cm", "170cm", "175 cm"], "\"cm\" seems to be a unit", 170),
      (["40%", "50%", "60 %"], "\"%\" seems to be a unit", 50),
      (
        ["87,5%", "90%", "100,0 %"],
        "the comma seems to separate decimals and \"%\" seems to be a unit", 92.5
      ),
      (
        ["1.234,5 đ", "10 đ", "0,5 đ"],
        "\".\" seems to separate thousands and \"đ\" seems to be a unit", 415
      ),
      (["1\u{A0}234,5", "10", "0,5"], "a no-break space seems to separate thousands", 415),
      (["1\u{202F}234", "1\u{202F}236"], "a no-break space seems to separate thousands", 1235),
      (["1.5%", "2.5%"], "\"%\" seems to be a unit", 2),
      (["1 200", "3 400", "12 000"], "\" \" seems to separate thousands", 5533.333333333333),
    ])
  func numbers(_ cells: [String], _ sentence: String, _ mean: Double) throws {
    let program = try Program()
    try program.file(
      "a.csv", "x,y\n" + cells.enumerated().map { "\"\($1)\",\($0)\n" }.joined())
    let run = try program.run(Program.words("mean x --data a.csv"))
    #expect(run.status == 1)
    #expect(run.errors.contains("holds text (\"\(cells[0])\") in row 1"))
    #expect(run.errors.contains(sentence), "\(run.errors)")
    let flat = run.errors.replacing("\n", with: " ")
    let start = try #require(flat.range(of: "--derive \""))
    let option = flat[start.upperBound...].prefix { $0 != "\"" }
    let made = try program.run(
      ["mean", "x2", "--data", "a.csv", "--format", "json", "--derive", String(option)])
    #expect(made.status == 0, "\(made.errors)")
    let estimate = try #require(try made.estimates()[0]["estimate"] as? Double)
    #expect(abs(estimate - mean) < 1e-9)
  }

  @Test(
    "other texts have the sentence that they had",
    arguments: ["many", "2024-05-01", "A12", "1-2", "12:30", "3 phòng 2 người", "#N/A"])
  func others(_ cell: String) throws {
    let program = try Program()
    try program.file("a.csv", "x,y\n\(cell),1\n2,2\n")
    let run = try program.run(Program.words("mean x --data a.csv"))
    #expect(run.errors.contains("ask for its proportions"), "\(run.errors)")
  }

  @Test("a word beside TRUE and FALSE is the one that is named, with the condition to derive")
  func truth() throws {
    let program = try Program()
    try program.file("t.csv", "x,y\nTRUE,1\ntrue,2\nF,3\nyes,4\nFALSE,5\n")
    let run = try program.run(Program.words("mean x --data t.csv"))
    let sentence = run.errors.replacing("\n", with: " ")
    #expect(sentence.contains("holds text (\"F\") in row 3"), "\(sentence)")
    #expect(sentence.contains("--derive \"x2=lower(x) in ['true', 'yes']\""), "\(sentence)")
    let mean = try program.succeed(
      "mean x2 --data t.csv --format json --derive \"x2=lower(x) in ['true', 'yes']\"")
    #expect(try mean.estimates()[0]["estimate"] as? Double == 0.6)
  }

  @Test("blank, NA, N/A, null and a full stop are no answer; −99 is said, and --missing takes it")
  func missing() throws {
    let program = try Program()
    try program.file(
      "a.csv", "q,t,y\n,-99,1\nNA,-12,2\n.,3,3\n-99,4,4\n5,5,5\nN/A,6,6\nnull,7,7\n4,8,8\n-99,9,9\n"
    )
    let run = try program.succeed("mean q t --data a.csv --format json")
    #expect(try run.estimates().map { $0["n"] as? Int } == [4, 9])
    #expect(
      run.errors.contains(
        "\"q\" has -99 in 2 rows and no other number below 0; if that means no answer, say --missing -99"
      ), "\(run.errors)")
    #expect(!run.errors.contains("\"t\""))
    for option in ["--missing -99", "--missing=-99"] {
      let clean = try program.succeed("mean q --data a.csv \(option) --format json")
      #expect(try clean.estimates()[0]["estimate"] as? Double == 4.5)
      #expect(clean.errors.isEmpty)
    }
    let option = try program.run(Program.words("mean q --data a.csv --missing --by y"))
    #expect(option.status == 64)
  }

  @Test("a point where the file has decimal commas is at fault, not the whole numbers beside it")
  func decimalPoint() throws {
    let program = try Program()
    try program.file("s.csv", "a;y\n1,5;2\n2;3.5\n3;4\n")
    let run = try program.run(Program.words("mean y --data s.csv"))
    #expect(run.status == 1)
    #expect(run.errors.contains("\"y\" holds text (\"3.5\") in row 2"), "\(run.errors)")
    #expect(run.errors.contains("the point seems to separate decimals"), "\(run.errors)")
  }
}
