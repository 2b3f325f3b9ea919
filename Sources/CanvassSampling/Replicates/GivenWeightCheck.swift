import CanvassNumerics
import CanvassTables
import Glibc

/// Whether replicate weights that came with the data can be of the kind that is said.
///
/// What is unmistakably of another rule is refused, since the scale of a wrong rule makes every standard error wrong by
/// one factor. Adjusted weights follow no rule to the last digit: of them the sums are looked at, and what a row adds to
/// a variance, Σ_r c_r (m_r − 1)², which is 1 under every rule (1 − f where population sizes have a part in them).
struct GivenWeightCheck {
  private let given: GivenReplicates
  /// Replicates × rows with weight.
  private let multipliers: Matrix
  private let scales: [Double]
  private let weights: [Double]

  init(_ given: GivenReplicates, _ multipliers: Matrix, scales: [Double], weights: [Double]) {
    (self.given, self.multipliers, self.scales) = (given, multipliers, scales)
    self.weights = weights
  }

  /// How many times the weights of the sample the weights of each replicate are, in sum.
  private var sums: [Double] {
    let total = weights.reduce(0, +)
    return (multipliers * weights).map { $0 / total }
  }

  private var meanOfSums: Double { sums.reduce(0, +) / Double(sums.count) }

  /// - Throws: `DesignError` where the weights are those of another rule, multipliers without the weight, or all of them
  ///   ten, a hundred, ... times what they should be.
  func requireRule() throws {
    if let pattern = WeightPattern(multipliers) {
      guard pattern.fits(given, replicates: multipliers.rows) else {
        throw DesignError(
          "the replicate weights are said to be of the kind \(given.kind), and there are \(multipliers.rows); they are those of "
            + "\(pattern.words)")
      }
      if case .oneLeftOutOfStratum(_, _, areAlike: false) = pattern, given.isJackknife,
        given.scales.count < 2
      {
        throw DesignError(
          "strata of different numbers of groups were left out of, so that no scale is that of all replicates; give one for each"
        )
      }
      return
    }
    if WeightPattern(multipliers.scalingColumns(by: weights)) != nil {
      throw DesignError(
        "the replicate weights are multipliers without the weight of the sample in them; multiply each by it"
      )
    }
    let power = pow(10, log10(max(meanOfSums, 1e-12)).rounded())
    if power != 1, WeightPattern((1 / power) * multipliers) != nil {
      throw DesignError(
        "the replicate weights are \(number: shortestText(power)) times those of a rule beside the weights of the sample; "
          + "bring both to one scale")
    }
  }

  /// What the reader should know.
  var notes: [DesignNote] {
    var notes: [DesignNote] = []
    let empty = (0..<multipliers.rows).count { replicate in
      (0..<multipliers.columns).allSatisfy { multipliers[replicate, $0] == 0 }
    }
    if empty > 0 { notes.append(.replicatesWithoutWeight(empty)) }
    let negative = (0..<multipliers.rows).map { replicate in
      (0..<multipliers.columns).count { multipliers[replicate, $0] < 0 }
    }
    let replicates = negative.count { $0 > 0 }
    if replicates > 0 {
      notes.append(
        .negativeReplicateWeights(negative.reduce(0, +), replicates: replicates))
    }
    guard (0.8...1.25).contains(meanOfSums) else {
      return notes + [.replicateWeightsAddUp(to: meanOfSums)]
    }
    let share = addedByRows
    return (0.5...1.6).contains(share) ? notes : notes + [.replicateScale(share)]
  }

  /// Σ_r c_r (m_r − 1)² on average over the rows, by their weights.
  private var addedByRows: Double {
    var sum = 0.0
    for (row, weight) in weights.enumerated() {
      var added = 0.0
      for (replicate, scale) in scales.enumerated() {
        let distance = multipliers[replicate, row] - 1
        added += scale * distance * distance
      }
      sum += weight * added
    }
    return sum / weights.reduce(0, +)
  }
}
