import CanvassNumerics

struct EnglishSurvey: SurveyPhrases {
  var areSimulated: String { "These data are simulated." }

  var column: String { "Column" }
  var kind: String { "Kind" }
  var missing: String { "Missing" }
  var values: String { "Values" }

  func name(_ kind: ColumnSummary.Kind) -> String {
    switch kind {
    case .number: "number"
    case .category: "category"
    case .text: "text"
    }
  }

  func range(_ lowest: String, _ highest: String, mean: String) -> String {
    "\(lowest) … \(highest), mean \(mean)"
  }

  func weights(lowest: String, highest: String, sum: String, kish: String) -> String {
    "Weights from \(lowest) to \(highest), sum \(sum); unequal weights alone cost a design effect of "
      + "\(kish) (Kish)."
  }

  func using(_ title: String, columns: Int) -> String {
    "Using \(title): \(counted(columns, "column"))."
  }
  var option: String { "Option" }
  var inUse: String { "In use" }

  var simulatedSurvey: String { "Simulated survey" }
  func simulated(people: Int, survey: String, truth: String, seed: UInt64) -> String {
    "\(counted(people, "person", "people")) written to \(survey) and the truth to \(truth) (seed "
      + "\(seed))."
  }
  var trueShare: String { "True share satisfied %" }
}
