/// Plans of samples.
protocol PlanPhrases: Sendable {
  var title: String { get }
  /// What the plan supposes.
  ///
  /// - Parameters:
  ///   - value: the expected share or mean, as text; `nil` where each stratum has its own.
  ///   - isShare: whether it is a share.
  func supposed(
    value: String?, isShare: Bool, deff: String, population: String?, response: String?,
    overlap: (share: String, correlation: String)?
  ) -> String
  /// What was learnt from the last wave.
  ///
  /// - Parameter isUncorrected: whether that wave has corrections for a finite population, which its design effect here
  ///   has not.
  func learnt(
    item: String, value: String, deff: String, isUncorrected: Bool, icc: String?,
    perCluster: String?, counted: String?
  ) -> String

  // Lines of the table.
  func answers(perGroup: Bool) -> String
  func allAnswers(groups: Int) -> String
  func asked(perGroup: Bool) -> String
  func allAsked(groups: Int) -> String
  var effective: String { get }
  func margin(level: String) -> String
  func worstMargin(level: String) -> String
  var variation: String { get }
  func differenceMargin(level: String) -> String
  func power(difference: String) -> String
  func equivalencePower(margin: String) -> String
  func detectable(power: String) -> String
  func pairs(groups: Int) -> String
  var pairsApart: String { get }
  var pairsByChance: String { get }

  /// Slovin's formula and the margin it really gives.
  func slovin(answers: Int, wanted: String, margin: String) -> String

  // Clusters.
  /// - Parameter hasPopulation: whether the number of people is known, which these sizes do not heed.
  func clusterSizes(hasPopulation: Bool) -> String
  var clusters: String { get }
  var unitsPerCluster: String { get }
  var answersPerCluster: String { get }
  var answersPerUnit: String { get }
  var cost: String { get }

  // Strata.
  var allocation: String { get }
  var stratum: String { get }
  var domain: String { get }
  var population: String { get }
  var answersHeading: String { get }
  var askedHeading: String { get }
  var reached: String { get }
  var allStrata: String { get }
  var wanted: String { get }
  var marginHeading: String { get }
  /// What a margin narrower by a hundredth costs.
  var price: String { get }
  /// That the allocation is the cheapest.
  func cheapest(answers: Int, cost: String) -> String

  /// That a sample was shared out by the spread of the first of several items.
  func firstItem(_ item: String) -> String

  /// How many replicates.
  func replicates(_ count: Int, error: String) -> String

  // What rule packs ask for.
  var publication: String { get }
  /// The clause that asks for so many answers.
  var binding: String { get }
  /// The heading of what packs say of the sample that is planned.
  var verdictOfPlan: String { get }
  /// How many degrees of freedom are supposed.
  func freedom(perCluster: String?) -> String
}
