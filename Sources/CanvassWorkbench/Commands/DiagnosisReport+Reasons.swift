import CanvassDiagnostics
import CanvassSampling

/// Why fields are behind, and what mending them is worth.
extension DiagnosisReport {
  /// Why each weak or watched field is behind.
  var reasonBlocks: [OutputBlock] {
    let behind = ranked.filter { $0.verdict == .weak || $0.verdict == .watch }
    if behind.isEmpty { return [] }
    var blocks: [OutputBlock] = [.heading(words.pick("Why", "Vì sao"), level: 2)]
    for field in behind {
      guard let gap = field.gapToRest else { continue }
      blocks.append(.heading(name(field), level: 3))
      if field.withholdsGap {
        blocks.append(
          .paragraph(
            words.pick(
              "Withheld: it would tell the share of the one other field, which may not be shown.",
              "Không công bố: sẽ cho biết tỷ lệ của lĩnh vực duy nhất còn lại, vốn không được công "
                + "bố.")))
        continue
      }
      blocks.append(
        .paragraph(
          words.pick(
            "\(words.points(gap.estimate)) points to the rest "
              + "(\(words.interval(level, words.points(gap.interval(level: level))))). "
              + "The shares below add up to this gap.",
            "\(words.points(gap.estimate)) điểm so với các lĩnh vực còn lại "
              + "(\(words.interval(level, words.points(gap.interval(level: level))))). "
              + "Các đóng góp dưới đây cộng lại bằng khoảng cách này.")))
      if hasDimensions {
        blocks.append(.table(parts(field.dimensions, gap, words.dimension, name(dimension:))))
      }
      blocks.append(.table(parts(Array(field.items.prefix(5)), gap, words.item, name(item:))))
    }
    return blocks
  }

  private func parts(
    _ parts: [PartDiagnosis], _ gap: Gap, _ heading: String, _ name: (Int) -> String
  ) -> OutputTable {
    OutputTable(
      headings: [
        .init(heading, .leading), .init(words.pick("Satisfied %", "Hài lòng (%)")),
        .init(words.pick("Gap to rest", "So với phần còn lại")), .init("p (Holm)"),
        .init(words.pick("Points of the gap", "Đóng góp (điểm %)")),
        .init(words.pick("Share of the gap", "Tỷ trọng trong khoảng cách")),
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
      .heading(words.pick("What mending is worth", "Lợi ích nếu cải thiện"), level: 2),
      .table(
        OutputTable(
          caption: words.pick(
            "How far the overall share would rise if the field reached \(goal) %",
            "Tỷ lệ hài lòng chung tăng bao nhiêu nếu lĩnh vực đạt \(goal)%"),
          headings: [
            .init(words.field, .leading),
            .init(words.pick("Share of answers %", "Tỷ trọng câu trả lời (%)")),
            .init(words.pick("To target", "So với mục tiêu")),
            .init(words.pick("Rise of the overall index", "Chỉ số chung tăng")),
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
