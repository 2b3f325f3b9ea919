import CanvassNumerics
import CanvassTables

/// How many clusters to take, and how many people in each, for the least cost.
///
/// With δ, the part of the variance that lies between clusters, k the ratio of the variance components to the
/// unit relative variance V, and costs C₁ of a cluster and C₂ of an answer, the relative variance of a total from m
/// clusters with n answers each is
///
/// ```
/// CV² = V·k·(1 + δ(n − 1))/(m·n)
/// ```
///
/// and n = √(C₁/C₂·(1 − δ)/δ) is best (Cochran 1977, section 10.6; Hansen, Hurwitz & Madow 1953; Valliant, Dever &
/// Kreuter 2018, section 9.3).
public struct ClusterSizes: Sendable {
  /// m: clusters.
  public let clusters: Double
  /// n: answers in each.
  public let answers: Double
  /// The coefficient of variation.
  public let coefficientOfVariation: Double
  /// C₁·m + C₂·m·n.
  public let cost: Double
  /// 1 + δ(n − 1).
  public let designEffect: Double

  /// What is given, besides the costs.
  public enum Aim: Sendable, Hashable {
    /// So much money.
    case budget(Double)
    /// A coefficient of variation.
    case coefficientOfVariation(Double)
  }

  /// The best sizes.
  ///
  /// - Parameters:
  ///   - answers: n, where it is fixed; the best one if `nil`.
  ///   - clusters: m, where it is fixed.
  /// - Throws: `PlanningError` for what cannot be.
  public init(
    clusterCost: Double, answerCost: Double, correlation delta: Double,
    unitRelativeVariance unit: Double, ratio k: Double = 1, answers: Double? = nil,
    clusters: Double? = nil, _ aim: Aim
  ) throws {
    try requirePositive([clusterCost, answerCost])
    try requireCorrelation([delta])
    try aim.check()
    let (c1, c2) = (clusterCost, answerCost)
    if let answers, answers < 1 {
      throw PlanningError(
        "a cluster has \(number: shortestText(answers)) answers; it needs one at least")
    }
    // The cost falls up to the best size; where that is less than one, one is best.
    var n = answers ?? max(1, (c1 / c2 * (1 - delta) / delta).squareRoot())
    func relativeVariance(_ m: Double, _ n: Double) -> Double {
      unit * k * (1 + delta * (n - 1)) / (m * n)
    }
    let m: Double
    switch aim {
    case .budget(let budget):
      m = clusters ?? budget / (c1 + c2 * n)
      if clusters != nil, answers == nil { n = (budget - c1 * m) / c2 / m }
    case .coefficientOfVariation(let target):
      if let clusters, answers == nil {
        m = clusters
        n = (1 - delta) / (target * target * m / unit / k - delta)
      } else {
        m = clusters ?? relativeVariance(1, n) / (target * target)
      }
    }
    guard m > 0, n > 0, m.isFinite, n.isFinite else {
      throw PlanningError(
        "so few clusters cannot do it, however many answers each has; take more clusters, or more money"
      )
    }
    self.clusters = m
    self.answers = n
    coefficientOfVariation = relativeVariance(m, n).squareRoot()
    cost = c1 * m + c2 * m * n
    designEffect = 1 + delta * (n - 1)
  }
}

extension ClusterSizes.Aim {
  /// Refuses what cannot be reached.
  func check() throws {
    switch self {
    case .budget(let value), .coefficientOfVariation(let value):
      guard value > 0, value.isFinite else {
        throw PlanningError(
          "the money, or the coefficient of variation, is \(shortestText(value)); it must be a positive number"
        )
      }
    }
  }
}

/// Refuses costs that are none.
func requirePositive(_ costs: [Double]) throws {
  for cost in costs where !(cost > 0 && cost.isFinite) {
    throw PlanningError("a cost is \(shortestText(cost)); costs are positive numbers")
  }
}

/// Refuses correlations with which no size is best.
func requireCorrelation(_ correlations: [Double]) throws {
  for value in correlations where !(value > 0 && value < 1) {
    throw PlanningError(
      "the correlation within clusters is \(number: shortestText(value)); the best size of clusters exists where it lies "
        + "between 0 and 1, both excluded")
  }
}
