import Foundation
import Testing

/// What `regress` says besides coefficients, as the program prints it. The numbers themselves are
/// compared with R in `RegressionEffectsTests`.
@Suite("The built program: effects, predictions and warnings of regressions")
struct ProgramRegressExtrasTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("new.csv", "f,y\nl,1\nh,3\nm,\n")
  }

  private func object(_ line: String) throws -> [String: Any] {
    try program.succeed(line + " --data g.csv --format json").json()
  }

  private func entries(_ object: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(object[key] as? [[String: Any]])
  }

  @Test("effects of a linear model are its coefficients")
  func linearEffects() throws {
    let object = try object("regress 'x ~ y + f' --effects")
    let coefficients = try entries(object, "coefficients").dropFirst()
    let effects = try entries(object, "effects")
    #expect(effects.map { $0["term"] as? String } == ["y", "f", "f"])
    #expect(effects.map { $0["level"] as? String } == [nil, "l", "m"])
    #expect(effects.map { $0["reference"] as? String } == [nil, "h", "h"])
    for (effect, coefficient) in zip(effects, coefficients) {
      for key in ["estimate", "se", "statistic", "p", "lower", "upper"] {
        let own = try #require(effect[key] as? Double)
        let other = try #require(coefficient[key] as? Double)
        #expect(abs(own - other) < 1e-12, "\(key)")
      }
    }
  }

  @Test("the test of a term with one coefficient is its t squared")
  func terms() throws {
    let object = try object("regress 'x ~ y + f'")
    let test = try entries(object, "terms")[0]
    let t = try #require(try entries(object, "coefficients")[1]["statistic"] as? Double)
    let p = try #require(try entries(object, "coefficients")[1]["p"] as? Double)
    #expect(abs(try #require(test["statistic"] as? Double) - t * t) < 1e-12)
    #expect(abs(try #require(test["p"] as? Double) - p) < 1e-12)
    #expect(test["df"] as? [Int] == [1, 20])
  }

  @Test("odds ratios are the coefficients to the power of e")
  func ratios() throws {
    let object = try object("regress 'I(x > 2) ~ y + f' --family logistic --exponentiate")
    #expect(object["ratioKind"] as? String == "odds")
    for (ratio, entry) in zip(try entries(object, "ratios"), try entries(object, "coefficients")) {
      for key in ["estimate", "lower", "upper"] {
        let value = try #require(ratio[key] as? Double)
        #expect(abs(log(value) - (try #require(entry[key] as? Double))) < 1e-12)
      }
    }
  }

  @Test("thresholds have no ratios, in records either")
  func thresholds() throws {
    let rows = (0..<60).map { "\(1 + ($0 % 4 + $0 / 20) % 3),\($0 % 7)\n" }
    try program.file("o.csv", "a,b\n" + rows.joined())
    let lines = try program.succeed(
      "regress 'a ~ b' --family ordinal --exponentiate --data o.csv --format csv"
    ).output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let ratio = try #require(lines[0].firstIndex(of: "ratio"))
    #expect(lines.count == 4 && lines[1][0] == "b")
    let slope = try #require(Double(lines[1][ratio]))
    let estimate = try #require(lines[0].firstIndex(of: "estimate"))
    #expect(abs(log(slope) - (try #require(Double(lines[1][estimate])))) < 1e-12)
    for threshold in lines[2...] {
      #expect(Double(threshold[estimate]) != nil && threshold[ratio].isEmpty, "\(threshold)")
    }
  }

  @Test("predictions go to JSON, CSV and a file; rows that miss a value have none")
  func predictions() throws {
    let line = "regress 'x ~ y + f' --predict new.csv"
    let found = try object(line)
    let rows = try entries(found, "predictions")
    #expect(rows.map { $0["row"] as? Int } == [1, 2])
    #expect(rows.allSatisfy { $0["responseLower"] is Double && $0["category"] is NSNull })
    let warnings = try #require(found["warnings"] as? [String])
    #expect(warnings.contains("1 row of \"new.csv\" misses a value and has no prediction"))
    _ = try program.succeed(line + " --data g.csv --format csv --output p.csv")
    let lines = try program.text("p.csv").split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0] == "row,category,estimate,se,lower,upper,responseLower,responseUpper")
    let vietnamese = try program.succeed(line + " --data g.csv --effects --diagnostics --lang vi")
    for words in ["Dự đoán cho new.csv", "Tác động biên trung bình", "Chẩn đoán mô hình"] {
      #expect(vietnamese.output.contains(words))
    }
  }

  @Test("unknown categories, missing columns and other types are named")
  func badRows() throws {
    for (text, sentence) in [
      (
        "f,y\nz,1\n",
        "f is \"z\" in row 1 of \"bad.csv\", and the fit has no such category (h, l, m)"
      ),
      ("f\nl\n", "\"bad.csv\", rows to predict: there is no column \"y\""),
      ("f,y\nl,two\n", "y is text (\"two\") in \"bad.csv\" and was a number in the fit"),
    ] {
      try program.file("bad.csv", text)
      let run = try program.run(
        Program.words("regress 'x ~ y + f' --data g.csv --predict bad.csv"))
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errors.contains(sentence), "\(run.errors)")
    }
  }

  @Test("constant columns, collinear columns and empty cells leave no coefficient, by name")
  func aliased() throws {
    for (formula, sentence) in [
      (
        "x ~ y + I(y * 0)",
        "no coefficient for I(y * 0), which has the same value in every row used"
      ),
      ("x ~ y + I(2 * y)", "no coefficient for I(2 * y), which the other terms determine"),
      ("x ~ f:t + f", "no coefficient for fm:tv, which"),
    ] {
      let condition = formula.contains("f:t") ? " --where '!(f == \"m\" && t == \"v\")'" : ""
      let run = try program.succeed("regress '\(formula)' --data g.csv\(condition)")
      #expect(run.errors.contains(sentence), "\(run.errors)")
    }
  }

  @Test("a dot takes all columns but the response and those of the design")
  func dot() throws {
    let run = try program.succeed(
      "regress 'x ~ .' --data g.csv --weights w --clusters c --strata s --format json")
    let names = try entries(try run.json(), "terms").map { $0["term"] as? String }
    #expect(names == ["y", "t", "f"])
  }

  @Test("diagnostics say what they leave out")
  func diagnostics() throws {
    let plain = try object("regress 'I(x > 2) ~ y + f' --family logistic --diagnostics --influence")
    let found = try #require(plain["diagnostics"] as? [String: Any])
    #expect((found["inflation"] as? [Any])?.count == 2 && found["pseudoRSquared"] is [String: Any])
    #expect(try entries(plain, "influence").count == 24)
    let sampled = try object("regress 'I(x > 2) ~ y' --family logistic --diagnostics --weights w")
    let other = try #require(sampled["diagnostics"] as? [String: Any])
    #expect(other["pseudoRSquared"] is NSNull)
    #expect((other["leftOut"] as? [String])?.contains { $0.contains("sampling weights") } == true)
  }
}
