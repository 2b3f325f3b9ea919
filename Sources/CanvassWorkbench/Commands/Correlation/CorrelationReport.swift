import CanvassNumerics
import CanvassSampling

/// Correlations as an answer.
struct CorrelationReport: Sendable {
  let data: Measurements
  let method: CorrelationKind
  let correlations: CorrelationMatrix
  /// Their standard errors, where the design gives them.
  let errors: Matrix?
  let language: Language

  private var names: [String] { correlations.names }

  private var blocks: [OutputBlock] {
    let words = language.phrases
    var blocks: [OutputBlock] = [
      .heading(words.factors.name(method), level: 1),
      .table(table(correlations.values, caption: "")),
    ]
    if let errors { blocks.append(.table(table(errors, caption: words.standardErrors))) }
    blocks.append(.paragraph(data.note(words)))
    if errors != nil { blocks.append(.paragraph(words.designNote(data.prepared.analysed))) }
    return blocks
  }

  var output: Output {
    var output = Output(blocks: blocks, json: json, records: records)
    output.warnings += BoundaryNotes.all(correlations.boundary)
    if data.hasDesign, errors == nil {
      let method = method
      output.warnings.append(Note { $0.factorNotes.noErrors(method) })
    }
    return output
  }

  private func table(_ values: Matrix, caption: String) -> OutputTable {
    let format = language.phrases.number(decimals: 3)
    let survey = data.prepared.survey
    return OutputTable(
      caption: caption,
      headings: [.init("", .leading)] + names.map { .init($0) },
      rows: names.indices.map { i in
        [survey.label(of: names[i], language)]
          + names.indices.map { j in
            j == i ? (caption.isEmpty ? "1" : "") : format.text(values[i, j])
          }
      })
  }

  private var json: [(key: String, value: JSONValue)] {
    [
      ("method", .string(method.rawValue)), ("missingRows", .string(data.sample.missing.rawValue)),
      ("correlations", .matrix(correlations.values, rows: names, columns: names)),
      ("boundary", .array(correlations.boundary.map(\.json))),
      ("standardErrors", errors.map { .matrix($0, rows: names, columns: names) } ?? .null),
      (
        "n",
        .object([
          "rows": .array(names.map(JSONValue.string)),
          "columns": .array(names.map(JSONValue.string)),
          "values": .array(
            correlations.rows.rowArrays.map { .array($0.map { .integer(Int($0)) }) }),
        ])
      ),
    ]
  }

  /// The square matrix, as `factors --matrix` reads it.
  private var records: Records {
    Records(
      columns: ["variable"] + names,
      rows: names.indices.map { i in
        [.string(names[i])] + names.indices.map { .optional(correlations.values[i, $0]) }
      })
  }
}
