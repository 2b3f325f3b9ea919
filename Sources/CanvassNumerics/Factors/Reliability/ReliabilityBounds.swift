/// A coefficient of reliability, or a bound of it.
public enum ReliabilityCoefficient: Sendable, Equatable {
  /// McDonald's ω.
  case omega
  /// Green and Yang's ω of ordered answers.
  case ordinalOmega
  /// Of one split into halves.
  case splitHalf
  /// Of the best and the worst split.
  case extremeSplitHalf
  /// Guttman's bounds.
  case guttman
  /// λ₆ among these.
  case lambda6
  /// The greatest lower bound.
  case greatestLowerBound
}

/// A coefficient that some items do not have, and why.
public struct MissingCoefficient: Sendable, Equatable {
  /// Which.
  public let coefficient: ReliabilityCoefficient
  /// What is in the way.
  public let reason: Sentence

  /// A coefficient with what is in its way.
  public init(_ coefficient: ReliabilityCoefficient, because reason: Sentence) {
    self.coefficient = coefficient
    self.reason = reason
  }
}

/// Split halves and lower bounds of the reliability of a sum of items, each where the items have it.
public struct ReliabilityBounds: Sendable {
  /// The first, third, … item against the second, fourth, ….
  public let oddEven: SplitHalf?
  /// The best, the worst and the mean of all splits; `nil` for so many items that they are not gone
  /// through.
  public let splits: SplitHalves?
  /// λ₁, λ₂, λ₃, λ₅ and λ₆.
  public let guttman: GuttmanBounds?
  /// The greatest lower bound.
  public let greatest: GreatestLowerBound?
  /// The others, with their reasons.
  public let missing: [MissingCoefficient]

  /// The measures of items with these covariances.
  public init(_ covariances: CovarianceMatrix) {
    var missing: [MissingCoefficient] = []
    func attempt<Value, Failure: Error>(
      _ what: ReliabilityCoefficient, _ body: () throws(Failure) -> Value
    ) -> Value? {
      do {
        return try body()
      } catch {
        missing.append(.init(what, because: "\(error)"))
        return nil
      }
    }
    oddEven = attempt(.splitHalf) { () throws(ObservationsError) in
      try SplitHalf.oddEven(covariances)
    }
    splits = attempt(.extremeSplitHalf) { () throws(ObservationsError) in
      try SplitHalves(covariances)
    }
    guttman = attempt(.guttman) { () throws(FactorError) in
      try GuttmanBounds(covariances)
    }
    if guttman?.lambda6.isNaN == true {
      missing.append(
        .init(
          .lambda6,
          because:
            "the correlations contradict each other, so that items have no regressions on the "
            + "others"))
    }
    greatest = attempt(.greatestLowerBound) { () throws(FactorError) in
      try GreatestLowerBound(covariances)
    }
    self.missing = missing
  }
}
