import CanvassNumerics

/// Split halves and lower bounds of the reliability of a sum of items; each with the reason where there
/// is none.
struct ReliabilityBounds: Sendable {
  /// The first, third, … item against the second, fourth, ….
  let oddEven: SplitHalf?
  /// All splits, or so many items that they are not gone through.
  let splits: SplitHalves?
  let guttman: GuttmanBounds?
  let greatest: GreatestLowerBound?
  /// Why some of these are missing: sentences.
  let problems: [Note]

  /// The measures of items with these covariances.
  init(_ covariances: CovarianceMatrix) {
    var problems: [Note] = []
    func attempt<Value, Failure: Error>(
      _ what: MissingCoefficient, _ body: () throws(Failure) -> Value
    ) -> Value? {
      do {
        return try body()
      } catch {
        let problem = "\(error)"
        problems.append(Note { $0.reliabilityNotes.missing(what, because: problem) })
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
      problems.append(Note { $0.reliabilityNotes.noLambda6 })
    }
    greatest = attempt(.greatestLowerBound) { () throws(FactorError) in
      try GreatestLowerBound(covariances)
    }
    self.problems = problems
  }

  /// JSON members of a reliability answer.
  var json: [(key: String, value: JSONValue)] {
    [
      (
        "splitHalf",
        .object([
          "oddEven": Self.json(oddEven), "best": Self.json(splits?.best),
          "worst": Self.json(splits?.worst), "mean": .optional(splits?.mean),
          "splits": splits.map { .integer($0.count) } ?? .null,
        ])
      ),
      (
        "guttman",
        .object([
          "lambda1": .optional(guttman?.lambda1), "lambda2": .optional(guttman?.lambda2),
          "lambda3": .optional(guttman?.lambda3), "lambda4": .optional(splits?.best.guttman),
          "lambda5": .optional(guttman?.lambda5), "lambda6": .optional(guttman?.lambda6),
        ])
      ),
      (
        "greatestLowerBound",
        greatest.map {
          .object(["estimate": .optional($0.estimate), "gap": .optional($0.gap)])
        } ?? .null
      ),
    ]
  }

  private static func json(_ half: SplitHalf?) -> JSONValue {
    guard let half else { return .null }
    return .object([
      "first": .array(half.first.map(JSONValue.string)),
      "second": .array(half.second.map(JSONValue.string)),
      "correlation": .optional(half.correlation),
      "spearmanBrown": .optional(half.spearmanBrown), "guttman": .optional(half.guttman),
    ])
  }

  /// Lines of the table: a measure and its value.
  func rows(_ words: any Phrases) -> [(name: String, value: Double?)] {
    [
      (words.reliability.guttman("λ₂"), guttman?.lambda2),
      (words.reliability.guttman("λ₅"), guttman?.lambda5),
      (words.reliability.guttman("λ₆"), guttman?.lambda6),
      (words.reliability.greatestLowerBound, greatest?.estimate),
      (words.reliability.splitHalfSpearmanBrown, oddEven?.spearmanBrown),
      (words.reliability.splitHalfGuttman, oddEven?.guttman),
      (words.reliability.bestSplitHalf, splits?.best.guttman),
      (words.reliability.worstSplitHalf, splits?.worst.guttman),
    ]
  }
}
