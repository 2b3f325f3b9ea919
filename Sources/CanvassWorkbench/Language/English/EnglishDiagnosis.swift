import CanvassDiagnostics
import CanvassNumerics

struct EnglishDiagnosis: DiagnosisPhrases {
  var title: String { "Weak fields of service" }
  var simulated: String {
    "These data are simulated. They describe no real province and no real office."
  }
  var shareWithheld: String {
    "The share of satisfied answers is withheld: a rule pack withholds it, or what would follow from it."
  }
  func satisfied(percent: String) -> String { "\(percent) % of answers are satisfied" }
  var everyAnswerSatisfied: String { "all of them, which has no interval" }
  func noneWeak(hasTarget: Bool) -> String {
    hasTarget
      ? "No field is shown to be both weaker than the rest and below the target."
      : "No field is shown to be weaker than the rest."
  }
  var noneJudged: String { "No field has enough data to be judged." }
  func weak(_ fields: [String]) -> String { "Weak: \(fields.joined(separator: "; "))." }
  func toWatch(_ fields: [String]) -> String { "To watch: \(fields.joined(separator: "; "))." }

  var fields: String { "Fields" }
  var verdict: String { "Verdict" }
  var satisfied: String { "Satisfied %" }
  var gapToRest: String { "Gap to rest" }
  var gapToTarget: String { "To target" }
  var rank: String { "Rank" }

  func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .weak: "weak"
    case .watch: "watch"
    case .above: "above"
    case .noEvidence: "no evidence"
    case .tooLittleData: "too little data"
    }
  }
  var notPlanned: String { "not planned" }

  var withheld: String { "withheld" }
  var noAnswers: String { "no answers" }
  var satisfiedByField: String { "Answers satisfied, by field" }
  var percentOfAnswers: String { "percent of answers satisfied" }
  func target(percent: String) -> String { "target \(percent) %" }
  var satisfiedByDimension: String { "Answers satisfied, by field and dimension" }
  var percentSatisfied: String { "percent satisfied" }

  var why: String { "Why" }
  var withheldGap: String {
    "Withheld: it would tell a share that may not be shown."
  }
  func gap(
    points: String, interval: String, lacking: LackingPoints,
    items: (shown: Int, isSomeWithheld: Bool)?
  ) -> String {
    let some =
      items.map {
        "; of the items only the \($0.shown) heaviest are shown"
          + ($0.isSomeWithheld ? ", after all others those that are withheld" : "")
      } ?? ""
    return "\(points) points to the rest (\(interval)). \(sum(lacking))\(some)."
  }

  private func sum(_ lacking: LackingPoints) -> String {
    func together(_ points: LackingPoints.Points, _ items: String) -> String {
      switch points {
      case .none: ""
      case .withheld: " together with withheld points of \(items)"
      case .some(let points): " together with \(points) points of \(items)"
      }
    }
    let others =
      switch lacking.ofItems {
      case .dimensions: "dimensions in which only other fields have answers"
      case .inNoDimension: "items in no dimension, where only other fields have answers"
      case .both: "dimensions, and of items in no dimension, where only other fields have answers"
      }
    let ofItems = together(lacking.items, others)
    let ofDimensions = together(lacking.dimensions ?? .none, "items in no dimension")
    if ofItems.isEmpty, ofDimensions.isEmpty { return "The shares below add up to this gap" }
    if lacking.dimensions == nil { return "The items below add up to this gap\(ofItems)" }
    return "The dimensions below add up to this gap\(ofDimensions), the items"
      + (ofItems.isEmpty ? " by themselves" : ofItems)
  }
  var pointsOfGap: String { "Points of the gap" }
  var shareOfGap: String { "Share of the gap" }

  var worth: String { "What mending is worth" }
  func rise(percent: String) -> String {
    "How far the overall share would rise if the field reached \(percent) %"
  }
  var shareOfAnswers: String { "Share of answers %" }
  var riseOfIndex: String { "Rise of the overall index" }

  var measures: String { "Other measures, and publication" }
  var pOfGap: String { "p of the gap (Holm)" }
  var allSatisfied: String { "Satisfied with all %" }
  var mean: String { "Mean 0–100" }
  var effectiveCount: String { "Effective n" }
  var publication: String { "Publication" }

  func name(_ grade: ReliabilityMark.Grade) -> String {
    switch grade {
    case .release: "publish"
    case .caution: "caution"
    case .suppress: "withhold"
    }
  }

  func unmet(
    _ measure: RuleMeasure, comparison: String, limit: String, hasBasis: Bool
  ) -> String {
    switch measure {
    case .effectiveCount: "\(hasBasis ? "NCHS size" : "effective n")\(comparison)"
    case .count: "n\(comparison)"
    case .cases: "people counted\(comparison)"
    case .degreesOfFreedom: "degrees of freedom\(comparison)"
    case .designEffect: "design effect\(comparison)"
    case .intervalWidth: "Korn–Graubard width\(comparison)"
    case .relativeWidth: "Korn–Graubard width / share\(comparison)"
    case .relativeWidthOfComplement: "Korn–Graubard width / unsatisfied share\(comparison)"
    case .relativeWidthOfCount: "interval width / count\(comparison)"
    case .coefficientOfVariation: "CV\(comparison)"
    case .complementVariation: "CV of the unsatisfied share\(comparison)"
    case .logVariation: "CV of the logarithm\(comparison)"
    case .errorToPower: "standard error / (p^⅔/9)\(comparison)"
    case .precisionRatio: "effective n / what is asked\(comparison)"
    case .medianVariation: "median CV of the table\(comparison)"
    case .publishedShare: "share of cells published\(comparison)"
    case .population: "population\(comparison)"
    case .planned: "the domain was not planned"
    case .estimate: "estimate\(comparison)"
    case .extreme: "the share is exactly \(limit)"
    case .noEstimate: "there is no estimate"
    case .noVariance: "there is no variance"
    case .noFreedom: "there are no degrees of freedom"
    case .single: "one person answered"
    case .constant: "nothing varies"
    case .complementary: "kept back, so that another cannot be worked out"
    }
  }

  func basis(adjusted: String, freedom: Int) -> String {
    "NCHS size \(adjusted) after adjustment for "
      + counted(freedom, "degree of freedom", "degrees of freedom")
  }

  var reading: String { "How to read this" }
  func readingNotes(alpha: String, rules: [String], hasTarget: Bool, hasOwnSize: Bool) -> [String] {
    let (below, met) = hasTarget ? (", and below the target", ", or on target") : ("", "")
    return [
      "Satisfied: answers that count as satisfied, pooled over all items.",
      "Weak: below all other fields together with p (Holm) < \(alpha)\(below). "
        + "Watch: p < \(alpha) only before Holm's adjustment\(met). Above: above the rest with p (Holm) < \(alpha). Too little data: a rule pack withholds the number, so that "
        + "its row says withheld in place of numbers, or nobody answered; not planned: it does so since the sample was not "
        + "planned for the field. Where that is one field alone, "
        + "another number is withheld with it, the smallest other field or the share of all answers, so "
        + "that nobody works it out by subtraction.",
      "Gaps are in percentage points; their tests count the covariance between fields that share "
        + "clusters. Rank 1 is the highest of the fields shown; in brackets the ranks that the data "
        + "do not exclude, for all of them together.",
      "\(publication): "
        + (rules.count < 2 ? "" : rules.count == 2 ? "the stricter of " : "the strictest of ")
        + "\(rules.listed(last: " and ")). It is that of the share of answers satisfied; the other "
        + "measures are judged by themselves.",
      "Effective n: n over the design effect (Deff); so many people drawn one by one would tell the "
        + "share as precisely."
        + (hasOwnSize
          ? " The standard goes by a size of its own, the NCHS size: so many answers of yes or no, one "
            + "from each person, would do the same, at most n. It is the larger one where a person "
            + "answers many items." : ""),
    ]
  }
}
