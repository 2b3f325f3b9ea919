/// Some of the domains of `DomainTotals`, taken together.
public enum DomainUnion: Sendable, Hashable {
  /// One domain.
  case one(Int)
  /// All domains.
  case all
  /// All domains but one: the rest.
  case allBut(Int)
}

/// A linearised estimate as a sum over domains: Σ factor × gradient · totals. Differences of
/// estimates are differences of forms, so that their variance counts every covariance.
public struct LinearForm: Sendable {
  /// The gradient of one estimate in some domains.
  public struct Term: Sendable {
    /// The group of quantities.
    public var group: Int
    /// The domains.
    public var union: DomainUnion
    /// The gradient there.
    public var gradient: Linearisation
    /// What is estimated, for evaluation in replicates.
    public var estimand: any Estimand
    /// What it is multiplied by.
    public var factor = 1.0
  }

  /// The parts.
  public var terms: [Term]

  /// The sum of the values of the terms, times what these are multiplied by.
  var value: Double { terms.reduce(0) { $0 + $1.factor * $1.gradient.value } }

  /// The form of the difference of two estimates.
  public static func - (left: LinearForm, right: LinearForm) -> LinearForm {
    LinearForm(terms: left.terms + (-1 * right).terms)
  }

  /// The form of the sum of two estimates.
  public static func + (left: LinearForm, right: LinearForm) -> LinearForm {
    LinearForm(terms: left.terms + right.terms)
  }

  /// The form of a multiple of an estimate.
  public static func * (factor: Double, form: LinearForm) -> LinearForm {
    LinearForm(
      terms: form.terms.map { term in
        var term = term
        term.factor *= factor
        return term
      })
  }
}
