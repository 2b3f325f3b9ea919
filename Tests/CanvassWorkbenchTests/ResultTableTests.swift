import CanvassNumerics
import CanvassSampling
import Testing

@testable import CanvassWorkbench

/// A result is declared once, and every writer reads of it what is meant for its readers.
@Suite("A result declared once")
struct ResultTableTests {
  private struct Row: Sendable {
    var field: String
    var share: Double
    var interval: Interval?
    var p: Double?
    var isWithheld = false
  }

  private let rows = [
    Row(field: "land", share: 0.8125, interval: Interval(lower: 0.75, upper: 0.875), p: 0.00001),
    Row(field: "health", share: 0.5, isWithheld: true),
  ]

  private var fields: [Field<Row>] {
    [
      .text("field", "Field") { $0.field }.worded { $0.field == "land" ? "Đất đai" : nil },
      .number("estimate", "Satisfied", .percent()) { $0.share }
        .worded { $0.isWithheld ? "withheld" : nil },
      .interval(heading: "95 %", style: { _ in .percent() }) { $0.interval },
      .interval("ratio", style: { _ in .plain }) { $0.interval },
      .number("p", "p", .probability) { $0.p }, .flag("withheld") { $0.isWithheld },
      .record("more") { [.number("share", $0.share), .interval(value: $0.interval)] },
      .text("", "Note") { $0.isWithheld ? "few" : "" },
    ]
  }

  private var output: Output {
    let table = ResultTable(key: "fields", fields, of: rows, emphasised: [1])
    return Output(
      [
        .heading("Title", level: 1), .fact(.count("n", 7)), .table(table),
        .fact(.convergence(Convergence(converged: true, iterations: 3, remaining: 0.5))),
      ], English())
  }

  @Test("people read headings, words and rounded numbers, in the language of the answer")
  func people() throws {
    let table = ResultTable(key: "fields", fields, of: rows, emphasised: [1])
      .outputTable(Vietnamese())
    #expect(table.headings.map(\.text) == ["Field", "Satisfied", "95 %", "p", "Note"])
    #expect(
      table.rows == [
        ["Đất đai", "81,2", "75,0–87,5", "<0,0001", ""], ["health", "withheld", "–", "–", "few"],
      ])
    #expect(table.emphasised == [1])
    #expect(output.blocks.count == 2)
  }

  @Test("programs read keys and all digits; an interval has two, and what is worded is a number")
  func programs() {
    #expect(output.facts.map(\.key) == ["n", "fields", "convergence"])
    #expect(
      JSONRenderer.compact(output.facts[1].value.json) == """
        [{"field": "land", "estimate": 0.8125, "lower": 0.75, "upper": 0.875, "ratioLower": 0.75, \
        "ratioUpper": 0.875, "p": 1e-05, "withheld": false, "more": {"share": 0.8125, \
        "lower": 0.75, "upper": 0.875}}, {"field": "health", "estimate": 0.5, "lower": null, \
        "upper": null, "ratioLower": null, "ratioUpper": null, "p": null, "withheld": true, \
        "more": {"share": 0.5, "lower": null, "upper": null}}]
        """)
    #expect(
      JSONRenderer.compact(output.facts[2].value.json)
        == #"{"converged": true, "iterations": 3, "remaining": 0.5}"#)
    #expect(
      output.records.columns == [
        "field", "estimate", "lower", "upper", "ratioLower", "ratioUpper", "p", "withheld",
      ])
    #expect(output.records.rows[1].map { $0 == .null }.count { $0 } == 5)
  }

  @Test("a writer makes the values that its readers see, and no others")
  func lazily() {
    let fields: [Field<Int>] = [
      .count("a", "A") { $0 },
      Field<Int>("b", "B") { _ in
        Issue.record("nobody asked for this")
        return .none
      }.only(.people),
    ]
    let table = ResultTable(key: "t", fields, of: [1, 2])
    #expect(table.json == .array([.object(["a": .integer(1)]), .object(["a": .integer(2)])]))
    #expect(table.records.columns == ["a"])
  }

  @Test("fields of a record are those of what it is part of")
  func parts() {
    let whole: [Field<(Int, Row)>] = fields.map { field in field.of { $0.1 } }
    #expect(whole.map(\.key) == fields.map(\.key))
    #expect(whole.map(\.audience) == fields.map(\.audience))
    #expect(whole[1].text((0, rows[1]), English()) == "withheld")
  }
}
