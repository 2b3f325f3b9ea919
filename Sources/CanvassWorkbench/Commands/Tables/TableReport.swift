import CanvassDiagnostics
import CanvassSampling

/// A table of two columns as an answer.
struct TableReport {
  let table: TwoWayTable
  let tests: [SurveyTest]
  let analysed: AnalysedSurvey
  let row: String
  let column: String
  let words: any Phrases
  /// What rule packs say of it, where they were asked.
  var crossing: CrossingRelease?

  private var release: EstimateRelease? { crossing?.cells }

  /// A cell.
  private struct Cell: Sendable {
    let row: String
    let column: String
    let count: Int
    let total: Double
    let shares: [(value: Double, error: Double)]
    let outcome: TableRelease.Outcome?
    let judged: CrossedShare
    /// Whether the total of its column is not told, though the cell is.
    let hidesTotal: Bool
  }

  private func label(_ value: String, _ name: String) -> String {
    analysed.survey.label(of: value, in: name, words.language)
  }

  var output: Output {
    let crossing = table.rows.indices.map { row in
      table.columns.indices.map { column in
        let place = row * table.columns.count + column
        return Cell(
          row: table.rows[row], column: table.columns[column], count: table.counts[place],
          total: table.totals[place],
          shares: TwoWayTable.Base.allCases.map { table.share(row, column, of: $0) },
          outcome: release?.table.outcomes[place],
          judged: self.crossing?.judged[place] ?? .inRow,
          hidesTotal: self.crossing?.hidesTotal(of: table.columns[column], at: place) ?? false)
      }
    }
    func guarded<Record>(
      _ field: Field<Record>, of outcome: @escaping @Sendable (Record) -> TableRelease.Outcome?
    ) -> Field<Record> { release?.guarded(field, words, of: outcome) ?? field }
    func guarded(_ field: Field<Cell>) -> Field<Cell> { guarded(field) { $0.outcome } }
    let (hidden, isNulled) = (words.diagnosis.withheld, release?.isNulled ?? false)
    /// A field that tells the total of the column.
    func guardedTotal(_ field: Field<Cell>) -> Field<Cell> {
      field.withheld(
        { $0.hidesTotal || $0.outcome?.isWithheld == true ? hidden : nil },
        nulled: { isNulled && ($0.hidesTotal || $0.outcome?.isWithheld == true) })
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
        guarded(
          Field<[Cell]>(
            "", label(table.columns[place], column) + " %", style: { _ in .percent() }
          ) { .number($0[place].shares[1].value) }
        ) { $0[place].outcome }
      } + [Field("", "n") { .count($0.reduce(0) { $0 + $1.count }) }]
    let cells: [Field<Cell>] = [
      .text("row") { $0.row }, .text("column") { $0.column },
      guarded(.count("n") { $0.count }), guarded(.number("total") { $0.total }),
      guarded(.number("share") { $0.shares[0].value }),
      guarded(.number("shareSE") { $0.shares[0].error }),
      guarded(.number("rowShare") { $0.shares[1].value }),
      guarded(.number("rowShareSE") { $0.shares[1].error }),
      guardedTotal(.number("columnShare") { $0.shares[2].value }),
      guardedTotal(.number("columnShareSE") { $0.shares[2].error }),
    ]
    let marks: [Field<Cell>] =
      release.map { release in
        release.fields(words, tellsFacts: { !$0.hidesTotal || $0.judged == .inRow }) { $0.outcome }
          + [.flag("columnShareWithheld") { $0.hidesTotal || $0.outcome?.isWithheld == true }]
      } ?? []
    let lost = table.lostReplicates
    var output = Output(
      [
        .heading(
          own.title(survey.label(of: row, language), survey.label(of: column, language)), level: 1),
        .table(ResultTable(for: .people, shown, of: crossing)),
        .table(
          ResultTable(
            key: "cells", for: .programs, cells + marks, of: crossing.flatMap { $0 }, identifying: 2
          )),
      ] + self.marks(of: crossing.flatMap { $0 }) + [
        .table(
          SurveyTest.table(
            tests, caption: own.independence, words, withheld: release?.guarding(words))),
        .paragraph(words.designNote(analysed)),
      ], words, warnings: release?.warnings ?? [])
    let (rows, columns) = (
      table.rowsWithoutVariance.map { label($0, row) },
      table.columnsWithoutVariance.filter { name in
        // Of a column that is not shown nothing is said.
        crossing.contains { $0.contains { $0.column == name && $0.outcome?.isWithheld != true } }
      }.map { label($0, column) }
    )
    if !rows.isEmpty || !columns.isEmpty {
      output.warnings.append(
        Note { $0.surveyNotes.sharesInOneCluster(rows: rows, columns: columns) })
    }
    if let note = waldNote { output.warnings.append(note) }
    if tests.contains(where: { $0.isOfRaoAndScott && $0.statistic.isNaN }), !table.tellsInteractions
    {
      output.warnings.append(Note { $0.surveyNotes.tooFewCells })
    }
    if lost > 0 { output.warnings.append(Note { $0.surveyNotes.lostShares(replicates: lost) }) }
    return output
  }
}

extension TableReport {
  /// Which of Wald's tests that were asked for there are not, and why.
  private var waldNote: Note? {
    let missing = tests.filter { $0.isOfWald && $0.statistic.isNaN }
    guard !missing.isEmpty else { return nil }
    guard let differences = table.differencesBeyondFreedom else {
      return table.totals.contains(0) ? Note { $0.surveyNotes.emptyCells } : nil
    }
    let freedom = table.degreesOfFreedom
    let hasWald = tests.contains { $0.isOfWald && $0.statistic.isFinite }
    let hasOthers = !tests.contains { $0.isOfRaoAndScott && $0.statistic.isNaN }
    return Note {
      $0.surveyNotes.differencesBeyondFreedom(
        differences, freedom: freedom, hasWald: hasWald, hasOthers: hasOthers)
    }
  }

  /// The cells that may not be published as they are, and why.
  private func marks(of cells: [Cell]) -> [ResultPart] {
    guard let release else { return [] }
    let said = cells.compactMap { cell -> String? in
      guard let outcome = cell.outcome, outcome.isWithheld || outcome.grade != .release else {
        return nil
      }
      return "\(label(cell.row, row)) × \(label(cell.column, column)): "
        + words.describe(outcome, by: cell.judged)
    }
    return (said.isEmpty ? [] : [.list(said)]) + release.note(words).map { .paragraph($0) }
  }
}

extension SurveyTest {
  /// A field that is not told where the test would tell a withheld number.
  static func `guard`(_ withheld: (words: String, isNulled: Bool)?) -> (Field<Self>) -> Field<Self>
  {
    { field in
      guard let withheld else { return field }
      return field.withheld({ _ in withheld.words }, nulled: { _ in withheld.isNulled })
    }
  }

  /// Tests as records.
  ///
  /// - Parameters:
  ///   - null: the number that is tested, where people are to see it.
  ///   - withheld: what people read in place of tests that would tell a withheld number, and whether programs do not have
  ///     them either.
  static func table(
    _ tests: [SurveyTest], caption: String, against null: Double? = nil, _ words: any Phrases,
    withheld: (words: String, isNulled: Bool)? = nil
  ) -> ResultTable {
    let hasMargins = tests.contains { $0.margin != nil }
    let guarded = Self.guard(withheld)
    let fields: [Field<SurveyTest>] = [
      .text("name", words.tables.test) { $0.name }.worded { words.tables.name(ofTest: $0.name) },
      .number("null", words.tables.tested) { _ in null }.only(
        null == nil ? [] : null == 0 && !hasMargins ? .json : [.people, .json]),
      .number("margin", words.tables.margin) { $0.margin }.only(
        hasMargins ? [.people, .json] : []),
      guarded(.number("statistic", words.tables.statistic, .decimals(3)) { $0.statistic }),
      // Those of Rao and Scott are made of the shares.
      guarded(.list("df") { $0.degreesOfFreedom.map { .number($0) } }),
      guarded(
        Field("", words.degreesOfFreedom) { test in
          .text(
            test.degreesOfFreedom.map {
              words.number(decimals: $0 == $0.rounded() ? 0 : 2).text($0)
            }.joined(separator: words.listSeparator))
        }),
      guarded(.number("p", "p", .probability) { $0.probability }),
    ]
    return ResultTable(key: "tests", for: [.people, .json], caption: caption, fields, of: tests)
  }
}
