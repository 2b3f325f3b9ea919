/// What stands for the second derivatives of a pair's likelihood in influences on a polychoric
/// correlation.
package enum PolychoricCurvature: Sendable, Equatable {
  /// The second derivatives themselves: the influence is the exact derivative of the estimate.
  case exact
  /// Sums of products of scores, which agree with them where the model of the pair is true.
  /// B. Muthén, Psychometrika 49 (1984); `lavaan`.
  case scoreProducts
}
