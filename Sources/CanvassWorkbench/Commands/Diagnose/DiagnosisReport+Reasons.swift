import CanvassDiagnostics
import CanvassSampling

/// Why fields are behind, and what mending them is worth.
extension DiagnosisReport {
  /// Why each weak or watched field is behind.
  var reasonBlocks: [OutputBlock] {
    let behind = ranked.filter { $0.verdict == .weak || $0.verdict == .watch }
    if behind.isEmpty { return [] }
    var blocks: [OutputBlock] = [.heading(words.diagnosis.why, level: 2)]
    for field in behind {
      guard let gap = field.gapToRest else { continue }
      blocks.append(.heading(name(field), level: 3))
      if field.withholdsGap {
        blocks.append(.paragraph(words.diagnosis.withheldGap))
        continue
      }
      blocks.append(
        .paragraph(
          words.diagnosis.gap(
            points: words.points(gap.estimate),
            interval: words.interval(level, words.points(gap.interval(level: level))),
            heaviestItems: field.items.count > Self.itemsShown ? Self.itemsShown : nil)))
      if hasDimensions {
        blocks.append(.table(parts(field.dimensions, gap, words.dimension, name(dimension:))))
      }
      blocks.append(
        .table(parts(Array(field.items.prefix(Self.itemsShown)), gap, words.item, name(item:))))
    }
    return blocks
  }

  private static let itemsShown = 5

  private func parts(
    _ parts: [PartDiagnosis], _ gap: Gap, _ heading: String, _ name: (Int) -> String
  ) -> OutputTable {
    OutputTable(
      headings: [
        .init(heading, .leading), .init(words.diagnosis.satisfied),
        .init(words.diagnosis.gapToRest), .init("p (Holm)"),
        .init(words.diagnosis.pointsOfGap),
        .init(words.diagnosis.shareOfGap),
      ],
      rows: parts.map { part in
        [
          name(part.index), words.percent(part.satisfied.value), words.points(part.gap?.estimate),
          words.p(part.gap?.adjusted), words.points(part.contribution, decimals: 2),
          words.withSign(percent: words.percent(part.contribution / gap.estimate, decimals: 0)),
        ]
      })
  }

  var worthBlocks: [OutputBlock] {
    guard let target = diagnosis.instrument.target else { return [] }
    let gains = ranked.filter { ($0.worth ?? 0) > 0 && !$0.measures.isWithheld }
      .sorted { ($0.worth ?? 0) > ($1.worth ?? 0) }
    if gains.isEmpty { return [] }
    let goal = words.percent(target, decimals: 0)
    return [
      .heading(words.diagnosis.worth, level: 2),
      .table(
        OutputTable(
          caption: words.diagnosis.rise(percent: goal),
          headings: [
            .init(words.field, .leading),
            .init(words.diagnosis.shareOfAnswers),
            .init(words.diagnosis.gapToTarget),
            .init(words.diagnosis.riseOfIndex),
          ],
          rows: gains.map { field in
            [
              name(field), words.percent(field.shareOfAnswers),
              words.points(field.gapToTarget?.estimate), words.points(field.worth, decimals: 2),
            ]
          })),
    ]
  }
}
