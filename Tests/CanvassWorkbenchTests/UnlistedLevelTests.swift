import Testing

/// `factor(x, levels = …)` makes values that it does not list missing, as in R. They have an answer, and the
/// reader is told which they are.
@Suite("Values that the levels of a factor do not list")
struct UnlistedLevelTests {
  private static let data = """
    y,x,g,c
    1,2,a,1
    2,3,b,2
    3,3.5,c,3
    4,5,d,4
    5,7,a,5
    6,8,b,6
    7,,a,7
    8,9.5,c,8
    9,10,,9
    10,12,d,10
    11,13,b,11

    """

  /// R: `lm(y ~ x + factor(g, levels = c("b", "a")))`, 5 observations.
  @Test("they are named, and counted apart from rows that miss an answer")
  func named() throws {
    let program = try Program()
    try program.file("f.csv", Self.data)
    func warnings(_ options: String) throws -> [String] {
      let run = try program.run(
        ["regress", "y ~ x + factor(g, levels = c(\"b\", \"a\"))"]
          + Program.words("--data f.csv --format json \(options)"))
      let json = try run.json()
      #expect(json["n"] as? Int == 5)
      let slopes = (json["coefficients"] as? [[String: Any]])?.map {
        $0["estimate"] as? Double ?? 0
      }
      let expected = [-0.706666666666666, 0.88, -0.253333333333334]
      #expect(zip(slopes ?? [], expected).allSatisfy { abs($0 - $1) < 1e-12 })
      return try #require(json["warnings"] as? [String])
    }
    let said =
      "the levels of g in the formula do not list \"c\", \"d\", so that these values are missing in the model, "
      + "as in R: 4 rows are left out"
    let missing = "2 rows miss an answer in a variable of the formula and are left out"
    #expect(try warnings("") == [said, missing])
    #expect(
      try warnings("--clusters c") == [
        said + "; they still count in the design", missing + "; they still count in the design",
      ])
  }

  @Test("of the response, too; a factor of all values is not mentioned")
  func response() throws {
    let program = try Program()
    try program.file("f.csv", Self.data)
    func errors(_ formula: String, _ family: String) throws -> String {
      try program.run(
        ["regress", formula] + Program.words("--data f.csv --family \(family)")
      ).errors
    }
    #expect(
      try errors("factor(g, levels = c(\"a\", \"b\", \"c\")) ~ x", "ordinal").contains(
        "do not list \"d\", so that this value is missing in the model, as in R: 2 rows are left out"
      ))
    #expect(
      try !errors("y ~ x + factor(g, levels = c(\"d\", \"c\", \"b\", \"a\"))", "gaussian").contains(
        "do not list"))
    #expect(
      try errors("y ~ x + factor(g, levels = c(\"A\", \"B\"))", "gaussian").contains(
        "no row is left: the levels of g in the formula list none of its values (a, b, c, d)"))
  }
}
