import Foundation
import Testing

/// `levels:` and `labels:` of a study, and the codes that mean no answer.
@Suite("Categories in their order, and codes that mean no answer")
struct CategoryOrderTests {
  private func program(_ study: String) throws -> Program {
    let program = try Program()
    var text = "education,sex,q,age,item\n"
    let educations = ["university", "primary", "secondary"]
    for row in 0..<60 {
      text += "\(educations[row % 3]),\(row % 2 + 1),\([1, 2, 3, 4, 5, 9][row % 6]),"
      text += "\(20 + row % 37),\(row % 4 == 0 ? 9 : row % 5 + 1)\n"
    }
    try program.file("a.csv", text)
    try program.file("s.yml", "data: a.csv\n" + study)
    return program
  }

  private static let levels = "levels: {education: [secondary, primary, university], sex: [2, 1]}\n"

  @Test("levels order cells, proportions and groups, in text and in numbers")
  func order() throws {
    let program = try program(Self.levels)
    let order = ["secondary", "primary", "university"]
    let cells = try program.succeed("mean age --by education --study s.yml --format json")
      .estimates()
    #expect(cells.map { ($0["domain"] as? [String: String])?["education"] } == order)
    let shares = try program.succeed("proportion education sex --study s.yml --format json")
      .estimates()
    #expect(shares.map { $0["level"] as? String } == order + ["2", "1"])
    let models = try program.succeed("correlation q age --by education --study s.yml --format json")
      .json()
    let domains = (models["cells"] as? [[String: Any]])?.map { $0["domain"] as? [String: String] }
    #expect(domains?.map { $0?["education"] } == order)
  }

  /// The same fit in R: `lm(age ~ factor(education, levels = …) + factor(sex, levels = 2:1))`; here
  /// against the formula that says the same, whose matrix is R's (`FactorLevelsTests`).
  @Test("the first level is the reference of a regression")
  func reference() throws {
    let program = try program(Self.levels)
    func coefficients(_ formula: String, _ options: String) throws -> [[String: Any]] {
      let json = try program.succeed("regress '\(formula)' \(options) --format json").json()
      return try #require(json["coefficients"] as? [[String: Any]])
    }
    let own = try coefficients("age ~ education + sex", "--study s.yml")
    #expect(
      own.map { $0["term"] as? String }
        == ["(Intercept)", "educationprimary", "educationuniversity", "sex1"])
    let said = try coefficients(
      "age ~ factor(education, levels = c(\"secondary\", \"primary\", \"university\")) + "
        + "relevel(factor(sex), ref = \"2\")", "--data a.csv")
    for key in ["estimate", "se", "p"] {
      let pairs = zip(own, said).map { ($0[key] as? Double, $1[key] as? Double) }
      #expect(pairs.allSatisfy { abs(($0 ?? .nan) - ($1 ?? .nan)) < 1e-12 })
    }
  }

  /// One table has one style: that of R, or, where the study has words for some of it, `variable: value`.
  @Test("labels of some values set all terms of a regression in one style")
  func style() throws {
    let program = try program("labels: {education: {values: {university: University}}}\n")
    func terms(_ options: String) throws -> [String] {
      try program.succeed("regress 'age ~ education*factor(sex)' \(options) --format csv").output
        .split(separator: "\n").dropFirst().map { $0.components(separatedBy: ",")[0] }
    }
    let page = try program.succeed(
      "regress 'age ~ education*factor(sex)' --study s.yml --format markdown"
    ).output
    for term in [
      "education: secondary", "education: University", "sex: 2", "education: secondary × sex: 2",
      "education × sex",
    ] {
      #expect(page.contains("| \(term) |"), "\(term)")
    }
    #expect(!page.contains("factor(sex)2") && !page.contains("educationsecondary"))
    // Programs, and people whose study has no words, read R's names.
    #expect(try terms("--study s.yml").contains("educationsecondary:factor(sex)2"))
    let plain = try program.succeed(
      "regress 'age ~ education*factor(sex)' --data a.csv --format markdown"
    ).output
    #expect(plain.contains("| educationsecondary:factor(sex)2 |"))
  }

  @Test("a column has a label and labels of its values")
  func labels() throws {
    let program = try program(
      "labels:\n  education: {en: Schooling, vi: Học vấn, values: {primary: {en: Primary school, vi: "
        + "Tiểu học}}}\n")
    let english = try program.succeed("mean age --by education --study s.yml").output
    #expect(english.contains("Schooling") && english.contains("Primary school"))
    let vietnamese = try program.succeed("mean age --by education --study s.yml --lang vi").output
    #expect(vietnamese.contains("Học vấn") && vietnamese.contains("Tiểu học"))
  }

  @Test(
    "a title calls a column as its table does",
    arguments: [
      ("ttest 'age ~ sex'", "Means of Age in years by Sex"),
      ("regress 'age ~ education'", "Linear regression: Age in years"),
      ("regress 'log(age) ~ education'", "Linear regression: log(age)"),
      ("rank age --by education", "Ranks by the mean of Age in years"),
      ("rank education --shares", "Ranks of the values of Schooling by frequency"),
      ("describe age --audit", "What the variance of Age in years is made of"),
    ])
  func titles(line: String, title: String) throws {
    let program = try program(
      "labels: {age: Age in years, sex: Sex, education: Schooling}\n")
    let page = try program.succeed("\(line) --study s.yml --format markdown").output
    #expect(page.contains("# \(title)\n"), "\(page)")
  }

  @Test("values are listed in the order of the Vietnamese alphabet")
  func alphabet() throws {
    let program = try Program()
    let names = ["Huế", "Đắk Lắk", "Bến Tre", "Bắc Giang", "Bạc Liêu"]
    try program.file(
      "t.csv", "tỉnh,q\n" + (0..<20).map { "\(names[$0 % 5]),\($0)\n" }.joined())
    let cells = try program.succeed("mean q --by tỉnh --data t.csv --format json").estimates()
    #expect(
      cells.map { ($0["domain"] as? [String: String])?["tỉnh"] }
        == ["Bạc Liêu", "Bắc Giang", "Bến Tre", "Đắk Lắk", "Huế"])
  }

  @Test("names for values that never occur are named")
  func unused() throws {
    let program = try program(
      "levels: {education: [primary, universty]}\nlabels: {education: {none: None}, sex: {'01': Man}}\n"
    )
    let run = try program.succeed("mean age --by education,sex --study s.yml")
    #expect(
      run.errors.contains(
        "levels of \"education\" in the study: \"universty\" never occurs; did you mean \"university\"?"
      ))
    #expect(run.errors.contains("labels of \"education\" in the study: \"none\" never occurs"))
    #expect(
      run.errors.contains(
        "labels of \"sex\" in the study: \"01\" never occurs; did you mean \"1\"?"))
    #expect(try program.succeed("mean age --study s.yml").errors.isEmpty)
  }

  @Test("labels and levels for columns that do not exist are named, once")
  func unknownColumns() throws {
    let program = try program(
      "labels: {ages: Age, q: Answer}\nlevels: {sex: [2, 1], eduction: [primary]}\n"
        + "derive: {young: age < 30}\n")
    let run = try program.succeed("mean age --study s.yml --format json")
    #expect(
      run.errors.contains(
        "labels in the study: there is no column \"ages\"; did you mean \"age\"?"))
    #expect(
      run.errors.contains(
        "levels in the study: there is no column \"eduction\"; did you mean \"education\"?"))
    #expect((try run.json()["warnings"] as? [String])?.count == 2)
    let session = try program.run(["repl"], input: "use s.yml\nmean age\nmean q\n")
    #expect(session.errors.components(separatedBy: "\"ages\"").count == 2)
    let none = try self.program("labels: {young: Young}\nderive: {young: age < 30}\n")
    #expect(try none.succeed("mean age --study s.yml").errors.isEmpty)
  }

  @Test("missing codes belong to answers and not to what divides the sample")
  func divisions() throws {
    let program = try Program()
    try program.file(
      "m.csv",
      "s,c,w,f,q,age\n8,1,9,9,4,9\n8,1,2,9,9,20\n8,2,3,1,5,30\n8,2,9,1,2,40\n9,3,1,9,3,50\n"
        + "9,3,9,1,9,60\n9,4,2,1,4,9\n9,4,8,9,4,70\n")
    let options = "--data m.csv --missing 9 --strata s --clusters c --weights w"
    let cells = try program.succeed("mean q --by f \(options) --format json").estimates()
    #expect(cells.map { ($0["domain"] as? [String: String])?["f"] } == ["1", "9"])
    #expect(cells.map { $0["n"] as? Int } == [3, 3])
    let run = try program.succeed(
      "diagnose --field f --items q --scale 1-5 --satisfied 4-5 \(options) --format json")
    let fields = try #require(try run.json()["fields"] as? [[String: Any]])
    #expect(Set(fields.compactMap { $0["field"] as? String }) == ["1", "9"])
    // A weight that is also analysed: 9 is no answer and still a weight.
    let both = try program.succeed("mean w \(options) --format json").estimates()
    #expect(both[0]["n"] as? Int == 5)
  }

  @Test("the study's missing codes hold for every column that has nothing but its scale")
  func scale() throws {
    let program = try program("scale: {values: 1-5, satisfied: 4-5, missing: 8-9}\n")
    let run = try program.succeed("mean q item age --study s.yml --format json")
    let estimates = try run.estimates()
    #expect(estimates.map { $0["n"] as? Int } == [50, 45, 60])
    #expect(estimates[0]["estimate"] as? Double == 3)
    #expect(run.errors.contains("\"q\" holds answers of the study's scale, so 9 means no answer"))
    // Declared items need no inference, and nothing is said.
    let declared = try self.program(
      "scale: {values: 1-5, missing: 9}\ndimensions: {d: [q]}\n")
    let quiet = try declared.succeed("mean q --study s.yml --format json")
    #expect(try quiet.estimates()[0]["n"] as? Int == 50)
    #expect(quiet.errors.isEmpty)
  }

  @Test(
    "names that are words themselves stand without R's backticks, whatever signs are in them",
    arguments: ["", "labels: {vùng: {vi: Vùng miền}}\n"])
  func namesOfWords(_ labels: String) throws {
    let program = try Program()
    let rows = (0..<40).map { "\($0 * 7 % 5),\($0 % 3),\($0 * 11 % 13),\($0 % 2)\n" }.joined()
    try program.file("s.csv", "q,vùng miền,Câu 5: giờ chờ,vùng\n" + rows)
    try program.file("s.yml", "data: s.csv\ntypes: {vùng miền: text}\n" + labels)
    let line = "regress 'q ~ `vùng miền` * `Câu 5: giờ chờ` + vùng' --study s.yml --lang vi"
    let text = try program.succeed("\(line) --format markdown").output
    #expect(!text.contains("`"), "\(text)")
    // The coefficients, and the tests of terms.
    #expect(text.contains("| vùng miền: 1 |") && text.contains("| vùng miền |"))
    #expect(text.contains("| vùng miền: 1 × Câu 5: giờ chờ |"))
    #expect(text.contains("| vùng miền × Câu 5: giờ chờ |"))
    let terms = try program.succeed("\(line) --format json").json()["terms"] as? [[String: Any]]
    #expect(terms?.last?["term"] as? String == "`vùng miền`:`Câu 5: giờ chờ`")
  }

  @Test("a regression speaks in the labels of the study, and in R's terms to programs")
  func regressionLabels() throws {
    let program = try program(
      Self.levels
        + "labels:\n  education: {en: Schooling, vi: Học vấn, values: {primary: {en: Primary, vi: Tiểu học}}}\n"
        + "  age: {en: Age in years, vi: Tuổi}\n")
    let line = "regress 'q ~ education * age' --study s.yml"
    let english = try program.succeed("\(line) --format markdown").output
    #expect(english.contains("| Schooling: Primary |"))
    #expect(english.contains("Schooling: Primary × Age in years"))
    #expect(english.contains("Schooling × Age in years"))
    let vietnamese = try program.succeed("\(line) --lang vi --effects --format markdown").output
    #expect(vietnamese.contains("Học vấn: Tiểu học × Tuổi"))
    #expect(vietnamese.contains("Học vấn: secondary → Tiểu học"))
    let json = try program.succeed("\(line) --format json").json()
    let terms = (json["coefficients"] as? [[String: Any]])?.map { $0["term"] as? String }
    #expect(
      terms == [
        "(Intercept)", "educationprimary", "educationuniversity", "age", "educationprimary:age",
        "educationuniversity:age",
      ])
  }

  @Test("R's row names are a column X, said once and where they are used")
  func rowNames() throws {
    let program = try Program()
    try program.file("r.csv", "\"\",\"y\"\n\"1\",4\n\"2\",6\n")
    let run = try program.succeed("mean y --data r.csv --format json")
    #expect(try run.estimates()[0]["estimate"] as? Double == 5)
    #expect(run.errors.isEmpty)
    let used = try program.succeed("mean y X --data r.csv")
    #expect(used.errors.components(separatedBy: "without a name").count == 2)
    #expect(used.errors.contains("column 1 is called \"X\""))
    let lines = "use r.csv\nmean y\nmean y X\n"
    let session = try program.run(["repl"], input: lines)
    #expect(session.errors.components(separatedBy: "without a name").count == 2)
  }
}
