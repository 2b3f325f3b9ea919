import CanvassSampling

/// A table of two columns as an answer.
struct TableReport {
  let table: TwoWayTable
  let tests: [SurveyTest]
  let analysed: AnalysedSurvey
  let row: String
  let column: String
  let words: any Phrases

  /// A cell.
  private struct Cell: Sendable {
    let row: String
    let column: String
    let count: Int
    let total: Double
    let shares: [(value: Double, error: Double)]
  }

  private func label(_ value: String, _ name: String) -> String {
    analysed.survey.label(of: value, in: name, words.language)
  }

  var output: Output {
    let crossing = table.rows.indices.map { row in
      table.columns.indices.map { column in
        Cell(
          row: table.rows[row], column: table.columns[column],
          count: table.counts[row * table.columns.count + column],
          total: table.totals[row * table.columns.count + column],
          shares: TwoWayTable.Base.allCases.map { table.share(row, column, of: $0) })
      }
    }
    let own = words.tables
    let survey = analysed.survey
    let language = words.language
    let shown: [Field<[Cell]>] =
      [
        Field(
          "", survey.label(of: row, language), alignment: .leading,
          value: { .text(survey.label(of: $0[0].row, in: self.row, language)) })
      ]
      + table.columns.indices.map { place in
        Field<[Cell]>(
          "", label(table.columns[place], column) + " %", style: { _ in .percent() }
        ) { .number($0[place].shares[1].value) }
      } + [Field("", "n") { .count($0.reduce(0) { $0 + $1.count }) }]
    let cells: [Field<Cell>] = [
      .text("row") { $0.row }, .text("column") { $0.column },
      .count("n") { $0.count }, .number("total") { $0.total },
      .number("share") { $0.shares[0].value }, .number("shareSE") { $0.shares[0].error },
      .number("rowShare") { $0.shares[1].value }, .number("rowShareSE") { $0.shares[1].error },
      .number("columnShare") { $0.shares[2].value },
      .number("columnShareSE") { $0.shares[2].error },
    ]
    let lost = table.lostReplicates
    var output = Output(
      [
        .heading(
          own.title(survey.label(of: row, language), survey.label(of: column, language)), level: 1),
        .table(ResultTable(for: .people, shown, of: crossing)),
        .table(
          ResultTable(
            key: "cells", for: .programs, cells, of: crossing.flatMap { $0 }, identifying: 2)),
        .table(SurveyTest.table(tests, caption: own.independence, words)),
        .paragraph(words.designNote(analysed)),
      ], words)
    let (rows, columns) = (
      table.rowsInOneCluster.map { label($0, row) },
      table.columnsInOneCluster.map { label($0, column) }
    )
    if !rows.isEmpty || !columns.isEmpty {
      output.warnings.append(Note { $0.surveyNotes.sharesInOneCluster(rows + columns) })
    }
    if lost > 0 { output.warnings.append(Note { $0.surveyNotes.lostShares(replicates: lost) }) }
    return output
  }
}

extension SurveyTest {
  /// Tests as records.
  ///
  /// - Parameter null: the number that is tested, where people are to see it.
  static func table(
    _ tests: [SurveyTest], caption: String, against null: Double? = nil, _ words: any Phrases
  ) -> ResultTable {
    let hasMargins = tests.contains { $0.margin != nil }
    let fields: [Field<SurveyTest>] = [
      .text("name", words.tables.test) { $0.name }.worded { words.tables.name(ofTest: $0.name) },
      .number("null", words.tables.tested) { _ in null }.only(
        null == nil ? [] : null == 0 && !hasMargins ? .json : [.people, .json]),
      .number("margin", words.tables.margin) { $0.margin }.only(
        hasMargins ? [.people, .json] : []),
      .number("statistic", words.tables.statistic, .decimals(3)) { $0.statistic },
      .list("df") { $0.degreesOfFreedom.map { .number($0) } },
      Field("", words.degreesOfFreedom) { test in
        .text(
          test.degreesOfFreedom.map {
            words.number(decimals: $0 == $0.rounded() ? 0 : 2).text($0)
          }.joined(separator: words.listSeparator))
      },
      .number("p", "p", .probability) { $0.probability },
    ]
    return ResultTable(key: "tests", for: [.people, .json], caption: caption, fields, of: tests)
  }
}
