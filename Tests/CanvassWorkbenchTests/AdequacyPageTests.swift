import Foundation
import Testing

/// What a page of `adequacy` or `--release` says where packs do not speak, files do not fit, and limits are fine.
@Suite("What adequacy says")
struct AdequacyPageTests {
  /// Four areas of 60 people and one of 11, in clusters of their own.
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["psu,area,sex,q1,yes,income"]
    for (area, people) in [("a", 60), ("b", 60), ("c", 60), ("d", 60), ("e", 11)] {
      for person in 0..<people {
        let sex = person % 2 == 0 ? "f" : "m"
        let answer = (7 * person + person * person) % 5 + 1
        lines.append(
          "\(area)\(person % 12),\(area),\(sex),\(answer),\(person * person % 3),\(100 + answer * 7)"
        )
      }
    }
    try program.file(
      "s.csv",
      lines.map { $0.replacing(",2,", with: ",1,") }.joined(separator: "\n") + "\n")
    return program
  }

  private let line = "adequacy income --data s.csv --clusters psu --by area"

  @Test("the sentence at the top counts what may not be published")
  func top() throws {
    let program = try program()
    func top(_ more: String) throws -> String {
      try program.succeed(line + " --rules dhs --format markdown" + more).output
        .split(separator: "\n").map(String.init)[1]
    }
    // Area e has 11 people; of the others the smallest is kept back with it.
    #expect(
      try top("")
        == "Nothing was found that speaks against the design of the sample, but 2 of 5 numbers may not be published, "
        + "1 of these only since others would follow from them."
    )
    #expect(
      try top(" --lang vi")
        == "Không thấy điều gì bất lợi cho thiết kế mẫu, nhưng 2 trong 5 con số không được công bố, trong đó 1 chỉ vì từ đó "
        + "sẽ tính ngược ra được con số khác."
    )
    #expect(
      try top(" --where \"area != 'e'\"") == "Nothing was found that speaks against the sample.")
  }

  @Test(
    "a number that is kept back for others says so in its row, and packs are counted by each number alone"
  )
  func keptBack() throws {
    let program = try program()
    let page = try program.succeed(line + " --rules dhs --format markdown").output
    let rows = page.split(separator: "\n").filter { $0.contains("kept back") }
    #expect(rows.count == 1 && rows[0].contains("withhold: kept back"), "\(page)")
    #expect(
      page.contains("Each taken by itself, of 5 numbers 4 may be published by all"), "\(page)")
    let all = try program.succeed(line + " --rules dhs --format markdown --where \"area != 'e'\"")
      .output
    #expect(all.contains("\nOf 4 numbers 4 may be published"), "\(all)")
    let vietnamese = try program.succeed(line + " --rules dhs --format markdown --lang vi").output
    #expect(vietnamese.contains("Xét riêng từng con số, trong 5 con số, 4 "), "\(vietnamese)")
  }

  @Test("a pack that does not speak of means publishes none")
  func silent() throws {
    let program = try program()
    let cells = try #require(
      try program.succeed(line + " --rules nchs --format json").json()["cells"] as? [[String: Any]])
    #expect(cells.count == 5 && cells.allSatisfy { $0["verdict"] is NSNull })
    let page = try program.succeed(line + " --rules nchs --format markdown").output
    #expect(page.contains("| – |") && !page.contains("publish") && !page.contains("Publication by"))
    let mean = "mean income --data s.csv --clusters psu --release "
    #expect(try program.succeed(mean + "nchs --format json").estimates()[0]["verdict"] is NSNull)
    #expect(!(try program.succeed(mean + "nchs").output.contains("Publication by")))
    #expect(
      try program.succeed(mean + "nchs,dhs --format markdown").output.contains(
        "Publication by the rule of the Demographic and Health Surveys for"))
  }

  @Test("answers outside the scale are refused, as a diagnosis does")
  func scale() throws {
    let run = try program().run(
      Program.words("adequacy q1 --data s.csv --rules nchs --scale 1-3 --satisfied 3"))
    #expect(
      run.status == 1 && run.errors.contains("which is not on the scale 1–3"), "\(run.errors)")
  }

  @Test("shares of a census that do not add up to 1")
  func census() throws {
    let program = try program()
    let words = Program.words(line + " --rules dhs --benchmarks b.csv")
    for (shares, isRefused) in [
      ("sex,f,0.4\nsex,m,0.4\n", true), ("sex,f,0.7\nsex,m,0.7\n", true),
      ("sex,f,0.5\nsex,m,0.49\n", false), ("sex,f,40\nsex,m,40\n", false),
    ] {
      try program.file("b.csv", "variable,level,total\n" + shares)
      let run = try program.run(words)
      #expect((run.status == 1) == isRefused, "\(run.errors)")
      #expect(run.errors.contains("are shares that add up to") == isRefused)
    }
  }

  @Test(
    "the p-value of a census test reads as in every table",
    arguments: [("sex,f,0.02\nsex,m,0.98\n", "p <0.0001"), ("sex,f,0.5\nsex,m,0.5\n", "p 0.")])
  func censusProbability(_ shares: String, _ said: String) throws {
    let program = try program()
    try program.file("b.csv", "variable,level,total\n" + shares)
    func page(_ language: String) throws -> String {
      try program.succeed(
        line + " --rules dhs --benchmarks b.csv --format markdown --lang \(language)"
      ).output.replacing("\\<", with: "<")
    }
    #expect(try page("en").contains("degrees of freedom, \(said)"))
    #expect(try page("vi").contains("bậc tự do, \(said.replacing(".", with: ","))"))
  }

  /// The file has 251 rows.
  @Test(
    "dispositions beside the interviews of the file",
    arguments: [("I,251\nR,9\n", 0), ("I,240\nP,20\n", 0), ("I,600\nR,9\n", 1), ("I,40\nP,9\n", 1)])
  func interviews(_ counts: String, _ cautions: Int) throws {
    let program = try program()
    try program.file("d.csv", "disposition,count\n" + counts)
    let object = try program.succeed(
      line + " --rules dhs --dispositions d.csv --format json"
    ).json()
    let checks = try #require((object["design"] as? [String: Any])?["checks"] as? [[String: Any]])
    let found = checks.filter {
      ($0["detail"] as? String)?.hasSuffix("the file has 251 rows") == true
    }
    #expect(found.count == cautions && found.allSatisfy { $0["verdict"] as? String == "caution" })
  }

  /// Five people of 880, five of 3635, two of 2257.5: CV = 1377.5/2257.5 · √(10/11/12) = 0.168, above 0.165.
  @Test("a limit is printed with all its digits")
  func limit() throws {
    let program = try Program()
    let answers = [2257.5, 2257.5] + (0..<10).map { $0 % 2 == 0 ? 880 : 3635 }
    try program.file("s.csv", "y\n" + answers.map { "\($0)\n" }.joined())
    let page = try program.succeed("mean y --data s.csv --release statcan --format markdown").output
      .replacing("\\>", with: ">").replacing("&gt;", with: ">")
    #expect(page.contains("0.168 > 0.165"), "\(page)")
  }

  /// What is exactly 0 or 1 is taken for known, whether it is shown or not.
  @Test("no category follows from the others and from withheld ones that nobody chose")
  func extremes() throws {
    let program = try Program.inProject()
    let line = "proportion q01 --by field --study datasets/sipas-province/study.yml --release nchs"
    let whole = try program.succeed(line + " --format json").estimates()
    let nulled = try program.succeed(line + " --withhold --format json").estimates()
    var hidden: [String: Int] = [:]
    for (entry, shown) in zip(whole, nulled) where shown["estimate"] is NSNull {
      let value = try #require(entry["estimate"] as? Double)
      let field = try #require((entry["domain"] as? [String: String])?["field"])
      if value > 0 && value < 1 { hidden[field, default: 0] += 1 }
      // None is kept back that hides nothing.
      if value == 0 || value == 1 { #expect(shown["complementary"] as? Bool == false) }
    }
    #expect(!hidden.isEmpty && hidden.values.allSatisfy { $0 > 1 }, "\(hidden)")
  }
}
