import CanvassDiagnostics

/// The report of `diagnose`. Shares, differences, ranges and limits come as text.
protocol DiagnosisPhrases: Sendable {
  // The head of the report.
  var title: String { get }
  var simulated: String { get }
  var shareWithheld: String { get }
  func satisfied(percent: String) -> String
  /// What stands in place of the interval of a share of all.
  var everyAnswerSatisfied: String { get }
  func noneWeak(hasTarget: Bool) -> String
  /// That every field has too little data.
  var noneJudged: String { get }
  func weak(_ fields: [String]) -> String
  func toWatch(_ fields: [String]) -> String

  // The table of fields, and its figures.
  var fields: String { get }
  var verdict: String { get }
  var satisfied: String { get }
  var gapToRest: String { get }
  var gapToTarget: String { get }
  var rank: String { get }
  func name(_ verdict: Verdict) -> String
  /// The verdict on a field which rule packs withhold since the sample was not planned for it.
  var notPlanned: String { get }
  /// What stands in place of a number that a rule pack withholds.
  var withheld: String { get }
  /// In place of a number that nobody gave an answer to.
  var noAnswers: String { get }
  var satisfiedByField: String { get }
  var percentOfAnswers: String { get }
  func target(percent: String) -> String
  var satisfiedByDimension: String { get }
  var percentSatisfied: String { get }

  // Why fields are behind.
  var why: String { get }
  var withheldGap: String { get }
  func gap(
    points: String, interval: String, lacking: LackingPoints,
    items: (shown: Int, isSomeWithheld: Bool)?
  ) -> String
  var pointsOfGap: String { get }
  var shareOfGap: String { get }

  // What mending is worth.
  var worth: String { get }
  func rise(percent: String) -> String
  var shareOfAnswers: String { get }
  var riseOfIndex: String { get }

  // Other measures, and whether the sample can bear the numbers.
  var measures: String { get }
  var pOfGap: String { get }
  var allSatisfied: String { get }
  var mean: String { get }
  var effectiveCount: String { get }
  var publication: String { get }
  func name(_ grade: ReliabilityMark.Grade) -> String
  /// A clause of a release standard that is not met.
  ///
  /// - Parameters:
  ///   - comparison: the value, where it is shown, and the limit: " 24 < 30".
  ///   - limit: the limit alone, for a share that is exactly 0 or 1.
  ///   - hasBasis: whether the standard has a size of its own, the NCHS size.
  func unmet(
    _ measure: RuleMeasure, comparison: String, limit: String, hasBasis: Bool
  ) -> String
  /// The size that the interval of a standard is made with.
  func basis(adjusted: String, freedom: Int) -> String

  // How to read the report.
  var reading: String { get }
  /// What the words and numbers mean.
  ///
  /// - Parameters:
  ///   - rules: the titles of the release rules.
  ///   - hasOwnSize: whether one of them has a size of its own, the NCHS size.
  func readingNotes(alpha: String, rules: [String], hasTarget: Bool, hasOwnSize: Bool) -> [String]
}

/// What the tables of a gap lack of it: what belongs to items that are not in them.
struct LackingPoints: Sendable {
  /// Points of a gap.
  enum Points: Sendable {
    /// The table adds up to the gap.
    case none
    case withheld
    case some(String)
  }

  /// What dimensions lack: items in no dimension. `nil` without dimensions.
  var dimensions: Points?
  /// What items lack: what the others have answers about and the field has none.
  var items: Points
  /// Where these are.
  var ofItems: Questions

  /// In what only other fields have answers.
  enum Questions: Sendable {
    case dimensions, inNoDimension, both
  }
}
