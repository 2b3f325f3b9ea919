import CanvassSampling

/// The shares of a column beside expected ones, as an answer.
struct GivenSharesReport {
  let shares: GivenShares
  let tests: [SurveyTest]
  let analysed: AnalysedSurvey
  let column: String
  let words: any Phrases

  /// A value.
  private struct Cell: Sendable {
    let estimate: Estimate
    let expected: Double
    let count: Int
  }

  var output: Output {
    let own = words.tables
    let survey = analysed.survey
    let language = words.language
    let cells = shares.levels.indices.map {
      Cell(
        estimate: shares.shares[$0], expected: shares.expected[$0], count: shares.counts[$0])
    }
    let fields: [Field<Cell>] = [
      .text("row", survey.label(of: column, language)) { $0.estimate.level }.worded {
        survey.label(of: $0.estimate.level ?? "", in: column, language)
      },
      .count("n", "n") { $0.count },
      .number("total") { $0.estimate.value * $0.estimate.populationSize },
      .number("share", "%", .percent()) { $0.estimate.value },
      .number("shareSE", words.standardError, .percent()) { $0.estimate.standardError },
      .number("expected", own.expected + " %", .percent()) { $0.expected },
    ]
    return Output(
      [
        .heading(own.shares(survey.label(of: column, language)), level: 1),
        .table(ResultTable(key: "cells", fields, of: cells)),
        .table(SurveyTest.table(tests, caption: own.goodnessOfFit, words)),
        .paragraph(words.designNote(analysed)),
      ], words)
  }
}
