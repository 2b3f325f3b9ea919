/// One number that was estimated from each of several imputations of the missing answers, pooled by Rubin's rules.
///
/// With the estimates q₁ … q_m and their variances u₁ … u_m: q̄ = Σq/m, W = Σu/m, B = Σ(q − q̄)²/(m − 1), and
/// T = W + (1 + 1/m)B is the variance of q̄ (D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, Wiley 1987).
public struct PooledNumber: Sendable {
  /// q̄.
  public let value: Double
  /// W, the variance that complete answers would have had.
  public let within: Double
  /// B, the variance of the estimates.
  public let between: Double
  /// m.
  public let imputations: Int
  /// Degrees of freedom that complete answers would have had, the fewest of the imputations.
  public let completeDegreesOfFreedom: Double

  /// Pools estimates.
  ///
  /// - Precondition: as many variances as values, and two or more of them.
  public init(values: [Double], variances: [Double], completeDegreesOfFreedom: Double) {
    precondition(values.count == variances.count && values.count > 1, "imputations to pool")
    let m = Double(values.count)
    let mean = values.reduce(0, +) / m
    value = mean
    within = variances.reduce(0, +) / m
    between = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (m - 1)
    imputations = values.count
    self.completeDegreesOfFreedom = completeDegreesOfFreedom
  }

  /// (1 + 1/m)B.
  private var added: Double { (1 + 1 / Double(imputations)) * between }

  /// T.
  public var variance: Double { within + added }

  /// r = (1 + 1/m)B/W, by how much the missing answers increase the variance; infinite where W is zero and B is not.
  public var relativeIncrease: Double { added == 0 ? 0 : added / within }

  /// Degrees of freedom of q̄: 1/ν = 1/ν₁ + 1/ν₂ with λ = (1 + 1/m)B/T, ν₁ = (m − 1)/λ² and
  /// ν₂ = (ν + 1)/(ν + 3)·ν(1 − λ), ν those of complete answers; ν₁ alone where these are infinite, and ν where they are
  /// 0 or less (J. Barnard and D. B. Rubin, Biometrika 86, 1999).
  public var degreesOfFreedom: Double {
    let complete = completeDegreesOfFreedom
    guard complete > 0 else { return complete }
    let share = added == 0 ? 0 : added / variance
    let large = Double(imputations - 1) / (share * share)
    guard complete.isFinite else { return large }
    let observed = (complete + 1) / (complete + 3) * complete * (1 - share)
    return 1 / (1 / large + 1 / observed)
  }

  /// The fraction of missing information, (r + 2/(ν + 3))/(r + 1); 1 where W is zero and B is not.
  public var missingInformation: Double {
    let r = relativeIncrease
    return r.isFinite ? (r + 2 / (degreesOfFreedom + 3)) / (r + 1) : r.isNaN ? .nan : 1
  }

  /// The efficiency beside that of imputations without number, 1/(1 + γ/m), γ the fraction of missing information.
  public var relativeEfficiency: Double {
    1 / (1 + missingInformation / Double(imputations))
  }
}
