import ArgumentParser
import CanvassTables
import Synchronization
import Testing

@testable import CanvassWorkbench

/// What a verb that fits a model is handed for each cell of `--by`.
@Suite("The cells of a model verb")
struct ModelCellTests {
  /// A model that says which rows it was asked about, and what the session says meanwhile.
  private struct RowsVerb: ModelVerb {
    static let configuration = CommandConfiguration(commandName: "rows")
    static let reads = Atomic<Int>(0)
    @OptionGroup var source: SourceOptions
    @OptionGroup var print: PrintOptions

    func measuredColumns(of survey: Survey) throws -> [String] { ["y"] }

    func prepare(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
      Self.reads.add(1, ordering: .relaxed)
      return try PreparedSurvey(["y"], of: survey, in: &session)
    }

    func model(of prepared: PreparedSurvey, in session: inout Session) throws -> Answer {
      let marked = prepared.filter?.indices.filter { prepared.filter?[$0] == true }
      func list(_ rows: [Int]?) -> ResultValue { .list((rows ?? []).map { .count($0) }) }
      let facts = [
        Fact("rows", list(prepared.rows)), Fact("marked", list(marked)),
        .texts("by", session.settings.by), .texts("asked", prepared.settings.by),
      ]
      let output = Output(facts: facts)
      return prepared.answer("rows", columns: ["y"], output: output, print: print, session: session)
    }
  }

  @Test("rows inside the cell and the condition; read once; the session is as it was")
  func rows() throws {
    let program = try Program()
    try program.file("a.csv", "g,y\na,1\nb,2\na,3\n,4\nb,5\na,6\n")
    let path = program.folder + "/a.csv"
    var session = Session()
    session.settings.by = ["y"]
    func cells(_ line: [String]) throws -> [Fact] {
      try RowsVerb.parse(["--data", path] + line).answer(in: &session).output.facts
    }
    let found = try cells(["--by", "g", "--where", "y < 6"])
    func cell(_ name: String, _ rows: [Int]) -> JSONValue {
      let rows = JSONValue.array(rows.map(JSONValue.integer))
      return .object([
        .init("domain", .object([.init("g", .string(name))])), .init("rows", rows),
        .init("marked", rows), .init("by", .array([.string("y")])), .init("asked", .array([])),
      ])
    }
    let expected = JSONValue.array([cell("a", [0, 2]), cell("b", [1, 4])])
    #expect(found.map(\.key) == ["cells"] && found[0].value.json == expected)
    #expect(RowsVerb.reads.load(ordering: .relaxed) == 1)
    #expect(session.settings.by == ["y"] && session.settings.filter == nil)
  }
}
