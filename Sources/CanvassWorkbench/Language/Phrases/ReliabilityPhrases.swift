/// α, ω and the bounds beside them.
protocol ReliabilityPhrases: Sendable {
  var title: String { get }

  // Measures.
  var alpha: String { get }
  var ordinalAlpha: String { get }
  var omegaTotal: String { get }
  var omegaHierarchical: String { get }
  var ordinalOmega: String { get }
  /// Guttman's bound with this number.
  func guttman(_ bound: String) -> String
  var greatestLowerBound: String { get }
  var splitHalfSpearmanBrown: String { get }
  var splitHalfGuttman: String { get }
  var bestSplitHalf: String { get }
  var worstSplitHalf: String { get }

  // Items.
  var mean: String { get }
  var standardDeviation: String { get }
  var itemRest: String { get }
  var alphaIfDropped: String { get }
  var reversed: String { get }

  // Notes.
  var errorOfDesign: String { get }
  /// Of α and ω.
  var errorsOfDesign: String { get }
  var intervalOfFeldt: String { get }
  func omega(groupFactors: Int) -> String
  func ordinalOmega(factors: Int) -> String
  /// About which answers an item is turned round.
  ///
  /// - Parameter isScale: whether these are the scale of the study, or what was observed.
  func reversed(_ item: String, about range: String, isScale: Bool) -> String
  func splitHalf(_ first: String) -> String
  func weightsOfDesign(hasOmegaErrors: Bool) -> String
}
