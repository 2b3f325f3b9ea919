import CanvassNumerics
import CanvassSampling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

/// A number that may or may not be published, with what rules ask of it.
public struct JudgedCell: Sendable {
  /// What kind of number it is.
  public var kind: EstimateKind
  /// The estimate.
  public var value: Double
  /// Its variance; NaN where it does not exist.
  public var variance: Double
  /// Degrees of freedom of the variance.
  public var degreesOfFreedom: Int
  /// People who answered.
  public var count: Int
  /// Those in the category of a proportion, or counted; where that is not known, n·p of a proportion, else n.
  public var cases: Double
  /// n over the design effect, of what is no proportion.
  public var effectiveCount: Double
  /// People whom the weights stand for; `nil` where the weights do not say.
  public var population: Double?

  /// A number that is judged.
  public init(
    _ kind: EstimateKind, value: Double, variance: Double, degreesOfFreedom: Int, count: Int,
    cases: Double? = nil, effectiveCount: Double = .nan, population: Double? = nil
  ) {
    self.kind = kind
    self.value = value
    self.variance = variance
    self.degreesOfFreedom = degreesOfFreedom
    self.count = count
    self.cases = cases ?? Double(count) * (kind == .proportion && value.isFinite ? value : 1)
    self.effectiveCount = effectiveCount
    self.population = population
  }

  /// An estimate.
  public init(
    _ estimate: Estimate, as kind: EstimateKind = .proportion, cases: Int? = nil,
    population: Double? = nil
  ) {
    self.init(
      kind, value: estimate.value, variance: estimate.variance,
      degreesOfFreedom: estimate.degreesOfFreedom, count: estimate.count,
      cases: cases.map(Double.init), effectiveCount: estimate.effectiveCount,
      population: population)
  }

  /// Whether it is a share of 0 or 1, or an estimate of 0. Its clauses and what it lacks tell it, so that readers
  /// know it even where it is withheld.
  public var isExtreme: Bool { value == 0 || (kind == .proportion && value == 1) }

  /// √variance.
  public var standardError: Double { variance.squareRoot() }

  /// A proportion's complement.
  public var complement: JudgedCell {
    guard kind == .proportion else { return self }
    var other = self
    other.value = 1 - value
    other.cases = Double(count) - cases
    return other
  }

  /// What a mean of a variance of 0 tells: that everybody gave one answer, whose share is 1, and that of the others 0.
  public var sharesOfConstant: [JudgedCell] {
    guard kind == .mean, variance == 0 else { return [] }
    var share = self
    share.kind = .proportion
    share.value = 1
    share.cases = Double(count)
    return [share, share.complement]
  }

  /// The same cell, had so many people answered: same estimate, design effect and design.
  public func resized(to n: Int) -> JudgedCell {
    let factor = Double(n) / Double(count)
    var other = self
    other.count = n
    other.cases = (cases * factor).rounded(.down)
    other.variance = variance / factor
    other.effectiveCount = effectiveCount * factor
    return other
  }

  /// se/|estimate|; 1 where the estimate is 0 (ACS).
  var variationInTable: Double { value == 0 ? 1 : standardError / abs(value) }
}
