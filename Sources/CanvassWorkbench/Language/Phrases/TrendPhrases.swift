/// Waves that are compared.
protocol TrendPhrases: Sendable {
  var title: String { get }
  var levels: String { get }
  var changes: String { get }
  var wave: String { get }
  var from: String { get }
  var to: String { get }
  var change: String { get }
  var correlation: String { get }
  /// The mean of all components.
  var index: String { get }
  /// What a component adds to the change of the index.
  var contribution: String { get }
  var share: String { get }
  /// What the numbers are.
  ///
  /// - Parameter columns: those of which it is said; empty of all.
  func compared(_ measure: WaveMeasure, of columns: [String]) -> String
  /// Why columns have no mean.
  var noIndex: String { get }
  /// How many clusters were asked again.
  func repeated(clusters: Int, of all: Int) -> String
  /// Changes whose V₁ + V₂ − 2·C is below 0.
  func negativeVariance(_ names: [String]) -> String
  func acrossBreak(year: Int) -> String
  /// Answers that are compared though they look as if they were on other scales.
  var acrossScales: String { get }

  // What makes a gap.
  var decomposition: String { get }
  var part: String { get }
  var gap: String { get }
  var composition: String { get }
  var rating: String { get }
  var interaction: String { get }
  var explained: String { get }
  var unexplained: String { get }
  func gapSentence(
    of outcome: String, first: String, second: String, firstMean: String, secondMean: String
  ) -> String

  // New units.
  var newUnits: String { get }
  var unit: String { get }
  var madeOf: String { get }
  func split(units: Int) -> String
  /// That estimates are taken for those of new units, since a part of an old unit's successor has none.
  func takenAsNew(_ unit: String, without missing: String) -> String
  /// All units together.
  var allUnits: String { get }
  /// Units of which a new one is made, and which have no row in a wave.
  func absent(_ parts: [String], of unit: String, in wave: String) -> String
  /// Names that several clusters of one wave have in a merged stratum.
  func ambiguous(clusters: Int) -> String
}
