import CanvassNumerics

extension Replicates {
  /// Successive differences, for systematic samples: cluster i, in the order of the sample, counts
  /// 1 + 2^(−3/2)·√(1 − f)·(h_ar − h_br) times in replicate r, where a and b are rows of a Hadamard matrix of order R and
  /// b is a of the next cluster; the last one is followed by the first. c = 4/R, and the variance of a total is
  /// (1 − f)·½Σ(z_i − z_(i+1))² where R is above the number of clusters.
  ///
  /// With fewer replicates rows are used again, in strides of 2, 3, … R. E. Fay and G. F. Train, "Aspects of survey and
  /// model-based postcensal estimation", ASA Proc. Government Statistics (1995); S. Ash, "Using successive difference
  /// replication for estimating variances", Survey Methodology 40 (2014).
  static func successiveDifferences(
    _ stage: Stage, _ method: ReplicateMethod, order: [Int]
  ) throws -> Replicates {
    let clusters = order.count
    guard clusters > 2 else {
      throw DesignError(
        "there are \(clusters) clusters, and successive differences need 3 or more; take jkn")
    }
    if let asked = method.count, asked < 4 {
      throw DesignError(
        "the replicates are \(asked); successive differences need 4 or more")
    }
    let matrix = HadamardMatrix(atLeast: method.count ?? min(clusters + 1, 160))
    if let asked = method.count, asked != matrix.order {
      throw DesignError(
        "there is no Hadamard matrix of order \(asked) here; take \(matrix.order) replicates")
    }
    let (count, rows) = (matrix.order, matrix.order - 1)
    var all = try ones(count, leaves: stage.clusterCount)
    var (first, stride) = (0, 1)
    while first < clusters {
      let last = min(first + rows, clusters)
      for place in first..<last {
        let a = 1 + (place - first) * stride % rows
        let next = place + 1 < last ? place + 1 - first : 0
        let b = 1 + next * stride % rows
        let cluster = order[place]
        let weight = stage.lonelyScale(Int(stage.stratumOfCluster[cluster])).squareRoot()
        for replicate in 0..<count {
          all[cluster * count + replicate] +=
            weight * (matrix[a, replicate] - matrix[b, replicate]) / 8.0.squareRoot()
        }
      }
      first = last
      repeat { stride += 1 } while stride < rows && greatestCommonDivisor(stride, rows) > 1
      if stride >= rows { stride = 1 }
    }
    return Replicates(method, multipliers: all, count: count, scale: 4 / Double(count))
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
