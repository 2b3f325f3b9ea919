import CanvassNumerics

extension Replicates {
  /// The population bootstrap: the clusters of a stratum are repeated until there are N_h of them, and n_h of these
  /// are drawn without replacement (with replacement where N_h is not known, or above 100 n_h); c = ψ/((ψ − 1)(B − 1)), ψ
  /// the harmonic mean of n_h.
  ///
  /// A. J. Canty and A. C. Davison, "Resampling-based variance estimation for labour force surveys", The Statistician
  /// 48 (1999). Where N_h is no multiple of n_h, as `repetitions(of:to:_:)` says.
  static func populationBootstrap(_ stage: Stage, _ method: ReplicateMethod) throws -> Replicates {
    let sizes = stage.sampled.filter { $0 > 1 }
    let mean = Double(sizes.count) / sizes.reduce(0) { $0 + 1 / Double($1) }
    return try Replicates(
      drawing: method, leaves: stage.clusterCount,
      scale: mean / ((mean - 1) * Double((method.count ?? 2) - 1))
    ) { random in
      var multipliers = [Double](repeating: 0, count: stage.clusterCount)
      for stratum in 0..<stage.stratumCount {
        let clusters = stage.clusters(of: stratum)
        let n = clusters.count
        let fraction = stage.fraction[stratum]
        let population = fraction > 0 ? Int((Double(n) / fraction).rounded()) : .max
        if n == 1 {
          multipliers[clusters.lowerBound] = 1
        } else if population > 100 * n {
          random.numbers(n, below: n) { multipliers[clusters.lowerBound + $0] += 1 }
        } else {
          let copies = repetitions(of: n, to: max(n, population), &random)
          for drawn in random.sample(n, of: n * copies) {
            multipliers[clusters.lowerBound + drawn % n] += 1
          }
        }
      }
      return multipliers
    }
  }

  /// How often a sample of n clusters is repeated to stand for N: N/n times, or where that is no whole number one of the two
  /// about it, drawn anew for each replicate, so that no cluster stands for more than another and the expected variance is
  /// the (N − n)/(N − 1) of N clusters (P. J. Bickel and D. A. Freedman, "Asymptotic normality and the bootstrap in stratified
  /// sampling", Ann. Statist. 12, 1984).
  private static func repetitions(
    of n: Int, to population: Int, _ random: inout CounterRandom
  ) -> Int {
    let fewer = population / n
    if fewer * n == population { return fewer }
    func variance(_ size: Int) -> Double { Double(size - n) / Double(size - 1) }
    let (least, most) = (variance(fewer * n), variance((fewer + 1) * n))
    let probability = (most - variance(population)) / (most - least)
    return random.uniform() < probability ? fewer : fewer + 1
  }
}
