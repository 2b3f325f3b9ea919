import CanvassNumerics
import CanvassSampling

/// What a clause of a rule pack looks at. The names are those that packs and JSON have.
public enum RuleMeasure: String, Sendable, CaseIterable {
  /// The estimate; of a proportion from 0 to 1.
  case estimate
  /// The same, for clauses on exactly 0 or 1.
  case extreme
  /// People who answered.
  case count
  /// People of a proportion's category or of a count; all people of a mean.
  case cases
  /// n over the design effect; of a proportion p(1 − p)/V, at most n over the pack's least design effect.
  case effectiveCount
  /// V over the variance of a simple random sample; of a proportion nV/(p(1 − p)).
  case designEffect
  /// Degrees of freedom of the variance.
  case degreesOfFreedom
  /// se/|estimate|.
  case coefficientOfVariation
  /// se/(1 − p).
  case complementVariation
  /// (se/p)/(−ln p) up to one half, (se/(1 − p))/(−ln(1 − p)) above: the same for p and 1 − p (NSDUH).
  case logVariation
  /// se/(m^(2/3)/9) with m the lesser of p and 1 − p (INE of Chile); of ratios from 0 to 1, too.
  case errorToPower
  /// p(1 − p)/V over a·√N + b, N in millions of people (Regulation (EU) 2019/1700).
  case precisionRatio
  /// Width of the interval of Korn and Graubard at 95 %.
  case intervalWidth
  /// The same over p.
  case relativeWidth
  /// The same over 1 − p.
  case relativeWidthOfComplement
  /// Width of the interval of the logarithm at 95 % over the count: 2 sinh(t·se/count).
  case relativeWidthOfCount
  /// People whom the weights stand for.
  case population
  /// 1 where the sample was planned for the domain, else 0.
  case planned
  /// Of a table: the median coefficient of variation of its cells, 1 for a cell of zero.
  case medianVariation
  /// Of a table: the share of its cells that another pack publishes.
  case publishedShare
  // What an input lacks, for which every pack has a verdict.
  /// The estimate does not exist.
  case noEstimate
  /// It has no variance.
  case noVariance
  /// Its variance has no degrees of freedom.
  case noFreedom
  /// One person answered.
  case single
  /// The variance is zero, though the estimate is not 0 or 1.
  case constant
  /// Nothing is wrong with it: it is kept back so that another cannot be computed.
  case complementary

  /// Whether a clause of a pack may name it.
  var isNamedInPacks: Bool {
    switch self {
    case .noEstimate, .noVariance, .noFreedom, .single, .constant, .complementary: false
    default: true
    }
  }

  /// Whether it is one of a table and not of a cell.
  var isOfTable: Bool { self == .medianVariation || self == .publishedShare }

  /// Whether it is judged on Korn and Graubard's interval.
  var usesInterval: Bool {
    self == .intervalWidth || self == .relativeWidth || self == .relativeWidthOfComplement
  }

  /// Whether it is the estimate itself, or a property that only some estimates have.
  var isEstimate: Bool { [.estimate, .extreme, .constant].contains(self) }

  /// Whether the estimate follows from what is measured and the sizes, or the effective size, which is withheld with it.
  public var tellsEstimate: Bool {
    ![.count, .degreesOfFreedom, .population, .planned].contains(self)
  }

  /// Whether it is a number of people or of degrees of freedom.
  public var isCount: Bool {
    switch self {
    case .count, .cases, .effectiveCount, .degreesOfFreedom, .population: true
    default: false
    }
  }
}
