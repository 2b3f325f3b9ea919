import CanvassNumerics

/// Split halves and lower bounds.
extension ReliabilityReport {
  /// Lines of the table: a measure and its value.
  var boundRows: [(name: String, value: Double?)] {
    let (bounds, words) = (model.bounds, self.words.reliability)
    return [
      (words.guttman("λ₂"), bounds.guttman?.lambda2),
      (words.guttman("λ₅"), bounds.guttman?.lambda5),
      (words.guttman("λ₆"), bounds.guttman?.lambda6),
      (words.greatestLowerBound, bounds.greatest?.estimate),
      (words.splitHalfSpearmanBrown, bounds.oddEven?.spearmanBrown),
      (words.splitHalfGuttman, bounds.oddEven?.guttman),
      (words.bestSplitHalf, bounds.splits?.best.guttman),
      (words.worstSplitHalf, bounds.splits?.worst.guttman),
    ]
  }

  var boundMembers: [(key: String, value: JSONValue)] {
    let (guttman, splits) = (model.bounds.guttman, model.bounds.splits)
    return [
      (
        "splitHalf",
        .object([
          "oddEven": Self.json(model.bounds.oddEven), "best": Self.json(splits?.best),
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
        model.bounds.greatest.map {
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
}
