/// How χ² and standard errors of a confirmatory model are made to hold without normality.
public enum ScalingCorrection: Sendable, Equatable, CaseIterable {
  /// `MLM` of `lavaan`: c = tr UΓ/df with fourth moments Γ and the expected information.
  /// A. Satorra and P. M. Bentler, in von Eye and Clogg (1994).
  case satorraBentler
  /// `MLR` of `lavaan`: c = (tr B₁A₁⁻¹ − tr B₀A₀⁻¹)/df with row scores B and observed information A
  /// of the saturated model and this one. K.-H. Yuan and P. M. Bentler, Sociol. Methodol. 30 (2000);
  /// T. Asparouhov and B. Muthén, Mplus Web Notes 8 (2005).
  case yuanBentler
}
