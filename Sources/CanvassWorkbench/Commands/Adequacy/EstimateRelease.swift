import CanvassDiagnostics
import CanvassSampling

/// What rule packs say of the estimates of an answer.
struct EstimateRelease: Sendable {
  var table: TableRelease
  /// Whether programs do not have the withheld numbers either.
  let isNulled: Bool
  /// How many numbers are kept back for the sake of another answer of the session.
  var keptBackForOthers = 0

  /// What stands behind the numbers of a record.
  ///
  /// - Parameters:
  ///   - tellsFacts: whether programs may have what was measured where the number itself is shown.
  ///   - outcome: what was decided about a record.
  func fields<Record>(
    _ words: any Phrases, tellsFacts: @escaping @Sendable (Record) -> Bool = { _ in true },
    of outcome: @escaping @Sendable (Record) -> TableRelease.Outcome?
  ) -> [Field<Record>] {
    let (packs, isNulled) = (table.packs, isNulled)
    return [
      .text("verdict", words.adequacy.publication) { outcome($0)?.verdict }
        .worded { outcome($0).map { words.describe($0) } },
      .flag("withheld") { outcome($0)?.isWithheld ?? false },
      .flag("complementary") { outcome($0)?.isComplementary ?? false },
      .list("packs") { record in
        outcome(record)?.packFacts(isNulled: isNulled, isTold: tellsFacts(record)) ?? []
      },
    ]
      + packs.map { pack in
        Field<Record>.text(pack.name) { outcome($0)?.verdict(of: pack) }.only(.records)
      }
  }

  /// A field that is not told of withheld records.
  func guarded<Record>(
    _ field: Field<Record>, _ words: any Phrases,
    of outcome: @escaping @Sendable (Record) -> TableRelease.Outcome?
  ) -> Field<Record> {
    let isNulled = isNulled
    return field.guarded(words, isNulled: { _ in isNulled }, by: outcome)
  }

  /// Whether any number is not shown.
  var withholdsAny: Bool { table.outcomes.contains(where: \.isWithheld) }

  /// What people read in place of numbers that would tell a withheld one, and whether programs do not have them either;
  /// `nil` where all are shown.
  func guarding(_ words: any Phrases) -> (words: String, isNulled: Bool)? {
    withholdsAny ? (words.diagnosis.withheld, isNulled) : nil
  }

  /// By which rules numbers are withheld: those that speak of any. None where none does.
  func note(_ words: any Phrases) -> [String] {
    let speaking = table.packs.filter(speaks)
    if speaking.isEmpty { return [] }
    return [words.adequacy.rules(speaking.map { $0.title.text(in: words.language.rawValue) })]
  }

  private func speaks(_ pack: RulePack) -> Bool {
    table.outcomes.contains { $0.verdict(of: pack) != nil }
  }

  /// Packs that speak of none of the numbers.
  var warnings: [Note] {
    let others = keptBackForOthers
    let kept = others == 0 ? [] : [Note { $0.adequacy.keptBackForOthers(others) }]
    return kept
      + table.packs.compactMap { pack in
        let kinds = EstimateKind.allCases.filter(pack.kinds.contains)
        return speaks(pack) ? nil : Note { $0.adequacy.silent(pack: pack.name, kinds: kinds) }
      }
  }
}

extension Field {
  /// The same field, which rows do not tell that rule packs withhold.
  ///
  /// - Parameters:
  ///   - isNulled: whether programs do not have what is withheld in a row either.
  ///   - outcome: what was decided about a row.
  func guarded(
    _ words: any Phrases, isNulled: @escaping @Sendable (Row) -> Bool,
    by outcome: @escaping @Sendable (Row) -> TableRelease.Outcome?
  ) -> Field {
    withheld(
      { outcome($0)?.isWithheld == true ? words.diagnosis.withheld : nil },
      nulled: { isNulled($0) && outcome($0)?.isWithheld == true })
  }
}

extension TableRelease.Outcome {
  /// The strictest verdict; `nil` where no pack speaks of this kind of number.
  var verdict: String? { isJudged ? grade.verdict : nil }

  /// What a pack says; `nil` where it does not speak of this kind of number.
  func verdict(of pack: RulePack) -> String? {
    marks.first { $0.rule.name == pack.name }?.mark.grade.verdict
  }

  /// What each pack says, for programs.
  ///
  /// - Parameters:
  ///   - isNulled: whether nothing is said from which a withheld number follows: what was measured, and the
  ///     n that would do, which depends on it.
  ///   - isTold: whether it is said of a number that is shown.
  func packFacts(isNulled: Bool, isTold: Bool = true) -> [ResultValue] {
    marks.map { $0.facts(of: cell, hidesEstimate: isNulled && (isWithheld || !isTold)) }
  }
}

extension RuleMark {
  /// What a pack says of a number, for programs.
  func facts(of cell: JudgedCell, hidesEstimate hides: Bool) -> ResultValue {
    .record([
      .text("pack", rule.name), .text("verdict", mark.grade.verdict),
      .text("clause", clause(hidesEstimate: hides)),
      .number("value", hides ? nil : mark.failures.first?.value),
      .text("complementVerdict", hides ? nil : complement(of: cell)?.verdict),
      .count("nNeeded", hides ? nil : countNeeded(for: cell)),
    ])
  }

  /// The first clause that is not met, as packs write it; none that says what a hidden estimate is.
  func clause(hidesEstimate hides: Bool) -> String? {
    (hides ? mark.failuresOfHidden : mark.failures).first?.text
  }
}

extension Phrases {
  /// The verdict on a number, with the clauses that it does not meet.
  ///
  /// - Parameter share: the share of a cell of two columns that was judged. Of any but that in the row, which is shown, the
  ///   reasons name the limits alone: what was measured would tell people the total of the column.
  func describe(_ outcome: TableRelease.Outcome, by share: CrossedShare = .inRow) -> String {
    if !outcome.isJudged, !outcome.isWithheld { return "–" }
    var reasons: [String] = []
    for mark in outcome.marks {
      for reason in describe(
        mark.mark, isWithheld: outcome.isWithheld, namesLimitsAlone: share != .inRow)
      where !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    var verdict = adequacy.verdict(outcome.grade, by: share)
    if outcome.isComplementary {
      verdict = adequacy.verdict(.suppress)
      reasons = [adequacy.keptBack]
    }
    return verdict + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; "))
  }
}
