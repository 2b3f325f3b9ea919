import CanvassTables
import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("JSON and CSV")
struct DataRendererTests {
  private var answer: Answer {
    var answer = Sample.answer([], format: .json, warnings: ["field \"N\" has one cluster"])
    let facts: [Fact] = [
      Fact(
        "estimates",
        .list([
          .record([
            .text("variable", "Đất\n\u{1}\\"), .text("level", nil), .number("estimate", 0.1 + 0.2),
            .number("se", .nan), .count("n", 42), .flag("flag", true),
          ])
        ])), Fact("loadings", .list([.numbers([1, -2.5]), .numbers([1e-300, nil])])),
      Fact("none", .list([])),
    ]
    let records = Records(
      columns: ["variable", "estimate"],
      rows: [
        [.string("a, \"b\""), .number(1.0 / 3)], [.string(""), .null],
        [.string("Đất đai"), .number(.infinity)],
        [.array([.integer(1), .integer(2)]), .bool(false)],
      ])
    answer.output = Output(facts: facts, records: records, warnings: answer.output.warnings)
    return answer
  }

  @Test("the object has the keys of the contract first, short lists on a line, null for NaN")
  func json() throws {
    #expect(
      try Renderer.text(answer) == """
        {
          "canvass": "1",
          "command": "mean",
          "input": {
            "data": "a.csv"
          },
          "design": null,
          "warnings": ["field \\"N\\" has one cluster"],
          "estimates": [
            {
              "variable": "Đất\\n\\u0001\\\\",
              "level": null,
              "estimate": 0.30000000000000004,
              "se": null,
              "n": 42,
              "flag": true
            }
          ],
          "loadings": [
            [1, -2.5],
            [1e-300, null]
          ],
          "none": []
        }

        """)
  }

  @Test("JSONSerialization reads back every number to the last bit and every letter")
  func roundTrip() throws {
    var answer = self.answer
    let numbers: [Double] = [
      0, -0.0, 1, 1e15, 1e16, 123_456_789.123, .pi, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, 1.0 / 3,
    ]
    answer.output = Output(facts: [
      .numbers("numbers", numbers), .text("text", "\u{0}\u{1F}\u{7F}\u{2028}\"\\/é👍 Đất"),
      .count("integer", .min),
    ])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(Renderer.text(answer).utf8)) as? [String: Any])
    #expect(object["numbers"] as? [Double] == numbers)
    #expect(object["text"] as? String == "\u{0}\u{1F}\u{7F}\u{2028}\"\\/é👍 Đất")
    #expect(object["integer"] as? Int == .min)
  }

  @Test("CSV quotes what needs it; missing is empty and empty text is not missing")
  func csv() throws {
    var answer = self.answer
    answer.format = .csv
    #expect(
      try Renderer.text(answer) == """
        variable,estimate
        "a, ""b""\",0.3333333333333333
        "",
        Đất đai,
        "[1, 2]",false

        """)
  }

  @Test("a text that reads like a missing value is told apart from one, here and in tables")
  func missingWords() throws {
    var answer = self.answer
    answer.format = .csv
    answer.output.records = Records(
      columns: ["a", "b"], rows: [[.string("NA"), .null], [.string("."), .string(" x ")]])
    let text = try Renderer.text(answer)
    #expect(text == "a,b\n\"NA\",\n\".\",\" x \"\n")
    #expect(text == CSVWriter().text(header: ["a", "b"], rows: [["NA", nil], [".", " x "]]))
  }

  @Test("an answer without records cannot be CSV, and says what to do")
  func noRecords() {
    #expect {
      try Renderer.text(Sample.answer([], format: .csv))
    } throws: {
      "\($0)" == "mean has no single table to write as CSV; choose --format json or table"
    }
  }
}
