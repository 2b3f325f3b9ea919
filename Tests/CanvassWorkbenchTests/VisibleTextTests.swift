import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Hostile text in answers for people")
struct VisibleTextTests {
  /// Sets the title of a window, colours, clears the screen, rings, and turns the direction.
  private static let hostile = "\u{1B}[31mred\u{1B}]0;evil\u{07}\u{9B}2J\u{7F}\u{202E}txt\r"

  @Test("control characters become their pictures; line breaks, tabs and other letters stay")
  func pictures() {
    #expect(VisibleText.of(Self.hostile) == "␛[31mred␛]0;evil␇\u{FFFD}2J␡\u{FFFD}txt␍")
    for text in ["", "Đất đai – 95 %", "a\tb\nc", "👩‍👩‍👧 e\u{301} \u{200F}שלום"] {
      #expect(!VisibleText.acts(text) && VisibleText.of(text) == text)
    }
    #expect(VisibleText.of("a\r\nb\rc") == "a\nb␍c")
  }

  @Test(
    "no format for people passes on what acts on a terminal; JSON escapes it",
    arguments: [
      OutputFormat.table, .markdown, .html, .json,
    ])
  func formats(_ format: OutputFormat) throws {
    let evil = Self.hostile
    let table = OutputTable(
      caption: evil, headings: [.init(evil, .leading), .init("n")], rows: [[evil, evil]])
    let figure = Figure.heatMap(
      HeatMapFigure(title: evil, rows: [evil], columns: [evil], values: [[1]], legend: evil))
    let answer = Sample.answer(
      [
        .heading(evil, level: 1), .paragraph(evil), .list([evil]), .table(table), .figure(figure),
      ], format: format, warnings: [evil])
    struct Frame: FigureDrawer {
      func svg(_ figure: Figure, language: Language) throws -> String { "<svg></svg>" }
    }
    for options in [RenderOptions(), RenderOptions(width: 20, drawer: Frame())] {
      let text = try Renderer.text(answer, options: options)
      let acting = text.unicodeScalars.filter { scalar in
        scalar != "\n" && scalar.properties.generalCategory == .control
          && !(format == .json && scalar.value >= 0x80)
      }
      #expect(acting.isEmpty, "\(acting.map(\.value))")
    }
  }

  @Test("complaints are made visible, too, and wrap at words on a terminal only")
  func complaints() throws {
    let printer = try Captured().printer
    let sentence =
      "there is no column \"\(Self.hostile)\"; did you mean \"a-very-long-name-of-a-column\"?"
    let plain = printer.complaint("error", sentence, colour: "\u{1B}[31m", width: nil)
    #expect(plain.split(separator: "\n").count == 1 && !VisibleText.acts(plain))
    #expect(
      printer.complaint("error", "no column a; did you mean b?", colour: "", width: 22)
        == "canvass: error: no\n  column a; did you\n  mean b?\n")
    // A name that is longer than the line stays whole, to be copied.
    #expect(
      printer.complaint("error", sentence, colour: "", width: 22)
        .contains("\"a-very-long-name-of-a-column\"?"))
  }

  @Test("a quoted name is broken only where it is longer than a line")
  func quoted() {
    let sentence =
      "there is no column \"do you trust them\"; did you mean \"who do you trust\"? say so"
    #expect(
      TextWidth.wrapWords(sentence, width: 35, hanging: 2) == [
        "there is no column", "  \"do you trust them\"; did you mean",
        "  \"who do you trust\"? say so",
      ])
    #expect(
      TextWidth.wrapWords(sentence, width: 18, hanging: 2) == [
        "there is no column", "  \"do you trust", "  them\"; did you", "  mean \"who do you",
        "  trust\"? say so",
      ])
    // A mark that is never closed is a letter like any other.
    #expect(
      TextWidth.wrapWords("an inch (\") is 2.54 cm long", width: 12, hanging: 0) == [
        "an inch (\")", "is 2.54 cm", "long",
      ])
  }

  @Test("the path of a report is made visible where it is printed")
  func report() throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    let name = "a\u{1B}[31mb.html"
    for format in ["table", "json"] {
      let run = try program.run(
        ["diagnose", "--study", "st.yml", "--format", format, "--report", name])
      let text = format == "table" ? run.output : run.errors
      #expect(text.hasSuffix("a␛[31mb.html\n"), "\(text.suffix(200))")
      #expect(!VisibleText.acts(text))
    }
    #expect(try program.files().contains(name))
  }

  @Test("in CSV texts stay data; with --csv-safe no spreadsheet calculates them")
  func spreadsheets() throws {
    let texts = ["=1+2", "+a", "-b", "@c", "\td", "＝e", "plain", "-5", "+1e3", "a=b", ""]
    var answer = Sample.answer([], format: .csv)
    answer.output.records = Records(
      columns: ["=text", "n"], rows: texts.map { [.string($0), .number(-1)] })
    let data = try Renderer.text(answer)
    #expect(data.hasPrefix("=text,n\n=1+2,-1\n+a,-1\n-b,-1\n@c,-1\n"))
    answer.isCSVSafe = true
    #expect(
      try Renderer.text(answer)
        == "'=text,n\n'=1+2,-1\n'+a,-1\n'-b,-1\n'@c,-1\n'\td,-1\n'＝e,-1\nplain,-1\n-5,-1\n+1e3,-1\n"
        + "a=b,-1\n\"\",-1\n")
  }
}
