/// Ranks and their confidence sets.
protocol RankPhrases: Sendable {
  func title(_ kind: RankReport.Kind) -> String
  var unit: String { get }
  var rank: String { get }
  /// Ranks of a unit that are not excluded by themselves.
  var marginal: String { get }
  /// Ranks that are not excluded for all units together.
  var simultaneous: String { get }
  /// The share of draws in which a unit is among the best.
  func probability(top: Int) -> String
  /// The title of the picture.
  var figure: String { get }
  /// How many pairs of units can be told apart.
  func apart(pairs: Int, of all: Int) -> String
  /// The units that may be among the k highest.
  func best(_ count: Int, _ units: [String]) -> String
  /// What stands above the groups.
  var groups: String { get }
  /// What the sets rest on.
  func note(_ kind: RankReport.Kind, byDraws: Bool, draws: Int, seed: UInt64, level: String)
    -> String
  /// Units whose estimate rule packs withhold.
  func withheld(_ units: Int) -> String
  /// Units without an estimate.
  func unranked(_ units: Int) -> String
}
