import CanvassNumerics
import CanvassTables

/// A confirmatory factor analysis as an answer: tables for people, JSON and records for programs.
struct ConfirmatoryReport: Sendable {
  let data: ConfirmatoryData
  let solution: ConfirmatorySolution
  /// The models side by side, where they were asked for.
  let comparison: InvarianceComparison?
  let language: Language

  private var words: any Phrases { language.phrases }
  private var tables: ConfirmatoryTables {
    ConfirmatoryTables(data: data, solution: solution, language: language)
  }

  var output: Output {
    let json = ConfirmatoryJSON(data: data, solution: solution, comparison: comparison)
    return Output(
      blocks: blocks, json: json.members,
      records: Records(
        columns: ConfirmatoryJSON.columns, rows: json.coefficientRows + json.thresholdRows),
      warnings: ConfirmatoryWarnings(data: data, solution: solution, comparison: comparison).all)
  }

  /// The design, with what this analysis takes of it.
  func design(_ design: JSONValue) -> JSONValue {
    guard case .object(let members) = design else { return design }
    return .object(
      members.map { member in
        switch member.key {
        case "variance" where solution.designDegreesOfFreedom == nil: .init("variance", .null)
        case "weights" where data.weighting == .none: .init("weights", .null)
        default: member
        }
      })
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(words.confirmatory.title, level: 1), .paragraph(how)]
    if let comparison {
      let report = InvarianceReport(
        comparison: comparison, solution: solution, tables: tables, language: language)
      return blocks + report.blocks
    }
    if solution.invariance == nil {
      blocks += tables.blocks(solution.groups[0])
    } else {
      for group in solution.groups {
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
      solution.designDegreesOfFreedom == nil
      ? words.confirmatory.name(solution.estimator) : words.confirmatory.ofDesign
    var sentences = [
      words.confirmatory.how(
        factors: solution.pattern.pattern.factors.count, items: solution.pattern.items.count,
        by: method),
      words.confirmatory.note(solution.scale), rows,
    ]
    if let invariance = solution.invariance, comparison == nil {
      sentences.append(words.confirmatory.note(invariance))
    }
    return sentences.joined(separator: " ")
  }

  private var rows: String {
    words.confirmatory.rows(
      data.rows, condition: data.measurements.prepared.settings.filter.map(words.condition) ?? "",
      weighting: data.weighting == .design ? words.weightedByDesign : words.confirmatory.eachOnce)
  }

  private var notes: String {
    let ofErrors =
      solution.designDegreesOfFreedom.map(words.confirmatory.designNote)
      ?? words.confirmatory.note(on: solution.estimator)
    return ofErrors + " " + words.confirmatory.reliabilityNote
  }
}
