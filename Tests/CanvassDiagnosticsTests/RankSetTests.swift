import CanvassDiagnostics
import CanvassNumerics
import Testing

/// Confidence sets for ranks (Mogstad, Romano, Shaikh & Wilhelm 2024; Klein, Wright & Wieczorek
/// 2020): what they promise, and cases whose sets are known.
struct RankSetTests {
  private func sets(
    _ values: [Double], _ covariance: Matrix, degreesOfFreedom: Int = 1_000_000
  ) throws -> [[Int]?] {
    let units = RankedUnits(values: values, covariance: covariance) { _, _ in
      Double(degreesOfFreedom)
    }
    let sets = try RankAnalysis(units, level: 0.95).simultaneous
    let holm = try RankAnalysis(units, level: 0.95, adjustment: .holm).simultaneous
    // With draws no set is wider than without.
    for case (let set?, let wider?) in zip(sets, holm) {
      #expect(set.lower >= wider.lower && set.upper <= wider.upper)
    }
    return sets.map { $0.map { [$0.rank, $0.lower, $0.upper] } }
  }

  /// As the estimator of Horvitz and Thompson can come out. It says nothing, and not that the difference is certain.
  @Test("a difference whose variance is below zero tells no two units apart")
  func variancesBelowZero() throws {
    let covariance = Matrix([[1, 2, 0], [2, 1, 0], [0, 0, 1]])
    let units = RankedUnits(values: [10, 0, -50], covariance: covariance)
    let sets = try RankAnalysis(units, level: 0.95, adjustment: .holm).simultaneous
    #expect(
      sets.map { $0.map { [$0.rank, $0.lower, $0.upper] } } == [[1, 1, 2], [2, 1, 2], [3, 3, 3]])
    let certain = RankedUnits(
      values: [10, 0, -50], covariance: Matrix([[1, 1, 0], [1, 1, 0], [0, 0, 1]]))
    let apart = try RankAnalysis(certain, level: 0.95, adjustment: .holm).simultaneous
    #expect(apart.map { $0.map { [$0.lower, $0.upper] } } == [[1, 1], [2, 2], [3, 3]])
    let gap = Gap(
      estimate: -3, variance: -0.5, degreesOfFreedom: 20, alternative: .below)
    #expect(gap.standardError.isNaN && gap.p.isNaN && gap.interval(level: 0.95) == nil)
  }

  /// R's csranks 1.2.2, `csranks_multinom(c(120, 98, 97, 60, 25))`, simultaneous 95 % sets: 1–3, 1–3,
  /// 1–3, 4, 5. The shares of one sample of 400 have the covariance of the multinomial.
  @Test("counts of complaints: the sets of csranks")
  func multinomial() throws {
    let shares = [120.0, 98, 97, 60, 25].map { $0 / 400 }
    let covariance = Matrix(rows: 5, columns: 5) { i, j in
      (i == j ? shares[i] * (1 - shares[i]) : -shares[i] * shares[j]) / 400
    }
    #expect(
      try sets(shares, covariance) == [[1, 1, 3], [2, 1, 3], [3, 1, 3], [4, 4, 4], [5, 5, 5]])
  }

  /// Three estimates at distances of 2.5 standard errors of a difference, p = 0.0124 each, and one of
  /// 5 between the ends. Holm: 3 × 6e-7 and 2 × 0.0124 are below 0.05. At distances of 2.2, p = 0.0278
  /// doubled is not.
  @Test("p-values are adjusted for the number of pairs")
  func adjustment() throws {
    let covariance = Matrix(diagonal: [0.5, 0.5, 0.5])
    #expect(try sets([5, 2.5, 0], covariance) == [[1, 1, 1], [2, 2, 2], [3, 3, 3]])
    #expect(try sets([4.4, 2.2, 0], covariance) == [[1, 1, 2], [2, 1, 3], [3, 2, 3]])
    // With 4 degrees of freedom 2.5 is not enough for anything: p = 0.067.
    #expect(
      try sets([5, 2.5, 0], covariance, degreesOfFreedom: 4)
        == [[1, 1, 2], [2, 1, 3], [3, 2, 3]])
  }

  /// People who answer about both fields: the same standard errors tell the fields apart or not.
  @Test("covariance narrows the sets")
  func covariance() throws {
    let apart = Matrix([[1, 0.9], [0.9, 1]])
    #expect(try sets([1.5, 0], apart) == [[1, 1, 1], [2, 2, 2]])
    #expect(try sets([1.5, 0], Matrix(diagonal: [1, 1])) == [[1, 1, 2], [2, 1, 2]])
  }

  @Test("identical estimates share their rank, and neither is excluded from the other's")
  func ties() throws {
    let covariance = Matrix(diagonal: [1, 1, 1, 1])
    #expect(try sets([3, 3, 3, 3], covariance) == Array(repeating: [1, 1, 4], count: 4))
    #expect(
      try sets([9, 9, 0, 0], covariance) == [[1, 1, 2], [1, 1, 2], [3, 3, 4], [3, 3, 4]])
  }

  @Test("one field has the one rank; what has no estimate has none and counts for nobody")
  func fewFields() throws {
    #expect(try sets([0.4], Matrix(diagonal: [1])) == [[1, 1, 1]])
    #expect(try sets([], Matrix(rows: 0, columns: 0)) == [])
    let covariance = Matrix(diagonal: [0.1, .nan, 0.1])
    #expect(try sets([0, .nan, 9], covariance) == [[2, 2, 2], nil, [1, 1, 1]])
  }

  @Test(
    "a difference in which nothing varies is certain; one without degrees of freedom tells nothing")
  func zeroVariance() throws {
    #expect(try sets([1, 0], Matrix(diagonal: [0, 0])) == [[1, 1, 1], [2, 2, 2]])
    #expect(try sets([1, 1], Matrix(diagonal: [0, 0])) == [[1, 1, 2], [1, 1, 2]])
    // The difference is known, though both estimates vary.
    #expect(try sets([1, 0], Matrix([[1, 1], [1, 1]])) == [[1, 1, 1], [2, 2, 2]])
    #expect(
      try sets([9, 0], Matrix(diagonal: [1, 1]), degreesOfFreedom: 0) == [[1, 1, 2], [2, 1, 2]])
  }

  /// Cluster samples from populations whose means are known. All sets together hold the ranks that
  /// the truth allows (among ties, each of theirs) in at least 95 % of the samples, less three
  /// standard errors of the simulation. Without the adjustment, eight equal fields of 12 clusters
  /// would be held in about half of them.
  @Test(
    "sets hold the true ranks together as often as they claim",
    arguments: [
      [0.0, 0, 0, 0, 0, 0, 0, 0], [1.2, 0.4, 0.4, 0.4, 0, -1], [2, 1, 0, -1], [0.5, 0],
    ])
  func coverage(truth: [Double]) throws {
    let (samples, clusters) = (2_000, 12)
    let allowed = truth.map { own in
      (1 + truth.count { $0 > own })...(truth.count - truth.count { $0 < own })
    }
    var random = CounterRandom(seed: 20_240_601)
    var held = 0
    var width = 0
    for _ in 0..<samples {
      // What a cluster's people have in common is in all of its fields.
      let rows = (0..<clusters).map { _ in
        let shared = 0.6 * random.normal()
        return truth.map { $0 + shared + random.normal() }
      }
      let means = truth.indices.map { field in
        rows.reduce(0) { $0 + $1[field] } / Double(clusters)
      }
      let covariance = Matrix(rows: truth.count, columns: truth.count) { i, j in
        rows.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) }
          / Double(clusters * (clusters - 1))
      }
      let units = RankedUnits(values: means, covariance: covariance) { _, _ in
        Double(clusters - 1)
      }
      let found = try RankAnalysis(units, level: 0.95).simultaneous
      held +=
        zip(found, allowed).allSatisfy { set, allowed in
          set.map { $0.lower <= allowed.lowerBound && $0.upper >= allowed.upperBound } ?? false
        } ? 1 : 0
      width += found.reduce(0) { $0 + ($1.map { $0.upper - $0.lower } ?? 0) }
    }
    let share = Double(held) / Double(samples)
    #expect(share >= 0.95 - 3 * (0.05 * 0.95 / Double(samples)).squareRoot(), "\(share)")
    // The promise is not kept by saying nothing, where there is something to tell.
    let most = Double(samples * truth.count * (truth.count - 1))
    if Set(truth).count > 2 { #expect(Double(width) < 0.85 * most) }
  }

  /// Known standard errors, so that draws adjust for the number of pairs: all sets together hold in at least
  /// 95 % of the samples, less three standard errors of the simulation, and more often than the 93 % that
  /// neither method can be blamed for missing.
  @Test("sets by draws hold the true ranks together as often as they claim")
  func coverageByDraws() throws {
    let (samples, units) = (600, 6)
    var random = CounterRandom(seed: 7)
    let errors = (0..<units).map { 0.5 + 0.2 * Double($0) }
    var (held, heldAlone) = (0, 0)
    for _ in 0..<samples {
      let values = errors.map { $0 * random.normal() }
      let analysis = try RankAnalysis(
        RankedUnits(values: values, standardErrors: errors), adjustment: .draws(999, seed: 3),
        threads: 1)
      held +=
        analysis.simultaneous.allSatisfy { $0?.lower == 1 && $0?.upper == units } ? 1 : 0
      let first = try analysis.marginal()[0]
      heldAlone += first?.lower == 1 && first?.upper == units ? 1 : 0
    }
    let least = 0.95 - 3 * (0.05 * 0.95 / Double(samples)).squareRoot()
    #expect(Double(held) / Double(samples) >= least)
    #expect(Double(heldAlone) / Double(samples) >= least)
    // With Holm 0.962 would hold.
    #expect(Double(held) / Double(samples) <= 0.98)
  }

  @Test("what a number of draws gives does not depend on the threads")
  func threads() throws {
    let values = (0..<20).map { Double($0 % 7) + 0.1 * Double($0) }
    let units = RankedUnits(values: values, standardErrors: values.map { 0.5 + 0.05 * $0 })
    let one = try RankAnalysis(units, adjustment: .draws(3_000, seed: 5), threads: 1)
    let four = try RankAnalysis(units, adjustment: .draws(3_000, seed: 5), threads: 4)
    #expect(one.simultaneous == four.simultaneous)
    #expect(try one.marginal() == four.marginal())
    #expect(try one.probabilities(top: 3) == four.probabilities(top: 3))
  }

  /// Two units that differ by one standard error of the difference: P(first) is Φ(1) = 0.841345. All of K units
  /// share the first K places.
  @Test("the probability of being among the best")
  func probability() throws {
    let two = try RankAnalysis(
      RankedUnits(values: [1, 0], standardErrors: [0.6, 0.8]), adjustment: .draws(100_000, seed: 1))
    let first = try two.probabilities(top: 1)
    #expect(abs(try #require(first[0]) - 0.841345) < 0.004)
    #expect(abs(try #require(first[0]) + (try #require(first[1])) - 1) < 1e-12)
    #expect(try two.probabilities(top: 2) == [1, 1])
    let three = try RankAnalysis(
      RankedUnits(values: [2, 1, .nan, 0], standardErrors: [1, 1, 1, 1]), adjustment: .holm)
    let best = try three.probabilities(top: 2)
    #expect(best[2] == nil)
    #expect(abs(best.reduce(0) { $0 + ($1 ?? 0) } - 2) < 1e-12)
  }

  @Test("groups are the largest runs of neighbours no two of which can be told apart")
  func groups() throws {
    let units = RankedUnits(values: [0, 9.9, 10, 5, 7.9], standardErrors: [1, 1, 1, 1, 1])
    #expect(try RankAnalysis(units).groups == [[2, 1, 4], [4, 3], [0]])
  }
}
