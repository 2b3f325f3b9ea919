import CanvassTestSupport
import Testing

@testable import CanvassTables

/// `Fixtures/make/factor-levels.R`.
private struct FactorFixture: Decodable {
  struct Case: Decodable {
    let formula: String
    let names: [String]
    let rows: [Int]
    let columns: [[Double]]
  }
  struct Data: Decodable {
    let y, z: [Double?]
    let a: [String?]
  }
  let data: Data
  let cases: [Case]

  var table: Table {
    var table = Table(rowCount: data.y.count)
    table.set("y", to: .real(data.y.map { $0 ?? .nan }))
    table.set("z", to: .real(data.z.map { $0 ?? .nan }))
    table.set("a", to: .coded(CodedColumn(texts: data.a)))
    return table
  }
}

/// The order and the reference of categories. Expected values: R's `model.matrix`.
@Suite struct FactorLevelsTests {
  private let fixture: FactorFixture
  init() throws { fixture = try Fixtures.load("factor-levels") }

  @Test func modelMatricesAreThoseOfR() throws {
    for expected in fixture.cases {
      let what = Comment(rawValue: expected.formula)
      let model = try ModelMatrix(Formula(parsing: expected.formula), fixture.table)
      #expect(model.names == expected.names, what)
      #expect(model.rows == expected.rows, what)
      #expect(model.names.indices.map { model.matrix.column($0) } == expected.columns, what)
    }
  }

  /// A declared order is that of `factor(a, levels = …)`, with the plain name of the column.
  @Test func aDeclaredOrderIsThatOfAFactor() throws {
    var table = fixture.table
    let declared = try table.column("a").asCategories("a").ordered(by: ["mid", "High"])
    table.set("a", to: .coded(declared))
    let plain = try ModelMatrix(Formula(parsing: "y ~ a"), table)
    #expect(plain.names == ["(Intercept)", "aHigh", "alow"])
    let explicit = try ModelMatrix(
      Formula(parsing: "y ~ factor(a, levels = c('mid', 'High', 'low'))"), fixture.table)
    #expect(plain.matrix == explicit.matrix)
  }

  @Test(arguments: [
    ("y ~ relevel(a, ref = 'midd')", "no category \"midd\"; did you mean \"mid\"?"),
    ("y ~ relevel(a, ref = 'x')", "there are High, low, mid"),
    ("y ~ relevel(a)", "relevel takes a variable and its reference"),
    ("y ~ relevel(a, ref = low)", "relevel takes a variable and its reference"),
    ("y ~ factor(a, labels = c('x'))", "the second argument of factor is levels"),
    ("y ~ factor(a, levels = c('low', 'low'))", "the level \"low\" stands there twice"),
    ("y ~ factor(a, levels = c())", "levels are listed as c(\"a\", \"b\")"),
    ("y ~ factor()", "factor takes a variable"),
    ("y ~ factor(a, levels = c(low))", "levels are listed as c(\"a\", \"b\")"),
  ])
  func whatIsNoFactor(_ formula: String, _ expected: String) {
    let said = sentence {
      _ = try ModelMatrix(Formula(parsing: formula), fixture.table)
    }
    #expect(said.contains(expected), "\(said)")
  }
}
