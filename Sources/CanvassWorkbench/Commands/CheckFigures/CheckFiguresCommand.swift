import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// `check-figures`: arithmetic that published figures have to obey.
struct CheckFiguresCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check-figures", abstract: "Find published figures that cannot be right.",
    usage: "canvass check-figures <file> [<options>]",
    discussion: """
      A mean lies between the extremes and agrees with how many units are above a limit; \
      a gap is highest less lowest; groups and parts add up; a change is the difference \
      of two years; one figure has one number. The table has a line for each figure: \
      unit, year, index, measure, value, and if need be unit_level, unit_of_measure \
      and derived.

      Examples:
        canvass check-figures datasets/published/figures.csv
      """)

  @Argument(help: "Table of figures.", completion: .file(extensions: ["csv", "tsv"]))
  var file: String

  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    try session.noteInput(file)
    let table = try FigureTable(path: file)
    let language = print.lang ?? session.language ?? .en
    let report = FigureReport(
      check: FigureCheck(table.figures), figures: table.figures, leftOut: table.leftOut,
      words: language.phrases)
    var answer = Answer(
      "check-figures", input: [.text("file", file), .count("rows", table.rows)], design: nil,
      output: report.output, print: print, language: language)
    answer.source = file
    return answer
  }
}
