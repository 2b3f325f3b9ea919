/// The test of Hosmer and Lemeshow that a logistic model's probabilities are right: rows are grouped by
/// quantiles of the fitted probability, and the numbers observed compared with those expected,
/// χ² = Σ (O − E)² / (E(1 − E/n)) with groups − 2 degrees of freedom. D. W. Hosmer and S. Lemeshow,
/// Communications in Statistics A9 (1980).
public struct HosmerLemeshow: Sendable {
  /// One group of rows.
  public struct Group: Sendable, Equatable {
    /// The number of units.
    public let units: Double
    /// How many of them are ones.
    public let observed: Double
    /// The sum of their fitted probabilities.
    public let expected: Double
  }

  /// The groups, by rising probability.
  public let groups: [Group]
  /// χ².
  public let statistic: Double
  /// The number of groups less 2.
  public let degreesOfFreedom: Double
  /// P(χ² ≥ that).
  public let p: Double

  /// Tests a fit with a number of groups; rows with equal probabilities stay together, so that there
  /// may be fewer.
  ///
  /// - Throws: `RegressionError` for sampling weights, a family that is not binomial, or fewer than
  ///   three distinct groups.
  public init(
    _ model: GeneralizedLinearModel, groups count: Int = 10
  ) throws(RegressionError) {
    if case .sampling = model.data.weights {
      throw .undefined(what: "the Hosmer–Lemeshow test", weights: model.data.weights.noun)
    }
    guard model.family.isBinomial else {
      throw .undefined(what: "the Hosmer–Lemeshow test", weights: "a family that is not binomial")
    }
    let w = model.data.rowWeights
    let rows = w.indices.filter { w[$0] > 0 }
    let sorted = rows.map { model.fitted[$0] }.sorted()
    // R's quantiles of type 7, intervals closed above.
    var cuts = (0...count).map { k in
      sorted.orderStatistic(at: Double(k) / Double(count) * Double(sorted.count - 1))
    }
    cuts = cuts.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    guard cuts.count > 3 else {
      throw .shape(what: "groups of distinct probabilities", found: cuts.count - 1, expected: 3)
    }
    let inner = Array(cuts.dropFirst().dropLast())
    var sums = [(n: Double, observed: Double, expected: Double)](
      repeating: (0, 0, 0), count: inner.count + 1)
    for i in rows {
      let k = inner.firstIndexNotBelow(model.fitted[i])
      sums[k].n += w[i]
      sums[k].observed += w[i] * model.data.y[i]
      sums[k].expected += w[i] * model.fitted[i]
    }
    groups = sums.filter { $0.n > 0 }
      .map { Group(units: $0.n, observed: $0.observed, expected: $0.expected) }
    statistic = groups.reduce(0) { sum, g in
      let difference = g.observed - g.expected
      return sum + difference * difference / (g.expected * (1 - g.expected / g.units))
    }
    degreesOfFreedom = Double(groups.count - 2)
    p = ChiSquared(degreesOfFreedom: degreesOfFreedom).upperTail(statistic)
  }
}
