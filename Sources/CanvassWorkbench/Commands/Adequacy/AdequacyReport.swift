import CanvassDiagnostics
import CanvassSampling

/// Whether numbers may be published, and whether the sample was good enough, as an answer.
struct AdequacyReport: Sendable {
  let analysed: AnalysedSurvey
  let release: EstimateRelease
  let checks: [DesignCheck]
  let words: any Phrases
  private let cells: [Cell]
  private let columns: [String]

  /// A number with what is said of it.
  private struct Cell: Sendable {
    let record: EstimateRecord
    let outcome: TableRelease.Outcome
  }

  /// What one pack says of a number.
  private struct PackCell: Sendable {
    let cell: Cell
    let mark: RuleMark

    /// Whether programs do not have what a withheld number follows from.
    var isNulled: Bool { cell.record.isNulled && cell.outcome.isWithheld }

    /// The n that would do for people: of a withheld number none that depends on it.
    var countNeededShown: String? {
      if cell.outcome.isWithheld, !mark.rule.asksForPeopleOnly { return "–" }
      return countNeeded.map(String.init)
    }

    var countNeeded: Int? { mark.countNeeded(for: cell.outcome.cell) }
    var complement: ReliabilityMark.Grade? { mark.complement(of: cell.outcome.cell) }
  }

  init(
    analysed: AnalysedSurvey, estimates: Estimates, release: EstimateRelease,
    kinds: [EstimateKind], checks: [DesignCheck], words: any Phrases
  ) {
    self.analysed = analysed
    self.release = release
    self.checks = checks
    self.words = words
    columns = estimates.domainColumns
    cells = zip(zip(estimates.entries, kinds), release.table.outcomes).map { found, outcome in
      let method: IntervalMethod = found.1 == .proportion ? .logit : .wald
      let estimate = found.0.shown
      var record = EstimateRecord(
        estimate, estimate.interval(method, level: analysed.settings.level),
        style: .error(estimate.standardError, value: estimate.value))
      record.release = outcome
      record.isNulled = release.isNulled
      return Cell(record: record, outcome: outcome)
    }
  }

  /// The worst finding about the sample.
  private var verdict: DesignCheck.Verdict { checks.map(\.verdict).max() ?? .pass }

  /// What programs read of the design besides what every answer has.
  var designFacts: [Fact] {
    [
      .text("verdict", verdict.rawValue),
      Fact(
        "checks",
        .list(
          checks.map {
            .record([
              .text("name", $0.name.rawValue), .text("verdict", $0.verdict.rawValue),
              .text("detail", Language.en.phrases.text(of: $0.detail)),
            ])
          })),
    ]
  }

  var output: Output { Output(parts, words, warnings: release.warnings) }

  private var parts: [ResultPart] {
    let grades = cells.filter(\.outcome.isJudged).map(\.outcome.grade)
    let forOthers = cells.count(where: \.outcome.isComplementary)
    let summary = words.adequacy.summary(
      published: grades.count { $0 == .release }, cautioned: grades.count { $0 == .caution },
      withheld: grades.count { $0 == .suppress }, eachAlone: forOthers > 0)
    let whole = words.adequacy.whole(
      verdict, withheld: cells.count { $0.outcome.isWithheld }, forOthers: forOthers,
      of: cells.count)
    let top: [ResultPart] = [
      .heading(words.adequacy.title, level: 1), .paragraph(whole),
    ]
    return top + (grades.isEmpty ? [] : [.paragraph(summary)]) + [
      .heading(words.adequacy.cells, level: 2), .table(numbers),
    ] + (packTable.count > 0 ? [.table(packTable)] : [])
      + release.note(words).map { .paragraph($0) } + [
        .table(ResultTable(key: "cells", for: .json, facts, of: cells)),
        .table(ResultTable(for: .records, records, of: packCells)),
        .heading(words.adequacy.design, level: 2), .table(checkTable),
        .paragraph(words.designNote(analysed)),
      ]
  }

  private var packCells: [PackCell] {
    cells.flatMap { cell in cell.outcome.marks.map { PackCell(cell: cell, mark: $0) } }
  }

  /// What a number is of.
  private var names: [Field<Cell>] {
    let (survey, language) = (analysed.survey, words.language)
    return columns.enumerated().map { place, column in
      .text(column, survey.label(of: column, language)) { $0.record.estimate.cell.values[place] }
        .worded { survey.label(of: $0.record.estimate.cell.values[place], in: column, language) }
    } + [
      .text("variable", words.variable) { $0.record.estimate.variable }
        .worded { survey.label(of: $0.record.estimate.variable, language) }
    ]
  }

  private var estimateFields: [Field<EstimateRecord>] {
    EstimateRecord.fields(words, level: analysed.settings.level, showsFreedom: true)
  }

  /// The numbers, each with the strictest verdict.
  private var numbers: ResultTable {
    let shown = estimateFields.filter { $0.key == "estimate" || $0.isInterval || $0.key == "n" }
    let publication = Field<Cell>.text("", words.adequacy.publication) { cell in
      if cell.outcome.isComplementary {
        return words.adequacy.verdict(.suppress) + ": " + words.adequacy.keptBack
      }
      return cell.outcome.isJudged ? words.adequacy.verdict(cell.outcome.grade) : "–"
    }
    return ResultTable(
      names + shown.map { $0.of { $0.record } } + [publication], of: cells,
      identifying: names.count)
  }

  /// What each pack says of the numbers that not all packs publish.
  private var packTable: ResultTable {
    let rows = packCells.filter { $0.mark.mark.grade > .release }
    let fields: [Field<PackCell>] = [
      .text("", words.adequacy.pack) { $0.mark.rule.name },
      .text("", words.adequacy.publication) { words.adequacy.verdict($0.mark.mark.grade) },
      .text("", words.adequacy.reason) { row in
        words.describe(row.mark.mark, isWithheld: row.cell.outcome.isWithheld)
          .joined(separator: "; ")
      },
      .count("", words.adequacy.countNeeded) { $0.countNeeded }.worded { $0.countNeededShown },
    ]
    return ResultTable(
      names.map { $0.of { $0.cell }.only(.people) } + fields, of: rows,
      identifying: names.count + 1)
  }

  /// What JSON has of a number.
  private var facts: [Field<Cell>] {
    let cellNames = names.dropLast()
    return [
      .text("variable") { $0.record.estimate.variable },
      .record("domain") { cell in cellNames.map { $0.fact(cell) } },
      .record("estimate") { $0.record.facts },
      .text("verdict") { $0.outcome.verdict }, .flag("withheld") { $0.outcome.isWithheld },
      .flag("complementary") { $0.outcome.isComplementary },
      .list("packs") { $0.outcome.packFacts(isNulled: $0.record.isNulled) },
    ]
  }

  /// What CSV has: a record for each number and pack.
  private var records: [Field<PackCell>] {
    let own: [Field<PackCell>] = [
      .text("pack") { $0.mark.rule.name }, .text("verdict") { $0.mark.mark.grade.verdict },
      .text("clause") { $0.mark.clause(hidesEstimate: $0.isNulled) },
      .text("complementVerdict") { $0.isNulled ? nil : $0.complement?.verdict },
      .count("nNeeded") { $0.isNulled ? nil : $0.countNeeded },
      .flag("withheld") { $0.cell.outcome.isWithheld },
      .flag("complementary") { $0.cell.outcome.isComplementary },
    ]
    return names.map { $0.of { $0.cell } } + estimateFields.map { $0.of { $0.cell.record } } + own
  }

  private var checkTable: ResultTable {
    let fields: [Field<DesignCheck>] = [
      .text("", words.adequacy.check) { words.adequacy.name($0.name) },
      .text("", words.diagnosis.verdict) { words.adequacy.word($0.verdict) },
      .text("", words.adequacy.finding) { words.text(of: $0.detail) },
    ]
    let marked = Set(checks.indices.filter { checks[$0].verdict > .pass })
    return ResultTable(fields, of: checks, emphasised: marked)
  }
}
