import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// `Fixtures/make/formula.R`.
private struct FormulaFixture: Decodable {
  struct Case: Decodable {
    let formula, contrasts: String
    let names, terms: [String]
    let rows: [Int]
    let response: [Double]
    let offset: [Double]?
    let columns: [[Double]]
  }
  struct Data: Decodable {
    let y, x, w, z: [Double?]
    let a, b, d: [String?]
  }
  let data: Data
  let cases: [Case]

  var table: Table {
    var table = Table(rowCount: data.y.count)
    for (name, values) in [("y", data.y), ("x", data.x), ("w", data.w), ("z", data.z)] {
      table.set(name, to: .real(values.map { $0 ?? .nan }))
    }
    for (name, values) in [("a", data.a), ("b", data.b), ("d", data.d)] {
      table.set(name, to: .coded(CodedColumn(texts: values)))
    }
    return table
  }
}

/// Expected values: R's `model.frame`, `model.matrix` and `terms` (`Fixtures/make/formula.R`).
@Suite struct FormulaTests {
  private let fixture: FormulaFixture
  init() throws { fixture = try Fixtures.load("formula") }

  @Test func modelMatricesAreThoseOfR() throws {
    let table = fixture.table
    for expected in fixture.cases {
      let what = Comment(rawValue: "\(expected.formula), \(expected.contrasts)")
      let formula = try Formula(parsing: expected.formula)
      #expect(formula.termNames == expected.terms, what)
      let contrasts = try #require(Contrasts(rawValue: expected.contrasts))
      let model = try ModelMatrix(formula, table, contrasts: contrasts)
      #expect(model.names == expected.names, what)
      #expect(model.rows == expected.rows, what)
      #expect(model.incompleteRows == table.rowCount - model.rows.count, what)
      for (j, column) in expected.columns.enumerated() where j < model.names.count {
        let error = zip(model.matrix.column(j), column).map { abs($0 - $1) }.max() ?? 0
        #expect(error < 1e-12 * max(1, column.map(abs).max() ?? 1), what)
      }
      guard case .numbers(let response)? = model.response else {
        Issue.record("no response in \(expected.formula)")
        continue
      }
      #expect(zip(response, expected.response).allSatisfy { abs($0 - $1) < 1e-14 }, what)
      #expect((model.offset == nil) == (expected.offset == nil), what)
      if let offset = model.offset, let known = expected.offset {
        #expect(zip(offset, known).allSatisfy { abs($0 - $1) < 1e-14 }, what)
      }
    }
  }

  @Test func rowsOutsideTheFilterDoNotCount() throws {
    let table = fixture.table
    let filter = try Expression(parsing: "a != 'mid'").filter(in: table)
    let model = try ModelMatrix(try Formula(parsing: "~ a"), table, rows: filter)
    #expect(model.names == ["(Intercept)", "alow"])
    #expect(model.rows == filter.indices.filter { filter[$0] })
    #expect(model.response == nil)
  }

  @Test func namesNeedingThemKeepBackticks() throws {
    let formula = try Formula(parsing: "`sch.wide` ~ `my column` + tuổi")
    #expect(formula.termNames == ["`my column`", "tuổi"])
    #expect(formula.responseName == "sch.wide")
    #expect(formula.columns == ["sch.wide", "my column", "tuổi"])
  }

  @Test func aDotStandsForAllOtherColumns() throws {
    let formula = try Formula(
      parsing: "log(y) ~ . - `hài lòng` + x:a", columns: ["y", "x", "hài lòng", "a"])
    #expect(formula.termNames == ["x", "a", "x:a"])
    #expect(formula.columns == ["y", "x", "hài lòng", "a"])
    #expect(formula.predictorColumns == ["x", "hài lòng", "a"])
  }

  @Test func inIsAnInteraction() throws {
    let nested = try Formula(parsing: "y ~ a + b %in% a")
    #expect(nested.termNames == ["a", "a:b"])
  }

  /// High and low part together are the power: checked in integers, where it is exact.
  @Test func powersKeepWhatTheirRoundingLeavesOver() throws {
    var table = Table(rowCount: 3)
    let bases = [1_234_567_891.0, -987_654_321, 3]
    table.set("y", to: .real([1, 2, 4]))
    table.set("x", to: .real(bases))
    for (text, column) in [("y ~ I(x^2)", 1), ("y ~ poly(x, 2, raw = TRUE)", 2)] {
      let model = try ModelMatrix(try Formula(parsing: text), table)
      let low = try #require(model.lowParts[column])
      for (row, base) in bases.enumerated() {
        let exact = Int(base) * Int(base)
        #expect(Int(model.matrix[row, column]) + Int(low[row]) == exact)
      }
      #expect(low[0] != 0 && model.lowParts.count == 1)
    }
  }

  @Test(arguments: [
    ("y", "a formula has a ~ in it, such as y ~ x"),
    ("y ~ x +", "expected a variable instead of the end"),
    ("y ~ (x", "expected ) instead of the end"),
    ("y ~ x)", "expected + or another operator instead of )"),
    ("y ~ 2*x", "only 0 and 1 stand alone"),
    ("y ~ lgo(x)", "there is no function \"lgo\"; did you mean \"log\"?"),
    ("y ~ poly(x)", "poly takes a variable and a degree"),
    ("y ~ x + y", "y stands on both sides of ~"),
    ("y ~ x^0.5", "the power of a formula is a whole number"),
    ("y ~ log(x", "the parenthesis is opened and never closed"),
    ("y ~ I()", "expected a variable"),
    ("y ~ x - offset(x)", "an offset can only be added"),
    ("poly(y, 2) ~ x", "a polynomial can stand among the terms only"),
    ("y ~ x + offset(poly(x, 2))", "a polynomial can stand among the terms only"),
    ("y ~ ~ x", "expected a variable instead of ~"),
    ("y ~ a:", "expected a variable instead of the end"),
    ("y ~ .", "there are no columns for . to stand for"),
    ("y ~ x = 3", "expected + or another operator instead of ="),
    ("y ~ poly(x, 2, row = TRUE)", "the third argument of poly is raw = TRUE or raw = FALSE"),
    ("y ~ poly(x, 2.5)", "the degree of poly is a whole number from 1 to 100, not 2.5"),
    ("y ~ poly(x, 2, raw = TRUE, 3)", "poly takes a variable and a degree"),
    ("y ~ a %in b", "expected + or another operator instead of %"),
    ("y ~ x ? 3", "the character ? has no meaning here"),
  ])
  func faultsAreNamed(_ text: String, _ sentence: String) throws {
    let error = #expect(throws: TableError.self) { try Formula(parsing: text) }
    let message = try #require(error).description
    #expect(message.hasPrefix("formula \"\(text)\", character "), "\(message)")
    #expect(message.contains(sentence), "\(message)")
  }

  /// Whatever is cut out of a formula or put into it, reading it ends in a formula or a sentence.
  @Test func brokenFormulasAreReadOrRefused() {
    let whole = "log(y+1)~a*b-poly(x,2):factor(z)+offset(I(w/2))+(a+b)^2-1+`c d`"
    let characters = Array(whole)
    let pieces = ["", "(", ")", "~", ":", ",", "^", "-", "0", "'", "`", "poly(", "I(", " in "]
    var refused = 0
    for start in characters.indices {
      for length in [0, 1, 3] where start + length <= characters.count {
        for piece in pieces {
          let text =
            String(characters[..<start]) + piece + String(characters[(start + length)...])
          do {
            let formula = try Formula(parsing: text)
            #expect(Set(formula.termNames).count == formula.termNames.count, "\(text)")
          } catch {
            refused += 1
            #expect("\(error)".contains(" \""), "\(text): \(error)")
          }
        }
      }
    }
    #expect(refused > 500)
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: TableError.self) { try Formula(parsing: "y ~ " + deep) }
    let wide = (0..<60).map { "x\($0)" }.joined(separator: "*")
    #expect(throws: TableError.self) { try Formula(parsing: "y ~ " + wide) }
  }

  /// Two hundred million columns have no place in memory, nor have their names.
  @Test func columnsAreCountedBeforeTheyAreMade() throws {
    var table = Table(rowCount: 40_000)
    table.set("y", to: .real((0..<40_000).map(Double.init)))
    table.set("a", to: .coded(CodedColumn(texts: (0..<40_000).map { "a\($0 % 5000)" })))
    table.set("b", to: .coded(CodedColumn(texts: (0..<40_000).map { "b\($0)" })))
    #expect(
      sentence { _ = try ModelMatrix(Formula(parsing: "y ~ a:b"), table) }
        .contains("the formula makes more than 10000 columns"))
  }

  @Test(arguments: [
    ("y ~ u", "there is no column \"u\""),
    ("y ~ b", "b is \"u\" in every row used, so it explains nothing"),
    ("y ~ poly(a, 2)", "needs numbers and a is text"),
    ("y ~ poly(z, 3)", "z, 3) has 3 different values"),
    ("y ~ log(x - x)", "no row has an answer in all of y, x"),
    ("y ~ a + offset(b)", "the offset b must be a number"),
    ("y ~ w + log(-w)", "no row has an answer in all of y, w"),
  ])
  func whatATableDoesNotAllowIsNamed(_ text: String, _ sentence: String) throws {
    let table = fixture.table
    let filter = try Expression(parsing: "b == 'u'").filter(in: table)
    let error = #expect(throws: TableError.self) {
      try ModelMatrix(try Formula(parsing: text), table, rows: filter)
    }
    let message = try #require(error).description
    #expect(message.contains(sentence), "\(message)")
  }
}
