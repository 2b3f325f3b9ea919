import CanvassNumerics

struct EnglishTrend: TrendPhrases {
  var title: String { "Waves" }
  var levels: String { "In each wave" }
  var changes: String { "Changes" }
  var wave: String { "Wave" }
  var from: String { "From" }
  var to: String { "To" }
  var change: String { "Change" }
  var correlation: String { "Correlation" }
  var index: String { "All" }
  var contribution: String { "Adds" }
  var share: String { "Share %" }
  func compared(_ measure: WaveMeasure, of columns: [String]) -> String {
    let what =
      switch measure {
      case .satisfied:
        "the share satisfied, by the scale of the study, in %; changes are in percentage points"
      case .share: "the share of ones, in %; changes are in percentage points"
      case .mean: "the mean; changes are in its unit"
      }
    return columns.isEmpty
      ? "Compared is \(what)." : "Compared is, of \(columns.joined(separator: ", ")), \(what)."
  }
  var noIndex: String {
    "the columns are not on one scale, so that their mean would say nothing; there is no row of all. Compare columns of one "
      + "scale for one"
  }
  func repeated(clusters: Int, of all: Int) -> String {
    clusters == 0
      ? "No cluster was asked again: the waves are independent samples."
      : "\(counted(clusters, "cluster")) of \(all) \(oneOrMany(clusters, "was", "were")) asked again; the changes have "
        + "the covariance that comes of it."
  }
  func negativeVariance(_ names: [String]) -> String {
    "the variance of the change of \(names.joined(separator: ", ")) came out below 0, since the few clusters that were asked "
      + "again vary more than all do; it has no standard error"
  }
  func acrossBreak(year: Int) -> String {
    "these waves lie on both sides of \(year), when the instrument changed: a difference may be that of the questions"
  }
  var acrossScales: String {
    "the answers of these waves do not go as far: a difference may be that of their scales"
  }

  var decomposition: String { "What makes the gap" }
  var part: String { "Part" }
  var gap: String { "Gap" }
  var composition: String { "Composition" }
  var rating: String { "Rating" }
  var interaction: String { "Interaction" }
  var explained: String { "Explained, by the mean of both models" }
  var unexplained: String { "Not explained" }
  func gapSentence(
    of outcome: String, first: String, second: String, firstMean: String, secondMean: String
  ) -> String {
    "The mean of \(outcome) is \(firstMean) in \(first), \(secondMean) in \(second). Composition is what the gap would be if both rated "
      + "as \(second) does; rating, if both were made up as \(second) is."
  }

  var newUnits: String { "New units" }
  var unit: String { "Unit" }
  var madeOf: String { "Made of" }
  func split(units: Int) -> String {
    "\(counted(units, "new unit")) \(oneOrMany(units, "has", "have")) parts of units that were split, as if people of all "
      + "parts answered alike"
  }
  func takenAsNew(_ unit: String, without missing: String) -> String {
    "the estimates are taken for those of new units: \(missing), of which \(unit) is made besides, has none (where they are "
      + "those of old units, add it)"
  }
  var allUnits: String { "All units" }
  func absent(_ parts: [String], of unit: String, in wave: String) -> String {
    "\(parts.joined(separator: ", ")) \(oneOrMany(parts.count, "has", "have")) no row in \(wave), so that \(unit) there is "
      + "without \(oneOrMany(parts.count, "it", "them"))"
  }
  func ambiguous(clusters: Int) -> String {
    "\(counted(clusters, "name")) of clusters \(oneOrMany(clusters, "is that", "are those")) of several in a stratum that was "
      + "merged, and it is not known which was asked again; they count as clusters of their own. Give clusters names that no "
      + "other stratum has"
  }
}
