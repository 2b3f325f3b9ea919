import CanvassTestSupport
import Testing

@testable import CanvassTables

/// Whatever a column is called, its name can be written in an expression and in a formula.
@Suite struct NameTests {
  private func isSame(_ a: String?, _ b: String) -> Bool {
    a.map { Array($0.unicodeScalars) } == Array(b.unicodeScalars)
  }

  private static let names =
    [
      "a", "lớp", "q.1", "two words", "a`b", "``", "a\\b", "TRUE", "NA", "not", "in", ".x", "1a",
      "\u{FEFF}a", "a\u{FEFF}b", "\u{301}a", "`\u{301}", "#\u{301}", "\u{600}", "a\u{200D}",
      "=\u{338}",
    ]
    + {
      var random = RandomText(seed: 7)
      return (0..<2000).map { _ in random.text(8).canonical }.filter { !$0.isEmpty }
    }()

  @Test func anExpressionReadsBackEveryName() throws {
    for name in Self.names.map(\.canonical) {
      let written = expressionName(name)
      let columns = try Expression(parsing: "\(written) > 1 || is_missing(\(written))").columns
      #expect(columns.count == 1 && isSame(columns.first, name), "\(name.debugDescription)")
    }
  }

  @Test func aFormulaReadsBackEveryNameAndItsTerms() throws {
    for name in Self.names.map(\.canonical) where name != "y" {
      let written = expressionName(name)
      let formula = try Formula(parsing: "y ~ \(written) + log(\(written))")
      #expect(formula.columns.count == 2 && isSame(formula.columns.last, name))
      let again = try Formula(parsing: "y ~ " + formula.termNames.joined(separator: " + "))
      #expect(again.termNames == formula.termNames, "\(name.debugDescription)")
    }
  }

  @Test func aFileAndAListKeepEveryName() throws {
    let scratch = try Scratch()
    for name in Self.names.prefix(300) {
      let scalars = Array(name.canonical.unicodeScalars)
      let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r"]
      guard let first = scalars.first, let last = scalars.last, !blanks.contains(first),
        !blanks.contains(last)
      else { continue }
      let text = CSVWriter().text(header: [name.canonical, "zz"], rows: [["1", "2"]])
      let source = try CSVSource(path: scratch.file("n.csv", "\u{FEFF}" + text))
      #expect(isSame(source.columnNames.first, name.canonical), "\(name.debugDescription)")
      #expect(
        isSame(try selectColumns([name.canonical], from: source.columnNames).first, name.canonical))
    }
  }

  @Test func quotesInTextAreDoubled() throws {
    var table = Table(rowCount: 1)
    table.set("s", to: .coded(CodedColumn(texts: ["it's"])))
    #expect(try Expression(parsing: "s == 'it''s'").filter(in: table) == [true])
    #expect(try Expression(parsing: #"s == "it's""#).filter(in: table) == [true])
  }
}
