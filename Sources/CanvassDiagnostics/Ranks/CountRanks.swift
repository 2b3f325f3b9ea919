import CanvassNumerics

extension RankAnalysis {
  /// Ranks of counts of one sample: how often each of some answers was given, such as the field that is
  /// complained of most.
  ///
  /// Of the n_a + n_b that are a or b, a has a binomial number, and more than a half of them in expectation if it
  /// is the more frequent: p = P(X ≥ n_a), X ~ Bin(n_a + n_b, ½). It is exact for any size. Pairs are adjusted by
  /// Holm's method. Clusters need an estimate of the shares with its covariance instead.
  ///
  /// D. Wilhelm, M. Mogstad, J. P. Romano and A. M. Shaikh, R package csranks, `csranks_multinom`; S. Bazylik,
  /// M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, "Finite- and large-sample inference for ranks using
  /// multinomial data", NBER working paper 29519 (2021).
  ///
  /// - Throws: as the other initialiser.
  public init(counts: [Int], level: Double = 0.95, threads: Int = 0) throws {
    let sum = Double(counts.reduce(0, +))
    let shares = counts.map { Double($0) / sum }
    let units = RankedUnits(
      values: shares,
      covariance: Matrix(rows: counts.count, columns: counts.count) { i, j in
        (i == j ? shares[i] * (1 - shares[i]) : -shares[i] * shares[j]) / sum
      })
    var evidence = PairEvidence(shares)
    for a in counts.indices {
      for b in a + 1..<max(counts.count, a + 1) {
        let half = Binomial(trials: Double(counts[a] + counts[b]), probability: 0.5)
        evidence.setP(
          a, b, half.upperTail(Double(counts[a]) - 1), half.upperTail(Double(counts[b]) - 1))
      }
    }
    try self.init(units, evidence, level: level, adjustment: .holm, threads: threads)
  }
}
