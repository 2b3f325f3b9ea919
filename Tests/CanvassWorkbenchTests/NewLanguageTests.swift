import CanvassNumerics
import CanvassSampling
import CanvassTables
import Foundation
import Testing

@testable import CanvassWorkbench

/// A language that only this file knows of: English between angle brackets, with a decimal sign of two
/// bytes. It words numbers and estimates itself, and leaves the other families of phrases to English.
private struct Bracketed: EnglishElsewhere {
  var code: String { "zz" }
  var name: Sentence { "Bracketed" }
  var estimates: any EstimatePhrases { BracketedEstimates() }

  var decimalSign: String { "·" }
  var percentSign: String { " pc" }
  func date(year: Int, month: Int, day: Int) -> String { "⟨\(year) \(month) \(day)⟩" }

  var variable: String { "⟨\(english.variable)⟩" }
  var field: String { "⟨\(english.field)⟩" }
  var dimension: String { "⟨\(english.dimension)⟩" }
  var item: String { "⟨\(english.item)⟩" }
  var factor: String { "⟨\(english.factor)⟩" }
  var measure: String { "⟨\(english.measure)⟩" }
  var value: String { "⟨\(english.value)⟩" }
  var estimate: String { "⟨\(english.estimate)⟩" }
  var standardError: String { "⟨\(english.standardError)⟩" }
  var standardErrors: String { "⟨\(english.standardErrors)⟩" }
  var designEffect: String { "⟨\(english.designEffect)⟩" }
  var degreesOfFreedom: String { "⟨\(english.degreesOfFreedom)⟩" }
  var listSeparator: String { english.listSeparator }
  func interval(percent: String) -> String { "⟨of \(percent)⟩" }
  func interval(percent: String, range: String) -> String { "⟨\(range) at \(percent)⟩" }
  func rows(_ count: Int) -> String { "⟨\(english.rows(count))⟩" }
  func condition(_ expression: String) -> String { "⟨\(english.condition(expression))⟩" }
  var weightedByDesign: String { "⟨\(english.weightedByDesign)⟩" }
}

private struct BracketedEstimates: EstimatePhrases {
  private let english = EnglishEstimates()
  var means: String { "⟨\(english.means)⟩" }
  var totals: String { "⟨\(english.totals)⟩" }
  var proportions: String { "⟨\(english.proportions)⟩" }
  var ratios: String { "⟨\(english.ratios)⟩" }
  var variances: String { "⟨\(english.variances)⟩" }
  var quantiles: String { "⟨\(english.quantiles)⟩" }
  var contrasts: String { "⟨\(english.contrasts)⟩" }
  var geometricMeans: String { "⟨\(english.geometricMeans)⟩" }
  var giniIndices: String { "⟨\(english.giniIndices)⟩" }
  var distribution: String { "⟨\(english.distribution)⟩" }
  func secondPhase(units: Int, areRows: Bool, strata: Int) -> String {
    "⟨\(english.secondPhase(units: units, areRows: areRows, strata: strata))⟩"
  }
  func givenWeights(kind: String, count: Int) -> String {
    "⟨\(english.givenWeights(kind: kind, count: count))⟩"
  }
  func pooled(imputations: Int) -> String { "⟨\(english.pooled(imputations: imputations))⟩" }
  func holdTogether(_ method: SimultaneousMethod) -> String {
    "⟨\(english.holdTogether(method))⟩"
  }
  func tested(_ null: String, _ adjustment: TestAdjustment?) -> String {
    "⟨\(english.tested(null, adjustment))⟩"
  }
  var adjusted: String { "⟨\(english.adjusted)⟩" }
  var level: String { "⟨\(english.level)⟩" }
  func simpleRandomSample(rows: Int) -> String { "⟨\(english.simpleRandomSample(rows: rows))⟩" }
  func design(
    rows: Int, clusters: Int, areUnits: Bool, strata: Int, freedom: Int, replicates: String?
  ) -> String {
    let units = areUnits ? "units" : "clusters"
    return "⟨\(strata) strata before \(clusters) \(units) of \(rows) rows, \(freedom) free⟩"
  }
  func someRows(isCell: Bool, condition: String?) -> String {
    "⟨\(english.someRows(isCell: isCell, condition: condition))⟩"
  }
}

/// All words that people read come from the catalogue of their language.
@Suite("A new language")
struct NewLanguageTests {
  @Test(
    "a catalogue is enough: estimates have no word and no decimal sign of another language",
    arguments: ["mean", "total", "proportion", "variance"])
  func estimates(verb: String) throws {
    let program = try Program()
    try program.file("d.csv", "x,g,h,w\n1,a,1,2\n2,a,2,1\n4,b,3,1.5\n7,b,4,1\n")
    let data = program.folder + "/d.csv"
    var interpreter = Interpreter(in: .shell, language: Language(Bracketed()))
    for options in [
      [], ["--where", "x > 1"], ["--by", "g"], ["--clusters", "h", "--weights", "w"],
    ] {
      guard
        case .answer(let answer) = try interpreter.answer([verb, "x", "--data", data] + options)
      else {
        Issue.record("\(verb) \(options) has no answer")
        continue
      }
      let text = try Renderer.text(answer)
      // What is left of the report: names and values of the data, numbers, rules.
      let rest = text.replacing(/⟨[^⟩]*⟩/, with: "")
      let words = Set(rest.split { !$0.isLetter }.map(String.init))
      #expect(words.isSubset(of: ["x", "g", "a", "b", "n"]), "\(text)")
      #expect(text.contains("⟨of 95 pc⟩") && rest.contains("·") && !rest.contains("."), "\(text)")
    }
  }

  @Test("the words of studies come in every language of --lang")
  func studies() {
    #expect(Set(Language.allCases.map(\.rawValue)) == LocalizedText.languages)
    #expect(Language.allCases.allSatisfy { Language(rawValue: $0.rawValue) == $0 })
    #expect(Language(rawValue: Bracketed().code) == nil)
  }
}
