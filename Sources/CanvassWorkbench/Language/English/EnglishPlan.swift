import CanvassNumerics

struct EnglishPlan: PlanPhrases {
  var title: String { "Plan" }

  func supposed(
    value: String?, isShare: Bool, deff: String, population: String?, response: String?,
    overlap: (share: String, correlation: String)?
  ) -> String {
    let people = population.map { ", a population of \($0)" } ?? ""
    let response = response.map { ", a response rate of \($0)" } ?? ""
    let expected = value.map { "a \(isShare ? "share" : "mean") of \($0), " } ?? ""
    let common =
      overlap.map {
        ", \($0.share) of the sample in both groups with a correlation of \($0.correlation)"
      } ?? ""
    return "Supposed: \(expected)a design effect of \(deff)"
      + "\(people)\(response)\(common)."
  }

  func learnt(
    item: String, value: String, deff: String, isUncorrected: Bool, icc: String?,
    perCluster: String?, counted: String?
  ) -> String {
    let uncorrected = isUncorrected ? " (without the correction for a finite population)" : ""
    let counting =
      counted == perCluster
      ? "" : counted.map { ", which their sizes and weights make count as \($0)" } ?? ""
    let clusters =
      if let icc, let perCluster {
        ", a correlation of \(icc) within clusters of \(perCluster) answers\(counting)"
      } else { "" }
    return
      "The last wave: \(item) at \(value), a design effect of \(deff)\(uncorrected)\(clusters)."
  }

  func answers(perGroup: Bool) -> String { perGroup ? "Answers in each group" : "Answers" }
  func allAnswers(groups: Int) -> String { "Answers in all \(groups) groups" }
  func asked(perGroup: Bool) -> String {
    perGroup ? "People to ask in each group" : "People to ask"
  }
  func allAsked(groups: Int) -> String { "People to ask in all \(groups) groups" }
  var effective: String { "Effective n" }
  func margin(level: String) -> String { "Margin of error, \(level)" }
  func worstMargin(level: String) -> String { "The same, whatever the share" }
  var variation: String { "Coefficient of variation" }
  func differenceMargin(level: String) -> String {
    "Margin of the difference of two groups, \(level)"
  }
  func power(difference: String) -> String { "Power to find a difference of \(difference)" }
  func equivalencePower(margin: String) -> String {
    "Power to show equivalence within \(margin)"
  }
  func detectable(power: String) -> String {
    "Difference of two groups that is found with power \(power)"
  }
  func pairs(groups: Int) -> String { "Pairs of \(groups) groups" }
  var pairsApart: String { "Pairs that will be told apart" }
  var pairsByChance: String { "As many if all groups were alike" }

  func slovin(answers: Int, wanted: String, margin: String) -> String {
    "Slovin's formula, n = N/(1 + N·e²), gives \(counted(answers, "answer")) for a margin of \(wanted). "
      + "Under the conditions above that many give ±\(margin)."
  }

  func clusterSizes(hasPopulation: Bool) -> String {
    hasPopulation ? "Clusters, as if the population had no end" : "Clusters"
  }
  var clusters: String { "Clusters" }
  var unitsPerCluster: String { "Second-stage units in each" }
  var answersPerCluster: String { "Answers in each" }
  var answersPerUnit: String { "Answers in each of these" }
  var cost: String { "Cost" }

  var allocation: String { "Allocation" }
  var stratum: String { "Stratum" }
  var domain: String { "Domain" }
  var population: String { "Population" }
  var answersHeading: String { "Answers" }
  var askedHeading: String { "To ask" }
  var reached: String { "What that gives" }
  var allStrata: String { "All strata" }
  var wanted: String { "Wanted" }
  var marginHeading: String { "Margin" }
  var price: String { "Price %" }

  func cheapest(answers: Int, cost: String) -> String {
    "The cheapest sample that meets all margins: \(counted(answers, "answer")), cost \(cost). Price: by how "
      + "much the cost rises where that margin is narrower by a hundredth; 0 where it is met anyway."
  }

  func firstItem(_ item: String) -> String {
    "The sample is shared out by the spread of \(item), the first item, and the margins of the others are what comes of "
      + "it; --margin or --domain-margin find the cheapest sample for all items."
  }

  func replicates(_ count: Int, error: String) -> String {
    "\(counted(count, "replicate")): drawing them at random adds \(error) to the error of a standard error."
  }

  var publication: String { "To be published" }
  var binding: String { "With one answer less" }
  var verdictOfPlan: String { "This sample" }
  func freedom(perCluster: String?) -> String {
    perCluster.map {
      "Each number is supposed to have as many degrees of freedom as clusters of \($0) answers, less one."
    }
      ?? "Each number is supposed to have as many degrees of freedom as answers, less one; with --per-cluster as clusters."
  }
}
