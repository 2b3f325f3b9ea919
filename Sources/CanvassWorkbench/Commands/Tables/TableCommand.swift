import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `table`: a table of two columns, and whether they are independent.
struct TableCommand: Verb {
  static var refusesCells: Bool { true }
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "A table of two columns with its shares, and tests of independence under the design.",
    discussion: """
      With --expected, the table of one column: its shares beside the expected ones, and tests whether they can be the same.

      Examples:
        canvass table sch.wide stype --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
        canvass table field sex --study datasets/sipas-province/study.yml
        canvass table stype --expected E=0.71,H=0.12,M=0.17 --weights pw \\
          --clusters dnum --data datasets/api/apiclus1/apiclus1.csv
      """)

  @Argument(help: "The column of the rows.")
  var row: String

  @Argument(help: "The column of the columns; none with --expected.")
  var column: String?

  @Option(
    help: ArgumentHelp(
      "Shares that the values of one column are tested against, or numbers in proportion to them.",
      valueName: "value=share,…"))
  var expected: NameList?

  @Option(help: "Tests, one or all (default: all).")
  var statistic: ShareTest?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    guard row != column else {
      throw UsageError("a table has two columns, and \"\(row)\" stands there twice")
    }
    guard source.by == nil else {
      throw UsageError("table has no --by; make one table a domain with --where")
    }
    let shares = try expected?.names.map(Self.share)
    guard (column == nil) == (shares != nil) else {
      throw column == nil
        ? UsageError(
          "a table has two columns; with one, name the shares that it is tested against (--expected)"
        )
        : UsageError("--expected is for a table of one column; leave out \"\(column ?? "")\"")
    }
    let survey = try session.survey(source)
    let names = [row] + [column].compactMap(\.self)
    let prepared = try PreparedSurvey(names, codes: names, of: survey, in: &session)
    let filter = try survey.filter(in: prepared.table)
    let threads = survey.settings.threads
    let tests = statistic.map { [$0] } ?? ShareTest.allCases
    let words = (print.lang ?? session.language ?? .en).phrases
    let output: Output
    if let column {
      let table = try TwoWayTable(
        row, column, prepared.table, prepared.design, filter: filter, threads: threads)
      let marks = try release.packs(in: &session).map { packs in
        try ReleasedCrossing(table, row, column, prepared, packs, release).marks(in: &session)
      }
      output =
        TableReport(
          table: table, tests: try table.tests(tests), analysed: prepared.analysed, row: row,
          column: column, words: words, crossing: marks
        ).output
    } else {
      let given = try GivenShares(
        of: row, expected: shares ?? [], prepared.table, prepared.design, filter: filter,
        threads: threads)
      output =
        GivenSharesReport(
          shares: given, tests: try given.tests(tests), analysed: prepared.analysed, column: row,
          words: words,
          release: try release.packs(in: &session).map { packs in
            try JudgedNumbers(
              sharesOf: row, given.levels, prepared,
              in: Domains(filter: filter, in: prepared.table), population: release.population
            ).marks(packs, isNulled: release.withhold, in: &session)
          }
        ).output
    }
    return prepared.analysed.answer(
      "table", columns: names, output: output, print: print, session: session)
  }

  /// `value=share`.
  private static func share(_ text: String) throws -> (level: String, share: Double) {
    guard let sign = text.lastIndex(of: "="), sign != text.startIndex,
      let share = Double(trimmed(String(text[text.index(after: sign)...])))
    else {
      throw UsageError("--expected has \"\(text)\"; write a value and its share, such as yes=0.3")
    }
    return (trimmed(String(text[..<sign])), share)
  }
}

extension ShareTest: ExpressibleByArgument {}
