import CanvassDiagnostics
import CanvassSampling

/// The shares of a column beside expected ones, as an answer.
struct GivenSharesReport {
  let shares: GivenShares
  let tests: [SurveyTest]
  let analysed: AnalysedSurvey
  let column: String
  let words: any Phrases
  /// What rule packs say of the shares, where they were asked.
  var release: EstimateRelease?

  /// A value.
  private struct Cell: Sendable {
    let estimate: Estimate
    let expected: Double
    let count: Int
    let outcome: TableRelease.Outcome?
  }

  var output: Output {
    let own = words.tables
    let survey = analysed.survey
    let language = words.language
    let cells = shares.levels.indices.map {
      Cell(
        estimate: shares.shares[$0], expected: shares.expected[$0], count: shares.counts[$0],
        outcome: release?.table.outcomes[$0])
    }
    func guarded(_ field: Field<Cell>) -> Field<Cell> {
      release?.guarded(field, words) { $0.outcome } ?? field
    }
    let fields: [Field<Cell>] = [
      .text("row", survey.label(of: column, language)) { $0.estimate.level }.worded {
        survey.label(of: $0.estimate.level ?? "", in: column, language)
      },
      guarded(.count("n", "n") { $0.count }),
      guarded(.number("total") { $0.estimate.value * $0.estimate.populationSize }),
      guarded(.number("share", "%", .percent()) { $0.estimate.value }),
      guarded(
        .number("shareSE", words.standardError, .percent()) { $0.estimate.standardError }),
      .number("expected", own.expected + " %", .percent()) { $0.expected },
    ]
    return Output(
      [
        .heading(own.shares(survey.label(of: column, language)), level: 1),
        .table(
          ResultTable(
            key: "cells", fields + (release?.fields(words) { $0.outcome } ?? []), of: cells)),
      ] + (release?.note(words).map { .paragraph($0) } ?? []) + [
        .table(
          SurveyTest.table(
            tests, caption: own.goodnessOfFit, words, withheld: release?.guarding(words))),
        .paragraph(words.designNote(analysed)),
      ], words, warnings: release?.warnings ?? [])
  }
}
