import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `table`: a table of two columns, and whether they are independent.
struct TableCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "A table of two columns with its shares, and tests of independence under the design.",
    discussion: """
      Examples:
        canvass table sch.wide stype --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
        canvass table field sex --study datasets/sipas-province/study.yml
      """)

  @Argument(help: "The column of the rows.")
  var row: String

  @Argument(help: "The column of the columns.")
  var column: String

  @Option(help: "Tests of independence, one or all (default: all).")
  var statistic: TwoWayTable.Test?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    guard row != column else {
      throw UsageError("a table has two columns, and \"\(row)\" stands there twice")
    }
    guard source.by == nil else {
      throw UsageError("table has no --by; make one table a domain with --where")
    }
    let survey = try session.survey(source)
    let names = [row, column]
    let prepared = try PreparedSurvey(names, codes: names, of: survey, in: &session)
    let table = try TwoWayTable(
      row, column, prepared.table, prepared.design, filter: survey.filter(in: prepared.table),
      threads: survey.settings.threads)
    let report = TableReport(
      table: table, tests: try table.tests(statistic.map { [$0] } ?? TwoWayTable.Test.allCases),
      analysed: prepared.analysed, row: row, column: column,
      words: (print.lang ?? session.language ?? .en).phrases)
    return prepared.analysed.answer(
      "table", columns: names, output: report.output, print: print, session: session)
  }
}

extension TwoWayTable.Test: ExpressibleByArgument {}
