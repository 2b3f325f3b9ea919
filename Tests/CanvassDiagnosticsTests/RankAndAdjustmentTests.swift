import CanvassDiagnostics
import Testing

@testable import CanvassSampling

struct RankAndAdjustmentTests {
  /// R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02.
  @Test func holmAsInR() {
    let adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005])
    for (a, b) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(a - b) < 1e-15) }
  }

  /// A comparison that could not be made neither counts nor is adjusted.
  @Test func holmLeavesOutWhatIsMissing() {
    let adjusted = holmAdjusted([0.01, .nan, 0.03])
    #expect(adjusted[0] == 0.02)
    #expect(adjusted[1].isNaN)
    #expect(adjusted[2] == 0.03)
  }

  /// NCHS (Parker et al. 2017): the three clauses that suppress, at their limits.
  @Test func presentationStandard() throws {
    let pack = try RulePack("nchs")
    func mark(_ p: Double, _ se: Double, n: Int, df: Int = 100) -> ReliabilityMark {
      pack.mark(estimate(p, se, n: n, df: df))
    }
    // Effective size p(1 − p)/V of 29 and of 31.
    #expect(mark(0.5, (0.25 / 29).squareRoot(), n: 200).grade == .suppress)
    #expect(mark(0.5, (0.25 / 31).squareRoot(), n: 200).grade == .suppress)  // too wide
    #expect(mark(0.5, (0.25 / 60).squareRoot(), n: 200).grade == .release)
    // A share of 2 % from an effective size of 100 has an interval of 0.2–7 %: 3.4 times the share.
    let small = mark(0.02, (0.02 * 0.98 / 100).squareRoot(), n: 100)
    #expect(small.grade == .suppress)
    #expect(small.failures.first?.measure == .relativeWidth)
    // Its complement is shown, with the footnote.
    let large = mark(0.98, (0.02 * 0.98 / 100).squareRoot(), n: 100)
    #expect(large.grade == .caution)
    #expect(large.failures.first?.measure == .relativeWidthOfComplement)
    #expect(mark(0.5, 0.02, n: 900, df: 7).grade == .caution)
  }

  /// Statistics Canada: 16.5 % and 33.3 %.
  @Test func releaseRule() throws {
    let pack = try RulePack("statcan")
    #expect(pack.mark(estimate(0.5, 0.08, n: 50)).grade == .release)
    #expect(pack.mark(estimate(0.5, 0.09, n: 50)).grade == .caution)
    #expect(pack.mark(estimate(0.5, 0.17, n: 50)).grade == .suppress)
    #expect(pack.mark(estimate(0.5, 0.01, n: 9)).grade == .suppress)
    #expect(pack.mark(estimate(0.97, 0.012, n: 90)).grade == .caution)
  }

  private func estimate(_ p: Double, _ se: Double, n: Int, df: Int = 100) -> Estimate {
    Estimate(
      variable: "p", level: nil, cell: .init(values: []), value: p, variance: se * se,
      degreesOfFreedom: df, count: n, populationSize: Double(n) * 10,
      simpleRandomVariance: p * (1 - p) / Double(n))
  }
}
