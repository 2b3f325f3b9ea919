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
    let positive = weights.filter { $0 > 0 }
    let mean = positive.reduce(0, +) / Double(positive.count)
    let least = positive.min() ?? 0
    self =
      mean >= 2 || (mean > 1 + rounding && least >= 1 - rounding) ? .population : .relative
  }
}

/// How far weights may be from what they would be without rounding.
private let rounding = 1e-6
