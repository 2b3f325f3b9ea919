import CanvassNumerics

/// A covariance matrix of estimates.
public struct EstimateCovariance: Sendable {
  /// Number of estimates.
  public let count: Int
  /// The matrix.
  public let matrix: Matrix

  init(count: Int, matrix: Matrix) {
    self.count = count
    self.matrix = matrix
  }

  /// The covariance of two estimates.
  public subscript(row: Int, column: Int) -> Double { matrix[row, column] }

  /// The variance of Σ c_i θ̂_i: cᵀVc.
  public func variance(of coefficients: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<count where coefficients[i] != 0 {
      for j in 0..<count where coefficients[j] != 0 {
        sum += coefficients[i] * coefficients[j] * self[i, j]
      }
    }
    return max(sum, 0)
  }
}

extension Design {
  /// The covariance of linearised estimates from their influences by leaf cluster: the sum of
  /// `VariancePlan.variance` taken for all pairs, as one matrix product of the centred and scaled
  /// cluster totals of every stage.
  func covariance(leaves: [[Int32]], influences: [[Double]]) -> EstimateCovariance {
    let count = influences.count
    var totals = [Double](repeating: 0, count: leafCount * count)
    for estimate in 0..<count {
      for (leaf, value) in zip(leaves[estimate], influences[estimate]) {
        totals[Int(leaf) * count + estimate] += value
      }
    }
    var sum = Matrix(rows: count, columns: count)
    var members = leaves
    for index in stages.indices.reversed() {
      let stage = stages[index]
      let average =
        specification.lonely == .average
        ? members.map { LonelyAverage(stage, presentClusters: $0) } : []
      let rows = scaledRows(stage, totals, count, average)
      // Stored row after row, the rows are the columns of the transpose.
      let transposed = Matrix(rows: count, columns: stage.clusterCount, elements: rows)
      sum = sum + transposed.timesTranspose(transposed)
      if index > 0 {
        var parents = [Double](repeating: 0, count: stages[index - 1].clusterCount * count)
        for cluster in 0..<stage.clusterCount {
          let parent = Int(stage.parentOfStratum[Int(stage.stratumOfCluster[cluster])])
          for column in 0..<count {
            parents[parent * count + column] += totals[cluster * count + column]
          }
        }
        totals = parents
        members = members.map(stage.parents(of:))
      }
    }
    return EstimateCovariance(count: count, matrix: sum)
  }

  /// √scale · (z − z̄) for each cluster of a stage.
  private func scaledRows(
    _ stage: Stage, _ totals: [Double], _ count: Int, _ average: [LonelyAverage]
  ) -> [Double] {
    var means = [Double](repeating: 0, count: stage.stratumCount * count)
    var grand = [Double](repeating: 0, count: count)
    for cluster in 0..<stage.clusterCount {
      let stratum = Int(stage.stratumOfCluster[cluster])
      for column in 0..<count {
        means[stratum * count + column] += totals[cluster * count + column]
        grand[column] += totals[cluster * count + column]
      }
    }
    for column in 0..<count { grand[column] /= Double(stage.clusterCount) }
    var rows = totals
    for cluster in 0..<stage.clusterCount {
      let stratum = Int(stage.stratumOfCluster[cluster])
      let sampled = stage.sampled[stratum]
      let adjusted = specification.lonely == .adjust && stage.isLonely(stratum)
      let scale =
        adjusted
        ? stage.lonelyScale(stratum)
        : sampled > 1 ? stage.scale(stratum) : 0
      let root = scale.squareRoot()
      for column in 0..<count {
        let centre =
          adjusted ? grand[column] : means[stratum * count + column] / Double(sampled)
        var factor = root
        if !average.isEmpty { factor *= average[column].weight(stage, stratum).squareRoot() }
        rows[cluster * count + column] = factor * (rows[cluster * count + column] - centre)
      }
    }
    return rows
  }
}
