import CanvassNumerics

/// How weights are spread over the rows that have one.
public struct WeightDistribution: Sendable, Equatable {
  /// Rows with weight.
  public let count: Int
  /// Σw.
  public let sum: Double
  /// The least weight.
  public let least: Double
  /// The greatest weight.
  public let greatest: Double
  /// The least weight that q of the rows do not exceed, for q of 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99,
  /// between two rows by their distance (R: `quantile`, type 7).
  public let quantiles: [(probability: Double, value: Double)]
  /// Standard deviation of the weights divided by their mean (divisor n).
  public let coefficientOfVariation: Double
  /// Negative weights.
  public let negative: Int
  /// Weights above five times the median or below a fifth of it.
  public let extreme: Int

  /// Kish's effect of unequal weights, 1 + cv² = n·Σw²/(Σw)² (L. Kish, Survey Sampling, 1965, section 11.7).
  public var kishEffect: Double { 1 + coefficientOfVariation * coefficientOfVariation }
  /// The size of a sample with equal weights that is as precise for what has nothing to do with them.
  public var effectiveCount: Double { Double(count) / kishEffect }
  /// Σw/n.
  public var mean: Double { sum / Double(count) }
  /// The weight in the middle.
  public var median: Double { quantiles[3].value }

  /// The distribution of some weights; those that are zero belong to no row.
  public init(_ weights: [Double]) {
    let values = weights.filter { $0 != 0 }
    count = values.count
    let sum = values.reduce(0, +)
    self.sum = sum
    (least, greatest) = (values.min() ?? .nan, values.max() ?? .nan)
    let mean = sum / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    coefficientOfVariation = (squares / Double(values.count)).squareRoot() / abs(mean)
    let probabilities = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    let places = probabilities.map { Double(values.count - 1) * $0 }
    let beside =
      values.isEmpty
      ? [] : values.ascending(at: places.flatMap { [Int($0), min(Int($0) + 1, values.count - 1)] })
    quantiles = probabilities.indices.map { index in
      let place = places[index]
      return (
        probabilities[index],
        values.isEmpty
          ? .nan
          : Array(beside[2 * index...2 * index + 1]).orderStatistic(at: place - Double(Int(place)))
      )
    }
    let median = quantiles[3].value
    negative = values.count { $0 < 0 }
    extreme = values.count { $0 > 5 * median || $0 < median / 5 }
  }

  /// Whether two are of the same weights.
  public static func == (left: WeightDistribution, right: WeightDistribution) -> Bool {
    left.count == right.count && left.sum == right.sum && left.least == right.least
      && left.greatest == right.greatest
      && left.coefficientOfVariation == right.coefficientOfVariation
  }
}

/// A target with what weights had of it before, and what they have now.
public struct MarginFit: Sendable {
  /// The target.
  public let target: CalibrationTarget
  /// Σ dx.
  public let before: Double
  /// Σ wx.
  public let achieved: Double
  /// (achieved − target)/target; without the division where the target is zero.
  public var difference: Double {
    (achieved - target.total) / (target.total == 0 ? 1 : abs(target.total))
  }

  /// The targets of calibration columns under weights before and after.
  public static func all(
    _ columns: CalibrationColumns, before: [Double], after: [Double]
  ) -> [MarginFit] {
    let (before, after) = (columns.totals(of: before), columns.totals(of: after))
    return columns.targets.indices.map {
      MarginFit(target: columns.targets[$0], before: before[$0], achieved: after[$0])
    }
  }
}
