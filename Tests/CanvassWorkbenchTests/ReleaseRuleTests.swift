import CanvassDiagnostics
import CanvassSampling
import CanvassTables
import Foundation
import Testing

@testable import CanvassWorkbench

/// A pack that only this file knows of: nothing is said of fewer than 150 people.
private let of150 = """
  title: {en: the rule of 150, vi: quy tắc 150}
  source: this test
  status: secondary
  scope: cell
  applies: [proportion]
  on: p
  decides: first
  clauses:
    - {when: count < 150, then: withhold}
  inputs:
    {zero: publish, one: publish, constant: publish, no-variance: publish, no-freedom: publish, single: publish, undefined: publish}
  """

/// A rule pack is one file: the report, JSON, CSV and what is withheld go through all packs.
@Suite("A new rule pack")
struct ReleaseRuleTests {
  /// Field "some" has 120 people in 12 clusters, which is enough for the rules of the offices; the others
  /// have 200 in 20.
  private func survey() -> String {
    var lines = ["c,f,x"]
    for cluster in 0..<20 {
      for person in 0..<10 {
        lines.append("\(cluster),a,\((cluster + 3 * person) % 5 + 1)")
        lines.append("\(cluster),b,\((cluster + person) % 4 + 2)")
        if cluster < 12 {
          lines.append("\(cluster),some,\((2 * cluster + 7 * person) % 11 < 4 ? 5 : 1)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report of the survey, with its diagnosis.
  private func answer(
    _ rules: [RulePack], _ format: String, language: Language = .en
  ) throws -> (text: String, diagnosis: SurveyDiagnosis) {
    let program = try Program()
    try program.file("s.csv", survey())
    var session = Session(language: language)
    let survey = try session.survey(
      try SourceOptions.parse(["--data", program.folder + "/s.csv", "--clusters", "c"]))
    let prepared = try PreparedSurvey(["x"], and: ["f"], codes: ["f"], of: survey, in: &session)
    let scale = try ResponseScale(values: [1, 2, 3, 4, 5], satisfied: [4, 5])
    let diagnosis = try WeakFieldAnalysis(
      Instrument(
        items: [.init(column: "x", label: LocalizedText("x"))], dimensions: [], field: "f",
        scale: scale), prepared.table, prepared.design
    ).diagnose(rules: rules)
    let output = DiagnosisReport(
      diagnosis: diagnosis, analysed: prepared.analysed, words: language.phrases
    ).output
    let answer = prepared.answer(
      "diagnose", columns: ["x", "f"], output: output,
      print: try PrintOptions.parse(["--format", format]), session: session)
    return (try Renderer.text(answer), diagnosis)
  }

  private let two: [RulePack]
  private let three: [RulePack]

  init() throws {
    two = try RulePack.standard
    three = two + [try RulePack(yaml: of150, name: "of150")]
  }

  @Test("without it, all three fields are shown")
  func withoutIt() throws {
    let (text, diagnosis) = try answer(two, "markdown")
    #expect(diagnosis.fields.map(\.measures.isWithheld) == [false, false, false])
    #expect(!text.contains("| withheld |") && !text.contains("n 120 < 150"))
    #expect(
      text.contains(
        "Publication: the stricter of the standard of the National Center for Health Statistics "
          + "(2017) and the rule of Statistics Canada."))
  }

  /// Of the other two, which are of one size, the first is kept back: the share of all and it would tell
  /// the third.
  @Test("with it, one is withheld from people, for its reason, and its title stands at the end")
  func people() throws {
    let (text, diagnosis) = try answer(three, "markdown")
    let some = try #require(diagnosis.fields.first { $0.field == "some" })
    #expect(diagnosis.fields.map(\.measures.isForbidden) == [false, false, true])
    #expect(diagnosis.fields.map(\.measures.isWithheld) == [true, false, true])
    #expect(diagnosis.fields[0].verdict != .tooLittleData)
    #expect(some.verdict == .tooLittleData && some.rankShown == nil)
    let share = String(format: "%.1f", 100 * some.measures.satisfied.value)
    #expect(!text.contains(share))
    #expect(text.contains("withhold: n 120 \\< 150") || text.contains("withhold: n 120 < 150"))
    #expect(
      text.contains(
        "the strictest of the standard of the National Center for Health Statistics (2017), the rule "
          + "of Statistics Canada and the rule of 150."))
    let vietnamese = try answer(three, "markdown", language: .vi).text
    #expect(vietnamese.contains("quy tắc của Statistics Canada và quy tắc 150."))
  }

  @Test("programs have its key beside the others, and the number with its mark")
  func programs() throws {
    let json = try answer(three, "json").text
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let fields = try #require(object["fields"] as? [[String: Any]])
    let some = try #require(fields.first { $0["field"] as? String == "some" })
    let adequacy = try #require(some["adequacy"] as? [String: [String: Any]])
    #expect(Set(adequacy.keys) == ["nchs", "statisticsCanada", "of150"])
    #expect(adequacy["of150"]?["grade"] as? String == "suppress")
    #expect(adequacy["nchs"]?["grade"] as? String != "suppress")
    #expect(some["withheld"] as? Bool == true)
    #expect((some["satisfied"] as? [String: Any])?["estimate"] is Double)
    let lines = try answer(three, "csv").text.split(separator: "\n")
    #expect(lines[0].hasSuffix(",rankUpper,nchs,statisticsCanada,of150,worth,withheld"))
    #expect(lines[3].hasPrefix("some,too little data,") && lines[3].hasSuffix(",suppress,,true"))
  }
}
