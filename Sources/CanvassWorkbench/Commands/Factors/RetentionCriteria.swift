import ArgumentParser
import CanvassNumerics
import CanvassTables

/// `--retention`: what says how many factors there are.
enum RetentionRule: String, CaseIterable, Sendable, ExpressibleByArgument {
  case parallel
  case parallelFactors = "parallel-factors"
  case map
  case empiricalKaiser = "empirical-kaiser"
  case kaiser
}

/// The criteria for the number of factors, side by side.
struct RetentionCriteria: Sendable {
  /// The one that decides where no number was given.
  let rule: RetentionRule
  let parallel: ParallelAnalysis
  /// `nil` for repaired correlations: communalities from R⁻¹ would be those of the repair, nearly 1.
  let common: ParallelAnalysis?
  let partial: MinimumAveragePartial
  let empirical: EmpiricalKaiser
  let draws: Int
  /// No more than this can be determined.
  let most: Int

  /// - Throws: `MatrixError` if an eigenvalue iteration fails; `TableError` for a rule that repaired
  ///   correlations have no answer to.
  init(
    _ correlations: CorrelationMatrix, rows: Double, rule: RetentionRule, most: Int, draws: Int,
    seed: UInt64, isRepaired: Bool
  ) throws {
    if isRepaired, rule == .parallelFactors {
      throw TableError(
        "--retention parallel-factors starts from what each column shares with the others, and the "
          + "correlations had to be moved to be possible, which leaves nothing else; take parallel or map"
      )
    }
    self.rule = rule
    self.most = most
    self.draws = draws
    let analyses = try ParallelAnalysis.several(
      isRepaired ? [.components] : [.components, .commonFactors], correlations, rows: rows,
      draws: draws, seed: seed)
    (parallel, common) = (analyses[0], isRepaired ? nil : analyses[1])
    partial = try MinimumAveragePartial(correlations)
    empirical = try EmpiricalKaiser(correlations, rows: rows)
  }

  /// The number that a rule suggests; `nil` for one that repaired correlations have no answer to.
  func suggested(_ rule: RetentionRule) -> Int? {
    switch rule {
    case .parallel: parallel.suggested
    case .parallelFactors: common?.suggested
    case .map: partial.suggested
    case .empiricalKaiser: empirical.suggested
    case .kaiser: parallel.observed.prefix { $0 > 1 }.count
    }
  }

  /// The number that the deciding rule suggests.
  var suggested: Int { suggested(rule) ?? 0 }
}
