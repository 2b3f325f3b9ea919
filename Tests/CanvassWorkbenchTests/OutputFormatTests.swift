import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Formats by the ending of a file's name")
struct OutputFormatTests {
  private func survey() throws -> Program {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("study.yml", Program.study)
    return program
  }

  @Test(
    "every verb writes what the ending tells",
    arguments: [
      "describe x", "mean x", "total x", "proportion x", "ratio x y", "variance x",
      "correlation x y", "regress 'x ~ y'", "reliability x y", "diagnose",
    ])
  func endings(_ verb: String) throws {
    let program = try survey()
    for (name, beginning) in [
      ("a.html", "<!DOCTYPE html>"), ("b.HTM", "<!DOCTYPE html>"), ("c.md", "# "),
      ("d.json", "{"), ("g.markdown", "# "),
    ] {
      _ = try program.succeed("\(verb) --study study.yml --output \(name)")
      #expect(try program.text(name).hasPrefix(beginning), "\(verb) \(name)")
    }
    _ = try program.succeed("\(verb) --study study.yml --output e.csv")
    #expect(try program.text("e.csv").split(separator: "\n")[0].contains(","))
    for name in ["f.txt", "plain", ".hidden", "v1.2/plain"] {
      try FileManager.default.createDirectory(
        atPath: program.folder + "/v1.2", withIntermediateDirectories: true)
      _ = try program.succeed("\(verb) --study study.yml --output \(name)")
      #expect(try program.text(name).contains("──"), "\(verb) \(name)")
    }
  }

  @Test("--format wins over the ending; an ending that no format has is refused by name")
  func refusals() throws {
    let program = try survey()
    _ = try program.succeed("mean x --study study.yml --format json --output a.csv")
    #expect(try program.text("a.csv").hasPrefix("{"))
    _ = try program.succeed("mean x --study study.yml --format csv --output a.pdf")
    #expect(try program.text("a.pdf").hasPrefix("variable,"))
    for name in ["b.pdf", "b.xlsx", "b.csv.gz", "b."] {
      let run = try program.run(["mean", "x", "--study", "study.yml", "--output", name])
      #expect(run.status == 64)
      #expect(
        run.errors.contains(
          "\"\(name)\" cannot be written: no format has the ending .\(name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""); "
            + "there are .txt, .text, .json, .csv, .tsv, .md, .markdown, .html, .htm,"),
        "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1)
    }
    #expect(try !program.files().contains { $0.hasPrefix("b.") })
    let report = try program.run(["diagnose", "--study", "study.yml", "--report", "r.pdf"])
    #expect(report.status == 64 && report.errors.contains("does not end in .html or .htm"))
  }

  @Test("--output - is standard output; what goes beside the answer needs a name")
  func standardOutput() throws {
    let program = try survey()
    try program.file("n.canvass", "# %%\nuse study.yml\nmean x --output -\n")
    let files = try program.files()
    for line in [
      "mean x --study study.yml", "mean x --study study.yml --format json",
      "diagnose --study study.yml --format csv", "run n.canvass", "run n.canvass --format html",
    ] {
      let plain = try program.succeed(line)
      #expect(try program.succeed(line + " --output -").output == plain.output, "\(line)")
    }
    let lines = try program.run(
      ["repl"], input: "use study.yml --format csv\nmean x --output -\n_ --output - --format json\n"
    )
    #expect(lines.output.hasPrefix("variable,") && lines.output.hasSuffix("}\n"))
    for (line, says) in [
      ("diagnose --study study.yml --report -", "--report - is standard output, where the answer"),
      (
        "factors x y --study study.yml --factors 1 --scores thurstone --scores-file -",
        "--scores-file - is standard output"
      ),
      ("simulate n.canvass --output -", "simulate writes two files; name a folder"),
    ] { try BadRun(line, says, status: 64).check(in: program) }
    #expect(try program.files() == files)
  }

  @Test("a notebook's document has a format by its ending, in the language of --lang")
  func notebook() throws {
    let program = try survey()
    try program.file("n.canvass", "# %%\nuse study.yml\nmean x\nmean nosuch\nmean y\n")
    let refused = try program.run(["run", "n.canvass", "--output", "n.json", "--keep-going"])
    #expect(
      refused.status == 64 && refused.errors.contains("there are .md, .markdown, .html, .htm,"))

    // Without --keep-going nothing is written.
    let stopped = try program.run(["run", "n.canvass", "--output", "n.html"])
    #expect(
      stopped.status == 1 && stopped.errors.contains("n.canvass, line 4 (cell 1): there is no"))
    #expect(try !program.files().contains("n.html"))

    let page = try program.run(
      ["run", "n.canvass", "--output", "n.html", "--keep-going", "--lang", "vi"])
    #expect(
      page.status == 1
        && page.errors.contains("lỗi: n.canvass, dòng 4 (ô 1): không có cột \"nosuch\""))
    let text = try program.text("n.html")
    #expect(text.contains("<html lang=\"vi\">") && text.contains("<h3>Trung bình</h3>"))
    #expect(text.components(separatedBy: "Khoảng tin cậy 95%").count == 3)
    let command = try #require(text.range(of: "mean nosuch"))
    let error = try #require(text.range(of: "<strong>Lỗi:</strong> không có cột"))
    let next = try #require(text.range(of: "mean y</code>"))
    #expect(command.upperBound < error.lowerBound && error.upperBound < next.lowerBound)
  }

  @Test("a report of every cell is one page, which says how it was made")
  func reportByCell() throws {
    let program = try survey()
    let run = try program.run(
      ["diagnose", "--study", "study.yml", "--by", "t", "--report", "r.html", "--lang", "vi"],
      environment: ["SOURCE_DATE_EPOCH": "1000000000", "PATH": ""])
    #expect(run.status == 0, "\(run.errors)")
    let page = try program.text("r.html")
    #expect(page.contains("<h1>t = u</h1>") && page.contains("<h1>t = v</h1>"))
    for line in [
      "<dt>Ngày lập</dt> <dd>09/09/2001</dd>", "<dt>Dữ liệu</dt> <dd>g.csv</dd>",
      "<dt>Lập bằng Canvass</dt> <dd>0.1.0</dd>",
      "<dd>canvass diagnose --study study.yml --by t --report r.html --lang vi</dd>",
    ] { #expect(page.contains(line), "\(line)") }
  }
}
