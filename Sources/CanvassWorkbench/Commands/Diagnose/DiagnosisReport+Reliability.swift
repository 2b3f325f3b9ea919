import CanvassDiagnostics
import CanvassSampling

/// The other measures, whether the sample can bear the numbers, and how to read the report.
extension DiagnosisReport {
  /// The other measures and what the sample can bear.
  var measureBlocks: [OutputBlock] {
    let rows = ranked.map { field -> [String] in
      let marks = field.measures.marks.flatMap {
        words.describe($0.mark, isWithheld: field.measures.isWithheld)
      }
      let satisfied = field.measures.satisfied.shown
      return [
        name(field),
        shown(field, words.p(field.gapToRest?.adjusted), withheld: field.withholdsGap),
        shown(field, measure(field.measures.allSatisfied, percent: true)),
        shown(field, measure(field.measures.mean, percent: false)),
        shown(field, words.number(decimals: 1).text(satisfied.effectiveCount)),
        shown(field, words.number(decimals: 2).text(satisfied.designEffect)),
        words.diagnosis.name(field.measures.grade)
          + (marks.isEmpty ? "" : ": " + marks.joined(separator: "; ")),
      ]
    }
    return [
      .heading(words.diagnosis.measures, level: 2),
      .table(
        OutputTable(
          headings: [
            .init(words.field, .leading), .init(words.diagnosis.pOfGap),
            .init(words.diagnosis.allSatisfied),
            .init(words.diagnosis.mean),
            .init(words.diagnosis.effectiveCount), .init(words.designEffect),
            .init(words.diagnosis.reliability, .leading),
          ], rows: rows)),
    ]
  }

  private func measure(_ estimate: Estimate, percent: Bool) -> String {
    let interval = estimate.interval(percent ? .logit : .wald, level: level)
    let format = words.number(decimals: 1)
    let factor = percent ? 100.0 : 1
    let range =
      interval.map { " (\(format.text(factor * $0.lower))–\(format.text(factor * $0.upper)))" }
      ?? ""
    return format.text(factor * estimate.value) + range
  }
}
