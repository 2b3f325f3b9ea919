import CanvassSampling

/// What the survey says about each field of service.
public struct SurveyDiagnosis: Sendable {
  /// What was asked.
  public var instrument: Instrument
  /// Over all fields.
  public var overall: Measures
  /// One for each field, in the order of the field column's values.
  public var fields: [FieldDiagnosis]
  /// Confidence level of intervals, tests and rank sets.
  public var level: Double
  /// Rows without a field.
  public var rowsWithoutField: Int
  /// The rules that say which shares may be shown.
  public var rules: [RulePack]
}

extension SurveyDiagnosis {
  /// In how many replicates each of its estimates and gaps has no value.
  public var lostReplicates: [Int] {
    func measured(_ measures: Measures) -> [Int] {
      [measures.satisfied, measures.allSatisfied, measures.mean].map(\.lostReplicates)
    }
    return measured(overall)
      + fields.flatMap { field in
        measured(field.measures) + [field.gapToRest?.lostReplicates].compactMap(\.self)
          + (field.dimensions + field.items).flatMap { part in
            [part.satisfied.lostReplicates] + [part.gap?.lostReplicates].compactMap(\.self)
          }
      }
  }
}

/// The three measures of satisfaction.
public struct Measures: Sendable {
  /// Answers that count as satisfied, over all answers to all items.
  public var satisfied: Estimate
  /// People all of whose answers count as satisfied.
  public var allSatisfied: Estimate
  /// Mean answer on 0–100.
  public var mean: Estimate
  /// `satisfied` as release rules judge it.
  public var judged: JudgedCell
  /// What each release rule says of `satisfied`.
  public var marks: [RuleMark]
  /// What the rules say of `allSatisfied`, and whether it is kept back.
  public var ofAllSatisfied: TableRelease.Outcome
  /// The same of `mean`, by rules that speak of means.
  public var ofMean: TableRelease.Outcome

  /// Whether the share is kept back because another, which may not be shown, would follow from it.
  public var isKeptBack = false

  /// The strictest grade of the release rules for `satisfied`.
  public var grade: ReliabilityMark.Grade { marks.map(\.mark.grade).max() ?? .release }

  /// Whether there is a share that a release rule forbids showing.
  public var isForbidden: Bool { satisfied.value.isFinite && grade == .suppress }

  /// Whether there is a share that is not shown.
  public var isWithheld: Bool { isForbidden || isKeptBack }

  /// Whether every rule that forbids the share does so since the sample was not planned for the field.
  public var isForbiddenAsUnplanned: Bool {
    let forbidding = marks.map(\.mark).filter { $0.grade == .suppress }
    return isForbidden
      && forbidding.allSatisfy { mark in
        mark.failures.contains { $0.grade == .suppress && $0.measure == .planned }
      }
  }
}

/// What the survey says about one field.
public struct FieldDiagnosis: Sendable {
  /// The value of the field column.
  public var field: String
  /// The three measures.
  public var measures: Measures
  /// Satisfied here less satisfied in all other fields; `nil` when there is no other field.
  public var gapToRest: Gap?
  /// Satisfied here less the target; `nil` without a target.
  public var gapToTarget: Gap?
  /// Rank among fields by answers satisfied; `nil` without an estimate or its variance.
  public var rank: RankSet?
  /// Rank among the fields that may be shown, from which nothing can be read of the others; `nil`
  /// where this one may not.
  public var rankShown: RankSet?
  /// Whether the gap to the rest would tell what may not be shown: this share, or that of the one
  /// other field.
  public var withholdsGap = false
  /// The verdict.
  public var verdict: Verdict
  /// The dimensions, what drags the field down most first.
  public var dimensions: [PartDiagnosis]
  /// The items, what drags the field down most first.
  public var items: [PartDiagnosis]
  /// How much of the gap to the rest comes from items in no dimension, of this field or others: what the contributions
  /// of the dimensions lack. `nil` where they add up to the gap, and without dimensions.
  public var contributionInNoDimension: Double?
  /// How much of the gap to the rest comes from dimensions, and from the items in none, in which only other fields have
  /// answers: what the contributions of the items lack. `nil` where they add up to the gap.
  public var contributionOfOtherFields: Double?
  /// Share of all answers that are about this field.
  public var shareOfAnswers: Double
  /// How far the overall share satisfied would rise if this field reached the target; `nil`
  /// without a target.
  public var worth: Double?

  /// Whether what dimensions lack of the gap would tell what is withheld of one of them; where nothing is, it follows
  /// from what is shown.
  public var withholdsInNoDimension: Bool {
    withholdsGap || dimensions.contains(where: \.withholdsGap)
  }

  /// The same of what items lack.
  public var withholdsOfOtherFields: Bool {
    withholdsGap || items.contains(where: \.withholdsGap)
  }
}

/// A dimension or an item within a field.
public struct PartDiagnosis: Sendable {
  /// Position among the instrument's dimensions or items.
  public var index: Int
  /// Answers that count as satisfied, in this field.
  public var satisfied: Estimate
  /// Satisfied here less satisfied in all other fields, adjusted over the parts of the field.
  public var gap: Gap?
  /// How much of the field's gap to the rest comes from this part; these add up to the gap, but for what the field says that
  /// they lack. `nil` where nothing of it belongs to the part, since nobody answered.
  public var contribution: Double?
  /// What release rules say of `satisfied`, and whether it is kept back so that another number cannot be worked out.
  public var outcome: TableRelease.Outcome
  /// Whether the gap would tell what may not be shown: this share, or one of the one other field.
  public var withholdsGap = false

  /// Whether the share is not shown.
  public var isWithheld: Bool { outcome.isWithheld }

  /// Its contribution as a part of the field's gap to the rest.
  public func share(of gap: Gap) -> Double? { contribution.map { $0 / gap.estimate } }
}

/// The judgement on a field.
public enum Verdict: String, Sendable, CaseIterable {
  /// Significantly less satisfied than the rest after adjustment, and below the target.
  case weak
  /// Less satisfied than the rest, significantly only before adjustment; or weak but on target.
  case watch
  /// Significantly more satisfied than the rest after adjustment.
  case above
  /// Nothing shows that the field differs from the rest.
  case noEvidence = "no evidence"
  /// The estimate may not be shown by one of the rules.
  case tooLittleData = "too little data"
}
