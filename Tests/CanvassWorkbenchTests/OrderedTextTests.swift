import CanvassTestSupport
import Foundation
import Testing

/// Ordinal and multinomial regression of text and of codes, against `MASS::polr` and `nnet::multinom`
/// (`make/ordered-text.R`).
@Suite("Responses whose categories are text or codes")
struct OrderedTextTests {
  struct Fixture: Decodable {
    struct Columns: Decodable {
      let grade, code, sex: [String]
      let age: [Double]
    }
    struct Model: Decodable {
      let terms: [String]
      let estimate, se: [Double]
    }
    let data: Columns
    let ordinal, probit, multinomial: Model
  }

  private static let order = "[thấp, vừa, cao, rất cao]"

  private func program() throws -> (Program, Fixture) {
    let fixture: Fixture = try Fixtures.load("ordered-text")
    let data = fixture.data
    let program = try Program()
    let lines = data.grade.indices.map {
      "\(data.grade[$0]),\(data.code[$0]),\(data.age[$0]),\(data.sex[$0])"
    }
    try program.file("a.csv", "grade,code,age,sex\n" + lines.joined(separator: "\n") + "\n")
    try program.file(
      "s.yml",
      "data: a.csv\nlevels: {grade: \(Self.order), code: ['01', 1, 2, 10]}\n"
        + "labels: {grade: {thấp: Low, vừa: {en: Middling, vi: Vừa phải}}, code: {'01': First}}\n")
    return (program, fixture)
  }

  private func expect(_ json: [String: Any], _ model: Fixture.Model) throws {
    let all = try ["coefficients", "thresholds"].flatMap { key in
      json[key] == nil ? [] : try #require(json[key] as? [[String: Any]])
    }
    #expect(all.map { $0["term"] as? String } == model.terms)
    expectClose(all.compactMap { $0["estimate"] as? Double }, model.estimate, 1e-8)
    expectClose(all.compactMap { $0["se"] as? Double }, model.se, 1e-7)
  }

  @Test(
    "a response of text stands in its declared order",
    arguments: [
      "'grade ~ age + sex' --study s.yml",
      "'factor(grade, levels = c(\"thấp\", \"vừa\", \"cao\", \"rất cao\")) ~ age + sex' --data a.csv",
    ])
  func ordinal(_ line: String) throws {
    let (program, fixture) = try program()
    for (family, model) in [("ordinal", fixture.ordinal), ("ordinal-probit", fixture.probit)] {
      try expect(
        program.succeed("regress \(line) --family \(family) --format json").json(), model)
    }
  }

  @Test("codes are told apart by their spelling and keep it: 01 is not 1")
  func codes() throws {
    let (program, fixture) = try program()
    for source in ["--data a.csv", "--study s.yml"] {
      try expect(
        program.succeed(
          "regress 'code ~ age + sex' --family multinomial --format json \(source)"
        ).json(), fixture.multinomial)
      let ordinal = try program.succeed(
        "regress 'code ~ age + sex' --family ordinal --format json \(source)"
      ).json()
      let thresholds = try #require(ordinal["thresholds"] as? [[String: Any]])
      #expect(thresholds.map { $0["term"] as? String } == ["01|1", "1|2", "2|10"])
      expectClose(
        thresholds.compactMap { $0["estimate"] as? Double },
        Array(fixture.ordinal.estimate.suffix(3)), 1e-8)
    }
  }

  @Test("people read the labels of categories, programs their spelling")
  func labels() throws {
    let (program, _) = try program()
    let line = "regress 'grade ~ age + sex' --study s.yml --effects"
    let english = try program.succeed("\(line) --family ordinal --format markdown").output
    #expect(english.contains("Low\\|Middling") || english.contains("Low|Middling"))
    #expect(english.contains("| Middling |"))
    let vietnamese = try program.succeed("\(line) --family ordinal --lang vi").output
    #expect(vietnamese.contains("Low|Vừa phải"))
    let multinomial = try program.succeed(
      "regress 'code ~ age' --study s.yml --family multinomial"
    ).output
    #expect(multinomial.contains("Multinomial regression against First: code"))
    let json = try program.succeed("\(line) --family ordinal --format json").json()
    let effects = try #require(json["effects"] as? [[String: Any]])
    #expect(Set(effects.compactMap { $0["category"] as? String }).contains("thấp"))
  }

  @Test("without an order it is refused, and the sentence says how to declare one")
  func refused() throws {
    let (program, _) = try program()
    let run = try program.run(
      Program.words("regress 'grade ~ age' --family ordinal --data a.csv"))
    #expect(run.status == 1)
    #expect(
      run.errors.contains("\"grade\" holds text (\"cao\"), whose order is not known; declare it"))
    #expect(run.errors.contains("levels: {grade: [\"cao\", \"rất cao\", …]} in the study"))
    #expect(run.errors.contains("factor(grade, levels = c(\"cao\", \"rất cao\", …))"))
    try program.file("part.yml", "data: a.csv\nlevels: {grade: [thấp, vừa]}\n")
    let part = try program.run(
      Program.words("regress 'grade ~ age' --family ordinal --study part.yml"))
    #expect(part.errors.contains("the order of \"grade\" was declared without \"cao\""))
  }

  @Test("numbers whose order is declared are still numbers to a linear regression")
  func numbers() throws {
    let (program, _) = try program()
    try program.file("n.yml", "data: a.csv\nlevels: {code: [10, 2, '01', 1]}\n")
    let declared = try program.succeed("regress 'code ~ age' --study n.yml --format json").json()
    let plain = try program.succeed("regress 'code ~ age' --data a.csv --format json").json()
    #expect(
      declared["coefficients"] as? [[String: NSObject]]
        == plain["coefficients"] as? [[String: NSObject]])
  }
}
