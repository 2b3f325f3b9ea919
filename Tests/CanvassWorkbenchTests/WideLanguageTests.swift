import CanvassNumerics
import Foundation
import Testing

@testable import CanvassWorkbench

/// A language whose letters take two columns of a terminal, as those of Chinese and Japanese do: the
/// headings of estimates in the full-width forms of Unicode, numbers as they are.
private struct FullWidth: EnglishElsewhere {
  var code: String { "zy" }
  var name: Sentence { "Full width" }

  var variable: String { widened(english.variable) }
  var estimate: String { widened(english.estimate) }
  var standardError: String { widened(english.standardError) }
  var designEffect: String { widened(english.designEffect) }
  var degreesOfFreedom: String { widened(english.degreesOfFreedom) }
  func interval(percent: String) -> String { widened(english.interval(percent: percent)) }

  /// U+FF01 to U+FF5E are the printable characters of ASCII.
  private func widened(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
        }))
  }
}

@Suite("A language of wide letters")
struct WideLanguageTests {
  @Test("columns of a table stand below their headings", arguments: [120, 200])
  func columns(width: Int) throws {
    let program = try Program()
    try program.file("d.csv", "x,g\n1,東京\n2,東京\n4,b\n7,b\n")
    var interpreter = Interpreter(in: .shell, language: Language(FullWidth()))
    let arguments = ["mean", "x", "--by", "g", "--data", program.folder + "/d.csv"]
    guard case .answer(let answer) = try interpreter.answer(arguments) else {
      Issue.record("mean has no answer")
      return
    }
    let lines = try Renderer.text(answer, options: RenderOptions(width: width))
      .split(separator: "\n").map(String.init)
    let heading = try #require(lines.firstIndex { $0.contains("Ｅｓｔｉｍａｔｅ") })
    let table = lines[heading..<heading + 4]
    // Each heading takes two columns a letter; the last column is one of numbers, which end together.
    #expect(Set(table.map(TextWidth.of)).count == 1, "\(table)")
    #expect(table.contains { $0.contains("東京") } && table.contains { $0.contains("──") })
    // Numbers of a column end where its heading ends.
    let end = try #require(place(of: "Ｅｓｔｉｍａｔｅ", in: lines[heading]))
    for (number, line) in zip(["5.50", "1.50"], table.dropFirst(2)) {
      #expect(place(of: number, in: line) == end, "\(table)")
    }
  }

  /// The column of a terminal in which a text ends.
  private func place(of text: String, in line: String) -> Int? {
    line.range(of: text).map { TextWidth.of(String(line[..<$0.upperBound])) }
  }
}
