import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A confirmatory factor analysis as an answer.
struct ConfirmatoryReport: Sendable {
  let findings: ConfirmatoryFindings
  let language: Language

  private var words: any Phrases { language.phrases }
  var analysis: ConfirmatoryAnalysis { findings.analysis }
  private var tables: ConfirmatoryTables {
    ConfirmatoryTables(findings: findings, language: language)
  }

  var output: Output {
    Output(parts, words, warnings: ConfirmatoryWarnings(findings: findings).all)
  }

  private var parts: [ResultPart] {
    let (coefficients, thresholds) = (tables.coefficientRecords, tables.thresholdRecords)
    let record = tables.fields.record
    let isOrdered = findings.estimator == .wlsmv
    var parts = ResultPart.facts(questionFacts)
    parts += [
      .heading(words.confirmatory.title, level: 1), .paragraph(how),
      .table(ResultTable(key: "coefficients", for: .json, record, of: coefficients)),
      .fact(
        Fact("thresholds", isOrdered ? .table(ResultTable(record, of: thresholds)) : .none)),
      .table(ResultTable(for: .records, record, of: coefficients + thresholds)),
    ]
    parts += ResultPart.facts(solutionFacts)
    if let comparison = findings.comparison {
      let report = InvarianceReport(
        comparison: comparison, findings: findings, tables: tables, language: language)
      return parts + report.parts
    }
    if analysis.invariance == nil {
      parts += tables.parts(analysis.groups[0])
    } else {
      for group in analysis.groups {
        let name = tables.label(ofGroup: group.name)
        parts.append(.heading("\(name): " + words.rows(group.rows), level: 2))
        parts += tables.parts(group)
      }
    }
    return parts + [.table(tables.fit), .paragraph(notes)]
  }

  /// What was fitted to what.
  private var how: String {
    let method =
      analysis.designDegreesOfFreedom == nil
      ? words.confirmatory.name(findings.estimator) : words.confirmatory.ofDesign
    var sentences = [
      words.confirmatory.how(
        factors: findings.factors.count, items: analysis.items.count,
        by: method),
      words.confirmatory.note(findings.scale), rows,
    ]
    if let invariance = analysis.invariance, findings.comparison == nil {
      sentences.append(words.confirmatory.note(invariance))
    }
    return sentences.joined(separator: " ")
  }

  private var rows: String {
    let partial = findings.sample.missing == .fullInformation ? findings.sample.partial : nil
    return words.confirmatory.rows(
      findings.sample.rows, partial: partial,
      condition: findings.prepared.settings.filter.map { words.condition($0.description) } ?? "",
      weighting: findings.sample.weighting == .design
        ? words.weightedByDesign : words.confirmatory.eachOnce)
  }

  private var notes: String {
    let ofErrors =
      analysis.designDegreesOfFreedom.map {
        words.confirmatory.designNote(freedom: $0, replicates: analysis.replicateCount)
      }
      ?? words.confirmatory.note(on: findings.estimator)
    let ofRows =
      findings.sample.missing == .fullInformation
      ? words.confirmatory.fullInformationNote + " " : ""
    return ofErrors + " " + ofRows + words.confirmatory.reliabilityNote
  }
}
