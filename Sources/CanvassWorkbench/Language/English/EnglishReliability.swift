import CanvassNumerics

struct EnglishReliability: ReliabilityPhrases {
  var title: String { "Reliability" }

  var alpha: String { "Cronbach's α" }
  var ordinalAlpha: String { "ordinal α" }
  var omegaTotal: String { "ω total" }
  var omegaHierarchical: String { "ω hierarchical" }
  var ordinalOmega: String { "ordinal ω (of the answers)" }
  func guttman(_ bound: String) -> String { "Guttman's \(bound)" }
  var greatestLowerBound: String { "greatest lower bound" }
  var splitHalfSpearmanBrown: String { "split half, Spearman–Brown" }
  var splitHalfGuttman: String { "split half, Guttman's λ₄" }
  var bestSplitHalf: String { "best split half, λ₄" }
  var worstSplitHalf: String { "worst split half, λ₄" }

  var mean: String { "Mean" }
  var standardDeviation: String { "SD" }
  var itemRest: String { "Item–rest r" }
  var alphaIfDropped: String { "α if dropped" }
  var reversed: String { "reversed" }

  var errorsOfDesign: String {
    "The standard errors of α and ω are those of the design, for Student's t."
  }
  var errorOfDesign: String { "The standard error of α is linearised over the design." }
  var intervalOfFeldt: String {
    "The interval of α is Feldt's, for normal items in a simple random sample."
  }
  func omega(groupFactors: Int) -> String { "ω by \(counted(groupFactors, "group factor"))." }
  func ordinalOmega(factors: Int) -> String {
    "Ordinal ω is Green and Yang's, by \(counted(factors, "factor")); the rest is about "
      + "the normal variables behind the answers."
  }
  func reversed(_ item: String, about range: String, isScale: Bool) -> String {
    isScale
      ? "\(item) is reversed about the scale of the study, \(range)."
      : "\(item) is reversed about its observed range, \(range)."
  }
  func splitHalf(_ first: String) -> String { "Split half: \(first) against the others." }
  func weightsOfDesign(hasOmegaErrors: Bool) -> String {
    "All use the weights of the design; only "
      + (hasOmegaErrors ? "α and ω have standard errors." : "α has a standard error.")
  }
}
