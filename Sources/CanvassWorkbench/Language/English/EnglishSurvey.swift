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

  func audit(of column: String) -> String { "What the variance of \(column) is made of" }
  var nothingToAudit: String { "There is no variance to take apart." }
  func audited(
    mean: String, error: String, deff: String, weights: String, others: String, weightShare: String
  ) -> String {
    "Mean \(mean), standard error \(error). The design effect \(deff) is \(weights) for unequal weights (Kish; equal "
      + "ones would have saved \(weightShare) % of the variance) times \(others) for clusters, strata and population sizes."
  }
  func stages(_ shares: [String]) -> String {
    "Of the variance, "
      + shares.enumerated().map { "\($1) % comes from stage \($0 + 1)" }.joined(separator: ", ")
      + "."
  }
  func oneMore(error: String, saved: String) -> String {
    "One more cluster in every stratum: standard error \(error), \(saved) % less."
  }
  var stratum: String { "Stratum" }
  var clusters: String { "Clusters" }
  var cluster: String { "Cluster" }
  var rowCount: String { "n" }
  var varianceShare: String { "Variance %" }
  var errorWithOneMore: String { "SE with one more" }
  var meanWithout: String { "Mean without it" }
  func largestStrata(_ shown: Int, of count: Int) -> String {
    shown < count ? "The \(shown) of \(count) strata that add most" : "Strata"
  }
  func largestClusters(_ shown: Int, of count: Int) -> String {
    shown < count ? "The \(shown) of \(count) clusters that add most" : "Clusters"
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
