import CanvassNumerics
import CanvassTables

/// What a survey that has been made tells of how alike people of one cluster are.
///
/// The design effect D of an estimate is that of its weights times that of its clusters, D = (1 + cv²(w))·(1 +
/// ρ(b − 1)), with b = Σ_i(Σ_j w_ij)²/Σ w_ij² people in a cluster (Gabler, Häder & Lahiri, Survey Methodology 25, 1999);
/// hence ρ, with which the design effect of other cluster sizes follows. b is not the mean b̄ of answers in a cluster:
/// weights that differ within clusters make it smaller, clusters that differ in size make it larger. Clusters of
/// another mean size are supposed to be as uneven, b in proportion to b̄, so that the size that there was has the design
/// effect that there was.
public struct ClusterCorrelation: Sendable {
  /// ρ.
  public let value: Double
  /// b, the answers in a cluster as its design effect counts them.
  public let clusterSize: Double
  /// b̄, the mean number of answers in a cluster.
  public let answersPerCluster: Double
  /// 1 + cv²(w).
  public let weightEffect: Double

  /// The correlation behind a design effect.
  ///
  /// - Parameters:
  ///   - weights: of the rows that answered, by cluster.
  /// - Throws: `PlanningError` where no cluster has two of them.
  public init(designEffect: Double, weights: [[Double]]) throws {
    let (sum, squares, count) = weights.joined().reduce((0.0, 0.0, 0.0)) {
      ($0.0 + $1, $0.1 + $1 * $1, $0.2 + 1)
    }
    let clusters = weights.reduce(0) {
      let sum = $1.reduce(0, +)
      return $0 + sum * sum
    }
    let size = clusters / squares
    guard size > 1 + 1e-9 else {
      throw PlanningError(
        "no cluster has two people who answered, so that nothing can be learnt of how alike they are"
      )
    }
    weightEffect = count * squares / (sum * sum)
    clusterSize = size
    answersPerCluster = count / Double(weights.count { !$0.isEmpty })
    value = (designEffect / weightEffect - 1) / (size - 1)
  }

  /// b over b̄.
  public var unevenness: Double { clusterSize / answersPerCluster }

  /// The design effect of weights and clusters with another mean number of answers in each.
  ///
  /// - Throws: `PlanningError` for fewer than one answer in a cluster, or where clusters of that size cannot have the
  ///   correlation.
  public func designEffect(answersPerCluster mean: Double) throws -> Double {
    let size = mean >= 1 ? max(1, mean * unevenness) : mean
    guard value < 1, 1 + value * (size - 1) > 0 else {
      throw PlanningError(
        "in the last wave the correlation within clusters comes out at \(number: rounded), which is not possible with "
          + "\(number: shortestText(size, digits: 3)) answers in each; strata, very unequal weights or chance can "
          + "make it so; suppose a correlation between 0 and 1 in its place")
    }
    return weightEffect * (try Self.designEffect(correlation: value, answersPerCluster: size))
  }

  /// Refuses a correlation with which no size of clusters is best.
  ///
  /// - Throws: `PlanningError` where it does not lie between 0 and 1.
  public func checkForSizes() throws {
    guard value > 0, value < 1 else {
      throw PlanningError(
        "in the last wave the correlation within clusters comes out at \(number: rounded), and the best size of clusters "
          + "exists where it lies between 0 and 1, both excluded; suppose one in its place")
    }
  }

  /// ρ as sentences have it.
  private var rounded: String { shortestText(value, digits: 3) }

  /// The design effect of clusters, 1 + ρ(b − 1).
  ///
  /// - Throws: `PlanningError` for fewer than one answer in a cluster, or a correlation beyond ±1.
  public static func designEffect(correlation: Double, answersPerCluster size: Double) throws
    -> Double
  {
    guard size >= 1, size.isFinite else {
      throw PlanningError(
        "a cluster has \(number: shortestText(size)) answers; it needs one at least")
    }
    let effect = 1 + correlation * (size - 1)
    guard correlation > -1, correlation < 1, effect > 0 else {
      throw PlanningError(
        "the correlation within clusters is \(number: shortestText(correlation)), which is not possible with "
          + "\(number: shortestText(size)) answers in each; it lies between 0 and 1 as a rule")
    }
    return effect
  }
}
