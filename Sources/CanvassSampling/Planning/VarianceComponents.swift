import CanvassNumerics
import CanvassTables

/// The parts of the relative variance of an estimated total in a population of clusters: between them (B²) and
/// within (W²).
///
/// With clusters drawn with probabilities p_i and simple random samples of people within,
///
/// ```
/// B² = Σ p_i (t_i/p_i − t)²/t²,   W² = Σ N_i² S_i²/p_i/t²,   δ = B²/(B² + W²),   k = (B² + W²)/V
/// ```
///
/// with V = S²/ȳ² (Valliant, Dever & Kreuter 2018, section 9.2.3; Cochran 1977, chapter 11).
public struct VarianceComponents: Sendable {
  /// B².
  public let between: Double
  /// W².
  public let within: Double
  /// V, the relative variance among people.
  public let unitRelativeVariance: Double
  /// δ: how alike people of one cluster are.
  public var correlation: Double { between / (between + within) }
  /// k.
  public var ratio: Double { (between + within) / unitRelativeVariance }

  /// The components of a population that is known: one value for each person.
  ///
  /// A cluster of one person has the mean of the other clusters' variances.
  ///
  /// - Parameters:
  ///   - clusters: the cluster of each person, from 0.
  ///   - probabilities: p_i of each cluster, with the sum 1; in proportion to its people if `nil`.
  /// - Throws: `PlanningError` for fewer than two clusters, or probabilities that do not sum to 1.
  public init(_ values: [Double], clusters: [Int], probabilities: [Double]? = nil) throws {
    let count = (clusters.max() ?? -1) + 1
    guard values.count == clusters.count, count >= 2 else {
      throw PlanningError(
        "variance components need people in two clusters at least; there \(agreeing: count, "is", "are") \(count)"
      )
    }
    var groups = [[Double]](repeating: [], count: count)
    for (value, cluster) in zip(values, clusters) { groups[cluster].append(value) }
    let sizes = groups.map { Double($0.count) }
    let chances = probabilities ?? sizes.map { $0 / Double(values.count) }
    guard chances.count == count, abs(chances.reduce(0, +) - 1) < 1e-9,
      chances.allSatisfy({ $0 > 0 })
    else {
      throw PlanningError(
        "the probabilities of the clusters sum to \(number: roundedText(chances.reduce(0, +))); they must be positive, one a "
          + "cluster, and sum to 1")
    }
    var variances = groups.map { $0.count > 1 ? $0.sampleVariance : .nan }
    let known = variances.filter { !$0.isNaN }
    guard !known.isEmpty else {
      throw PlanningError(
        "every cluster has one person, so that nothing is known of the variance within; join clusters"
      )
    }
    let typical = known.reduce(0, +) / Double(known.count)
    variances = variances.map { $0.isNaN ? typical : $0 }
    let total = values.reduce(0, +)
    guard total != 0 else {
      throw PlanningError("the total of the values is 0, to which nothing can be relative")
    }
    var (between, within) = (0.0, 0.0)
    for i in groups.indices {
      let distance = groups[i].reduce(0, +) / chances[i] - total
      between += chances[i] * distance * distance
      within += sizes[i] * sizes[i] * variances[i] / chances[i]
    }
    self.between = between / (total * total)
    self.within = within / (total * total)
    let mean = total / Double(values.count)
    unitRelativeVariance = values.sampleVariance / (mean * mean)
  }
}

extension [Double] {
  /// Σ(y − ȳ)²/(n − 1).
  fileprivate var sampleVariance: Double {
    let mean = reduce(0, +) / Double(count)
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }
}
