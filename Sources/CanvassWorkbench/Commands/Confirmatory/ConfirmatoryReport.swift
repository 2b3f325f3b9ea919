import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A confirmatory factor analysis as an answer: tables for people, JSON and records for programs.
struct ConfirmatoryReport: Sendable {
  let findings: ConfirmatoryFindings
  let language: Language

  private var words: any Phrases { language.phrases }
  private var analysis: ConfirmatoryAnalysis { findings.analysis }
  private var tables: ConfirmatoryTables {
    ConfirmatoryTables(findings: findings, language: language)
  }

  var output: Output {
    let json = ConfirmatoryJSON(findings: findings)
    return Output(
      blocks: blocks, json: json.members,
      records: Records(
        columns: ConfirmatoryJSON.columns, rows: json.coefficientRows + json.thresholdRows),
      warnings: ConfirmatoryWarnings(findings: findings).all)
  }

  /// The design, with what this analysis takes of it.
  func design(_ design: JSONValue) -> JSONValue {
    guard case .object(let members) = design else { return design }
    return .object(
      members.map { member in
        switch member.key {
        case "variance" where analysis.designDegreesOfFreedom == nil: .init("variance", .null)
        case "weights" where findings.sample.weighting == .none: .init("weights", .null)
        default: member
        }
      })
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(words.confirmatory.title, level: 1), .paragraph(how)]
    if let comparison = findings.comparison {
      let report = InvarianceReport(
        comparison: comparison, findings: findings, tables: tables, language: language)
      return blocks + report.blocks
    }
    if analysis.invariance == nil {
      blocks += tables.blocks(analysis.groups[0])
    } else {
      for group in analysis.groups {
        blocks.append(
          .heading(
            "\(tables.label(ofGroup: group.name)): "
              + words.rows(group.rows), level: 2))
        blocks += tables.blocks(group)
      }
    }
    return blocks + [.table(tables.fit), .paragraph(notes)]
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
    words.confirmatory.rows(
      findings.sample.rows, condition: findings.prepared.settings.filter.map(words.condition) ?? "",
      weighting: findings.sample.weighting == .design
        ? words.weightedByDesign : words.confirmatory.eachOnce)
  }

  private var notes: String {
    let ofErrors =
      analysis.designDegreesOfFreedom.map(words.confirmatory.designNote)
      ?? words.confirmatory.note(on: findings.estimator)
    return ofErrors + " " + words.confirmatory.reliabilityNote
  }
}
