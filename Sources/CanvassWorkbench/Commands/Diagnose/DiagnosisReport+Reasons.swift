import CanvassDiagnostics
import CanvassSampling

/// Why fields are behind, and what mending them is worth.
extension DiagnosisReport {
  /// Why each weak or watched field is behind.
  var reasonParts: [ResultPart] {
    let behind = ranked.filter { $0.verdict == .weak || $0.verdict == .watch }
    if behind.isEmpty { return [] }
    var parts: [ResultPart] = [.heading(words.diagnosis.why, level: 2)]
    for field in behind {
      guard let gap = field.gapToRest else { continue }
      parts.append(.heading(name(field), level: 3))
      if field.withholdsGap {
        parts.append(.paragraph(words.diagnosis.withheldGap))
        continue
      }
      parts.append(
        .paragraph(
          words.diagnosis.gap(
            points: words.points(gap.estimate),
            interval: words.interval(level, words.points(gap.interval(level: level))),
            lacking: lacking(field),
            items: field.items.count > Self.itemsShown
              ? (Self.itemsShown, field.items.contains(where: \.isWithheld)) : nil)))
      if hasDimensions {
        parts.append(
          .table(table(shownFirst(field.dimensions), gap, words.dimension, name(dimension:))))
      }
      parts.append(
        .table(
          table(
            Array(shownFirst(field.items).prefix(Self.itemsShown)), gap, words.item, name(item:))))
    }
    return parts
  }

  private static let itemsShown = 5

  /// What the dimensions and the items of a field lack of its gap.
  private func lacking(_ field: FieldDiagnosis) -> LackingPoints {
    func points(_ contribution: Double?, isWithheld: Bool) -> LackingPoints.Points {
      guard let contribution else { return .none }
      return isWithheld ? .withheld : .some(words.points(contribution, decimals: 2))
    }
    return LackingPoints(
      dimensions: hasDimensions
        ? points(field.contributionInNoDimension, isWithheld: field.withholdsInNoDimension) : nil,
      items: points(field.contributionOfOtherFields, isWithheld: field.withholdsOfOtherFields),
      ofItems: questionsOfOthers(field))
  }

  /// In which questions other fields have answers and this one has none.
  private func questionsOfOthers(_ field: FieldDiagnosis) -> LackingPoints.Questions {
    guard field.dimensions.contains(where: { $0.satisfied.count == 0 && $0.contribution != nil })
    else { return .inNoDimension }
    let dimensions = diagnosis.instrument.dimensions
    let isInNone = { (item: Int) in !dimensions.contains { $0.items.contains(item) } }
    let hasOwn = field.items.contains { isInNone($0.index) && $0.satisfied.count > 0 }
    return field.contributionInNoDimension == nil || hasOwn ? .dimensions : .both
  }

  /// Withheld parts last, in their own order, which says nothing of their shares.
  private func shownFirst(_ parts: [PartDiagnosis]) -> [PartDiagnosis] {
    parts.filter { !$0.isWithheld }
      + parts.filter(\.isWithheld).sorted { $0.index < $1.index }
  }

  private func table(
    _ parts: [PartDiagnosis], _ gap: Gap, _ heading: String,
    _ name: @escaping @Sendable (Int) -> String
  ) -> ResultTable {
    let withheld = words.diagnosis.withheld
    func gapField(_ field: Field<PartDiagnosis>) -> Field<PartDiagnosis> {
      field.worded { $0.withholdsGap ? withheld : nil }
    }
    let fields: [Field<PartDiagnosis>] = [
      .text("", heading) { name($0.index) },
      .number("", words.diagnosis.satisfied, .percent()) { $0.satisfied.value }
        .worded { $0.isWithheld ? withheld : nil },
      gapField(.number("", words.diagnosis.gapToRest, .points()) { $0.gap?.estimate }),
      gapField(.number("", "p (Holm)", .probability) { $0.gap?.adjusted }),
      gapField(
        .number("", words.diagnosis.pointsOfGap, .points(decimals: 2)) { $0.contribution }),
      gapField(
        .number("", words.diagnosis.shareOfGap, .percentage(decimals: 0)) { $0.share(of: gap) }),
    ]
    return ResultTable(fields, of: parts)
  }

  /// What mending the fields that are behind is worth.
  var worthParts: [ResultPart] {
    guard let target = diagnosis.instrument.target else { return [] }
    let gains = ranked.filter { ($0.worth ?? 0) > 0 && !$0.measures.isWithheld }
      .sorted { ($0.worth ?? 0) > ($1.worth ?? 0) }
    if gains.isEmpty { return [] }
    return [
      .heading(words.diagnosis.worth, level: 2),
      .table(
        ResultTable(
          caption: words.diagnosis.rise(percent: words.percent(target, decimals: 0)),
          [nameField, shareOfAnswersField, gapToTargetField, worthField], of: gains)),
    ]
  }
}
