/// A number that is asked of a survey: a smooth function of weighted totals.
///
/// Whoever adds a statistic writes one of these, in a file of its own, and gets every design,
/// domains, variances and design effects for nothing.
public protocol Estimand: Sendable {
  /// The quantities whose moments it needs. Rows that miss one of them are left out.
  var quantities: [Quantity] { get }
  /// Its value and gradient at the totals of a domain.
  func linearised(at totals: Moments) -> Linearisation
  /// Its value alone, which replicates ask for many times.
  func value(at totals: Moments) -> Double
  /// As many rows fit it whatever they answer, as two points a line. They tell nothing of its error: a variance of zero
  /// is then none.
  var rowsFittedExactly: Int { get }
}

extension Estimand {
  /// The value of the linearisation.
  public func value(at totals: Moments) -> Double { linearised(at: totals).value }

  /// None.
  public var rowsFittedExactly: Int { 0 }
}
