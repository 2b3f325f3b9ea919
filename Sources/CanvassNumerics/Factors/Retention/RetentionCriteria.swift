/// What says how many factors there are.
public enum RetentionRule: String, CaseIterable, Sendable {
  /// Horn's parallel analysis of components.
  case parallel
  /// The same of common factors.
  case parallelFactors = "parallel-factors"
  /// Velicer's minimum average partial.
  case map
  /// The empirical Kaiser criterion.
  case empiricalKaiser = "empirical-kaiser"
  /// Eigenvalues above 1.
  case kaiser
}

/// The criteria for the number of factors, side by side.
public struct RetentionCriteria: Sendable {
  /// The one that decides where no number was given.
  public let rule: RetentionRule
  /// Parallel analysis of components.
  public let parallel: ParallelAnalysis
  /// Of common factors; `nil` for repaired correlations: communalities from R⁻¹ would be those of the
  /// repair, nearly 1.
  public let common: ParallelAnalysis?
  /// Minimum average partial.
  public let partial: MinimumAveragePartial
  /// The empirical Kaiser criterion.
  public let empirical: EmpiricalKaiser
  /// How many sets of random data parallel analysis looked at.
  public let draws: Int
  /// No more than this can be determined.
  public let most: Int

  /// The criteria for some correlations.
  ///
  /// - Parameters:
  ///   - isRepaired: whether the correlations were moved to be possible.
  /// - Throws: `MatrixError` if an eigenvalue iteration fails; `FactorError.repaired` for a rule that
  ///   repaired correlations have no answer to.
  public init(
    _ correlations: CorrelationMatrix, rows: Double, rule: RetentionRule, most: Int, draws: Int,
    seed: UInt64, isRepaired: Bool = false
  ) throws {
    if isRepaired, rule == .parallelFactors { throw FactorError.repaired(rule) }
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
  public func suggested(_ rule: RetentionRule) -> Int? {
    switch rule {
    case .parallel: parallel.suggested
    case .parallelFactors: common?.suggested
    case .map: partial.suggested
    case .empiricalKaiser: empirical.suggested
    case .kaiser: parallel.observed.prefix { $0 > 1 }.count
    }
  }

  /// The number that the deciding rule suggests.
  public var suggested: Int { suggested(rule) ?? 0 }
}
