import CanvassNumerics

/// Split halves and lower bounds.
extension ReliabilityReport {
  /// Those that there are, for people.
  var bounds: [Measure] {
    let (bounds, words) = (model.bounds, self.words.reliability)
    let all = [
      (words.guttman("λ₂"), bounds.guttman?.lambda2),
      (words.guttman("λ₅"), bounds.guttman?.lambda5),
      (words.guttman("λ₆"), bounds.guttman?.lambda6),
      (words.greatestLowerBound, bounds.greatest?.estimate),
      (words.splitHalfSpearmanBrown, bounds.oddEven?.spearmanBrown),
      (words.splitHalfGuttman, bounds.oddEven?.guttman),
      (words.bestSplitHalf, bounds.splits?.best.guttman),
      (words.worstSplitHalf, bounds.splits?.worst.guttman),
    ]
    return all.compactMap { name, value in value.map { Measure(name, $0) } }
  }

  var boundFacts: [Fact] {
    let (guttman, splits) = (model.bounds.guttman, model.bounds.splits)
    return [
      .record(
        "splitHalf",
        [
          .record("oddEven", model.bounds.oddEven.map(facts)),
          .record("best", (splits?.best).map(facts)), .record("worst", (splits?.worst).map(facts)),
          .number("mean", splits?.mean), .count("splits", splits?.count),
        ]),
      .record(
        "guttman",
        [
          .number("lambda1", guttman?.lambda1), .number("lambda2", guttman?.lambda2),
          .number("lambda3", guttman?.lambda3), .number("lambda4", splits?.best.guttman),
          .number("lambda5", guttman?.lambda5), .number("lambda6", guttman?.lambda6),
        ]),
      .record(
        "greatestLowerBound",
        model.bounds.greatest.map { [.number("estimate", $0.estimate), .number("gap", $0.gap)] }),
    ]
  }

  private func facts(_ half: SplitHalf) -> [Fact] {
    [
      .texts("first", half.first), .texts("second", half.second),
      .number("correlation", half.correlation), .number("spearmanBrown", half.spearmanBrown),
      .number("guttman", half.guttman),
    ]
  }
}
