import CanvassNumerics
import CanvassSampling

/// Estimates of units that are ranked, with their covariance.
public struct RankedUnits: Sendable {
  /// The estimates; NaN has no rank and counts for nobody.
  public let values: [Double]
  /// Their covariance.
  public let covariance: Matrix
  /// Degrees of freedom of the comparison of two units; infinite where variances are known.
  public let degreesOfFreedom: @Sendable (Int, Int) -> Double

  /// Estimates with their covariance.
  public init(
    values: [Double], covariance: Matrix,
    degreesOfFreedom: @escaping @Sendable (Int, Int) -> Double = { _, _ in .infinity }
  ) {
    precondition(
      covariance.rows == values.count && covariance.isSquare, "covariance of the estimates")
    self.values = values
    self.covariance = covariance
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Independent estimates with their standard errors.
  public init(values: [Double], standardErrors: [Double], degreesOfFreedom: Double = .infinity) {
    self.init(
      values: values, covariance: Matrix(diagonal: standardErrors.map { $0 * $0 }),
      degreesOfFreedom: { _, _ in degreesOfFreedom })
  }

  /// The places of units that have an estimate.
  var ranked: [Int] { values.indices.filter { values[$0].isFinite } }

  /// What the estimates say of each pair.
  func evidence() -> PairEvidence {
    let places = ranked
    var evidence = PairEvidence(places.map { values[$0] })
    for (a, i) in places.enumerated() {
      for (b, j) in places.enumerated() where a < b {
        let (here, there) = (covariance[i, i], covariance[j, j])
        var variance = here + there - 2 * covariance[i, j]
        // What rounding leaves of a difference that does not vary.
        if abs(variance) <= 16 * .ulpOfOne * (here + there) { variance = 0 }
        let gap = Gap(from: values[j], to: values[i], variance: variance)
        evidence.set(a, b, gap, degreesOfFreedom(i, j))
      }
    }
    return evidence
  }

  /// A difference of two estimates.
  struct Gap {
    /// The difference; zero where both are the same but for rounding.
    var estimate: Double
    var standardError: Double

    init(from: Double, to: Double, variance: Double) {
      let isSame = abs(to - from) <= 64 * .ulpOfOne * max(abs(to), abs(from))
      estimate = isSame ? 0 : to - from
      // A variance below zero says nothing, and not that the difference is certain.
      standardError = variance < 0 ? .nan : variance.squareRoot()
    }
  }
}

/// What is known of each ordered pair (a, b) of units: how far the data speak against θ_a ≤ θ_b.
struct PairEvidence: Sendable {
  /// The estimates.
  let values: [Double]
  /// The one-sided p-value of each pair; NaN where nothing can be said.
  private(set) var p: [Double]
  /// The standard error of each difference; 0 where it is certain or nothing can be said, so that draws
  /// leave it out.
  private(set) var standardErrors: [Double]

  var count: Int { values.count }

  /// Pairs of which nothing is known yet.
  init(_ values: [Double]) {
    self.values = values
    p = [Double](repeating: .nan, count: values.count * values.count)
    standardErrors = [Double](repeating: 0, count: values.count * values.count)
  }

  /// The comparison of units a and b by Student's t.
  mutating func set(_ a: Int, _ b: Int, _ gap: RankedUnits.Gap, _ degreesOfFreedom: Double) {
    guard degreesOfFreedom > 0, !gap.standardError.isNaN else { return }
    if gap.standardError == 0 {
      // A difference in which nothing varies is certain; no difference at all says nothing.
      if gap.estimate == 0 { return }
      setP(a, b, gap.estimate > 0 ? 0 : 1, gap.estimate > 0 ? 1 : 0)
      return
    }
    let t = gap.estimate / gap.standardError
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    setP(a, b, distribution.upperTail(t), distribution.upperTail(-t))
    standardErrors[a * count + b] = gap.standardError
    standardErrors[b * count + a] = gap.standardError
  }

  /// The p-values against θ_a ≤ θ_b and against θ_b ≤ θ_a.
  mutating func setP(_ a: Int, _ b: Int, _ first: Double, _ second: Double) {
    p[a * count + b] = first
    p[b * count + a] = second
  }

  /// The pairs that can be tested: of all units, or of one with the others.
  func testable(with unit: Int? = nil) -> [Int] {
    p.indices.filter { pair in
      let (a, b) = pair.quotientAndRemainder(dividingBy: count)
      return !p[pair].isNaN && (unit == nil || a == unit || b == unit)
    }
  }
}
