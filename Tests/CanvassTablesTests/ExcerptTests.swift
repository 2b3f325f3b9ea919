import CanvassNumerics
import Testing

@testable import CanvassTables

@Suite struct ExcerptTests {
  @Test func aShortTextIsQuotedWhole() {
    let text = String(repeating: "ế", count: 200)
    #expect(excerpt(of: text) == text)
  }

  @Test func aLongTextIsCutAroundThePlace() {
    let text = (0..<90_000).map { String($0 % 10) }.joined()
    #expect(excerpt(of: text) == text.prefix(200) + "…")
    #expect(excerpt(of: text, around: 45_000) == "…" + text.dropFirst(44_900).prefix(200) + "…")
    #expect(excerpt(of: text, around: 89_999) == "…" + text.suffix(200))
    // One letter with 90,000 accents.
    let accents = "a" + String(repeating: "\u{301}", count: 90_000)
    #expect(excerpt(of: accents).unicodeScalars.count == 201)
  }

  @Test func anErrorPointsIntoTheMiddleOfALongExpression() {
    let text =
      String(repeating: "x + ", count: 400) + "ab $ c" + String(repeating: " + y", count: 400)
    let error = sentence { _ = try Expression(parsing: text) }
    #expect(
      error.contains("ab $ c")
        && error.hasSuffix("character 1604: the character $ has no meaning here"))
    #expect(error.count < 300)
  }

  /// Every kind of text that somebody can write, 90,000 characters long.
  @Test func noErrorIsLong() throws {
    let long = String(repeating: "0123456789", count: 9_000)
    var table = Table(rowCount: 1)
    table.set("s", to: .coded(CodedColumn(texts: [long])))
    table.set("a" + long, to: .coded(CodedColumn(texts: [long])))
    let study = "scale: {values: [\(long)x]}\n\(long): 1\n"
    let scratch = try Scratch()
    let errors = [
      sentence { _ = try Expression(parsing: "a b" + long) },
      sentence { _ = try Expression(parsing: long) },
      sentence { _ = try Expression(parsing: "a'" + long) },
      sentence { _ = try Expression(parsing: "f\(long)(1)") },
      sentence { _ = try Expression(parsing: "s + '\(long)'").evaluate(in: table) },
      sentence { _ = try Expression(parsing: "s == 1 && '\(long)'").evaluate(in: table) },
      sentence { _ = try Expression(parsing: "b\(long)").evaluate(in: table) },
      sentence { _ = try Formula(parsing: "y ~ a\(long) a") },
      sentence { _ = try Formula(parsing: "y ~ f\(long)(a)") },
      sentence { _ = try ModelMatrix(Formula(parsing: "s ~ a\(long)"), table) },
      sentence { _ = try table.column(long) },
      sentence { _ = try selectColumns([long + "-b"], from: ["a"]) },
      sentence { _ = try selectColumns([long + "*"], from: ["a" + long]) },
      sentence { _ = try Study(yaml: study, name: "s.yml", directory: ".") },
      sentence { _ = try CSVSource(path: scratch.file("a.csv", "\(long),\(long)\n1,2\n")) },
      sentence { _ = try CSVSource(path: "/" + long) },
    ]
    for error in errors { #expect(error.unicodeScalars.count < 800, "\(error.prefix(120))") }
  }
}
