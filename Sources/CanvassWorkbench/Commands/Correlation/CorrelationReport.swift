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
  private var survey: Survey { data.prepared.survey }
  private var legend: ColumnLegend { ColumnLegend(of: names, in: survey, language) }

  var output: Output {
    var output = Output(parts, language.phrases)
    output.warnings += BoundaryNotes.all(correlations.boundary)
    if data.hasDesign, errors == nil {
      let method = method
      output.warnings.append(Note { $0.factorNotes.noErrors(method) })
    }
    return output
  }

  private var parts: [ResultPart] {
    let words = language.phrases
    var parts: [ResultPart] = [
      .heading(words.factors.name(method), level: 1), .fact(.text("method", method.rawValue)),
      .fact(.text("missingRows", data.sample.missing.rawValue)),
      .fact(.matrix("correlations", correlations.values, rows: names, columns: names)),
      .table(table(correlations.values)),
      .fact(Fact("boundary", .list(correlations.boundary.map(\.value)))),
      .fact(.matrix("standardErrors", errors, rows: names, columns: names)),
    ]
    if let errors { parts.append(.table(table(errors, caption: words.standardErrors))) }
    parts += legend.parts
    parts += [
      .fact(.matrix("n", correlations.rows, rows: names, columns: names)),
      .paragraph(data.note(words)),
    ]
    if errors != nil { parts.append(.paragraph(words.designNote(data.prepared.analysed))) }
    return parts
  }

  /// A square matrix; the correlations are also records, as `factors --matrix` reads them.
  private func table(_ values: Matrix, caption: String = "") -> ResultTable {
    let labels = legend.isEmpty ? names.map { survey.label(of: $0, language) } : names
    return ResultTable(
      for: caption.isEmpty ? [.people, .records] : .people, caption: caption,
      [.names(key: "variable", "", names, labels: labels)]
        + Field.columns(names, headings: labels, values, decimals: 3) { row, column in
          row == column ? (caption.isEmpty ? "1" : "") : nil
        }, of: Array(names.indices))
  }
}
