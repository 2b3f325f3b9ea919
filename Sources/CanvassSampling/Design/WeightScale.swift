/// What the weights of a design add up to.
enum WeightScale: Sendable {
  /// The population: a row with weight w stands for w people, itself among them.
  case population
  /// Nothing that is known: weights that say only how rows compare with one another.
  case relative

  /// The scale of some weights, judged once on the whole sample. Weights with a mean of at least 2
  /// are those of a population; with a mean of at most 1 they are relative; between the two they are
  /// those of a population if none is below 1, since each row stands at least for itself.
  init(of weights: [Double]) {
    var summary = WeightSums()
    for weight in weights { summary.add(weight) }
    self.init(summary)
  }

  /// The same from the sums of weights.
  init(_ weights: WeightSums) {
    let mean = weights.mean
    self =
      mean >= 2 || (mean > 1 + rounding && weights.least >= 1 - rounding)
      ? .population : .relative
  }
}

/// What tells the scale of weights; those of two parts of the data add.
public struct WeightSums: Sendable {
  /// Rows with weight.
  public private(set) var count = 0.0
  /// Σw.
  public private(set) var sum = 0.0
  /// The least weight above zero.
  public private(set) var least = Double.infinity

  /// Of no row.
  public init() {}

  /// Adds a row.
  public mutating func add(_ weight: Double) {
    guard weight > 0 else { return }
    count += 1
    sum += weight
    least = min(least, weight)
  }

  /// Adds those of other rows.
  public static func += (left: inout WeightSums, right: WeightSums) {
    left.count += right.count
    left.sum += right.sum
    left.least = min(left.least, right.least)
  }

  /// Those of the weights times a factor above zero.
  func scaled(by factor: Double) -> WeightSums {
    var scaled = self
    scaled.sum *= factor
    scaled.least *= factor
    return scaled
  }

  /// The mean weight of rows with weight.
  var mean: Double { sum / count }
}

/// How far weights may be from what they would be without rounding.
private let rounding = 1e-6
