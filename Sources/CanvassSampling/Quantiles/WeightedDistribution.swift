/// The values of some rows in ascending order, with their weights.
struct WeightedDistribution: Sendable {
  private let values: [Double]
  private let weights: [Double]
  /// Cumulated weights.
  private let sums: [Double]
  /// The distinct values, with their cumulated weights.
  private let steps: (values: [Double], sums: [Double])

  /// - Parameter pairs: values with weights above zero. Ties are ordered by their weights, so that the order of rows
  ///   does not count.
  init(_ pairs: [(value: Double, weight: Double)]) {
    self.init(ascending: pairs.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) })
  }

  /// Values in ascending order with other weights, as those of a replicate; what has none is left out.
  init(values: [Double], weights: [Double]) {
    var pairs: [(value: Double, weight: Double)] = []
    pairs.reserveCapacity(values.count)
    var first = 0
    for (value, weight) in zip(values, weights) where weight > 0 {
      if let last = pairs.last, last.value != value {
        pairs[first...].sort { $0.weight < $1.weight }
        first = pairs.count
      }
      pairs.append((value, weight))
    }
    pairs[first...].sort { $0.weight < $1.weight }
    self.init(ascending: pairs)
  }

  private init(ascending sorted: [(value: Double, weight: Double)]) {
    values = sorted.map(\.value)
    weights = sorted.map(\.weight)
    var total = 0.0
    sums = weights.map { weight in
      total += weight
      return total
    }
    var steps: (values: [Double], sums: [Double]) = ([], [])
    for (value, sum) in zip(values, sums) {
      if steps.values.last == value {
        steps.sums[steps.sums.count - 1] = sum
      } else {
        steps.values.append(value)
        steps.sums.append(sum)
      }
    }
    self.steps = steps
  }

  /// The distinct values, ascending.
  var distinctValues: [Double] { steps.values }

  /// The quantile of a probability from 0 to 1; NaN of no values.
  func quantile(_ probability: Double, _ rule: QuantileRule) -> Double {
    guard let total = sums.last else { return .nan }
    switch rule.reading {
    case .step(let equality): return step(probability * total, total, equality)
    case .lastPoint:
      let points = points(rule, total)
      let place = Self.count(points) { $0 <= probability } - 1
      return values[max(0, place)]
    case .between: return interpolate(probability, points(rule, total))
    }
  }

  /// How many of some ascending numbers meet a condition that the first ones meet.
  private static func count(_ numbers: [Double], where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(numbers[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func step(_ target: Double, _ total: Double, _ equality: QuantileRule.Equality) -> Double
  {
    // Sums that are the target but for their rounding.
    let rounding = 4 * Double.ulpOfOne * Double(sums.count).squareRoot() * total
    let place = Self.count(steps.sums) { $0 < target - rounding }
    let last = steps.values.count - 1
    guard place < last else { return steps.values[last] }
    guard abs(steps.sums[place] - target) <= rounding else { return steps.values[place] }
    switch equality {
    case .value: return steps.values[place]
    case .halfway: return (steps.values[place] + steps.values[place + 1]) / 2
    case .even: return place % 2 == 1 ? steps.values[place] : steps.values[place + 1]
    }
  }

  /// Where each value stands between 0 and 1.
  private func points(_ rule: QuantileRule, _ total: Double) -> [Double] {
    let count = values.count
    let last = weights[count - 1]
    let mean = total / Double(count)
    return (0..<count).map { i in
      let (sum, before) = (sums[i], i > 0 ? sums[i - 1] : 0)
      return switch rule {
      case .hf5: (sum - weights[i] / 2) / total
      case .hf6: sum / (total + last)
      case .hf7: count > 1 ? before / sums[count - 2] : 0
      case .hf8: (before / 3 + sum * 2 / 3) / (total + last / 3)
      case .hf9: (before * 3 / 8 + sum * 5 / 8) / (total + last / 4)
      case .shahvaish: (sum / mean + 0.5 - weights[i] / mean / 2) / Double(count + 1)
      case .hf4, .math, .school, .hf1, .hf2, .hf3: sum / total
      }
    }
  }

  private func interpolate(_ probability: Double, _ points: [Double]) -> Double {
    let place = Self.count(points) { $0 < probability }
    guard place > 0 else { return values[0] }
    guard place < points.count else { return values[points.count - 1] }
    let share = (probability - points[place - 1]) / (points[place] - points[place - 1])
    return values[place - 1] + share * (values[place] - values[place - 1])
  }
}
