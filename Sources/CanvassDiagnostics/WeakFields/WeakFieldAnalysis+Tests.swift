import CanvassSampling

extension WeakFieldAnalysis {
  /// Adjusts the tests of gaps by Holm, over all fields and over the parts of each field: those that are shown among
  /// themselves, since a row of theirs can have the p of another one; those that are not among all.
  func adjustTests(_ fields: inout [FieldDiagnosis]) {
    let rest = Self.adjusted(
      fields.map { ($0.gapToRest?.p, isShown: !$0.measures.isWithheld && !$0.withholdsGap) })
    let target = Self.adjusted(
      fields.map { ($0.gapToTarget?.p, isShown: !$0.measures.isWithheld) })
    for place in fields.indices {
      fields[place].gapToRest?.adjusted = rest[place]
      fields[place].gapToTarget?.adjusted = target[place]
      let isShown = !fields[place].measures.isWithheld
      Self.adjust(&fields[place].dimensions, ofShown: isShown)
      Self.adjust(&fields[place].items, ofShown: isShown)
    }
  }

  private static func adjust(_ parts: inout [PartDiagnosis], ofShown isShown: Bool) {
    let adjusted = adjusted(
      parts.map { ($0.gap?.p, isShown: isShown && !$0.isWithheld && !$0.withholdsGap) })
    for place in parts.indices { parts[place].gap?.adjusted = adjusted[place] }
  }

  private static func adjusted(_ tests: [(p: Double?, isShown: Bool)]) -> [Double] {
    let all = holmAdjusted(tests.map { $0.p ?? .nan })
    let shown = holmAdjusted(tests.map { $0.isShown ? $0.p ?? .nan : .nan })
    return tests.indices.map { tests[$0].isShown ? shown[$0] : all[$0] }
  }
}
