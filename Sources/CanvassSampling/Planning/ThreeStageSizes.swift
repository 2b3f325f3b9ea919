import CanvassNumerics
import CanvassTables

/// How many clusters to take, how many second-stage units in each, and how many answers in each of these.
///
/// With V the unit relative variance, m clusters, n units in each and q answers in each of these,
///
/// ```
/// CV² = V·(k₁δ₁nq + k₂(1 + δ₂(q − 1)))/(m·n·q)
/// q = √((1 − δ₂)/δ₂·C₂/C₃),   n = √((1 − δ₂)/δ₁·C₁/C₃·k₂/k₁)/q
/// ```
///
/// (Valliant, Dever & Kreuter 2018, section 9.3.2; Hansen, Hurwitz & Madow 1953). The variance lies between clusters
/// (B²), between the units of a cluster (W₂²) and within units (W₃²); δ₁ = B²/(B² + W²) with W² the variance within
/// clusters, δ₂ = W₂²/(W₂² + W₃²), k₁ = (B² + W²)/V, k₂ = (W₂² + W₃²)/V. The parts add up to the whole, so that k₂ is
/// 1 − δ₁ where k₁ is 1; one answer from one unit of each cluster then has the design effect 1, and one answer in each unit
/// that of two stages (`ClusterSizes`).
///
/// A cluster has one unit at least, and a unit one answer. CV² times the cost is convex in log n and log q; where its
/// least point lies outside these bounds, the best sizes lie on one of them, and are the best on it.
public struct ThreeStageSizes: Sendable {
  /// m: first-stage clusters.
  public let clusters: Double
  /// n: second-stage units in each.
  public let units: Double
  /// q: answers in each of these.
  public let answers: Double
  /// The coefficient of variation.
  public let coefficientOfVariation: Double
  /// C₁·m + C₂·m·n + C₃·m·n·q.
  public let cost: Double

  /// The best sizes.
  ///
  /// - Parameters:
  ///   - costs: of a cluster, a second-stage unit, an answer.
  ///   - correlations: δ₁ and δ₂.
  ///   - ratios: k₁ and k₂; 1 and 1 − δ₁ if `nil`.
  ///   - least: the fewest answers in a cluster, n·q, from 1.
  /// - Throws: `PlanningError` for what cannot be.
  public init(
    costs: (Double, Double, Double), correlations: (Double, Double),
    unitRelativeVariance unit: Double, ratios: (Double, Double)? = nil, least: Double = 1,
    _ aim: ClusterSizes.Aim
  ) throws {
    let ((c1, c2, c3), (d1, d2)) = (costs, correlations)
    let (k1, k2) = ratios ?? (1, 1 - d1)
    try requirePositive([c1, c2, c3])
    try requireCorrelation([d1, d2])
    try aim.check()
    // CV²·m = V·(a + b/n + c/(nq)), cost/m = C₁ + C₂n + C₃nq.
    let (a, b, c) = (k1 * d1, k2 * d2, k2 * (1 - d2))
    func variance(_ n: Double, _ q: Double) -> Double { unit * (a + b / n + c / (n * q)) }
    func price(_ n: Double, _ q: Double) -> Double { c1 + c2 * n + c3 * n * q }
    let least = max(least, 1)
    let free = ((b / a * c1 / c2).squareRoot(), (c / b * c2 / c3).squareRoot())
    let oneAnswer = max(least, ((b + c) / a * c1 / (c2 + c3)).squareRoot())
    let oneUnit = max(least, (c / (a + b) * (c1 + c2) / c3).squareRoot())
    let together = (b / (a + c / least) * (c1 + c3 * least) / c2).squareRoot()
    let few = min(max(together, 1), least)
    let bounded = [(oneAnswer, 1), (1, oneUnit), (few, least / few)]
    let (n, q) =
      free.0 >= 1 && free.1 >= 1 && free.0 * free.1 >= least
      ? free
      : bounded.min {
        variance($0.0, $0.1) * price($0.0, $0.1) < variance($1.0, $1.1) * price($1.0, $1.1)
      }!
    let m =
      switch aim {
      case .budget(let budget): budget / price(n, q)
      case .coefficientOfVariation(let target): variance(n, q) / (target * target)
      }
    clusters = m
    units = n
    answers = q
    coefficientOfVariation = (variance(n, q) / m).squareRoot()
    cost = m * price(n, q)
  }
}
