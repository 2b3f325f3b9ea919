import CanvassNumerics
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassWorkbench

/// What errors say in another language: each sentence that the sources write has its wording.
@Suite("Wordings of sentences")
struct SentenceWordingTests {
  private static let sources = Fixtures.root.appendingPathComponent("Sources")

  @Test("every sentence of the sources has a Vietnamese wording, and every wording its sentence")
  func everySentenceIsWorded() throws {
    let templates = try SentenceTemplates.all(under: Self.sources)
    #expect(templates.count > 600)
    let wordings = Vietnamese.sentences
    for (template, place) in templates.sorted(by: { $0.value < $1.value }) {
      #expect(wordings[template] != nil, "\(place): \(template)")
    }
    for template in wordings.keys { #expect(templates[template] != nil, "stale: \(template)") }
    for template in English.sentences.keys {
      #expect(templates[template] != nil, "stale: \(template)")
    }
  }

  @Test(
    "a wording puts in what the sentence does, and no more",
    arguments: [English.sentences, Vietnamese.sentences])
  func placesAgree(_ wordings: [String: String]) {
    for (template, wording) in wordings {
      #expect(
        SentenceTemplates.places(template) == SentenceTemplates.places(wording), "\(template)")
    }
  }

  @Test("the places of a sentence are those of its template, whatever is put in")
  func templates() {
    let inner: Sentence = " in \("the %1 file")"
    let sentence: Sentence =
      "\(counted: 1, "row") of \(7) \(agreeing: 2, "is", "are") \"\("50% of it")\"\(inner)"
      + "; see \(whole: "x")"
    #expect(sentence.description == "1 row of 7 are \"50% of it\" in the %1 file; see x")
    #expect(sentence.template == "%1 %2{row|rows} of %3 %4{is|are} \"%5\"%6; see %7")
    #expect(sentence.worded { _ in nil } == sentence.description)
    let words = [sentence.template: "%7: %3%, %1 %2{hàng|các hàng} \"%5\"%6", " in %1": " ở %1"]
    #expect(sentence.worded { words[$0] } == "x: 7%, 1 hàng \"50% of it\" ở the %1 file")
  }

  @Test("what is put into the value of an option is written so that a shell reads it")
  func typed() throws {
    let column = "giá \"tiền\" $x"
    let sentence: Sentence = "column \"\(column)\": take \(way("`\(column)`"))"
    let words = ["new=%1": "(--derive \"new=%1\")"]
    let text = sentence.worded(typed: ShellWords.inDoubleQuotes) { words[$0] }
    #expect(text == #"column "giá "tiền" $x": take (--derive "new=\`giá \"tiền\" \$x\`")"#)
    #expect(try ShellWords.split(#"--derive "new=\`giá \"tiền\" \$x\`""#).last == "new=`\(column)`")
    // Quoted otherwise it stays.
    #expect(
      sentence.worded { words[$0] } == "column \"\(column)\": take (--derive \"new=`\(column)`\")")
  }

  @Test("what is quoted is cut once, in every language")
  func excerpts() {
    let long = String(repeating: "đ", count: 900)
    let error = UsageError("\(quoting(long)); see \(long)")
    for language in Language.allCases {
      let text = language.text(of: error)
      #expect(text.filter { $0 == "đ" }.count >= 400 && text.count < 480, "\(text)")
      #expect(text.filter { $0 == "…" }.count == 2)
    }
  }

  @Test("an error of somebody else is said as it is")
  func foreign() {
    struct Foreign: Error, CustomStringConvertible { let description = "nothing of ours" }
    #expect(Language.vi.text(of: Foreign()) == "nothing of ours")
    #expect(
      Language.vi.text(of: UsageError("\(Foreign()); see \("x")")) == "nothing of ours; xem x")
  }

  @Test("errors are Foundation's, too: a localized description is the sentence")
  func localized() {
    let errors: [any Error] = [
      UsageError("no data"), MatrixError("matrix", .empty), FactorError.noWeights,
      RegressionError.constantResponse, ObservationsError.noWeight, Interrupted(),
    ]
    for error in errors {
      #expect(error is any LocalizedError)
      #expect(error.localizedDescription == String(describing: error))
    }
  }

  @Test("floors below the workbench name no option of the program")
  func floorsNameNoOption() throws {
    for module in ["CanvassNumerics", "CanvassTables", "CanvassSampling", "CanvassDiagnostics"] {
      let templates = try SentenceTemplates.all(under: Self.sources, module: module)
      #expect(templates.count > 20)
      for (template, place) in templates {
        #expect(!template.contains(#/--[a-z]/#), "\(place): \(template)")
      }
    }
  }
}

/// A way that quotes an expression.
private func way(_ value: String) -> Sentence { "new=\(value)" }

/// A sentence that quotes another one.
private func quoting(_ name: String) -> Sentence { "there is no \("x") \"\(name)\"" }
