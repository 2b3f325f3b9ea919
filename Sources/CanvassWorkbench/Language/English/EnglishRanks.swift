import CanvassNumerics

struct EnglishRanks: RankPhrases {
  func title(_ kind: RankReport.Kind) -> String {
    switch kind {
    case .estimates: "Ranks"
    case .counts: "Ranks of counts"
    case .cells(let column): "Ranks by the mean of \(column)"
    case .columns: "Ranks of means"
    case .shares(let column): "Ranks of the values of \(column) by frequency"
    }
  }

  var unit: String { "Unit" }
  var rank: String { "Rank" }
  var marginal: String { "By itself" }
  var simultaneous: String { "All together" }
  func probability(top: Int) -> String { top == 1 ? "First" : "Among \(top)" }
  var figure: String { "Ranks that the data do not exclude, all units together" }

  func apart(pairs: Int, of all: Int) -> String {
    "\(pairs) of \(counted(all, "pair")) of units can be told apart."
  }

  func best(_ count: Int, _ units: [String]) -> String {
    let list = "\(counted(units.count, "unit")): \(units.joined(separator: ", "))"
    return count == 1 ? "The highest is among \(list)." : "The \(count) highest are among \(list)."
  }

  var groups: String { "Units next to each other that cannot be told apart:" }

  func note(_ kind: RankReport.Kind, byDraws: Bool, draws: Int, seed: UInt64, level: String)
    -> String
  {
    let pairs =
      switch kind {
      case .counts: "Exact binomial tests of all pairs"
      case .estimates(let areIndependent, let areNormal):
        (areNormal ? "Tests of all pairs by the normal distribution" : "t tests of all pairs")
          + (areIndependent
            ? ", the estimates taken as independent" : " with the covariance of the estimates")
      case .cells, .columns, .shares: "t tests of all pairs with the covariance of the estimates"
      }
    let tests =
      pairs
      + (byDraws
        ? ", adjusted by the step-down method with draws." : ", adjusted by Holm's method.")
    return tests
      + " The sets hold at \(level), and those “all together” for all units at once. \(draws) draws, seed \(seed)."
  }

  func withheld(_ units: Int) -> String {
    "\(counted(units, "unit")) \(oneOrMany(units, "is", "are")) withheld and \(oneOrMany(units, "has", "have")) no rank; the "
      + "ranks are those among the others"
  }

  func unranked(_ units: Int) -> String {
    "\(counted(units, "unit")) without an estimate and its variance \(oneOrMany(units, "has", "have")) no rank"
  }
}
