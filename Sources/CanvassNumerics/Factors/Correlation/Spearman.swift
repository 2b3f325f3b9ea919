extension CorrelationMatrix {
  /// Spearman's rank correlations: Pearson's of the midranks, ranked anew over the rows of each
  /// pair. With weights a midrank is the weight of what lies below plus half the weight of the tie,
  /// so that a whole weight is as many copies of the row.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  public static func spearman(
    _ data: Observations, missing: MissingRows = .pairwise
  ) throws(ObservationsError) -> CorrelationMatrix {
    try pairwise(data, missing: missing) { x, y, w in
      pearsonCoefficient(weightedMidranks(x, w), weightedMidranks(y, w), w)
    }
  }
}

/// The weight of what lies below each value plus half the weight of what equals it.
func weightedMidranks(_ x: [Double], _ weights: [Double]) -> [Double] {
  let order = x.indices.sorted { x[$0] < x[$1] }
  var ranks = [Double](repeating: 0, count: x.count)
  var below = 0.0
  var start = 0
  while start < order.count {
    var end = start
    var tie = 0.0
    while end < order.count, x[order[end]] == x[order[start]] {
      tie += weights[order[end]]
      end += 1
    }
    for k in start..<end { ranks[order[k]] = below + tie / 2 }
    below += tie
    start = end
  }
  return ranks
}
