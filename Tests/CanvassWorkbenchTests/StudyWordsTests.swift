import Foundation
import Testing

/// What the study calls columns and values stands in the answers for people, and in no key, name or value that a
/// program reads.
@Suite("Words of the study")
struct StudyWordsTests {
  /// The study of the other tests, with a long label for x and short ones for y and the values of f and s.
  private func program() throws -> Program {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file(
      "st.yml",
      Program.study + """
        labels:
          x: {en: The counter can be found at once, vi: Nơi tiếp nhận hồ sơ rất dễ tìm}
          y: {en: Waiting, vi: Chờ đợi}
          f: {l: {en: Land, vi: Đất đai}, m: {en: Housing, vi: Nhà ở}, h: {en: Health, vi: Y tế}}
          s: {a: {en: North, vi: Miền Bắc}, b: {en: South, vi: Miền Nam}}
          t: {u: {en: Urban, vi: Đô thị}, v: {en: Rural, vi: Nông thôn}}

        """)
    return program
  }

  @Test("columns of ratios and contrasts, and the values of their domains, stand below the table")
  func expressions() throws {
    let program = try program()
    let ratio = try program.succeed("ratio x y --study st.yml --lang vi").output
    #expect(ratio.contains("\n• x: Nơi tiếp nhận hồ sơ rất dễ tìm\n• y: Chờ đợi\n"))
    let contrast = try program.succeed(
      "contrast 'mean(x)[f=l] - mean(x)[f=h]' 'proportion(t, u)' --study st.yml"
    ).output
    #expect(
      contrast.contains(
        "\n• x: The counter can be found at once\n• f = l: Land\n• f = h: Health\n• t = u: Urban\n"),
      "\(contrast)")
    let csv = try program.succeed("ratio x y --study st.yml --lang vi --format csv").output
    #expect(csv.hasPrefix("variable,level,") && csv.contains("\nx/y,"))
  }

  @Test("correlations have one name for rows and columns, explained below where it is long")
  func correlations() throws {
    let program = try program()
    let line = "correlation x y --study st.yml"
    let long = try program.succeed(line).output
    #expect(long.contains("\n• x: The counter can be found at once\n• y: Waiting\n"))
    #expect(long.components(separatedBy: "The counter").count == 2)
    try program.file(
      "short.yml", Program.study + "labels: {x: {en: Finding}, y: {en: Waiting}}\n")
    let short = try program.succeed("correlation x y --study short.yml").output
    #expect(short.contains("Finding  Waiting\n") && !short.contains("•"), "\(short)")
    #expect(
      try program.succeed("correlation x y --study short.yml --format csv").output
        .hasPrefix("variable,x,y\nx,1,"))
  }

  @Test("terms of a regression: the constant, and columns with long labels below the table")
  func terms() throws {
    let program = try program()
    let line = "regress 'y ~ x + t' --study st.yml"
    let vietnamese = try program.succeed(line + " --lang vi").output
    #expect(vietnamese.contains("\n(hằng số)  ") && !vietnamese.contains("(Intercept)"))
    #expect(vietnamese.contains("\nt: Nông thôn"))
    #expect(vietnamese.contains("\n• x: Nơi tiếp nhận hồ sơ rất dễ tìm\n"))
    #expect(try program.succeed(line).output.contains("\n(Intercept)  "))
    for format in ["json", "csv"] {
      let text = try program.succeed(line + " --lang vi --format \(format)").output
      #expect(text.contains("(Intercept)") && !text.contains("hằng số"))
    }
    // A category has the constant of its own equation.
    let several = try program.succeed(
      "regress 'f ~ y' --family multinomial --study st.yml --lang vi"
    ).output
    #expect(several.contains("\nNhà ở: (hằng số)  "), "\(several)")
  }

  @Test("a plan calls the item and the strata of the last wave as its study does")
  func plan() throws {
    let program = try program()
    let line = "plan --from st.yml --item x --domain-margin 0.1 --population 5000 --lang vi"
    let page = try program.succeed(line).output
    #expect(page.contains("“Nơi tiếp nhận hồ sơ rất dễ tìm” là"), "\(page)")
    #expect(page.components(separatedBy: "Miền Bắc").count > 2)
    let object = try program.succeed(line + " --format json").json()
    let strata = try #require(object["allocation"] as? [[String: Any]])
    #expect(strata.map { $0["stratum"] as? String } == ["a", "b"])
    #expect((object["learnt"] as? [String: Any])?["item"] as? String == "x")
  }

  @Test("sentences about items of a scale say their labels")
  func reliability() throws {
    let program = try program()
    var text = "x,y,z\n"
    for row in 0..<40 {
      let level = row * 7 % 5
      text += "\(1 + level),\(1 + (level + row % 2) % 5),\(5 - (level + row % 3 / 2) % 5)\n"
    }
    try program.file("r.csv", text)
    try program.file("r.yml", "data: r.csv\nlabels: {z: {en: The fee is high, vi: Phí cao}}\n")
    let line = "reliability x y z --reverse z --study r.yml"
    let page = try program.succeed(line).output
    #expect(page.contains("“The fee is high”"), "\(page)")
    #expect(try program.succeed(line + " --format csv").output.contains("\nz,"))
  }
}
