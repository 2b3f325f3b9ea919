extension CorrelationMatrix {
  /// Kendall's τ_b = (C − D) / √((N − T_x)(N − T_y)): concordant less discordant pairs of rows over
  /// the pairs that are not tied. A pair of rows counts with the product of its weights, so that a
  /// whole weight is as many copies of the row. n log n operations a pair of columns.
  ///
  /// - Throws: `ObservationsError` naming the columns that have no correlation.
  public static func kendall(
    _ data: Observations, missing: MissingRows = .pairwise
  ) throws(ObservationsError) -> CorrelationMatrix {
    try pairwise(data, missing: missing, kendallCoefficient)
  }

  /// τ_b of two columns without missing values.
  static func kendallCoefficient(_ x: [Double], _ y: [Double], _ w: [Double]) -> Double {
    let levels = Array(Set(y)).sorted()
    let level = y.map { value in levels.firstIndexNotBelow(value) }
    var seen = WeightTree(count: levels.count)
    let order = x.indices.sorted { x[$0] < x[$1] }
    var difference = 0.0
    var start = 0
    var (total, tiesX) = (0.0, 0.0)
    while start < order.count {
      var end = start
      var tie = 0.0
      while end < order.count, x[order[end]] == x[order[start]] {
        let i = order[end]
        let below = seen.sum(before: level[i])
        let above = total - seen.sum(before: level[i] + 1)
        difference += w[i] * (below - above)
        tie += w[i]
        end += 1
      }
      for k in start..<end { seen.add(w[order[k]], at: level[order[k]]) }
      total += tie
      tiesX += tie * tie
      start = end
    }
    var tiesY = 0.0
    for k in levels.indices {
      let tie = seen.sum(before: k + 1) - seen.sum(before: k)
      tiesY += tie * tie
    }
    let untied = ((total * total - tiesX) / 2) * ((total * total - tiesY) / 2)
    return untied > 0 ? difference / untied.squareRoot() : .nan
  }
}

/// Sums of weights up to a place, changed and asked for in log n steps (P. M. Fenwick, 1994).
private struct WeightTree {
  private var nodes: [Double]

  init(count: Int) { nodes = [Double](repeating: 0, count: count + 1) }

  mutating func add(_ weight: Double, at place: Int) {
    var k = place + 1
    while k < nodes.count {
      nodes[k] += weight
      k += k & -k
    }
  }

  func sum(before place: Int) -> Double {
    var sum = 0.0
    var k = place
    while k > 0 {
      sum += nodes[k]
      k -= k & -k
    }
    return sum
  }
}

extension Array where Element == Double {
  /// The first place in this ascending array whose value is not below another.
  func firstIndexNotBelow(_ value: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
